"""A release of the library: its version grows with its changes, and names it for ever."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from registry.errors import RegistryError
from registry.operations import build_policies as building
from registry.operations import release_policies as module
from registry.operations.build_policies import build_policies
from registry.operations.compare_releases import compare_releases
from registry.operations.find_release import find_release
from registry.operations.release_policies import Released, release_policies
from registry.policy.build import build_release
from registry.policy.kept import kept_versions
from registry.policy.release import read_folder
from tests.opa_server import pinned_opa
from tests.small_library import FIELDS, FILES, write_library


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small library, at version 1.2.3, with an OPA that needs not be looked for."""
    opa = pinned_opa()
    monkeypatch.setattr(building, "provide_opa", lambda pin, folder: opa)
    monkeypatch.setattr(building.Pin, "read", lambda file: None)
    monkeypatch.setattr(building, "build_release", partial(build_release, fields=FIELDS))
    folder = write_library(tmp_path / "policies")
    monkeypatch.setattr("registry.assets.policies", lambda: folder)
    return folder


def edit(library: Path, version: str = "1.3.0", **files: str) -> None:
    texts = {"release.yaml": FILES["release.yaml"].replace("1.2.3", version), **files}
    for path, text in texts.items():
        (library / path).write_text(text)


LONGER = {"parameters/max_days.yaml": FILES["parameters/max_days.yaml"].replace("value: 30", "value: 31")}
WORDS = {"frameworks.yaml": "small: A framework with another title\n"}


def refusal(library: Path) -> RegistryError:
    before = sorted(library.rglob("*")), read_folder(library / "release").digest
    with pytest.raises(RegistryError) as raised:
        release_policies(library)
    assert (sorted(library.rglob("*")), read_folder(library / "release").digest) == before
    return raised.value


def first(library: Path) -> Released:
    return release_policies(library)


def test_the_first_release_is_number_one_and_follows_none(library: Path) -> None:
    made = first(library)
    assert (made.bundle.sequence, made.bundle.previous, made.step, made.again) == (1, None, "", False)
    assert read_folder(library / "release").digest == made.bundle.digest
    assert made.archive.name == "1.2.3.zip"


def test_the_next_one_names_the_one_before_it(library: Path) -> None:
    before = first(library)
    edit(library, **LONGER)
    made = release_policies(library)
    assert (made.bundle.sequence, made.bundle.previous) == (2, before.bundle.digest)
    assert (made.step, made.reasons) == ("minor", ["minor: the parameter max_days: values"])
    assert [str(version) for version in kept_versions(library)] == ["1.2.3", "1.3.0"]


def test_releasing_again_does_nothing(library: Path) -> None:
    made = first(library)
    archive = made.archive.read_bytes()
    again = release_policies(library)
    assert (again.again, again.bundle.digest, again.archive.read_bytes()) == (
        True,
        made.bundle.digest,
        archive,
    )


def test_a_smaller_step_than_the_change_demands_is_refused(library: Path) -> None:
    first(library)
    edit(library, "1.2.4", **LONGER)
    error = refusal(library)
    assert error.code == "release.step"
    assert "the parameter max_days" in error.message
    assert "1.3.0" in error.hint


def test_texts_demand_a_patch(library: Path) -> None:
    first(library)
    edit(library, "1.2.4", **WORDS)
    assert release_policies(library).step == "patch"


def test_a_requirement_that_disappears_demands_a_major_step(library: Path) -> None:
    first(library)
    for name in ("sm_01.rego", "sm_01_test.rego"):
        (library / "small" / name).unlink()
    other = FILES["profiles/other.yaml"].split("  - {requirements: [SM-01]")[0]
    heir = FILES["small/sm_02.rego"].replace("#   comply:", "#   aliases: [SM-01]\n#   comply:")
    ids = "SM-01: [SM-02]\nSM-02: small/sm_02.rego\n"
    edit(library, "1.3.0", **{"profiles/other.yaml": other, "small/sm_02.rego": heir, "ids.yaml": ids})
    error = refusal(library)
    assert "SM-01 disappears" in error.message
    assert "2.0.0" in error.hint
    edit(library, "2.0.0")
    assert release_policies(library).step == "major"


def test_a_version_that_is_not_greater_than_the_latest_is_refused(library: Path) -> None:
    first(library)
    edit(library, "1.2.2", **LONGER)
    assert refusal(library).code == "release.order"


def test_a_released_version_is_neither_built_nor_released_with_other_content(library: Path) -> None:
    made = first(library)
    edit(library, "1.2.3", **LONGER)
    assert refusal(library).code == "release.kept"
    with pytest.raises(RegistryError) as raised:
        build_policies(library)
    assert raised.value.code == "release.kept"
    assert read_folder(library / "release").digest == made.bundle.digest


def test_a_later_version_may_be_built_before_it_is_released(library: Path) -> None:
    before = first(library)
    edit(library, "1.2.4", **LONGER)
    assert build_policies(library).previous == before.bundle.digest
    edit(library, "1.3.0")
    assert build_policies(library).sequence == 2
    assert [str(version) for version in kept_versions(library)] == ["1.2.3"]


def test_the_documents_that_were_read_are_counted(library: Path) -> None:
    assert first(library).documents == (1, 0, 1)
    kept = f"- {{document: An act, address: null, read_on: 2026-11-22, sha256: {'a' * 64}}}\n"
    edit(library, "1.2.4", **{"consulted.yaml": kept})
    made = release_policies(library)
    assert made.documents == (1, 1, 0)
    assert made.step == "patch"
    assert made.bundle.consulted[0]["read_on"] == "2026-11-22"


@pytest.mark.parametrize("step", ["write_release", "keep_release"])
def test_an_interruption_is_mended_by_running_it_again(
    library: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    first(library)
    edit(library, **LONGER)

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(module, step, dies)
        with pytest.raises(KeyboardInterrupt):
            release_policies(library)
    assert [str(version) for version in kept_versions(library)] == ["1.2.3"]
    made = release_policies(library)
    assert (made.again, made.bundle.version) == (False, "1.3.0")
    assert find_release("1.3.0").files == made.bundle.files


def test_a_release_is_found_by_version_digest_and_folder(library: Path, tmp_path: Path) -> None:
    before = first(library)
    edit(library, **LONGER)
    made = build_policies(library)
    assert find_release("1.2.3").digest == before.bundle.digest
    assert find_release(before.bundle.digest).version == "1.2.3"
    assert find_release(str(library / "release")).digest == made.digest
    assert (find_release("1.3.0").digest, find_release(made.digest).version) == (made.digest, "1.3.0")
    for name, code in (
        ("9.9.9", "release.unknown"),
        ("0" * 64, "release.unknown"),
        (str(tmp_path), "release.missing"),
    ):
        with pytest.raises(RegistryError) as raised:
            find_release(name, tmp_path)
        assert raised.value.code == code


def test_two_releases_are_compared_by_their_names(library: Path) -> None:
    first(library)
    edit(library, **LONGER)
    release_policies(library)
    found = compare_releases("1.2.3", "1.3.0")
    assert [one.name for one in found.parameters.changed] == ["max_days"]
