"""`sightline monitor`: follow logs, one's own and others', and raise an alarm where one does what no log may."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import click

from registry.cli.printable import printable
from registry.operations.assess import wasm_engine
from registry.operations.follow_log import Trust
from registry.operations.monitor import Followed, Monitor
from registry.operations.monitor_alarms import ALARMS
from registry.operations.monitor_state import held
from registry.operations.trust import read_key_files, read_policy_file
from registry.pages.words import counted
from registry.settings import settings

MAX_WAIT = 3600.0
"""Seconds between two rounds, at most, however often the network failed."""


@click.command()
@click.argument("places", metavar="PATH-OR-URL...", nargs=-1, required=True)
@click.option(
    "--key",
    "key_files",
    type=click.Path(path_type=Path, dir_okay=False),
    multiple=True,
    help="A file of public keys of the logs, from somewhere other than the logs. May be given several times.",
)
@click.option(
    "--policy",
    "policy_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A trust policy (C2SP tlog-policy): the logs' keys, and which witnesses must have cosigned.",
)
@click.option(
    "--state",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("monitor-state"),
    show_default=True,
    help="Where it is remembered what each log showed.",
)
@click.option("--once", is_flag=True, help="Look once, and say what was found with the exit code.")
@click.option(
    "--interval",
    type=click.FloatRange(1, 86400),
    default=60.0,
    show_default=True,
    help="Seconds between looks.",
)
@click.option(
    "--stale-after",
    type=click.FloatRange(min=0, min_open=True),
    metavar="HOURS",
    help="Raise an alarm where no new checkpoint came for so long. Default: never.",
)
@click.option("--webhook", metavar="URL", help="POST each new alarm there, as JSON.")
@click.option("--quiet", is_flag=True, help="Print nothing but alarms.")
def monitor(
    places: tuple[str, ...],
    key_files: tuple[Path, ...],
    policy_file: Path | None,
    state: Path,
    once: bool,
    interval: float,
    stale_after: float | None,
    webhook: str | None,
    quiet: bool,
) -> None:
    """Follow logs and raise an alarm where one was rewritten, forked, rolled back, or says what does not hold.

    Any log that serves C2SP tiles can be followed, at an http(s) address or in a folder. Of each new checkpoint the
    signatures are verified, that it continues the one seen before, and that its entries and tiles make its root. Of a log of
    this software each statement's signature is verified too, and each decision is run again.

    Alarms go to standard error and to the webhook. With --once the exit code says what was found: 0 nothing is wrong;
    2 nothing is known, or the input is unusable; 10 fork; 11 a frozen log was extended; 12 inconsistent; 13 rollback;
    14 signature; 15 an entry does not hold; 16 a file is missing; 17 stale. Of several alarms, the first in this order.

    \b
    Example:
      sightline monitor demo/public/2026 --key demo/trust/registry.vkeys --once
    """
    if not key_files and policy_file is None:
        raise click.UsageError("Give the logs' keys with --key or --policy.")
    trust = Trust(
        tuple(read_key_files(key_files)) if key_files else (),
        read_policy_file(policy_file) if policy_file else None,
    )
    with held(state):
        followed = Monitor(
            places,
            trust,
            state,
            wasm_engine,
            time.time,
            stale_after=stale_after * 3600 if stale_after else None,
            webhook=webhook,
            endpoint=settings().bucket_endpoint,
        )
        failures = 0
        shown: set[str] = set()
        while True:
            found = followed.round()
            shown = _print(found, quiet, shown)
            if once:
                sys.exit(exit_code(found))
            failures = failures + 1 if any(not one.reached for one in found) else 0
            time.sleep(wait_seconds(interval, failures, random.random()))


def exit_code(found: Sequence[Followed]) -> int:
    """0 where every log was seen and nothing is wrong, the gravest alarm's code, 2 where one log is not known."""
    raised = {alarm.code for one in found for alarm in one.alarms}
    for code, number in ALARMS.items():
        if code in raised:
            return number
    return 0 if all(one.reached for one in found) else 2


def wait_seconds(interval: float, failures: int, chance: float) -> float:
    """How long until the next round: the interval, doubled with each round that the network failed, up to an hour; a fifth
    more or less by `chance` in [0, 1), so that many monitors do not ask at once.
    """
    longest = max(interval, MAX_WAIT)
    return float(min(interval * 2 ** min(failures, 16), longest) * (0.8 + 0.4 * chance))


def _print(found: Sequence[Followed], quiet: bool, shown: set[str]) -> set[str]:
    """Print what is new; returns what is now known to the reader."""
    lines: set[str] = set()
    for one in found:
        for alarm in one.alarms:
            line = f"ALARM {alarm.message} [{alarm.code}]"
            lines.add(line)
            if line not in shown:
                click.secho(printable(line), fg="red", bold=True, err=True)
                if alarm.evidence:
                    click.echo(printable(f"  kept as evidence: {alarm.evidence}"), err=True)
        for text in one.said:
            line = f"{one.place}: {text}"
            lines.add(line)
            if line not in shown:
                click.secho(printable(line), fg="yellow", err=True)
        if one.reached and not one.alarms and not quiet:
            run = "" if one.decisions is None else f", {counted(one.decisions, 'decision')} run again"
            line = f"{one.place}: holds, log {one.origin}, size {one.size}, root {one.root}{run}"
            lines.add(line)
            if line not in shown:
                click.echo(printable(line))
    return lines
