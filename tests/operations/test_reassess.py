"""A later release or another day's law: nothing flips silently, and what has its decision gets no second one."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from registry.cli.main import main
from registry.domain.assessment import read_assessment
from registry.domain.canonical import canonical_bytes, sha256_hex
from registry.domain.decision_difference import Changed
from registry.errors import RegistryError
from registry.operations import outdated
from registry.operations import reassess as module
from registry.operations.backup import back_up
from registry.operations.check import check_tree
from registry.operations.check_database import check_database
from registry.operations.create_registry import create_registry
from registry.operations.file_record import Filed
from registry.operations.find_release import find_release
from registry.operations.installed_release import installed_release
from registry.operations.publish import publish
from registry.operations.reassess import NotReassessed, Redecided, preview, reassess
from registry.operations.registry import Registry, open_registry
from registry.operations.restore import restore
from registry.operations.revoke_key import revoke_key
from registry.operations.rotate_key import rotate_key
from registry.operations.show import deployments
from registry.operations.state_release import state_release
from registry.operations.trust import read_key_files
from registry.pages.render import render
from registry.settings import Settings
from registry.storage import ledger, queries
from registry.transport.trees import FolderTree
from tests.lean_release import lean_release
from tests.operations.changed_registry import engine_for
from tests.operations.test_file_record import file_one, submission
from tests.operations.test_put_in_force import FIELDS, following

START = datetime(2026, 11, 22, 10, tzinfo=UTC)
UNP_04 = Changed("UNP-04", "status", "met", "not_met")
ORIGIN: dict[str, Any] = {
    "law_date": "2021-05-01",
    "law_date_basis": "decision_date",
}


class Clock:
    """Time that passes a second whenever somebody looks at it."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry with four deployments, of each provenance, published: do not write into it."""
    root = tmp_path_factory.mktemp("reassess") / "registry"
    registry = create_registry(
        root, "https://registry.example", lean_release(), Settings(), passphrase=None, clock=Clock()
    )
    for name, provenance, more in (
        ("kept-long", "filed", FIELDS),
        ("says-little", "filed", {"place": {"country": "NL"}}),
        ("listed", "imported", FIELDS),
        ("judged", "reconstructed", {**FIELDS, "origin": ORIGIN}),
    ):
        assert isinstance(file_one(registry, submission(name, provenance, **more)), Filed)
    publish(registry)
    registry.database.close()
    return root


@pytest.fixture
def registry(made: Path, tmp_path: Path) -> Registry:
    home = Path(shutil.copytree(made, tmp_path / "registry"))
    return open_registry(home, Settings(), clock=Clock(START + timedelta(hours=1)))


def stricter(registry: Registry) -> None:
    """Put the next release in force: matches are kept for a day at most."""
    state_release(registry, following(registry.release()[1], 1))


def done(registry: Registry, **options: Any) -> list[Redecided | NotReassessed]:
    return [one for step in reassess(registry, **options) for one in step.results]


def names(results: list[Redecided | NotReassessed]) -> list[str]:
    return sorted(one.deployment for one in results)


def holds(registry: Registry) -> None:
    publish(registry)
    keys = read_key_files([registry.home.trust])
    report = check_tree(FolderTree(registry.tree.root), keys, engine_for)
    assert report.problem is None, report.problem
    check_database(registry)


def size(registry: Registry) -> int:
    return ledger.head(registry.database, registry.log.id).size


def test_a_release_gives_what_it_touches_a_decision_that_names_the_one_before(registry: Registry) -> None:
    before = queries.latest_decision(registry.database, "kept-long")
    stricter(registry)
    results = done(registry)
    # Of what the fourth says the release finds nothing else than the one before it.
    assert names(results) == ["judged", "kept-long", "listed"]
    assert all(isinstance(one, Redecided) and UNP_04 in one.changed for one in results)
    after = queries.latest_decision(registry.database, "kept-long")
    assert before is not None
    assert after is not None
    assert (after.version, after.previous) == (before.version, before.place)
    assert after.release_digest == registry.release()[1].digest
    holds(registry)


