"""Former releases are kept whole, under their version, for ever."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from registry.assets import policies
from registry.domain.canonical import canonical_bytes, parse_canonical
from registry.errors import RegistryError
from registry.policy.kept import FOLDER, keep_release, kept_release, kept_versions, release_before
from registry.policy.release import LARGEST, Bundle, load_release, read_folder
from registry.policy.versions import Step, Version, read_version
from tests.policy.changed_release import changed_release

INSTALLED = read_folder(policies() / "release")


def code(error: pytest.ExceptionInfo[RegistryError]) -> str:
    return error.value.code


def test_a_kept_release_is_read_back_byte_for_byte(tmp_path: Path) -> None:
    path = keep_release(tmp_path, INSTALLED)
    kept = kept_release(tmp_path, read_version(INSTALLED.version))
    assert kept.files == INSTALLED.files
    assert [file.name for file in path.parent.iterdir()] == [f"{INSTALLED.version}.zip"]


def test_the_same_release_makes_the_same_archive(tmp_path: Path) -> None:
    one, other = keep_release(tmp_path / "one", INSTALLED), keep_release(tmp_path / "other", INSTALLED)
    assert one.read_bytes() == other.read_bytes()


def test_a_version_names_one_release_for_ever(tmp_path: Path) -> None:
    path = keep_release(tmp_path, INSTALLED)
    before = path.read_bytes()
    keep_release(tmp_path, INSTALLED)
    with pytest.raises(RegistryError) as raised:
        keep_release(tmp_path, changed_release(INSTALLED, INSTALLED.version))
    assert code(raised) == "release.kept"
    assert path.read_bytes() == before


def test_an_interrupted_keeping_leaves_no_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("registry.policy.kept.os.fsync", killed)
    with pytest.raises(KeyboardInterrupt):
        keep_release(tmp_path, INSTALLED)
    assert kept_versions(tmp_path) == []
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_versions_are_ordered_as_numbers(tmp_path: Path) -> None:
    for version in ("0.10.0", "0.9.0", "1.0.0"):
        keep_release(tmp_path, changed_release(INSTALLED, version))
    (tmp_path / FOLDER / "notes.zip").touch()
    assert [str(one) for one in kept_versions(tmp_path)] == ["0.9.0", "0.10.0", "1.0.0"]
    before = release_before(tmp_path, read_version("0.10.1"))
    assert before is not None
    assert before.version == "0.10.0"
    assert release_before(tmp_path, read_version("0.9.0")) is None


def test_where_nothing_was_kept_there_are_no_versions_and_a_folder_that_is_none_is_no_empty_one(
    tmp_path: Path,
) -> None:
    assert kept_versions(tmp_path) == []
    (tmp_path / FOLDER).touch()
    with pytest.raises(NotADirectoryError):
        kept_versions(tmp_path)


def test_a_damaged_archive_is_no_release(tmp_path: Path) -> None:
    path = keep_release(tmp_path, INSTALLED)
    version = read_version(INSTALLED.version)
    path.write_bytes(path.read_bytes()[:1000])
    with pytest.raises(RegistryError) as raised:
        kept_release(tmp_path, version)
    assert code(raised) == "release.archive"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", INSTALLED.files["manifest.json"])
    with pytest.raises(RegistryError) as raised:
        kept_release(tmp_path, version)
    assert code(raised) == "release.archive"
    path.unlink()
    with pytest.raises(RegistryError) as raised:
        kept_release(tmp_path, version)
    assert code(raised) == "release.missing"


def refused(policies: Path) -> str:
    """The code of the error that reading the installed version from among the kept ones ends with."""
    with pytest.raises(RegistryError) as raised:
        kept_release(policies, read_version(INSTALLED.version))
    return code(raised)


def member_data(path: Path, name: str) -> tuple[int, int]:
    """Where the packed bytes of a member begin and end in an archive."""
    with zipfile.ZipFile(path) as archive:
        member = archive.getinfo(name)
        begin = member.header_offset + 30 + len(name)
        return begin, begin + member.compress_size


@pytest.mark.parametrize("name", ["manifest.json", "policy.wasm"])
def test_bytes_changed_inside_a_member_are_damage(tmp_path: Path, name: str) -> None:
    path = keep_release(tmp_path, INSTALLED)
    begin, end = member_data(path, name)
    good = path.read_bytes()
    # Not the last byte alone: of that only some bits say anything (RFC 1951, section 3.2.3).
    for at in range(begin, end - 8, (end - begin) // 40):
        bad = bytearray(good)
        for place in range(at, at + 8):
            bad[place] ^= 0xFF
        path.write_bytes(bad)
        assert refused(tmp_path) == "release.archive"


@pytest.mark.parametrize("where", ["before", "between", "behind", "comment"])
def test_an_archive_that_is_something_else_as_well_is_damage(tmp_path: Path, where: str) -> None:
    path = keep_release(tmp_path, INSTALLED)
    good = path.read_bytes()
    directory = good.index(b"PK\x01\x02")
    if where == "between":
        # As zipfile reads it: what lies between the last member and the directory counts as lying before everything.
        path.write_bytes(good[:directory] + b"%PDF-1.7\n" + good[directory:])
    elif where == "comment":
        with zipfile.ZipFile(path, "a") as archive:
            archive.comment = b"<script>"
    else:
        path.write_bytes(b"MZ" * 8 + good if where == "before" else good + b"PK tail")
    assert refused(tmp_path) == "release.archive"


def test_bytes_changed_in_the_directory_of_an_archive_are_damage_or_nothing(tmp_path: Path) -> None:
    path = keep_release(tmp_path, INSTALLED)
    good = path.read_bytes()
    start = good.index(b"PK\x01\x02")
    codes = set()
    for at in range(start, start + 200):
        path.write_bytes(good[:at] + bytes([good[at] ^ 0xFF]) + good[at + 1 :])
        try:
            assert kept_release(tmp_path, read_version(INSTALLED.version)).digest == INSTALLED.digest
        except RegistryError as error:
            codes.add(error.code)
    assert codes == {"release.archive"}


def test_an_archive_that_would_unpack_to_more_than_any_release_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = keep_release(tmp_path, INSTALLED)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", bytes(LARGEST // 2 + 1))
        archive.writestr("data.json", bytes(LARGEST // 2))
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("a member was read"))
    assert refused(tmp_path) == "release.archive"


def test_no_more_is_unpacked_than_an_archive_says_there_is(tmp_path: Path) -> None:
    import tracemalloc

    path = keep_release(tmp_path, INSTALLED)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", bytes(2 * LARGEST))
    bad = bytearray(path.read_bytes())
    directory = bad.index(b"PK\x01\x02")
    bad[directory + 24 : directory + 28] = (100).to_bytes(4, "little")
    path.write_bytes(bad)
    tracemalloc.start()
    try:
        assert refused(tmp_path) == "release.archive"
        assert tracemalloc.get_traced_memory()[1] < LARGEST // 8
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_only_a_deflated_archive_is_read(tmp_path: Path, method: int) -> None:
    path = keep_release(tmp_path, INSTALLED)
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in INSTALLED.files.items():
            archive.writestr(name, data)
    assert refused(tmp_path) == "release.archive"


def test_a_pipe_or_a_link_in_the_place_of_an_archive_is_not_read(tmp_path: Path) -> None:
    path = keep_release(tmp_path, INSTALLED)
    path.unlink()
    os.mkfifo(path)
    assert refused(tmp_path) == "release.archive"
    path.unlink()
    path.symlink_to("/dev/zero")
    assert refused(tmp_path) == "release.archive"


@pytest.mark.parametrize(
    "text", ["1", "1.2", "1.2.3.4", "01.2.3", "1.2.3-rc.1", "v1.2.3", "1.2.³", "", "1.2.3\n"]
)
def test_a_version_is_three_plain_numbers(text: str) -> None:
    with pytest.raises(RegistryError) as raised:
        read_version(text)
    assert code(raised) == "release.version"


@pytest.mark.parametrize(
    ("version", "step", "expected"),
    [
        ((0, 1, 4), Step.PATCH, (0, 1, 5)),
        ((0, 1, 4), Step.MINOR, (0, 2, 0)),
        ((0, 1, 4), Step.MAJOR, (0, 2, 0)),
        ((1, 2, 3), Step.PATCH, (1, 2, 4)),
        ((1, 2, 3), Step.MINOR, (1, 3, 0)),
        ((1, 2, 3), Step.MAJOR, (2, 0, 0)),
    ],
)
def test_before_version_one_the_second_number_counts_as_the_first(
    version: tuple[int, int, int], step: Step, expected: tuple[int, int, int]
) -> None:
    assert Version(*version).after(step) == expected


def test_a_manifest_that_says_nothing_of_a_sequence_is_of_the_first_release() -> None:
    first = {
        key: value
        for key, value in INSTALLED.manifest.items()
        if key not in ("sequence", "previous", "consulted")
    }
    old = load_release({**INSTALLED.files, "manifest.json": canonical_bytes(first)}.__getitem__)
    assert (old.sequence, old.previous, old.consulted) == (1, None, ())


@pytest.mark.parametrize(
    "change",
    [
        {"sequence": 1},
        {"sequence": 0},
        {"sequence": True},
        {"sequence": "2"},
        {"previous": None},
        {"previous": "A" * 64},
        {"consulted": None},
        {"consulted": ["An act"]},
        {"consulted": [{"document": "An act"}]},
        {"also": 1},
    ],
)
def test_a_manifest_that_names_no_place_in_the_sequence_is_refused(change: dict[str, object]) -> None:
    after = changed_release(INSTALLED)
    manifest = canonical_bytes(parse_canonical(after.files["manifest.json"]) | change)
    with pytest.raises(RegistryError) as raised:
        load_release({**after.files, "manifest.json": manifest}.__getitem__)
    assert code(raised) == "release.manifest"


def test_what_is_kept_beside_the_policies_is_one_chain() -> None:
    chain: list[Bundle] = [kept_release(policies(), version) for version in kept_versions(policies())]
    assert [bundle.version for bundle in chain] == [str(version) for version in kept_versions(policies())]
    assert [bundle.sequence for bundle in chain] == list(range(1, len(chain) + 1))
    assert [bundle.previous for bundle in chain] == [None, *(bundle.digest for bundle in chain[:-1])]


def test_the_installed_release_is_kept_or_follows_what_is_kept() -> None:
    version = read_version(INSTALLED.version)
    if version in kept_versions(policies()):
        assert kept_release(policies(), version).digest == INSTALLED.digest
    else:
        before = release_before(policies(), version)
        assert before is not None
        assert (INSTALLED.previous, INSTALLED.sequence) == (before.digest, before.sequence + 1)


@pytest.mark.parametrize(
    "name", ["sources/eu_ai_act/aia_99.rego", "../policy.wasm", "readme.txt", "sources/"]
)
def test_an_archive_that_holds_more_than_the_release_names_is_no_release(tmp_path: Path, name: str) -> None:
    path = keep_release(tmp_path, INSTALLED)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, b"")
    assert refused(tmp_path) == "release.archive"


def test_an_archive_that_holds_a_file_twice_is_no_release(tmp_path: Path) -> None:
    path = keep_release(tmp_path, INSTALLED)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("NOTICE", INSTALLED.files["NOTICE"])
    assert refused(tmp_path) == "release.archive"
