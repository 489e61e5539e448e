"""`kill -9` at every kind of call: an act either happened with its entry and its texts, or did not happen at all.

Each deed runs as a command under strace, which kills it at the n-th call of a kind;
the registry is opened again and compared with what stood before: the entry, the rows beside it and what it moved are all
there, or none is. What did not happen is done again and then did, once.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain, count, cycle
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from registry.operations.act_forms import openings_file
from registry.operations.check import check_tree
from registry.operations.check_database import check_database
from registry.operations.create_registry import create_registry
from registry.operations.draft_act import read_act_file
from registry.operations.keep_draft import new_draft
from registry.operations.list_acts import list_acts
from registry.operations.log_act import do_act
from registry.operations.office_key import sign_act
from registry.operations.publish import publish
from registry.operations.registry import Registry, open_registry
from registry.operations.trust import read_key_files
from registry.settings import Settings
from registry.storage import acts, drafts, ledger, queries
from registry.transport.trees import FolderTree
from tests.faults.prepared import Prepared
from tests.faults.test_fault_matrix import CALLED, CALLS, Point
from tests.lean_release import lean_release
from tests.operations.acting import GATES, acting_in
from tests.operations.changed_registry import engine_for

pytestmark = pytest.mark.skipif(
    shutil.which("strace") is None, reason="strace is not installed (apt-get install strace)"
)

CHECKED_EVERY = 8


class Deed(NamedTuple):
    """A command that does one act, and whether it happened, as the registry's own rows say."""

    command: list[str]
    happened: Callable[[Registry], bool]
    repeatable: bool
    """Whether doing it again does nothing more."""


class Interrupted(NamedTuple):
    """Whether the process was killed, and whether the deed had happened by then."""

    killed: bool
    happened: bool


class Office:
    """A registry with bodies, in which deeds are interrupted."""

    def __init__(self, folder: Path, prepared: Prepared, address: str | None) -> None:
        self.folder, self.home, self.prepared = folder, folder / "registry", prepared
        registry = create_registry(
            self.home,
            "https://registry.example",
            lean_release(),
            Settings(),
            passphrase=None,
            database_address=address,
        )
        self.acting = acting_in(registry)
        self.acting.file()
        self.numbers = count()
        self.moves = cycle(["suspend", "lift"])
        self.declines = cycle([False, True])

    @property
    def registry(self) -> Registry:
        return self.acting.registry

    def reopen(self) -> None:
        """What another process did is seen by a new one."""
        self.registry.database.close()
        self.acting.registry = open_registry(self.home, Settings())

    def objection(self) -> Deed:
        text = f"Objection {next(self.numbers)}"
        day = self.registry.clock().date().isoformat()
        given = {"deployment": GATES, "lodged_on": day, "reply_due": "2099-12-31"}
        file = self._write("objection.yaml", {"act": "object", "given": given, "texts": {"text": text}})
        return Deed(self._act("do", file), lambda registry: text in _texts(registry), False)

    def moderation(self) -> Deed:
        """Of an objection whose text is kept back, released or declined in turn."""
        text, decline = f"Kept back {next(self.numbers)}", next(self.declines)
        day = self.registry.clock().date().isoformat()
        given = {"deployment": GATES, "lodged_on": day, "reply_due": "2099-12-31"}
        kept = {"act": "object", "given": given, "texts": {"text": text}, "withhold": ["text"]}
        place = do_act(self.registry, read_act_file(kept)).place
        entry = {"origin": self.registry.log.origin, "index": place.index}
        said: dict[str, Any] = {"given": {"deployment": GATES, "entry": entry}, "role": "registrar"}
        said |= {"act": "decline_text", "texts": {"reasons": "No."}} if decline else {"act": "release_text"}
        file = self._write("moderation.yaml", said)
        return Deed(
            self._act("do", file), lambda registry: bool(acts.moderations(registry.database, place)), False
        )

    def determination(self) -> Deed:
        act = next(self.moves)
        draft = self.acting.draft(act, reasons=f"Determination {next(self.numbers)}")
        signed = sign_act(draft.payload, self.acting.keys["watchdog"], openings_file(draft.openings))
        envelope, openings = self.folder / "envelope.json", self.folder / "openings.json"
        envelope.write_bytes(signed.envelope)
        openings.write_bytes(openings_file(draft.openings))
        state = {"suspend": "suspended_undetermined", "lift": "submitted"}[act]
        command = self._act("log", str(envelope), "--openings", str(openings))
        return Deed(command, lambda registry: list_acts(registry, GATES).state == state, True)

    def filing(self) -> Deed:
        id = f"filed-{next(self.numbers)}"
        file = self._write("record.yaml", {"id": id, "place": {"country": "FR"}})
        by = ["--office", "town", "--person", self.acting.people["town", "filer"]]
        return Deed(["file", file, *by, *self._home()], lambda registry: _is_filed(registry, id), True)

    def submission(self) -> Deed:
        id, filer = f"drafted-{next(self.numbers)}", self.acting.people["town", "filer"]
        draft = new_draft(self.registry, "town", filer, {"id": id, "place": {"country": "FR"}}).id

        def happened(registry: Registry) -> bool:
            stands = drafts.find(registry.database, draft) is not None
            assert stands != _is_filed(registry, id), "a draft and a version, or neither"
            return not stands

        command = ["draft", "submit", draft, "--revision", "1", "--person", filer, *self._home()]
        return Deed(command, happened, False)

    def deeds(self) -> dict[str, Callable[[], Deed]]:
        made = (self.objection, self.determination, self.filing, self.submission, self.moderation)
        return {deed.__name__: deed for deed in made}

    def calls_of(self, deed: Deed) -> Counter[str]:
        """How many calls of each kind one thread of the command makes at most, where nothing goes wrong."""
        run = self.prepared.run(deed.command, calls=CALLS)
        assert run.code == 0, run.output
        self.reopen()
        most: Counter[str] = Counter()
        for (_, call), times in Counter(CALLED.findall(run.trace)).items():
            most[call] = max(most[call], times)
        return most

    def interrupt(self, deed: Deed, point: Point) -> Interrupted:
        """Kill the deed at `point`: all of it stands then, or nothing."""
        before = self._size()
        run = self.prepared.run(deed.command, *point.injection, calls=point.call)
        assert run.code in (0, -9), run.output
        self.reopen()
        done = deed.happened(self.registry)
        assert self._size() == before + done, "an entry without its act, or an act without its entry"
        if not done or deed.repeatable:
            again = self.prepared.run(deed.command)
            assert again.code == 0, again.output
            self.reopen()
        assert deed.happened(self.registry)
        assert self._size() == before + 1, "it happened twice"
        return Interrupted(run.code == -9, done)

    def must_hold(self) -> None:
        """The log checks, and every row says what the log says."""
        self.reopen()
        publish(self.registry)
        check_database(self.registry)
        assert drafts.listed(self.registry.database, prefix="") == []
        keys = read_key_files([self.home / "trust" / "registry.vkeys"])
        report = check_tree(FolderTree(self.registry.tree.root), keys, engine_for)
        assert report.problem is None, report.problem
        assert report.size == self._size()

    def _size(self) -> int:
        return ledger.head(self.registry.database, self.registry.log.id).size

    def _act(self, *words: str) -> list[str]:
        return ["act", *words, *self._home()]

    def _home(self) -> list[str]:
        return ["--home", str(self.home)]

    def _write(self, name: str, content: dict[str, Any]) -> str:
        path = self.folder / name
        path.write_text(yaml.safe_dump(json.loads(json.dumps(content))), encoding="utf-8")
        return str(path)


