"""Private keys: kept encrypted, out of others' reach, never overwritten, never printed."""

from __future__ import annotations

import base64
import errno
import json
import os
import pickle
import stat
from pathlib import Path

import pytest

from registry.domain.canonical import canonical_bytes
from registry.domain.verifier import ED25519, MLDSA44, Verifier, parse_vkey, verifier_of
from registry.signing.keys import WARNING, Key, generate_key, load_key, save_key
from tests.refusals import code_of

PASSPHRASE = b"correct horse battery staple"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "keys"


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Key, Path]:
    key = generate_key("registry.example/2027", MLDSA44)
    path = tmp_path_factory.mktemp("sealed") / "keys" / "log.json"
    save_key(key, path, PASSPHRASE)
    return key, path


@pytest.mark.parametrize("key_type", [ED25519, MLDSA44])
def test_a_key_comes_back_from_its_file_and_signs_the_same(folder: Path, key_type: int) -> None:
    key = generate_key("registry.example/2027", key_type)
    save_key(key, folder / "log.json", PASSPHRASE)
    again = load_key(folder / "log.json", PASSPHRASE)
    assert (again.name, again.key_type, again.public_key) == (key.name, key.key_type, key.public_key)
    assert not again.development
    assert verifier_of(key).verifies(b"message", again.sign(b"message"))
    assert not verifier_of(key).verifies(b"massage", again.sign(b"message"))


def test_the_file_and_its_folder_belong_to_the_owner_alone(sealed: tuple[Key, Path]) -> None:
    _, path = sealed
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(path.parent.iterdir()) == [path]


def test_the_secret_is_in_no_readable_form_in_an_encrypted_file(sealed: tuple[Key, Path]) -> None:
    key, path = sealed
    seed = key._private_key.private_bytes_raw()
    text = path.read_bytes()
    for form in (seed, seed.hex().encode(), base64.b64encode(seed)):
        assert form not in text


def test_a_key_is_never_printed_or_pickled() -> None:
    key = generate_key("registry.example/2027", ED25519, development=True)
    seed = key._private_key.private_bytes_raw()
    for text in (repr(key), str(key), f"{key!r}", repr(vars(key))):
        assert seed.hex() not in text
        assert base64.b64encode(seed).decode() not in text
        assert repr(seed) not in text
    with pytest.raises(TypeError):
        pickle.dumps(key)


def test_a_wrong_or_missing_passphrase_opens_nothing(sealed: tuple[Key, Path]) -> None:
    _, path = sealed
    assert code_of(load_key, path, b"incorrect") == "key.passphrase"
    assert code_of(load_key, path, None) == "key.passphrase"
    assert code_of(load_key, path, b"") == "key.passphrase"


@pytest.mark.parametrize(
    "field", ["name", "algorithm", "public_key", "salt", "nonce", "ciphertext", "cipher"]
)
def test_no_field_of_a_key_file_can_be_changed(sealed: tuple[Key, Path], folder: Path, field: str) -> None:
    _, path = sealed
    document = json.loads(path.read_bytes())
    changes = {"name": "registry.example/2028", "algorithm": "Ed25519", "cipher": "none"}
    document[field] = changes.get(field, document[field][::-1].replace("=", "A"))
    folder.mkdir(mode=0o700)
    changed = folder / "log.json"
    changed.write_bytes(canonical_bytes(document))
    changed.chmod(0o600)
    assert code_of(load_key, changed, PASSPHRASE) in {"key.passphrase", "key.file"}


def test_only_a_development_key_is_written_unencrypted_and_its_file_says_so(folder: Path) -> None:
    key = generate_key("registry.example/2027", ED25519)
    development = generate_key("registry.example/2027", ED25519, development=True)
    assert code_of(save_key, key, folder / "log.json", None) == "key.passphrase"
    assert code_of(save_key, key, folder / "log.json", b"") == "key.passphrase"
    assert code_of(save_key, development, folder / "log.json", PASSPHRASE) == "key.passphrase"
    save_key(development, folder / "log.json", None)
    assert (folder / "log.json").read_text().startswith('{"WARNING":"DEVELOPMENT KEY')
    assert load_key(folder / "log.json", None).development