def test_a_reconstruction_keeps_its_law_date_under_every_release(registry: Registry) -> None:
    stricter(registry)
    found = {one.deployment: one.law_date for one in done(registry) if isinstance(one, Redecided)}
    assert found == {"judged": "2021-05-01", "kept-long": "2026-11-22", "listed": "2026-11-22"}


def test_what_has_its_decision_gets_no_second_one(registry: Registry) -> None:
    stricter(registry)
    assert done(registry)
    grown = size(registry)
    assert done(registry) == []
    assert size(registry) == grown


def test_without_a_later_release_or_day_nothing_is_decided(registry: Registry) -> None:
    grown = size(registry)
    assert done(registry) == []
    assert size(registry) == grown


def test_a_preview_says_what_would_be_decided_and_decides_nothing(registry: Registry) -> None:
    stricter(registry)
    grown = size(registry)
    steps = list(preview(registry, START.date()))
    told = [one for step in steps for one in step.results]
    assert size(registry) == grown
    assert [(one.deployment, one.changed) for one in told if isinstance(one, Redecided)] == [
        (one.deployment, one.changed) for one in done(registry) if isinstance(one, Redecided)
    ]
    assert (steps[0].done, steps[-1].done, steps[-1].total) == (0, 4, 4)


def test_interrupted_it_is_run_again_and_each_has_one_decision(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outdated, "PIECES", 1)
    stricter(registry)
    steps = reassess(registry)
    first = next(step for step in steps if step.results)
    steps.close()
    assert len(first.results) == 1
    rest = done(registry)
    assert len(rest) == 2
    digest = registry.release()[1].digest
    for name in names([*first.results, *rest]):
        stored = queries.deployment(registry.database, name)
        assert stored is not None
        assert [one.release_digest == digest for one in stored.decisions] == [True, False]
    holds(registry)


def test_several_processes_decide_the_same(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outdated, "PIECES", 2)
    stricter(registry)
    assert names(done(registry, processes=2)) == ["judged", "kept-long", "listed"]
    holds(registry)


