"""What `flask run` and a WSGI server find."""

from aduan import create_app

app = create_app()
