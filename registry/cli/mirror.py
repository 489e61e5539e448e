"""`sightline mirror`: copy a log byte for byte, and serve the copy."""

from __future__ import annotations

import os
import random
import signal
import threading
from pathlib import Path

import click

from registry.cli.main import print_error, unusable
from registry.cli.monitor import wait_seconds
from registry.errors import RegistryError
from registry.operations.assess import wasm_engine
from registry.operations.follow_log import Trust
from registry.operations.mirror import Mirror
from registry.operations.monitor_state import held
from registry.operations.trust import read_key_files, read_policy_file
from registry.pages.words import counted
from registry.settings import settings


@click.command()
@click.argument("where", metavar="PATH-OR-URL")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--key",
    "key_files",
    type=click.Path(path_type=Path, dir_okay=False),
    multiple=True,
    help="A file of public keys of the log, from somewhere other than the log. May be given several times.",
)
@click.option(
    "--policy",
    "policy_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A trust policy (C2SP tlog-policy): the log's keys, and which witnesses must have cosigned.",
)
@click.option("--serve", "bind", metavar="HOST:PORT", help="Serve the copy there, and keep it up to date.")
@click.option(
    "--interval",
    type=click.FloatRange(1, 86400),
    default=60.0,
    show_default=True,
    help="Seconds between updates, with --serve.",
)
def mirror(
    where: str,
    folder: Path,
    key_files: tuple[Path, ...],
    policy_file: Path | None,
    bind: str | None,
    interval: float,
) -> None:
    """Copy the log at PATH-OR-URL into FOLDER/public, byte for byte; run it again to bring the copy up to date.

    Nothing is shown before it is verified: signatures, growth, every tile and entry, and on a log of this software every
    statement, every file it names, and every decision run again. The copy never shows an older checkpoint than it showed, nor
    one that does not continue it. An interrupted copy is taken up where it stopped. A log of each year goes into a folder of
    its own, so that `sightline check FOLDER/public` follows all of them.

    Exits 0 when the copy is up to date; 1 where the log is refused; 2 where it could not be reached.

    \b
    Example:
      sightline mirror demo/public/2026 copy --key demo/trust/registry.vkeys
    """
    if not key_files and policy_file is None:
        raise click.UsageError("Give the log's keys with --key or --policy.")
    trust = Trust(
        tuple(read_key_files(key_files)) if key_files else (),
        read_policy_file(policy_file) if policy_file else None,
    )
    with held(folder / "state"):
        copy = Mirror(where, folder, trust, wasm_engine, settings().bucket_endpoint)
        reached = _update(copy)
        if bind is None:
            raise SystemExit(reached)
        from registry.http.mirror import serve

        ended: list[BaseException] = []
        served = threading.Event()
        following = threading.Thread(
            target=_keep_up, args=(copy, interval, reached, ended, served), daemon=True
        )
        following.start()
        try:
            serve(folder, bind)
        finally:
            served.set()
        if ended:
            raise ended[0]


def _keep_up(
    copy: Mirror, interval: float, code: int, ended: list[BaseException], served: threading.Event
) -> None:
    """Update until the server has ended. What nobody foresaw ends the server too: a copy that no longer follows must not be
    served as if it did.
    """
    failures = 1 if code else 0
    try:
        while not served.wait(wait_seconds(interval, failures, random.random())):
            code = _update(copy, quiet=True)
            failures = failures + 1 if code else 0
    except BaseException as error:
        if not served.is_set():
            ended.append(error)
            os.kill(os.getpid(), signal.SIGTERM)


def _update(copy: Mirror, *, quiet: bool = False) -> int:
    """Bring the copy up to date and say so; the exit code."""
    try:
        shown = copy.update()
    except RegistryError as error:
        print_error(error)
        return 1 if error.code == "mirror.refused" else 2
    except OSError as error:
        # A full disk, say: it is tried again, and what was shown is shown.
        print_error(unusable(error))
        return 2
    if shown.added or not quiet:
        click.echo(
            f"{shown.root}: log {shown.origin}, size {shown.size}; "
            f"{counted(shown.added, 'entry', 'entries')} and {counted(shown.files, 'file')} added"
        )
    return 0
