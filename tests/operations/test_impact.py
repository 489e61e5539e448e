"""What another release of the policies would change: measured on every record, resumable, and nothing is written into the log."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import wasmtime

from registry.domain.canonical import canonical_bytes, sha256_hex
from registry.errors import RegistryError
from registry.operations import impact as module
from registry.operations.assess import evaluate, wasm_engine
from registry.operations.file_record import Filed, file_records
from registry.operations.impact import measure_impact, work_path
from registry.operations.impact_harm import DIRECTIONS, Affected, affected_by, harm
from registry.operations.impact_report import Impact
from registry.operations.impact_result import checked_key
from registry.operations.impact_worker import CELLS
from registry.operations.put_in_force import put_in_force
from registry.operations.registry import Registry, open_registry
from registry.policy.build import write_release
from registry.policy.release import MANIFEST, WASM, Bundle, load_release
from registry.policy.versions import Step, read_version
from registry.settings import Settings
from registry.storage.latest import committed_forms, latest_versions
from tests.operations.test_file_record import file_one, submission
from tests.operations.test_put_in_force import FIELDS, following
from tests.policy.changed_release import binds, changed_release, parameter_value

DAY = date(2026, 11, 22)
SCANNED: dict[str, Any] = {"proportionality": {"persons_scanned_estimate": 5_000}}


def stricter(bundle: Bundle) -> Bundle:
    """The next release: matches are kept for a day at most, which binds public bodies in GB and AU."""
    data, catalogue = parameter_value("max_match_days", 1)
    binding = [binds("UNP-04", country, "public_body") for country in ("GB", "AU")]

    def both(at: int) -> Any:
        def change(document: dict[str, Any]) -> None:
            (data, catalogue)[at](document)
            for edit in binding:
                edit[at](document)

        return change

    version = str(read_version(bundle.version).after(Step.MAJOR))
    return changed_release(bundle, version, data=both(0), catalogue=both(1))


def measured(registry: Registry, after: Bundle, **options: Any) -> Impact:
    return measure_impact(registry, after, DAY, **options)


@pytest.fixture(scope="module")
def filed_home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration with three filings of bodies that keep matches as long as they may: do not write into it."""
    home = Path(shutil.copytree(demo_home, tmp_path_factory.mktemp("filed") / "demo"))
    registry = open_registry(home, Settings())
    for name, more in (("gb-one", {}), ("gb-two", SCANNED), ("nl-one", {"place": {"country": "NL"}})):
        assert isinstance(file_one(registry, submission(name, **{**FIELDS, **more})), Filed)
    registry.database.close()
    return home


@pytest.fixture
def filed(filed_home: Path, tmp_path: Path) -> Registry:
    """A copy of it, opened with its keys."""
    return open_registry(Path(shutil.copytree(filed_home, tmp_path / "filed")), Settings())


def total(transitions: Any) -> int:
    return sum(one["count"] for one in transitions)


def test_every_record_is_counted_once_in_every_table(filed: Registry) -> None:
    report = measured(filed, stricter(filed.release()[1]))
    count = len(latest_versions(filed.database))
    assert report["records"] == count
    assert report["not_assessed"] == []
    assert [total(report["binding"]), total(report["strict"])] == [count, count]
    for one in report["requirements"]:
        assert total(one["statuses"]) == total(one["forces"]) == count


