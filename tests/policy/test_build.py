"""A release: the same library gives the same bytes, and one fault anywhere gives none."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from registry.domain.canonical import canonical_bytes, parse_canonical, sha256_hex
from registry.errors import RegistryError
from registry.operations.assess import wasm_engine
from registry.policy.build import build_release, stale_files, write_release
from registry.policy.release import Bundle, load_release, read_folder
from tests.small_library import FIELDS, FILES, NOTICE, write_library
from tests.unlisted import make_unlisted


def faults(folder: Path, opa: Path, **changes: str | None) -> str:
    library = write_library(folder / "changed", **changes)
    with pytest.raises(RegistryError) as raised:
        build_release(library, opa, FIELDS)
    shutil.rmtree(library)
    assert raised.value.code == "policies.refused"
    return raised.value.message


def test_the_same_library_gives_the_same_bytes_wherever_it_lies(
    small_files: dict[str, bytes], opa: Path, tmp_path: Path
) -> None:
    again = build_release(write_library(tmp_path / "some" / "where else"), opa, FIELDS)
    assert again == small_files


def test_every_file_is_named_by_its_digest(small_files: dict[str, bytes]) -> None:
    manifest = parse_canonical(small_files["manifest.json"])
    assert manifest["files"] == {
        path: sha256_hex(data) for path, data in small_files.items() if path != "manifest.json"
    }
    assert (manifest["version"], manifest["facts_version"], manifest["opa"]) == ("1.2.3", 1, "1.22.2")
    assert manifest["entrypoint"] == "main/results"


def test_tests_are_no_part_of_a_release_and_sources_are(small_files: dict[str, bytes]) -> None:
    sources = {path.removeprefix("sources/") for path in small_files if path.startswith("sources/")}
    assert sources == {path for path in FILES if not path.endswith("_test.rego")} | {"index.rego"}
    assert all(small_files[f"sources/{path}"] == FILES[path].encode() for path in sources - {"index.rego"})
    assert b"Apache License" in small_files["NOTICE"]


def test_what_tests_the_rules_is_no_part_of_a_release(
    small_files: dict[str, bytes], opa: Path, tmp_path: Path
) -> None:
    beside = {
        "small/sm_01_rows.yaml": "rows: not even read",
        "blank_facts.json": "{}",
        "requirement.schema.json": "{}",
    }
    assert build_release(write_library(tmp_path, **beside), opa, FIELDS) == small_files


def test_a_release_can_be_built_again_from_its_own_sources(
    small_files: dict[str, bytes], opa: Path, tmp_path: Path
) -> None:
    for path, data in small_files.items():
        if path.startswith("sources/"):
            file = tmp_path / path.removeprefix("sources/")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
    for rule in ("sm_01", "sm_02"):
        (tmp_path / f"small/{rule}_test.rego").touch()
    assert build_release(tmp_path, opa, FIELDS) == small_files


def test_opa_itself_evaluates_the_sources_to_the_same(
    small_release: Bundle, opa: Path, tmp_path: Path
) -> None:
    facts = {"storage": {"days": 20, "copies": []}}
    assert assessed(small_release, facts) == assessed_by_opa(small_release, facts, opa, tmp_path)


LAW_DATE = {"iso": "2024-01-01", "day": 19723}


def assessed(release: Bundle, facts: dict[str, Any]) -> bytes:
    return wasm_engine(release).assess(canonical_bytes(facts), LAW_DATE)


def assessed_by_opa(release: Bundle, facts: dict[str, Any], opa: Path, folder: Path) -> bytes:
    """What OPA makes of the sources as they were written."""
    write_release(release.files, folder / "release")
    (folder / "input.json").write_bytes(canonical_bytes({"facts": facts, "law_date": LAW_DATE}))
    command = [
        str(opa), "eval", "--format", "json", "--input", "input.json", "--data", "release/data.json",
        *(f"--data=release/{path}" for path in release.files if path.endswith(".rego")),
        "data.main.results",
    ]  # fmt: skip
    shown = subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=60).stdout
    return release.assemble(json.loads(shown)["result"][0]["expressions"][0]["value"], "opa")


def noticed(applies: str, satisfied: str, more: str = "") -> str:
    body = f"import data.terms\n\napplies := {applies}\n\nsatisfied := {satisfied}\n\n{more}\n"
    head, _, _ = NOTICE.partition("import data.terms")
    return head + body


GIVEN = "lib.is_true(input.facts.notice.given), lib.given(input.facts.notice.text)"


@pytest.mark.parametrize(
    "rule",
    [
        noticed('"yes"', f"lib.all_of([[terms.public][0], {GIVEN}])"),
        noticed("terms.public", f"lib.all_of([[terms.public][0], {GIVEN}])"),
        noticed('"yes"', f'lib.all_of([{{"a": terms.public}}["a"], {GIVEN}])'),
        noticed("terms.public", f'lib.all_of([terms["public"], {GIVEN}])'),
        noticed("terms.public", f"lib.any_of([notice_answers, {GIVEN}])", 'notice_answers := "no"'),
        noticed("terms.public", f"lib.any_of([answers, notice_answers, {GIVEN}])",
                'answers := notice_answers\n\nnotice_answers := "no"'),
    ],
)  # fmt: skip
def test_however_a_rule_is_written_the_module_says_what_its_source_does(
    rule: str, opa: Path, tmp_path: Path
) -> None:
    library = write_library(tmp_path / "library", **{"small/sm_01.rego": rule})
    release = load_release(build_release(library, opa, FIELDS).__getitem__)
    facts = {
        "operator": {"type": "public_body"},
        "notice": {"given": True, "text": {}},
        "storage": {"days": 1, "copies": []},
    }
    assert assessed(release, facts) == assessed_by_opa(release, facts, opa, tmp_path)
    # It says something of the answers, so that a rule that is undefined would be seen.
    assert assessed(release, facts) != assessed(release, facts | {"notice": {"given": False, "text": None}})


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        (noticed("terms.public", f"lib.all_of([{GIVEN}, lib.all_of([one | some one in terms])])"), "by the names"),
        (noticed("terms.public", f"lib.all_of([terms, {GIVEN}])"), "by the names"),
        (noticed("terms.public", f"lib.all_of([terms[which], {GIVEN}])", 'which := "public"'), "by the names"),
        (noticed('terms["public"]', f"lib.all_of([{GIVEN}])"), "in one word"),
    ],
)  # fmt: skip
def test_terms_that_are_asked_by_no_name_are_refused_with_the_place(
    rule: str, fault: str, opa: Path, tmp_path: Path
) -> None:
    message = faults(tmp_path, opa, **{"small/sm_01.rego": rule})
    assert fault in message
    assert "sm_01.rego:" in message


def test_parameters_change_on_their_day(small_release: Bundle) -> None:
    engine = wasm_engine(small_release)
    facts = canonical_bytes({"operator": {"type": "private"}, "storage": {"days": 45, "copies": []}})

    def status(day: int) -> str:
        answer = json.loads(engine.assess(facts, {"iso": "", "day": day}))
        return str(answer["requirements"][1]["status"])

    assert (status(19722), status(19723)) == ("met", "not_met")


def test_what_is_written_is_read_back(small_files: dict[str, bytes], tmp_path: Path) -> None:
    write_release(small_files, tmp_path / "release")
    bundle = read_folder(tmp_path / "release")
    assert bundle.files == small_files
    assert bundle.digest == sha256_hex(small_files["manifest.json"])
    assert [path.name for path in tmp_path.iterdir()] == ["release"]


def test_writing_replaces_what_was_there(small_files: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "release").mkdir()
    (tmp_path / "release" / "old.rego").touch()
    write_release(small_files, tmp_path / "release")
    assert stale_files(small_files, tmp_path / "release") == []
    assert [path.name for path in tmp_path.iterdir()] == ["release"]


def test_a_stale_release_names_what_differs(small_files: dict[str, bytes], tmp_path: Path) -> None:
    write_release(small_files, tmp_path / "release")
    (tmp_path / "release" / "extra").touch()
    (tmp_path / "release" / "NOTICE").unlink()
    (tmp_path / "release" / "data.json").write_bytes(b"{}")
    assert stale_files(small_files, tmp_path / "release") == ["NOTICE", "data.json", "extra"]


def test_a_rule_in_a_folder_that_cannot_be_listed_is_not_left_out(
    opa: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a_framework").mkdir()
    make_unlisted(tmp_path / "a_framework", monkeypatch)
    with pytest.raises(OSError, match="Input/output error"):
        build_release(tmp_path, opa)


def test_a_release_that_cannot_be_listed_is_not_taken_for_none(
    small_files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert stale_files(small_files, tmp_path / "release") == sorted(small_files)
    write_release(small_files, tmp_path / "release")
    make_unlisted(tmp_path / "release", monkeypatch)
    with pytest.raises(OSError, match="Input/output error"):
        stale_files(small_files, tmp_path / "release")


def test_every_fault_in_the_library_is_named_at_once(opa: Path, tmp_path: Path) -> None:
    message = faults(
        tmp_path,
        opa,
        **{
            "small/sm_01_test.rego": None,
            "parameters/max_days.yaml": "name: max_days",
            "profiles/group.yaml": "title: T",
            "release.yaml": "version: 1",
            "frameworks.yaml": "other: Another",
        },
    )
    for fault in (
        "sm_01_test.rego is missing",
        "parameters/max_days.yaml",
        "profiles/group.yaml",
        "release.yaml",
        "frameworks.yaml",
    ):
        assert fault in message


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"small/sm_03.rego": NOTICE}, "its package is"),
        ({"small/sm_03.rego": NOTICE.replace("small.sm_01", "small.sm_03")}, "its id is SM-01"),
        ({"lib/more.rego": "package library\n"}, "its package is 'library' and must be 'lib'"),
        ({"lib/deep/more.rego": "package lib.deep\n"}, "must be 'lib'"),
        ({"small/deep/sm_03.rego": "package requirements.small.deep.sm_03\n"}, "metadata"),
        ({"stray.rego": "package other\n"}, "must be 'stray'"),
        ({"parameters/max_days.yaml": None}, "there is no parameter max_days"),
        ({"release.yaml": None}, "release.yaml"),
        ({"frameworks.yaml": None}, "frameworks.yaml"),
        ({"ids.yaml": None}, "ids.yaml"),
        ({"ids.yaml": "SM-01: small/sm_01.rego\n"}, "ids.yaml: SM-02 is missing"),
        ({"ids.yaml": FILES["ids.yaml"] + "SM-03: small/sm_03.rego\n"}, "ids.yaml: SM-03 was released"),
        (
            {"small/sm_01.rego": NOTICE.replace("notice.given: true,", "notice.givn: true,")},
            "facts have no such field",
        ),
        (
            {
                "small/sm_01.rego": NOTICE.replace(
                    "{notice.given: true,", "{storage.days: {parameter: min_days},"
                )
            },
            "the parameter min_days",
        ),
        (
            {
                "small/sm_01.rego": NOTICE.replace(
                    "{notice.given: true, notice.text: {given: true}}", "{storage.days: 1}"
                )
            },
            "of which it reads nothing",
        ),
        ({"small/sm_01.rego": "package requirements.small.sm_01\n"}, "no metadata block"),
        ({"main.rego": "package main\n\nassessment := \n"}, "main.rego is not Rego"),
        ({"main.rego": "package main\n\nresults := undefined_thing\n"}, "unsafe"),
        ({"main.rego": "package main\n\nimport data.lib\n\nresults := {}\n"}, "unused"),
        ({"main.rego": "package main\n\nother := {}\n"}, "results"),
    ],
)
def test_a_file_out_of_place_builds_nothing(
    opa: Path, tmp_path: Path, changes: dict[str, str | None], fault: str
) -> None:
    assert fault in faults(tmp_path, opa, **changes)


@pytest.mark.parametrize(
    "call",
    ["time.now_ns()", "rand.intn(\"a\", 3)", "http.send({})", "sprintf(\"%d\", [1])", "opa.runtime()", "round(3)", "3 / 2",
     "3 % 2", "upper(\"a\")", "regex.match(\"a\", \"a\")", "walk(input.facts)", "json.marshal({})", "$\"{1}\""],
)  # fmt: skip
def test_nothing_outside_the_subset_compiles(opa: Path, tmp_path: Path, call: str) -> None:
    message = faults(tmp_path, opa, **{"main.rego": f'package main\n\nresults := {{"a": {call}}}\n'})
    assert "main.rego" in message


def test_a_broken_or_forged_release_is_not_loaded(small_files: dict[str, bytes]) -> None:
    for path in small_files:
        broken = small_files | {path: small_files[path] + b" "}
        with pytest.raises(RegistryError) as raised:
            load_release(broken.__getitem__)
        assert raised.value.code == ("release.manifest" if path == "manifest.json" else "release.digest")


@pytest.mark.parametrize(
    "change",
    [
        {"files": {}},
        {"files": []},
        {"version": 1},
        {"facts_version": "1"},
        {"facts_version": True},
        {"signed": True},
        {"files": {"../outside": "0" * 64}},
        {"files": {"/etc/passwd": "0" * 64}},
        {"files": {"a//b": "0" * 64}},
        {"files": {"a\\..\\b": "0" * 64}},
        {"files": {"manifest.json": "0" * 64}},
        {"files": {"NOTICE": "0" * 63}},
        {"files": {"NOTICE": 7}},
    ],
)
def test_a_manifest_of_another_shape_is_refused_before_any_file_is_read(
    small_files: dict[str, bytes], change: dict[str, object]
) -> None:
    manifest = parse_canonical(small_files["manifest.json"])
    changed = manifest | change
    if isinstance(change.get("files"), dict) and change["files"]:
        changed["files"] = manifest["files"] | change["files"]

    def read(path: str) -> bytes:
        assert path == "manifest.json"
        return canonical_bytes(changed)

    with pytest.raises(RegistryError) as raised:
        load_release(read)
    assert raised.value.code == "release.manifest"


def test_a_folder_without_a_release_says_so(tmp_path: Path) -> None:
    with pytest.raises(RegistryError) as raised:
        read_folder(tmp_path)
    assert raised.value.code == "release.missing"


def test_a_bundle_tells_what_it_holds(small_release: Bundle) -> None:
    assert list(small_release.requirements) == ["SM-01", "SM-02"]
    assert small_release.requirements["SM-01"].title == "People are told"
    assert small_release.catalogue["parameters"]["max_days"]["values"][1]["value"] == 30
    assert small_release.catalogue["profiles"]["group"]["countries"]["NO"]["from"] == "1994-01-01"
    assert set(small_release.opa_documents) == {
        "data.json", "index.rego", "lib/lib.rego", "main.rego", "small/sm_01.rego", "small/sm_02.rego", "terms/terms.rego"
    }  # fmt: skip
