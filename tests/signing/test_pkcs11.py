"""A key in a token signs as a key in a file does; SoftHSM 2 is the token. What a URI may say is tested without one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from registry.domain.verifier import COSIGNATURE_ED25519, ED25519, MLDSA44, verifier_of
from registry.errors import RegistryError
from registry.signing.dsse import open_envelope, sign_envelope
from registry.signing.keys import generate_key, save_key
from registry.signing.pkcs11 import TokenUri, token_key
from registry.signing.signers import load_signer, save_token_key

NAME = "registry.example/decisions"
MODULES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")
PIN = "1234"
GOOD = "pkcs11:token=registry;object=decisions?module-path=/lib/p11.so&pin-source=file:/etc/pin"

# In a process of its own: a token is read when the library is loaded, and that happens once.
MAKE = """
import sys, pkcs11
from pkcs11.util.ec import encode_named_curve_parameters
token = pkcs11.lib(sys.argv[1]).get_token(token_label="registry")
with token.open(user_pin=sys.argv[2], rw=True) as session:
    for label in sys.argv[3:]:
        curve = {pkcs11.Attribute.EC_PARAMS: encode_named_curve_parameters("1.3.101.112")}
        parameters = session.create_domain_parameters(pkcs11.KeyType.EC_EDWARDS, curve, local=True)
        parameters.generate_keypair(
            mechanism=pkcs11.Mechanism.EC_EDWARDS_KEY_PAIR_GEN, label=label, id=label.encode(), store=True
        )
