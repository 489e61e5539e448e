"""A registry is made whole, or taken up where making it stopped, with the same options and no others."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from registry import assets
from registry.errors import RegistryError
from registry.operations import create_registry as module
from registry.operations.create_registry import create_registry
from registry.operations.publish import publish
from registry.operations.registry import Registry, open_registry
from registry.policy.release import read_folder
from registry.settings import Settings
from tests.operations.test_check import check

ADDRESS = "https://registry.example"


def make(home: Path, address: str = ADDRESS, secret: bytes | None = None) -> Registry:
    bundle = read_folder(assets.policies() / "release")
    return create_registry(home, address, bundle, Settings(), passphrase=(lambda: secret) if secret else None)


@pytest.mark.parametrize("stage", ["_make_keys", "state_release", "publish", "_trust_text"])
def test_a_run_that_dies_is_taken_up_by_the_same_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    home = tmp_path / "registry"
    with monkeypatch.context() as patch:
        patch.setattr(module, stage, _dies)
        with pytest.raises(KeyboardInterrupt):
            make(home)
    assert not (home / "trust" / "registry.vkeys").exists()
    make(home)
    report = check(home)
    assert report.holds, report.problem
    assert (report.size, report.releases) == (1, 1)


def test_a_run_begun_with_other_options_is_not_taken_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "registry"
    with monkeypatch.context() as patch:
        patch.setattr(module, "state_release", _dies)
        with pytest.raises(KeyboardInterrupt):
            make(home)
    for address, secret in (("https://other.example", None), (ADDRESS, b"a passphrase")):
        with pytest.raises(RegistryError) as caught:
            make(home, address, secret)
        assert caught.value.code == "registry.unfinished"


def test_a_registry_whose_database_is_gone_is_not_opened_empty(tmp_path: Path) -> None:
    home = tmp_path / "registry"
    make(home).database.close()
    (home / "registry.db").unlink()
    with pytest.raises(RegistryError) as caught:
        open_registry(home, Settings())
    assert caught.value.code == "registry.database"
    assert not (home / "registry.db").exists()


def test_the_log_is_named_by_the_address_without_its_scheme(tmp_path: Path) -> None:
    registry = make(tmp_path / "registry", "https://registry.example/faces/")
    assert registry.log.origin == f"registry.example/faces/log/{registry.log.year}"
    assert registry.signing_keys().decisions.name == "registry.example/faces/decisions"


def _dies(*arguments: object, **named: object) -> None:
    raise KeyboardInterrupt


def test_another_registrys_keys_are_not_used(tmp_path: Path) -> None:
    make(tmp_path / "one").database.close()
    make(tmp_path / "two").database.close()
    for key in (tmp_path / "one" / "keys").iterdir():
        key.write_bytes((tmp_path / "two" / "keys" / key.name).read_bytes())
    with pytest.raises(RegistryError) as caught:
        open_registry(tmp_path / "one", Settings())
    assert caught.value.code == "key.foreign"


@pytest.mark.parametrize("address", ["http://[::1", "https://", "https://a b.example", "https://x.example:0"])
def test_an_address_that_cannot_be_one_is_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(RegistryError) as caught:
        make(tmp_path / "registry", address)
    assert caught.value.code == "registry.address"


def test_a_public_tree_that_was_lost_is_rendered_again_whole(tmp_path: Path) -> None:
    registry = make(tmp_path / "registry")
    shutil.rmtree(tmp_path / "registry" / "public")
    publish(registry)
    assert check(tmp_path / "registry").holds
