"""The whole public registry as one bundle: it checks when it was carried away, and any byte that was changed is found."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from registry.cli.main import main
from registry.errors import RegistryError
from registry.folders import walk
from registry.operations.check_offline import check_offline, is_offline_bundle
from registry.operations.export_all import OfflineBundle, export_all
from registry.operations.registry import Registry, open_registry
from registry.settings import Settings


@pytest.fixture
def lived(lived_home: Path, tmp_path: Path) -> Registry:
    """A registry in which one deployment lived its whole life, of which the beginning is public."""
    return open_registry(Path(shutil.copytree(lived_home, tmp_path / "lived")), Settings())


@pytest.fixture
def bundle(lived: Registry, tmp_path: Path) -> Path:
    export_all(lived, tmp_path / "bundle", None)
    return tmp_path / "bundle"


def pem(registry: Registry) -> bytes:
    return (registry.home.root / "trust" / "bundles.pem").read_bytes()


def check(where: Path, registry: Registry, *more: str) -> Result:
    keys = (
        "--key",
        str(registry.home.trust),
        "--bundle-key",
        str(registry.home.root / "trust" / "bundles.pem"),
    )
    return CliRunner().invoke(main, ["check", str(where), *keys, *more])


def test_a_bundle_holds_under_the_keys_that_were_handed_over(lived: Registry, bundle: Path) -> None:
    answer = check(bundle, lived)
    assert answer.exit_code == 0, answer.output
    assert f"{bundle}: holds" in answer.output
    assert f"{bundle / 'log' / str(lived.log.year)}: holds" in answer.output


def test_everything_that_is_public_is_in_it_byte_for_byte(lived: Registry, bundle: Path) -> None:
    public = {path: Path(entry.path).read_bytes() for path, entry in walk(lived.home.public)}
    assert {path: Path(entry.path).read_bytes() for path, entry in walk(bundle / "log")} == public


def test_the_keys_of_the_bundle_itself_prove_nothing(lived: Registry, bundle: Path) -> None:
    without = CliRunner().invoke(main, ["check", str(bundle), "--key", str(lived.home.trust)])
    assert without.exit_code == 1
    assert "trust is not established" in without.output
    assert "no key for bundles was given" in without.output


def test_an_archive_holds_the_same_files_in_the_same_order_each_time(
    lived: Registry, bundle: Path, tmp_path: Path
) -> None:
    first: OfflineBundle = export_all(lived, tmp_path / "one.zip", None)
    export_all(lived, tmp_path / "two.zip", None)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        names = archive.namelist()
        archive.extractall(tmp_path / "unpacked")
    assert len(names) == first.files + 2
    assert names[-2:] == ["SHA256SUMS", "SHA256SUMS.dsse.json"]
    assert {path: Path(entry.path).read_bytes() for path, entry in walk(tmp_path / "unpacked")} == {
        path: Path(entry.path).read_bytes() for path, entry in walk(bundle)
    }
    assert check(tmp_path / "unpacked", lived).exit_code == 0


def test_a_tool_of_others_compares_the_files_too(bundle: Path) -> None:
    tool = shutil.which("sha256sum")
    assert tool is not None
    done = subprocess.run([tool, "--check", "--quiet", "SHA256SUMS"], cwd=bundle, capture_output=True)
    assert done.returncode == 0, done.stderr


def test_a_changed_byte_is_found_in_every_file(lived: Registry, bundle: Path) -> None:
    files = [Path(entry.path) for _, entry in walk(bundle)]
    assert len(files) > 20
    for file in files:
        data = file.read_bytes()
        for at in {0, len(data) // 2, len(data) - 1} if data else set():
            file.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
            with pytest.raises(RegistryError) as refused:
                check_offline(bundle, pem(lived))
            assert refused.value.code in ("offline.differs", "offline.signature"), file
        file.write_bytes(data)
    assert check_offline(bundle, pem(lived)).trusted


def test_a_file_that_is_gone_or_put_in_is_named(lived: Registry, bundle: Path) -> None:
    readme = bundle / "README.md"
    text = readme.read_bytes()
    readme.unlink()
    with pytest.raises(RegistryError) as gone:
        check_offline(bundle, pem(lived))
    assert "README.md" in gone.value.message
    readme.write_bytes(text)
    (bundle / "log" / "letter.txt").write_text("Dear all")
    with pytest.raises(RegistryError) as more:
        check_offline(bundle, pem(lived))
    assert "letter.txt" in more.value.message
    assert check(bundle, lived).exit_code == 1


def test_a_list_that_fits_changed_files_lacks_the_signature(lived: Registry, bundle: Path) -> None:
    readme, sums = bundle / "README.md", bundle / "SHA256SUMS"
    before = hashlib.sha256(readme.read_bytes()).hexdigest()
    readme.write_text("Trust me.\n")
    after = hashlib.sha256(readme.read_bytes()).hexdigest()
    sums.write_text(sums.read_text().replace(before, after))
    with pytest.raises(RegistryError) as refused:
        check_offline(bundle, pem(lived))
    assert "SHA256SUMS" in refused.value.message


def test_the_key_of_another_registry_is_refused(
    lived: Registry, bundle: Path, new_home: Path, tmp_path: Path
) -> None:
    other = open_registry(Path(shutil.copytree(new_home, tmp_path / "other")), Settings())
    export_all(other, tmp_path / "theirs", None)
    with pytest.raises(RegistryError) as refused:
        check_offline(bundle, pem(other))
    assert refused.value.code == "offline.signature"
    with pytest.raises(RegistryError) as no_key:
        check_offline(bundle, b"no key")
    assert no_key.value.code == "offline.key"


def test_a_folder_or_file_that_is_there_is_left_alone(lived: Registry, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear all")
    (tmp_path / "mine.zip").write_text("Dear all")
    for to in ("mine", "mine.zip"):
        with pytest.raises(RegistryError) as refused:
            export_all(lived, tmp_path / to, None)
        assert refused.value.code == "export.folder"
    assert (tmp_path / "mine.zip").read_text() == "Dear all"
    assert not is_offline_bundle(str(tmp_path / "mine"))
