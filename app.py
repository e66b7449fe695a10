"""What `flask` and a WSGI server find."""

import click

from aduan import create_app, create_commands
from aduan.reading import ContentError

try:
    app = create_app()
except ContentError as error:
    looking = click.get_current_context(silent=True)  # `flask`, for a command of that name
    if looking is None or looking.parent:
        raise
    app = create_commands(error)
