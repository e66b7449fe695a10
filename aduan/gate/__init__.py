"""The gate before the public site: no byte of it may hold a private value of any case.

`guard` is what others call; `passed` is its word. Nothing is imported here, so that the public side
can load `passed`, and a worker process `study`, without anything private.
"""
