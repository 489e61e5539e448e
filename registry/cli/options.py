"""What several subcommands share: options, the file they are about, and where a passphrase comes from."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
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


def year_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """--year: which of the registry's logs is meant."""
    return click.option(
        "--year", type=click.IntRange(2000, 9999), help="The log of this year. Default: the latest."
    )(command)


def law_date_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """--on: the law date, as text for `law_date`."""
    return click.option(
        "--on", "day", metavar="DATE", help="The law date, as 2026-11-22. Default: today (UTC)."
    )(command)


def processes_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """--processes: how many assess at once."""
    return click.option(
        "--processes", default=2, show_default=True, type=click.IntRange(1, 64), help="Processes that assess."
    )(command)


def law_date(text: str | None) -> date:
    """The day that --on names, else today; raises `assess.day`."""
    if text is None:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RegistryError("assess.day", f"{text!r} is not a day", hint="Write it as 2026-11-22.") from None


def ahead(day: date) -> str:
    """What is to be said of a law date that has not come; empty for any other."""
    if day <= datetime.now(UTC).date():
        return ""
    return "That day has not come: law that is made until then is not in this release."


def file_or_input(file: Path) -> Path | bytes:
    """The file, or what stands on standard input where it is called `-`."""
    return sys.stdin.buffer.read() if str(file) == "-" else file


def read_passphrase(
    file: Path | None, *, confirm: bool = False, whose: str = "the registry's keys", variable: bool = True
) -> bytes:
    """The passphrase of `whose` from `file`, or asked for; raises `key.passphrase` where it is empty.

    `variable`: whether the command also takes the file from SIGHTLINE_PASSPHRASE_FILE, so that a hint may say so.
    """
    if file is None:
        text = _asked_for(whose, confirm, variable)
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


def _asked_for(whose: str, confirm: bool, variable: bool) -> str:
    try:
        return str(
            click.prompt(f"Passphrase of {whose}", hide_input=True, confirmation_prompt=confirm, err=True)
        )
    except click.Abort as error:
        if not isinstance(error.__context__, EOFError):
            raise
        raise RegistryError(
            "key.passphrase",
            "nobody could be asked for the passphrase",
            hint="Name a file that holds it with --passphrase-file"
            + (", or set SIGHTLINE_PASSPHRASE_FILE." if variable else "."),
        ) from None
