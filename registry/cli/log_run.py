"""`sightline log run`: the process that makes entries of what is accepted, publishes them and delivers notices."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import click

from registry.cli.main import print_error
from registry.cli.notices import line
from registry.cli.opened import opened
from registry.cli.options import home_option, passphrase_option
from registry.cli.published import tell, tell_published, tell_trouble
from registry.domain.decision import instant
from registry.errors import RegistryError
from registry.operations.accept import backlog, sequence_accepted
from registry.operations.deliver_notices import deliver_notices
from registry.operations.file_record import Filed, NotFiled, Unchanged
from registry.operations.publish import Published, publish
from registry.operations.reassess import NotReassessed, Step
from registry.operations.registry import Registry
from registry.operations.republish import REPUBLISH_AFTER
from registry.operations.run_clocks import Later, NotStated, Over, every_day


@click.command()
@home_option
@passphrase_option
@click.option(
    "--interval",
    type=click.FloatRange(0.1, 3600),
    default=1.0,
    show_default=True,
    help="Seconds between two looks at what is new.",
)
def run(home: Path, passphrase_file: Path | None, interval: float) -> None:
    """Sequence what is accepted, publish what is sequenced and deliver notices, until stopped; once a day run the clocks.

    A checkpoint to which nothing was added for ten minutes is signed and cosigned again, so that readers see the log is alive;
    nothing is printed then, unless something is amiss.

    One such process does for a registry; a second one takes turns with it. Too few witnesses are told, and asked again later.
    Whatever else goes wrong ends the process with a message: nothing is lost then, and whoever watches it starts it again.
    """
    registry = opened(home, passphrase_file)
    shown = -float(REPUBLISH_AFTER)
    told: Published | None = None
    delivering = deliver_beside(registry, interval)
    clocks = every_day(registry, tell=tell)
    while True:
        if delivering.exception is not None:
            raise delivering.exception
        take_up(registry)
        # A few versions at a time: what is accepted meanwhile waits for no more than these.
        busy = _run_clocks(next(clocks))
        if backlog(registry) or time.monotonic() - shown >= REPUBLISH_AFTER:
            shown = time.monotonic()
            try:
                published = publish(registry)
            except RegistryError as error:
                if error.code != "witness.held":
                    raise
                print_error(error)
            else:
                told = _tell_news(published, told)
        sys.stdout.flush()
        if not busy:
            time.sleep(interval)


def _run_clocks(done: Step | Over | NotStated | Later | None) -> bool:
    """Say what the clocks did and could not do; whether there may be more."""
    if isinstance(done, Later):
        tell_later(done)
    elif isinstance(done, NotStated):
        tell_not_stated(done)
    elif isinstance(done, Step):
        for result in done.results:
            if isinstance(result, NotReassessed):
                click.echo(f"{result.deployment} version {result.version}: {result.error.line()}", err=True)
            else:
                click.echo(
                    f"{result.deployment} version {result.version}: decided anew, entry {result.index}"
                )
    elif done is not None:
        click.echo(f"{done.deployment}: {done.term.clock} was due {done.term.due}, entry {done.index}")
    return done is not None


def tell_not_stated(one: NotStated) -> None:
    """Say of which term it could not be stated that it is over, and why."""
    click.echo(f"{one.deployment}: {one.term.clock} was due {one.term.due}: {one.error.line()}", err=True)


def tell_later(later: Later) -> None:
    """Say that the clocks of the day are not done, and when they are tried again."""
    why = f": {later.error.line()}" if later.error else f": {later.failed} could not be done"
    click.echo(f"clocks: today's are not done{why}; tried again at {instant(later.at)}", err=True)


class _Beside(threading.Thread):
    """Delivers notices until the process ends: who answers slowly must not hold up a publication."""

    def __init__(self, registry: Registry, interval: float) -> None:
        super().__init__(daemon=True, name="notices")
        self._registry, self._interval = registry, interval
        self.exception: BaseException | None = None

    def run(self) -> None:
        try:
            while True:
                for one in deliver_notices(self._registry):
                    click.echo(line(one), err=one.state != "sent")
                time.sleep(self._interval)
        except BaseException as error:
            self.exception = error


def deliver_beside(registry: Registry, interval: float) -> _Beside:
    """Deliver notices every `interval` seconds in a thread of this process, which tells what ended it (`exception`)."""
    thread = _Beside(registry, interval)
    thread.start()
    return thread


def _tell_news(published: Published, told: Published | None) -> Published:
    """Print what differs from what was told last; what is amiss each time."""
    if told is None or published.added or published.witnessed != told.witnessed:
        tell_published(published)
    else:
        tell_trouble(published)
    return published


def take_up(registry: Registry) -> None:
    """Sequence what is accepted, and say what became of each."""
    for result in sequence_accepted(registry, tell=tell):
        if isinstance(result, Filed):
            click.echo(f"{result.where}: {result.deployment} version {result.version}, entry {result.index}")
        elif isinstance(result, Unchanged):
            click.echo(f"{result.where}: {result.deployment} is unchanged since version {result.version}")
        elif isinstance(result, NotFiled):
            click.echo(f"{result.where}: {result.error.line()}", err=True)
        sys.stdout.flush()