def test_a_development_key_that_hides_its_warning_is_refused(folder: Path) -> None:
    save_key(generate_key("a.example", ED25519, development=True), folder / "log.json", None)
    text = (folder / "log.json").read_text()
    assert WARNING in text
    (folder / "log.json").write_text(text.replace(WARNING, "a production key"))
    assert code_of(load_key, folder / "log.json", None) == "key.file"


def test_an_existing_file_is_never_overwritten(sealed: tuple[Key, Path]) -> None:
    _, path = sealed
    before = path.read_bytes()
    other = generate_key("registry.example/2027", ED25519)
    assert code_of(save_key, other, path, PASSPHRASE) == "key.exists"
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_key_that_others_can_reach_is_refused(folder: Path) -> None:
    path = folder / "log.json"
    save_key(generate_key("a.example", ED25519, development=True), path, None)
    for mode in (0o640, 0o604, 0o620, 0o660):
        path.chmod(mode)
        assert code_of(load_key, path, None) == "key.permissions"
    path.chmod(0o600)
    folder.chmod(0o770)
    assert code_of(load_key, path, None) == "key.permissions"
    second = generate_key("b.example", ED25519, development=True)
    assert code_of(save_key, second, folder / "b.json", None) == "key.permissions"
    assert not (folder / "b.json").exists()


def test_a_key_file_that_the_disk_does_not_give_is_not_told_as_missing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "log.json"
    save_key(generate_key("a.example", ED25519, development=True), path, None)

    def fails(*arguments: object) -> int:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    for call in ("open", "fdopen"):
        with monkeypatch.context() as patch:
            patch.setattr(os, call, fails)
            assert code_of(load_key, path, None) == "key.unreadable", call


def test_what_is_not_a_key_file_is_refused_without_waiting(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    assert code_of(load_key, folder / "none.json", None) == "key.missing"
    assert code_of(load_key, folder / "nowhere" / "none.json", None) == "key.missing"
    os.mkfifo(folder / "pipe", 0o600)
    assert code_of(load_key, folder / "pipe", None) == "key.permissions"
    for content in (b"", b"[]", b"{}", b'{"format":1}', b"-----BEGIN PRIVATE KEY-----\n"):
        path = folder / "bad.json"
        path.write_bytes(content)
        path.chmod(0o600)
        assert code_of(load_key, path, PASSPHRASE) == "key.file"


def test_a_key_is_named_and_identified_as_in_signed_note() -> None:
    # The vector printed in C2SP signed-note.
    text = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
    verifier = parse_vkey(text)
    assert (verifier.name, verifier.key_type, len(verifier.public_key)) == ("example.com/foo", ED25519, 32)
    assert verifier.vkey == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.com/foo",
        "example.com/foo+530d903a+",
        "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2",
        "exa mple.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
    ],
)
def test_text_that_is_not_exactly_a_public_key_is_refused(text: str) -> None:
    assert code_of(parse_vkey, text) == "key.vkey"


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\nb", "a\u00a0b", "a\u200bb", "x" * 256])
def test_a_name_that_a_note_cannot_carry_is_refused(name: str) -> None:
    assert code_of(generate_key, name, ED25519) == "key.name"


def test_there_are_two_kinds_of_key() -> None:
    assert code_of(generate_key, "a.example", 0x02) == "key.type"
    assert code_of(Verifier, "a.example", 0x02, bytes(32)) == "key.vkey"
    assert code_of(Verifier, "a.example", ED25519, bytes(33)) == "key.vkey"


def test_a_signature_of_another_length_never_verifies() -> None:
    key = generate_key("a.example", ED25519, development=True)
    verifier = verifier_of(key)
    signature = key.sign(b"m")
    assert verifier.verifies(b"m", signature)
    assert not verifier.verifies(b"m", signature + b"\0")
    assert not verifier.verifies(b"m", b"")
