"""Options that several subcommands share, and where a passphrase comes from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from registry.errors import RegistryError
from registry.settings import settings


def home_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """--home: the folder of the registry."""
    return click.option(
        "--home",
        type=click.Path(path_type=Path, file_okay=False),
        default=lambda: settings().home,
        show_default="SIGHTLINE_HOME, else ./registry-home",
        help="The folder of the registry.",
    )(command)


def passphrase_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """--passphrase-file: where the private keys' passphrase stands."""
    return click.option(
        "--passphrase-file",
        type=click.Path(path_type=Path, dir_okay=False),
        default=lambda: settings().passphrase_file,
        show_default="SIGHTLINE_PASSPHRASE_FILE, else you are asked",
        help="A file whose first line is the passphrase of the private keys.",
    )(command)


def read_passphrase(file: Path | None, *, confirm: bool = False) -> bytes:
    """The passphrase from `file`, or asked for; raises `key.passphrase` where it is empty."""
    if file is None:
        text = _asked_for(confirm)
    else:
        try:
            text = file.read_text(encoding="utf-8").partition("\n")[0]
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "is not UTF-8 text"
            raise RegistryError(
                "key.passphrase",
                f"{file}: {reason}",
                hint="Give a readable file whose first line is the passphrase.",
            ) from None
    if not text:
        raise RegistryError(
            "key.passphrase", "the passphrase is empty", hint="Put at least a few words on the first line."
        )
    return text.encode()


def _asked_for(confirm: bool) -> str:
    try:
        return str(
            click.prompt(
                "Passphrase of the registry's keys", hide_input=True, confirmation_prompt=confirm, err=True
            )
        )
    except click.Abort as error:
        if not isinstance(error.__context__, EOFError):
            raise
        raise RegistryError(
            "key.passphrase",
            "nobody could be asked for the passphrase",
            hint="Name a file that holds it with --passphrase-file, or set SIGHTLINE_PASSPHRASE_FILE.",
        ) from None
