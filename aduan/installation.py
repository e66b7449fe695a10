"""A new installation: its folder and fresh secrets, made by `python -m aduan.installation`."""

import os
import secrets
from pathlib import Path

import click

from aduan.config import SECRETS, ConfigError, place


def create(instance: Path, *, demonstration: bool) -> bool:
    """Makes the folder with fresh secrets; False when it is there already.

    Raises ConfigError when the folder holds data without its secrets: new ones would lock
    every citizen out.
    """
    path = instance / "aduan.toml"
    if path.exists():
        return False
    if instance.exists() and any(instance.iterdir()):
        raise ConfigError(f"{instance} holds data but no aduan.toml: restore it from the backup")
    instance.mkdir(parents=True, exist_ok=True, mode=0o700)
    lines = [f'{name} = "{secrets.token_hex(32)}"' for name in SECRETS]
    lines.append(f"DEMONSTRATION = {str(demonstration).lower()}")
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write("# Secrets and settings of this installation. Back it up; show it to nobody.\n")
        file.write("\n".join(lines) + "\n")
    return True


@click.command()
@click.option("--demonstration", is_flag=True, help="its reports are invented")
def main(demonstration: bool) -> None:
    """Create an installation with fresh secrets, in ADUAN_INSTANCE."""
    instance = place("INSTANCE")
    made = create(instance, demonstration=demonstration)
    click.echo(f"{instance} {'created' if made else 'is there already'}")


if __name__ == "__main__":
    main()