def _texts(registry: Registry) -> set[str]:
    found = acts.on_deployment(registry.database, GATES)
    return set(chain.from_iterable(_values(registry, act) for act in found))


def _values(registry: Registry, act: acts.StoredAct) -> list[str]:
    texts = acts.texts(registry.database, act)
    assert texts, "an act without its texts"
    return [text.value for text in texts.values()]


def _is_filed(registry: Registry, id: str) -> bool:
    latest = queries.latest_version(registry.database, id)
    by = [act.kind for act in acts.on_deployment(registry.database, id)]
    assert by == ([acts.FILED] if latest else []), "a version without its filer, or a filer without a version"
    return latest is not None


@pytest.fixture
def office(prepared: Prepared, address: Callable[[], str | None], tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path, prepared, address())
    yield made
    made.registry.database.close()


def points(calls: Counter[str], each: int) -> list[Point]:
    """`each` calls of every kind, spread over all there are, at which the process is killed."""
    return [
        Point(call, n, "signal=SIGKILL")
        for call, times in sorted(calls.items())
        for n in sorted({1 + times * i // each for i in range(each)} & set(range(1, times + 1)))
    ]


def test_an_act_that_is_killed_happened_with_its_entry_or_did_not_happen(office: Office) -> None:
    calls = office.calls_of(office.objection())
    many = "pwrite64" if calls["pwrite64"] > calls["sendto"] else "sendto"
    killed = 0
    for turn, make in enumerate(office.deeds().values(), 1):
        point = Point(many, max(1, calls[many] * turn // 8), "signal=SIGKILL")
        killed += office.interrupt(make(), point).killed
    office.must_hold()
    assert killed >= 3


@pytest.mark.faults
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("deed", ["objection", "determination", "filing", "submission", "moderation"])
def test_no_kill_at_any_call_leaves_half_an_act(
    office: Office, deed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each kind of deed in a registry of its own: what one has gone through, every check reads again."""
    seen: Counter[str] = Counter()
    make = office.deeds()[deed]
    for number, point in enumerate(points(office.calls_of(make()), 25)):
        done = office.interrupt(make(), point)
        seen[f"{'killed' if done.killed else 'not reached'}, {'done' if done.happened else 'not done'}"] += 1
        if number % CHECKED_EVERY == CHECKED_EVERY - 1:
            office.must_hold()
    office.must_hold()
    with capsys.disabled():
        print(f"\n{dict(seen)}")
    assert seen["killed, done"] > 4
    assert seen["killed, not done"] > 4