def test_a_version_that_is_filed_meanwhile_has_the_decision_of_its_filing(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = module._log

    def meddling(*given: Any) -> Any:
        monkeypatch.setattr(module, "_log", original)
        assert isinstance(
            file_one(registry, submission("kept-long", **{**FIELDS, "place": {"country": "FR"}})), Filed
        )
        return original(*given)

    monkeypatch.setattr(module, "_log", meddling)
    stricter(registry)
    assert names(done(registry)) == ["judged", "listed"]
    stored = queries.deployment(registry.database, "kept-long")
    assert stored is not None
    assert [one.version for one in stored.decisions] == [2, 1]
    holds(registry)


def test_past_midnight_it_is_the_law_of_the_new_day(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = module._log

    def late(*given: Any) -> Any:
        if registry.clock().day == START.day:
            registry.clock.now += timedelta(days=1)  # type: ignore[attr-defined]
        return original(*given)

    monkeypatch.setattr(module, "_log", late)
    stricter(registry)
    days = {one.deployment: one.law_date for one in done(registry) if isinstance(one, Redecided)}
    assert days == {"judged": "2021-05-01", "kept-long": "2026-11-23", "listed": "2026-11-23"}
    holds(registry)


def test_without_room_nothing_is_decided_and_what_publishes_makes_room(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    stricter(registry)
    registry.settings = Settings(backlog=1)
    with pytest.raises(RegistryError) as full:
        done(registry)
    assert full.value.code == "intake.full"
    assert len(done(registry, make_room=lambda: publish(registry))) == 3


def test_a_clock_that_went_back_decides_nothing(registry: Registry) -> None:
    stricter(registry)
    registry.clock = Clock(START - timedelta(days=1))
    with pytest.raises(RegistryError) as back:
        done(registry)
    assert back.value.code == "file.clock"


def test_a_page_shows_the_latest_decision_first_and_what_changed(registry: Registry) -> None:
    stricter(registry)
    done(registry)
    publish(registry)
    page = deployments.deployment(registry, {"development_keys": True}, "kept-long")
    assert page.version.decision.release.version == registry.release()[1].version
    latest, first = page.history[0].decisions
    assert UNP_04 in latest.changed
    assert (latest.again, first.again, first.changed) == (True, False, ())
    told = render(page)
    assert "UNP-04: met → not met" in told
    assert told.count("Assessed again") == 1


def test_what_was_never_filed_by_who_holds_the_key_is_not_decided_on(tmp_path: Path) -> None:
    registry = create_registry(
        tmp_path / "robbed",
        "https://registry.example",
        lean_release(),
        Settings(),
        passphrase=None,
        clock=Clock(),
    )
    file_one(registry, submission("kept", **FIELDS))
    file_one(registry, submission("stolen", **FIELDS))
    rotated = rotate_key(registry, None, overlap=0)
    revoke_key(registry, rotated.old.key_id.hex(), "compromised", cut_off=2, upholds=[rotated.place.index])
    publish(registry)
    robbed = open_registry(tmp_path / "robbed", Settings(), clock=Clock(START + timedelta(hours=1)))
    stricter(robbed)
    found = {one.deployment: one for one in done(robbed)}
    assert isinstance(found["kept"], Redecided)
    assert isinstance(found["stolen"], NotReassessed)
    assert found["stolen"].error.code == "reassess.void"
    holds(robbed)


def test_a_release_that_reads_later_facts_publishes_those(tmp_path: Path) -> None:
    before = find_release("0.1.0")
    registry = create_registry(
        tmp_path / "old", "https://registry.example", before, Settings(), passphrase=None, clock=Clock()
    )
    file_one(registry, submission("kept-long", **FIELDS))
    publish(registry)
    state_release(registry, installed_release())
    assert before.facts_version < registry.release()[1].facts_version
    assert names(done(registry)) == ["kept-long"]
    holds(registry)


def test_what_was_withheld_on_a_wrong_ground_fails_under_the_release_that_reads_grounds(
    tmp_path: Path,
) -> None:
    """From 0.5.0, whose facts say only that an answer is withheld, to the installed release; both decisions stand."""
    before = find_release("0.5.0")
    registry = create_registry(
        tmp_path / "old", "https://registry.example", before, Settings(), passphrase=None, clock=Clock()
    )
    stub = {
        "field": "system.logic", "ground": "trade_secret", "provision": "Contract 7", "decided_by": "Procurement",
        "decided_on": "2025-01-01", "review_by": "2026-01-01",
    }  # fmt: skip
    told = {**FIELDS, "data": {**FIELDS.get("data", {}), "personal": True}}
    file_one(registry, submission("hides-much", **told, system={"logic": "Edges."}, withheld=[stub]))
    file_one(registry, submission("hides-nothing", **told))
    publish(registry)
    holds(registry)
    state_release(registry, lean_release())
    (hides,) = done(registry)
    assert isinstance(hides, Redecided)
    assert hides.deployment == "hides-much"
    assert {one for one in hides.changed if one.before == "not_in_release"} == {
        Changed("UCR-16", "status", "not_in_release", "not_met"),
        Changed("UNP-11", "status", "not_in_release", "not_met"),
    }
    holds(registry)


def test_killed_at_any_moment_each_has_one_decision_in_the_end(registry: Registry) -> None:
    stricter(registry)
    home, grown = registry.home.root, size(registry)
    registry.database.close()
    program = (
        "import sys\nfrom datetime import UTC, datetime\nfrom pathlib import Path\n"
        "from registry.operations import outdated\nfrom registry.operations.reassess import reassess\n"
        "from registry.operations.registry import open_registry\nfrom registry.settings import Settings\n"
        "outdated.PIECES = 1\n"
        "clock = lambda: datetime(2026, 11, 22, 12, tzinfo=UTC)\n"
        "for step in reassess(open_registry(Path(sys.argv[1]), Settings(), clock=clock)):\n"
        "    for one in step.results:\n        print(one.deployment, flush=True)\n"
    )
    command = [sys.executable, "-c", program, str(home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    again = open_registry(home, Settings(), clock=Clock(START + timedelta(hours=3)))
    between = size(again) - grown
    assert 1 <= between <= 3
    assert len(done(again)) == 3 - between
    assert size(again) == grown + 3
    holds(again)


def test_a_backup_made_before_takes_the_new_decisions_from_the_public_tree(
    registry: Registry, tmp_path: Path
) -> None:
    back_up(registry, tmp_path / "backup")
    stricter(registry)
    done(registry)
    publish(registry)
    registry.database.close()
    home = registry.home.root
    registry.home.database.unlink()
    for companion in home.glob("registry.db-*"):
        companion.unlink()
    restore(tmp_path / "backup", home, Settings())
    again = open_registry(home, Settings(), clock=Clock(START + timedelta(hours=2)))
    stored = queries.deployment(again.database, "kept-long")
    assert stored is not None
    assert len(stored.decisions) == 2
    assert done(again) == []
    holds(again)


def test_the_command_tells_what_differs_and_publishes_it(registry: Registry) -> None:
    stricter(registry)
    home = str(registry.home.root)
    registry.database.close()
    told = CliRunner().invoke(main, ["reassess", "--home", home, "--on", "2026-11-22"])
    assert told.exit_code == 0, told.output
    assert told.output.endswith("4 live versions: 3 differ, 0 could not be assessed\nNothing was decided.\n")
    decided = CliRunner().invoke(main, ["reassess", "--home", home])
    assert decided.exit_code == 0, decided.output
    assert "  UNP-04: met → not_met" in decided.output
    assert "published: size " in decided.output
    clocks = CliRunner().invoke(main, ["clocks", "run", "--home", home])
    assert clocks.exit_code == 0, clocks.output
    assert "0 differ, 0 could not be assessed\n0 terms over" in clocks.output


def robbed_of_the_new_decisions(registry: Registry) -> Registry:
    """The key that signed what was decided anew is revoked from there on; who goes on has another one."""
    grown = size(registry)
    assert names(done(registry)) == ["judged", "kept-long", "listed"]
    rotated = rotate_key(registry, None, overlap=0)
    upheld = [rotated.place.index]
    revoke_key(registry, rotated.old.key_id.hex(), "compromised", cut_off=grown, upholds=upheld)
    publish(registry)
    return open_registry(registry.home.root, Settings(), clock=Clock(START + timedelta(hours=2)))


def test_what_a_stolen_key_decided_is_decided_anew_under_the_same_release_and_law_date(
    registry: Registry, tmp_path: Path
) -> None:
    stricter(registry)
    back_up(registry, tmp_path / "backup")
    robbed = robbed_of_the_new_decisions(registry)
    void = {name: queries.latest_decision(robbed.database, name) for name in ("judged", "kept-long")}
    found = {one.deployment: one for one in done(robbed)}
    assert sorted(found) == ["judged", "kept-long", "listed"]
    for name, before in void.items():
        made, again = found[name], queries.latest_decision(robbed.database, name)
        assert isinstance(made, Redecided)
        assert before is not None
        assert again is not None
        assert again.previous == before.place
        assert (again.law_date, again.release_digest) == (before.law_date, before.release_digest)
    assert found["judged"].law_date == "2021-05-01"  # type: ignore[union-attr]
    grown = size(robbed)
    assert done(robbed) == []
    assert size(robbed) == grown
    holds(robbed)
    robbed.database.close()
    robbed.home.database.unlink()
    for companion in robbed.home.root.glob("registry.db-*"):
        companion.unlink()
    restore(tmp_path / "backup", robbed.home.root, Settings())
    back = open_registry(robbed.home.root, Settings(), clock=Clock(START + timedelta(hours=3)))
    assert done(back) == []
    holds(back)


def test_a_key_that_is_revoked_meanwhile_makes_what_rests_on_it_no_ground_for_a_decision(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = module._log
    filed = {one.filed.index for one in outdated.live(registry, ["kept-long"])}

    def meddling(*given: Any) -> Any:
        monkeypatch.setattr(module, "_log", original)
        rotated = rotate_key(registry, None, overlap=0)
        upheld = [rotated.place.index]
        revoke_key(registry, rotated.old.key_id.hex(), "compromised", cut_off=min(filed), upholds=upheld)
        registry.keys = open_registry(registry.home.root, Settings()).keys
        return original(*given)

    monkeypatch.setattr(module, "_log", meddling)
    stricter(registry)
    found = {one.deployment: one for one in done(registry)}
    assert isinstance(found["kept-long"], NotReassessed)
    assert found["kept-long"].error.code == "reassess.void"


def backwards(decision: Any, index: int) -> Any:
    """It names the release's own entry as the decision before it."""
    return decision.model_copy(update={"previous": decision.previous.model_copy(update={"index": index})})


@pytest.mark.parametrize("lie", ["result", "difference", "predecessor", "day", "law date", "nothing new"])
def test_a_check_of_the_public_tree_finds_a_forged_re_assessment(
    registry: Registry, monkeypatch: pytest.MonkeyPatch, lie: str
) -> None:
    """Whoever holds the registry's keys appends it; nothing but the log and its keys is asked."""
    stricter(registry)
    if lie in ("nothing new", "predecessor"):
        assert done(registry)
        registry.clock.now += timedelta(days=1)  # type: ignore[attr-defined]
    honest_decision, honest_log = module.decision_on, module.law_date_for
    monkeypatch.setattr("registry.storage.standing.Standing._follows", lambda *given: True)
    if lie in ("nothing new", "predecessor"):
        monkeypatch.setattr("registry.operations.reassess_worker.substance", lambda assessment: object())

    def forged(*given: Any, **named: Any) -> Any:
        if lie == "result":
            evaluation = named["evaluation"]
            changed = json.loads(evaluation.assessment_bytes)
            one = next(line for line in changed["requirements"] if line["id"] == "UNP-04")
            one["status"] = "met"
            data = canonical_bytes(changed)
            plain, digest = read_assessment(data)
            evaluation = replace(evaluation, assessment_bytes=data, plain=plain, assessment_sha256=digest)
            named["evaluation"] = evaluation
        if lie == "day":
            named["now"] -= timedelta(hours=6)
        made = honest_decision(*given, **named)
        if lie == "difference":
            lines = [
                line.model_copy(update={"status": "met"}) if line.id == "UNP-04" else line
                for line in made.requirements
            ]
            made = made.model_copy(update={"requirements": lines})
        if lie == "predecessor":
            stored = queries.deployment(registry.database, made.deployment)
            assert stored is not None
            made = backwards(made, stored.decisions[-1].place.index)
        return made

    def moved(*given: Any) -> Any:
        found = honest_log(*given)
        earlier = found.model_copy(update={"date": "2020-05-01"})
        return earlier if lie == "law date" and found.basis != "assessed_at" else found

    def entry(registry: Any, one: Any, evaluation: Any, decision: Any, turns: str, *, anew: bool) -> Any:
        made = honest_entry(registry, one, evaluation, decision, turns, anew=anew)
        if lie == "result":
            changed = json.loads(evaluation.assessment_bytes)
            next(line for line in changed["requirements"] if line["id"] == "UNP-04")["status"] = "met"
            data = canonical_bytes(changed)
            made = replace(
                made, decision=replace(made.decision, assessment=data, assessment_sha256=sha256_hex(data))
            )
        return made

    honest_entry = module._entry
    monkeypatch.setattr(module, "decision_on", forged)
    monkeypatch.setattr(module, "_entry", entry)
    if lie == "law date":
        # It is assessed under that day's law as well: only the record says another.
        standing = outdated.pieces_of

        def pieces(*given: Any) -> Any:
            for chunk in standing(*given):
                yield [
                    piece._replace(law_date="2020-05-01") if piece.provenance == "reconstructed" else piece
                    for piece in chunk
                ]

        monkeypatch.setattr(outdated, "pieces_of", pieces)
        monkeypatch.setattr(module, "law_date_for", moved)
    if lie == "day":
        monkeypatch.setattr(module, "last_logged_at", lambda registry: "")
    assert done(registry)
    monkeypatch.undo()
    publish(registry)
    keys = read_key_files([registry.home.trust])
    report = check_tree(FolderTree(registry.tree.root), keys, engine_for)
    assert report.problem is not None
    assert re.search(FOUND[lie], report.problem.message), report.problem.message


FOUND = {
    "result": "is not what its release makes of the facts",
    "difference": "says something else than the decision that was signed",
    "predecessor": "does not name the decision before it",
    "day": "before the entry it follows",
    "law date": "states another law date than the decision",
    "nothing new": "says what the decision before it said",
}
