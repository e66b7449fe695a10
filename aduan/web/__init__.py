"""The two web applications' pages: citizens and staff (served), the public (frozen)."""