def test_the_tables_say_what_both_releases_make_of_each_record(filed: Registry) -> None:
    before, after = filed.release()[1], stricter(filed.release()[1])
    engines = {bundle.digest: [wasm_engine(bundle)] for bundle in (before, after)}
    expected: dict[str, Counter[tuple[str, str]]] = {
        "binding": Counter(),
        "UNP-04": Counter(),
        "force": Counter(),
    }
    latest = latest_versions(filed.database)
    forms = committed_forms(filed.database, [one.id for one in latest])
    for one in latest:
        form = json.loads(forms[one.id])
        day = (
            date.fromisoformat(form["answers"]["origin"]["law_date"])
            if one.provenance == "reconstructed"
            else DAY
        )
        made = [evaluate(form, bundle, engines[bundle.digest], day).assessment for bundle in (before, after)]
        rows = [next(row for row in each.requirements if row.id == "UNP-04") for each in made]
        expected["binding"][made[0].outcome.binding, made[1].outcome.binding] += 1
        expected["UNP-04"][rows[0].status, rows[1].status] += 1
        expected["force"][rows[0].force, rows[1].force] += 1
    report = measured(filed, after)
    (found,) = (one for one in report["requirements"] if one["id"] == "UNP-04")

    def counted(transitions: Any) -> Counter[tuple[str, str]]:
        return Counter({(one["before"], one["after"]): one["count"] for one in transitions})

    assert counted(report["binding"]) == expected["binding"]
    assert counted(found["statuses"]) == expected["UNP-04"]
    assert counted(found["forces"]) == expected["force"]
    assert expected["UNP-04"]["met", "not_met"] == 3
    assert expected["force"]["advises", "binds"] >= 2


def test_who_is_affected_is_told_in_the_order_of_harm(filed: Registry) -> None:
    report = measured(filed, stricter(filed.release()[1]))
    ours = [one for one in report["affected"] if one["provenance"] == "filed"]
    # More people scanned comes first; where nobody knows how many, it comes after those where somebody does.
    assert [one["deployment"] for one in ours if one["country"] == "GB"] == ["gb-two", "gb-one"]
    first = next(one for one in ours if one["deployment"] == "gb-two")
    assert first["newly_not_met"] == [{"id": "UNP-04", "force": "binds", "severity": "major"}]
    assert (first["persons"], first["operator"], first["law_date"]) == (
        5_000,
        "Body of Example",
        "2026-11-22",
    )
    assert report["affected"] == sorted(report["affected"], key=harm)


def test_a_requirement_that_comes_or_goes_is_in_no_release_on_one_side(filed: Registry) -> None:
    from registry.operations.find_release import find_release

    before, after = find_release("0.1.0"), filed.release()[1]
    if before.digest == after.digest:
        pytest.skip("the first release is the installed one")
    report = measured(filed, before)
    assert report["goes_back"]
    assert not measured(filed, stricter(after))["goes_back"]
    added = set(after.requirements) - set(before.requirements)
    assert added
    for one in report["requirements"]:
        words = {found["after"] for found in one["statuses"]}
        assert (words == {"not_in_release"}) == (one["id"] in added)
    assert (report["before"]["facts_version"], report["after"]["facts_version"]) == (3, 1)


def cells(*statuses: str, force: str = "binds", severity: str = "major") -> str:
    characters = {cell: character for character, cell in CELLS.items()}
    return "".join(characters[status, force, severity] for status in statuses)  # type: ignore[index]


def one(
    name: str, binding: str, strict: str, statuses: tuple[str, str] = ("met", "met"), persons: int | None = None,
    severity: str = "major",
) -> Affected | None:  # fmt: skip
    result = {
        "deployment": name, "version": 1, "provenance": "filed", "law_date": "2026-11-22", "persons": persons,
        "binding": binding.split(), "strict": strict.split(), "cells": [cells(word, severity=severity) for word in statuses],
    }  # fmt: skip
    return affected_by(result, (["A-1"], ["A-1"]))


C, N, P, U, W, R = (
    "compliant", "non_compliant", "prohibited", "undetermined", "compliant_with_conditions", "no_rule_applies"
)  # fmt: skip
FAILS = ("met", "not_met")