"""


@dataclass(frozen=True)
class Token:
    module: str
    pin: Path

    def uri(self, label: str = "decisions", token: str = "registry") -> str:
        return f"pkcs11:token={token};object={label};type=private?module-path={self.module}&pin-source=file:{self.pin}"


@pytest.fixture(scope="module")
def token(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Token]:
    """A token with the keys `decisions` and `other`, and two called `twin`."""
    pytest.importorskip("pkcs11", reason="python-pkcs11 is not installed: pip install 'sightline[pkcs11]'")
    module = next((path for path in MODULES if Path(path).exists()), None)
    if module is None or shutil.which("softhsm2-util") is None:
        pytest.skip("SoftHSM 2 is not installed: apt-get install softhsm2")
    folder = tmp_path_factory.mktemp("token")
    (folder / "tokens").mkdir()
    configuration, pin = folder / "softhsm2.conf", folder / "pin"
    configuration.write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n")
    pin.write_text(f"{PIN}\n")
    pin.chmod(0o600)
    before = os.environ.get("SOFTHSM2_CONF")
    os.environ["SOFTHSM2_CONF"] = str(configuration)
    made = [
        "softhsm2-util",
        "--init-token",
        "--free",
        "--label",
        "registry",
        "--pin",
        PIN,
        "--so-pin",
        "5678",
    ]
    subprocess.run(made, check=True, capture_output=True, timeout=60)
    labels = ("decisions", "other", "twin", "twin")
    subprocess.run([sys.executable, "-c", MAKE, module, PIN, *labels], check=True, timeout=60)
    yield Token(module, pin)
    if before is None:
        del os.environ["SOFTHSM2_CONF"]
    else:
        os.environ["SOFTHSM2_CONF"] = before


def code(act: object) -> str:
    with pytest.raises(RegistryError) as raised:
        act()  # type: ignore[operator]
    assert PIN not in raised.value.message
    return raised.value.code


def test_a_key_in_a_token_signs_what_anyone_can_verify(token: Token) -> None:
    key = token_key(NAME, ED25519, token.uri())
    envelope = sign_envelope(b"{}", "text/plain", key)
    assert open_envelope(envelope, [verifier_of(key)]) == (b"{}", "text/plain")
    assert key.sign(b"once") == key.sign(b"once")
    assert token_key(NAME, COSIGNATURE_ED25519, token.uri()).public_key == key.public_key


def test_the_file_that_stands_for_a_key_in_a_token_holds_no_secret_and_is_read_without_a_passphrase(
    token: Token, tmp_path: Path
) -> None:
    key, path = token_key(NAME, ED25519, token.uri()), tmp_path / "keys" / "decisions.key"
    save_token_key(key, path)
    assert PIN.encode() not in path.read_bytes().replace(key.public_key, b"")
    assert path.stat().st_mode & 0o777 == 0o600
    loaded = load_signer(path, None)
    assert (loaded.name, loaded.key_type, loaded.public_key) == (NAME, ED25519, key.public_key)
    assert verifier_of(key).verifies(b"message", loaded.sign(b"message"))
    assert code(lambda: save_token_key(key, path)) == "key.exists"


def test_another_key_under_the_same_label_is_not_signed_with(token: Token, tmp_path: Path) -> None:
    save_token_key(token_key(NAME, ED25519, token.uri()), tmp_path / "keys" / "one.key")
    text = (tmp_path / "keys" / "one.key").read_text().replace("object=decisions", "object=other")
    changed = tmp_path / "keys" / "two.key"
    changed.write_text(text)
    changed.chmod(0o600)
    assert code(lambda: load_signer(changed, None)) == "key.foreign"


def test_what_a_token_cannot_do_is_refused_by_name(token: Token, tmp_path: Path) -> None:
    wrong, empty, open_ = tmp_path / "wrong", tmp_path / "empty", tmp_path / "open"
    for file, text, mode in ((wrong, "9999", 0o600), (empty, "", 0o600), (open_, PIN, 0o644)):
        file.write_text(text)
        file.chmod(mode)
    assert code(lambda: token_key(NAME, ED25519, token.uri("nobody"))) == "key.token"
    assert code(lambda: token_key(NAME, ED25519, token.uri("twin"))) == "key.token"
    assert code(lambda: token_key(NAME, ED25519, token.uri(token="elsewhere"))) == "key.token"
    assert code(lambda: token_key(NAME, MLDSA44, token.uri())) == "key.type"
    for pin, expected in (
        (empty, "key.passphrase"),
        (open_, "key.permissions"),
        (tmp_path / "no", "key.passphrase"),
    ):
        assert code(lambda pin=pin: token_key(NAME, ED25519, Token(token.module, pin).uri())) == expected
    assert code(lambda: token_key(NAME, ED25519, Token("/nowhere/p11.so", token.pin).uri())) == "key.token"


def test_a_wrong_pin_is_told_from_a_wrong_key(token: Token, tmp_path: Path) -> None:
    # In a process of its own: a token that one session has opened asks no other session for the PIN.
    wrong = tmp_path / "wrong"
    wrong.write_text("9999")
    wrong.chmod(0o600)
    text = (
        "import sys; from registry.errors import RegistryError; from registry.signing.pkcs11 import token_key\n"
        "try:\n    token_key('a', 1, sys.argv[1])\nexcept RegistryError as error:\n    print(error.code, error.message)"
    )
    uri = Token(token.module, wrong).uri()
    said = subprocess.run(
        [sys.executable, "-c", text, uri], capture_output=True, text=True, timeout=60
    ).stdout
    assert said.startswith("key.token ")
    assert "PinIncorrect" in said


def test_a_key_file_is_loaded_through_the_same_door(tmp_path: Path) -> None:
    key = generate_key(NAME, ED25519, development=True)
    save_key(key, tmp_path / "keys" / "one.key", None)
    assert verifier_of(load_signer(tmp_path / "keys" / "one.key", None)) == verifier_of(key)


def test_a_uri_is_read_with_its_percent_signs_undone() -> None:
    uri = TokenUri.read("pkcs11:serial=%01%02;id=%00a?pin-source=/run/a%20pin&module-path=/lib/p.so")
    assert (uri.serial, uri.id, uri.pin_file, uri.token) == (b"\x01\x02", b"\x00a", Path("/run/a pin"), None)
    assert TokenUri.read(GOOD).label == "decisions"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "file:/etc/passwd",
        GOOD.replace("pkcs11:", "PKCS11:"),
        GOOD.replace("token=registry;", ""),
        GOOD.replace(";object=decisions", ""),
        GOOD.replace("object", "type=public;object"),
        GOOD.replace("object", "token=registry;object"),
        GOOD.replace("object", "slot-id=1;object"),
        GOOD.replace("decisions", "%ff"),
        GOOD.replace("decisions", "two words"),
        GOOD.replace("/lib", "lib"),
        GOOD.replace("&pin-source=file:/etc/pin", ""),
        GOOD.replace("file:/etc/pin", "|cat /etc/pin"),
        GOOD.replace("pin-source=file:/etc/pin", f"pin-value={PIN}"),
    ],
)
def test_a_uri_that_names_no_one_key_or_holds_the_pin_is_refused(text: str) -> None:
    assert code(lambda: TokenUri.read(text)) == "key.uri"
