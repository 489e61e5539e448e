"""Run the clocks: what the day makes another status is decided anew, and what is over becomes an entry.

Knows: the order. First every live version is assessed by today's law (`operations.reassess`), because whether a period of
the law runs for a deployment is for its latest decision to say; then each term that is over is stated, once. An
authorisation lapses with the day until which it was given; nothing else is refused or ended by a clock (promise 7). Run
twice on one day, the second run does nothing.

It is interrupted at any point and run again: an entry that is durable is not made a second time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from registry.domain.clocks import Term
from registry.domain.lifecycle import State
from registry.errors import RegistryError
from registry.operations.draft_act import ActFile
from registry.operations.log_act import do_act
from registry.operations.prepare_act import drop_expired
from registry.operations.reassess import NotReassessed, Step, preview, reassess, require_room
from registry.operations.registry import Registry
from registry.operations.require_latest import Tell
from registry.operations.running_terms import Running, running_terms

_MET_MEANWHILE: Final = ("act.term", "act.repeated", "lifecycle.illegal")


RETRY_FIRST: Final = timedelta(minutes=5)
RETRY_LAST: Final = timedelta(hours=1)
"""How long the background job waits before it tries again what could not be done: at first, and then twice as long each time,
up to this."""

_OF_THE_ACT: Final = ("act.", "authority.", "lifecycle.")
"""What stands in the way of one statement and of no other."""


@dataclass(frozen=True)
class NotStated:
    """A term that is over and could not be stated; the error says why."""

    deployment: str
    term: Term
    error: RegistryError


@dataclass(frozen=True)
class Later:
    """The background job could not do `failed` of what is to be done, or `error` stopped it; it tries again at `at`."""

    failed: int
    at: datetime
    error: RegistryError | None = None


@dataclass(frozen=True)
class Over:
    """A term that is over. `index`: the entry that states it; None where it would be stated. `state`: that of the
    deployment."""

    deployment: str
    term: Term
    index: int | None = None
    state: State | None = None


def run_clocks(
    registry: Registry,
    *,
    processes: int = 1,
    make_room: Callable[[], object] = lambda: None,
    tell: Tell = lambda error: None,
) -> Iterator[Step | Over | NotStated]:
    """Do what is to be done today; what is told of is durable. Raises what `reassess` and `do_act` raise."""
    yield from reassess(registry, processes=processes, make_room=make_room, tell=tell)
    drop_expired(registry)
    day = registry.clock().date()
    for one in _over(registry, day):
        require_room(registry, 1, make_room)
        try:
            logged = do_act(registry, _stated(one), tell=tell)
        except RegistryError as error:
            # Somebody did what was asked, or another process stated it, since the terms were read.
            if error.code in _MET_MEANWHILE:
                continue
            if not error.code.startswith(_OF_THE_ACT):
                raise
            yield NotStated(one.deployment, one.term, error)
        else:
            yield Over(one.deployment, one.term, logged.place.index, logged.state)


def preview_clocks(registry: Registry, day: date, *, processes: int = 1) -> Iterator[Step | Over]:
    """What `run_clocks` would do on `day` if nothing happened until then; nothing is signed or logged.

    Raises `clocks.past` for a day before today: what was over then is stated already.
    """
    if day < registry.clock().date():
        raise RegistryError(
            "clocks.past",
            f"{day} is over, and what was to be done then is done",
            hint="Name today or a later day. `sightline clocks list` shows what is overdue.",
        )
    yield from preview(registry, day, processes=processes)
    yield from (Over(one.deployment, one.term) for one in _over(registry, day))


def every_day(
    registry: Registry, *, tell: Tell = lambda error: None
) -> Iterator[Step | Over | NotStated | Later | None]:
    """`run_clocks` a few steps at a time, again on each new day and under each new release; None where nothing is to do.

    For a process that does other things in between. A day is done only when everything was: what could not be, and what may
    pass (no room, a log that is frozen until the next one is open), is tried again within the day, after five minutes and then
    after twice as long, an hour at most. What was done is not done twice. A version whose own filing is void waits for its
    body and for no clock. Raises what else stops it.
    """
    done: tuple[Any, ...] = ()
    pause, again = RETRY_FIRST, None
    while True:
        today = (registry.clock().date(), registry.release()[0].release.digest)
        if today == done or (again is not None and again[0] == today and registry.clock() < again[1]):
            yield None
            continue
        pause = RETRY_FIRST if again is None or again[0] != today else min(2 * pause, RETRY_LAST)
        failed, stopped = 0, None
        try:
            for one in run_clocks(registry, tell=tell):
                failed += _failed(one)
                yield one
        except RegistryError as error:
            if error.retry_after is None and error.code != "storage.log_frozen":
                raise
            stopped = error
        if failed or stopped is not None:
            again = (today, registry.clock() + pause)
            yield Later(failed, again[1], stopped)
        else:
            done, again = today, None


def _failed(one: Step | Over | NotStated) -> int:
    if isinstance(one, Step):
        return sum(
            isinstance(result, NotReassessed) and result.error.code != "reassess.void"
            for result in one.results
        )
    return int(isinstance(one, NotStated))


def _over(registry: Registry, day: date) -> list[Running]:
    return running_terms(registry, over_before=day)


def _stated(one: Running) -> ActFile:
    term = one.term
    entry = {"origin": term.entry[0], "index": term.entry[1]}
    given: dict[str, Any] = {"deployment": one.deployment, "version": term.version, "due": term.due}
    if term.clock == "authorisation":
        return ActFile(act="lapse", role="registrar", given=given | {"authorisation": entry})
    return ActFile(
        act="overdue",
        role="registrar",
        given=given | {"clock": term.clock, "entry": entry, "part": term.part},
    )