def test_the_gravest_comes_first_then_the_weightiest_then_the_most_people() -> None:
    ordered = [
        one("a", f"{C} {P}", f"{C} {P}", FAILS),
        one("b", f"{N} {P}", f"{N} {P}", FAILS),
        one("c", f"{C} {N}", f"{C} {N}", FAILS, severity="blocking"),
        one("d", f"{C} {N}", f"{C} {N}", FAILS, 10),
        one("e", f"{C} {N}", f"{C} {N}", FAILS, 9),
        one("f", f"{C} {N}", f"{C} {N}", FAILS, None),
        one("g", f"{C} {U}", f"{C} {U}"),
        one("h", f"{R} {C}", f"{R} {C}"),
        one("i", f"{C} {C}", f"{C} {P}"),
        one("j", f"{C} {C}", f"{C} {N}"),
        one("k", f"{C} {C}", f"{C} {C}", FAILS, severity="blocking"),
        one("l", f"{C} {C}", f"{C} {C}", FAILS),
        one("m", f"{P} {U}", f"{P} {U}"),
        one("n", f"{P} {C}", f"{P} {C}"),
        one("o", f"{C} {C}", f"{C} {C}", ("not_met", "met")),
    ]
    given = [found for found in reversed(ordered) if found is not None]
    assert [found["deployment"] for found in sorted(given, key=harm)] == list("abcdefghijklmno")
    assert {found["direction"] for found in given} == set(DIRECTIONS)


def test_whoever_keeps_every_outcome_and_every_failure_is_not_affected() -> None:
    assert one("a", f"{U} {U}", f"{N} {N}", ("not_met", "not_met")) is None
    assert one("a", f"{U} {U}", f"{U} {U}", ("met", "undetermined")) is None
    assert one("a", f"{W} {W}", f"{W} {W}", ("not_applicable", "upcoming")) is None


def test_nothing_is_written_into_the_log_or_the_tree(filed: Registry) -> None:
    home = filed.home.root

    def state() -> dict[str, bytes]:
        return {
            str(path.relative_to(home)): path.read_bytes()
            for path in home.rglob("*")
            if path.is_file() and "impact" not in path.parts and not path.name.startswith("registry.db")
        }

    before = state(), [list(latest_versions(filed.database)), filed.release()[0]]
    measured(filed, stricter(filed.release()[1]))
    assert (state(), [list(latest_versions(filed.database)), filed.release()[0]]) == before


