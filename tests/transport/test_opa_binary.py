"""The pinned OPA: that one or none."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from pathlib import Path

import pytest

from registry.assets import policies
from registry.errors import RegistryError
from registry.transport.opa_binary import Pin, find_opa, opa_version, provide_opa
from tests.refusals import code_of

PIN = Pin("9.8.7", "example.org/opa", "h1:sum=", {})


def program(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def opa_saying(version: str) -> str:
    return f'echo "Version: {version}"'


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of PATH besides the shell's."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setattr("platform.system", lambda: "Linux")
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    return tmp_path / "bin"


@pytest.fixture
def no_go(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{path}{os.pathsep}/bin")
    if shutil.which("go"):
        pytest.skip("go lies beside the shell on this machine")


def test_the_librarys_own_pin_is_exact() -> None:
    pin = Pin.read(policies() / "opa.yaml")
    assert pin.version == "1.22.2"
    assert pin.module == "github.com/open-policy-agent/opa"
    assert pin.module_sum.startswith("h1:")


@pytest.mark.parametrize(
    "text", ["", "version: 1.22.2", "version: 1\ngo: {module: m, sum: s}\ndigests: {}", "["]
)
def test_a_pin_that_is_not_exact_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "opa.yaml").write_text(text)
    assert code_of(Pin.read, tmp_path / "opa.yaml") == "opa.pin"
    assert code_of(Pin.read, tmp_path / "none.yaml") == "opa.pin"


def test_the_right_version_on_path_is_used(path: Path, tmp_path: Path) -> None:
    found = program(path / "opa", opa_saying("9.8.7"))
    assert provide_opa(PIN, tmp_path / "own") == found


def test_the_projects_own_comes_before_the_one_on_path(path: Path, tmp_path: Path) -> None:
    program(path / "opa", opa_saying("9.8.7"))
    own = program(tmp_path / "own" / "opa", opa_saying("9.8.7"))
    assert provide_opa(PIN, tmp_path / "own") == own


@pytest.mark.parametrize("says", [opa_saying("9.8.6"), opa_saying("9.8.70"), "exit 1", "echo 9.8.7"])
def test_any_other_version_is_as_good_as_none(path: Path, tmp_path: Path, says: str) -> None:
    program(path / "opa", says)
    assert find_opa(PIN, tmp_path / "own") is None


def test_a_file_that_does_not_run_has_no_version(tmp_path: Path) -> None:
    (tmp_path / "opa").write_text("not a program")
    assert opa_version(tmp_path / "opa") is None


def fake_go(path: Path, checksum: str, version: str = "9.8.7") -> None:
    program(
        path / "go",
        f"""if [ "$1" = install ]; then
  [ "$2" = example.org/opa@v9.8.7 ] || exit 1
  printf '#!/bin/sh\\necho "Version: {version}"\\n' > "$GOBIN/opa" && chmod 755 "$GOBIN/opa"
else
  printf '\\tmod\\texample.org/opa\\tv9.8.7\\t{checksum}\\n'
fi""",
    )


def test_go_builds_the_pinned_source(path: Path, tmp_path: Path) -> None:
    fake_go(path, "h1:sum=")
    assert provide_opa(PIN, tmp_path / "own") == tmp_path / "own" / "opa"
    assert opa_version(tmp_path / "own" / "opa") == "9.8.7"


def test_a_build_from_other_sources_is_removed(path: Path, tmp_path: Path) -> None:
    fake_go(path, "h1:other=")
    assert code_of(provide_opa, PIN, tmp_path / "own") == "opa.digest"
    assert not (tmp_path / "own" / "opa").exists()


def test_a_build_that_calls_itself_otherwise_is_removed(path: Path, tmp_path: Path) -> None:
    fake_go(path, "h1:sum=", version="9.9.9")
    assert code_of(provide_opa, PIN, tmp_path / "own") == "opa.install"
    assert not (tmp_path / "own" / "opa").exists()


def test_a_build_that_fails_says_why(path: Path, tmp_path: Path) -> None:
    program(path / "go", "echo no such module >&2; exit 1")
    with pytest.raises(RegistryError) as raised:
        provide_opa(PIN, tmp_path / "own")
    assert raised.value.code == "opa.install"
    assert "no such module" in raised.value.message


@pytest.mark.usefixtures("no_go")
def test_without_a_pinned_digest_nothing_is_downloaded(tmp_path: Path) -> None:
    def fetch(url: str) -> bytes:
        raise AssertionError("nothing may be fetched")

    with pytest.raises(RegistryError) as raised:
        provide_opa(PIN, tmp_path / "own", fetch)
    assert raised.value.code == "opa.unpinned"
    assert "opa_linux_amd64_static: <sha256>" in raised.value.hint
    assert "v9.8.7/opa_linux_amd64_static.sha256" in raised.value.hint


@pytest.mark.usefixtures("no_go")
def test_a_download_must_have_the_pinned_digest(tmp_path: Path) -> None:
    binary = b'#!/bin/sh\necho "Version: 9.8.7"\n'
    pin = Pin("9.8.7", "m", "s", {"opa_linux_amd64_static": hashlib.sha256(binary).hexdigest()})
    asked: list[str] = []

    def fetch(url: str) -> bytes:
        asked.append(url)
        return binary

    assert code_of(provide_opa, pin, tmp_path / "own", lambda url: binary + b"#") == "opa.digest"
    assert not (tmp_path / "own" / "opa").exists()
    found = provide_opa(pin, tmp_path / "own", fetch)
    assert asked[0].endswith("/v9.8.7/opa_linux_amd64_static")
    assert stat.S_IMODE(found.stat().st_mode) == 0o755
    assert list(found.parent.iterdir()) == [found]


@pytest.mark.usefixtures("no_go")
def test_a_download_that_fails_is_an_error(tmp_path: Path) -> None:
    def fetch(url: str) -> bytes:
        raise OSError("no network")

    pin = Pin("9.8.7", "m", "s", {"opa_linux_amd64_static": "0" * 64})
    assert code_of(provide_opa, pin, tmp_path / "own", fetch) == "opa.install"
