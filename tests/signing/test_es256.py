"""ES256 keys: what other programs verify, kept like every other key."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from registry.domain.verifier import verifier_of
from registry.errors import RegistryError
from registry.signing.es256 import ES256, Es256PrivateKey, public_pem, verifies
from registry.signing.keys import generate_key, load_key, save_key


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "==")


def test_the_deterministic_signatures_of_rfc_6979_come_out() -> None:
    # RFC 6979 appendix A.2.5, curve P-256, SHA-256.
    key = Es256PrivateKey(bytes.fromhex("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721"))
    assert key.sign(b"sample").hex().upper() == (
        "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
        "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8"
    )
    assert key.public_key().public_bytes_raw().hex().upper() == (
        "0460FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6"
        "7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299"
    )


def test_the_example_of_rfc_7515_verifies() -> None:
    # RFC 7515 appendix A.3: key and JWS.
    x, y = "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"
    signed = (
        "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9p"
        "c19yb290Ijp0cnVlfQ"
    )
    signature = _bytes(
        "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"
    )
    public = b"\x04" + _bytes(x) + _bytes(y)
    assert verifies(public, signed.encode(), signature)
    assert not verifies(public, signed.encode() + b" ", signature)
    assert not verifies(public, signed.encode(), signature[:-1])
    assert not verifies(b"\x04" + bytes(64), signed.encode(), signature)


@pytest.mark.parametrize("passphrase", [b"correct horse battery staple", None])
def test_a_key_comes_back_from_its_file_and_signs_the_same(tmp_path: Path, passphrase: bytes | None) -> None:
    key = generate_key("registry.example/bundles", ES256, development=passphrase is None)
    path = tmp_path / "keys" / "bundles.key"
    save_key(key, path, passphrase)
    again = load_key(path, passphrase)
    assert (again.name, again.key_type, again.public_key) == (key.name, ES256, key.public_key)
    assert again.sign(b"message") == key.sign(b"message") == key.sign(b"message")
    assert verifies(key.public_key, b"message", again.sign(b"message"))
    assert json.loads(path.read_bytes())["algorithm"] == "ES256"


def test_the_public_key_is_read_by_others() -> None:
    key = generate_key("registry.example/bundles", ES256, development=True)
    read = load_pem_public_key(public_pem(key.public_key).encode())
    assert isinstance(read, ec.EllipticCurvePublicKey)
    assert read.curve.name == "secp256r1"


def test_such_a_key_never_signs_for_a_log() -> None:
    with pytest.raises(RegistryError) as raised:
        verifier_of(generate_key("registry.example/log/2027", ES256, development=True))
    assert raised.value.code == "key.vkey"