def test_asking_again_does_nothing_again_and_gives_the_same(
    filed: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    after = stricter(filed.release()[1])
    report = measured(filed, after)
    monkeypatch.setattr(module, "in_processes", lambda *_: pytest.fail("nothing is left to do"))
    again = measured(filed, after)
    assert (report["from_work_file"], again["from_work_file"]) == (0, report["records"])
    assert again == {**report, "from_work_file": report["records"]}


GOOD: dict[str, Any] = {
    "deployment": "a", "version": 1, "record": "0" * 64, "provenance": "filed", "law_date": "2026-11-22", "persons": None,
    "binding": ["compliant", "compliant"], "strict": ["compliant", "prohibited"], "cells": ["((", "((("],
}  # fmt: skip
FAILED: dict[str, Any] = {
    "deployment": "a",
    "version": 1,
    "record": "0" * 64,
    "error": "a.b",
    "release": "after",
}


@pytest.mark.parametrize("result", [GOOD, FAILED, FAILED | {"release": ""}, GOOD | {"persons": 5}])
def test_a_result_is_taken_up_under_what_it_is_about(result: dict[str, Any]) -> None:
    assert checked_key((2, 3))(result) == ("a", 1, "0" * 64)


@pytest.mark.parametrize("good", [GOOD, FAILED])
def test_a_result_that_lacks_a_key_or_has_another_is_none(good: dict[str, Any]) -> None:
    changed = [{key: value for key, value in good.items() if key != left} for left in good]
    for result in [*changed, good | {"also": 1}, {}]:
        with pytest.raises(ValueError, match="other keys"):
            checked_key((2, 3))(result)


@pytest.mark.parametrize(
    "change",
    [
        {"cells": ["((", "(("]},
        {"cells": ["((", "(((("]},
        {"cells": ["((", "((\u4e00"]},
        {"cells": ["((", "(( "]},
        {"cells": ["(("]},
        {"cells": "(("},
        {"cells": ["((", ["(", "(", "("]]},
        {"cells": None},
        {"binding": ["compliant", "splendid"]},
        {"binding": ["compliant"]},
        {"strict": [["compliant"], "compliant"]},
        {"strict": {"before": "compliant"}},
        {"version": "1"},
        {"version": True},
        {"version": 0},
        {"deployment": 7},
        {"deployment": ""},
        {"record": "0"},
        {"persons": "5"},
        {"persons": False},
        {"provenance": "guessed"},
        {"provenance": []},
        {"law_date": "2026-02-30"},
        {"law_date": 20779},
    ],
)
def test_a_result_of_another_form_is_none(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        checked_key((2, 3))(GOOD | change)


@pytest.mark.parametrize("change", [{"error": 7}, {"release": "other"}, {"release": []}])
def test_a_failure_of_another_form_is_none(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        checked_key((2, 3))(FAILED | change)


def test_a_result_that_somebody_changed_is_not_believed(filed: Registry) -> None:
    after = stricter(filed.release()[1])
    measured(filed, after)
    path = work_path(filed, filed.release()[1], after, DAY.isoformat())
    lines = path.read_bytes().splitlines(keepends=True)
    bad = lines[2].replace(b'"binding":["', b'"binding":["com', 1)
    path.write_bytes(b"".join([*lines[:2], bad, *lines[3:]]))
    with pytest.raises(RegistryError) as raised:
        measured(filed, after)
    assert (raised.value.code, "line 3" in raised.value.message) == ("work.damaged", True)
    path.write_bytes(b"".join([*lines, lines[1]]))
    with pytest.raises(RegistryError) as raised:
        measured(filed, after)
    assert (raised.value.code, f"line {len(lines) + 1}" in raised.value.message) == ("work.damaged", True)


def test_only_what_was_filed_since_is_done(filed: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    after = stricter(filed.release()[1])
    measured(filed, after)
    file_one(filed, submission("gb-one", **FIELDS, filing={"change_kind": "confirmed_unchanged"}))
    file_one(filed, submission("new-one", **FIELDS))
    asked: list[str] = []
    real = module.in_processes

    def seen(work: Any, pieces: Any, *rest: Any) -> Any:
        listed = list(pieces)
        asked.extend(f"{piece.deployment} {piece.version}" for chunk in listed for piece in chunk)
        return real(work, listed, *rest)

    monkeypatch.setattr(module, "in_processes", seen)
    report = measured(filed, after)
    assert sorted(asked) == ["gb-one 2", "new-one 1"]
    assert report["records"] == len(latest_versions(filed.database))
    assert [one["version"] for one in report["affected"] if one["deployment"] == "gb-one"] == [2]


def test_another_day_or_another_release_is_another_question(filed: Registry) -> None:
    before, after = filed.release()[1], stricter(filed.release()[1])
    paths = {
        work_path(filed, before, after, "2026-11-22"),
        work_path(filed, before, after, "2026-11-23"),
        work_path(filed, before, following(before), "2026-11-22"),
    }
    assert len(paths) == 3


def test_the_release_in_force_changes_nothing_and_says_so(registry: Registry) -> None:
    with pytest.raises(RegistryError) as raised:
        measured(registry, registry.release()[1])
    assert raised.value.code == "impact.same"
    assert not (registry.home.root / "impact").exists()


def test_what_cannot_be_assessed_is_named_and_costs_none_of_the_others(
    filed: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = module.committed_forms
    broken = next(one.id for one in latest_versions(filed.database) if one.deployment_id == "gb-one")

    def forms(database: Any, ids: Any) -> dict[int, bytes]:
        found = real(database, ids)
        return {
            id: b'{"answers":{"place":{"country":7}}}' if id == broken else data for id, data in found.items()
        }

    monkeypatch.setattr(module, "committed_forms", forms)
    report = measured(filed, stricter(filed.release()[1]))
    assert [(one["deployment"], one["release"]) for one in report["not_assessed"]] == [("gb-one", "before")]
    assert total(report["binding"]) == report["records"] - 1


def test_a_release_whose_module_never_ends_is_refused_before_anything_is_begun(
    filed: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    after = with_module(stricter(filed.release()[1]), "(module (func $f (loop $l (br $l))) (start $f))")
    monkeypatch.setattr("registry.policy.wasm_engine.FUEL", 1_000_000)
    monkeypatch.setattr(module, "in_processes", None)
    with pytest.raises(RegistryError) as raised:
        measured(filed, after)
    assert raised.value.code == "engine.module"
    path = work_path(filed, filed.release()[1], after, DAY.isoformat())
    assert not path.exists() or path.read_bytes().count(b"\n") <= 1


def with_module(bundle: Bundle, text: str) -> Bundle:
    """The release with another module, written as WebAssembly text."""
    wasm = bytes(wasmtime.wat2wasm(text))
    manifest = {**bundle.manifest, "files": {**bundle.manifest["files"], WASM: sha256_hex(wasm)}}
    return load_release({**bundle.files, WASM: wasm, MANIFEST: canonical_bytes(manifest)}.__getitem__)


def test_a_measurement_stands_beside_the_release_that_is_then_put_in_force(filed: Registry) -> None:
    after = stricter(filed.release()[1])
    report = measured(filed, after)
    put_in_force(filed, after, None)
    confirmed = {"change_kind": "confirmed_unchanged"}
    result = file_one(filed, submission("gb-two", **FIELDS, **SCANNED, filing=confirmed))
    assert isinstance(result, Filed)
    (said,) = (one for one in report["affected"] if one["deployment"] == "gb-two")
    assert said["binding"][1] == result.decision.outcome.binding
    assert {one.id: one.status for one in result.decision.requirements}["UNP-04"] == "not_met"


COMMAND = [sys.executable, "-c", "from registry.cli.main import main; main()", "policies", "impact"]


def test_a_kill_loses_no_finished_work_and_leaves_no_process(filed: Registry, tmp_path: Path) -> None:
    home = filed.home.root
    many = (submission(f"many-{number}", **FIELDS) for number in range(150))
    assert all(isinstance(result, Filed) for result in file_records(filed, many))
    after = stricter(filed.release()[1])
    write_release(after.files, tmp_path / "new")
    command = [*COMMAND, str(tmp_path / "new"), "--home", str(home), "--on", DAY.isoformat(), "--json"]
    path = work_path(filed, filed.release()[1], after, DAY.isoformat())
    filed.database.close()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while (not path.is_file() or path.read_bytes().count(b"\n") < 40) and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    kept = path.read_bytes()
    kept = kept[: kept.rindex(b"\n") + 1]
    assert 40 <= kept.count(b"\n") < 150
    while _alive(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _alive(process.pid)
    with path.open("ab") as file:
        file.write(b'{"deployment":"cut')
    again = subprocess.run(command, capture_output=True, check=True)
    assert path.read_bytes().startswith(kept)
    assert b"cut" not in path.read_bytes()
    report = json.loads(again.stdout)
    fresh = open_registry(home, Settings(), with_keys=False)
    path.rename(tmp_path / "first.ndjson")
    assert report["from_work_file"] == kept.count(b"\n") - 1
    assert measure_impact(fresh, after, DAY) == {**report, "from_work_file": 0}
    assert len((tmp_path / "first.ndjson").read_bytes().splitlines()) == report["records"] + 1


def _alive(session: int) -> bool:
    """Whether any process of the session is left."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                state, _, _, group = (entry / "stat").read_text().rpartition(")")[2].split()[:4]
            except OSError:
                continue
            if int(group) == session and state != "Z" and int(entry.name) != os.getpid():
                return True
    return False
