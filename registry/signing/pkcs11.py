"""Ed25519 keys in a PKCS#11 token: a smart card, a hardware module, SoftHSM.

Knows: which key a `pkcs11:` URI (RFC 7512) names, how the token is asked to sign (CKM_EDDSA, PKCS #11 v3.1 §2.3.14), and that
nothing leaves this module that does not verify. The private key never leaves the token, and no PIN stands in a URI: it is read
from the file that `pin-source` names. The only module that loads the library for it, which is an extra: `sightline[pkcs11]`.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote_to_bytes

from registry.domain.verifier import COSIGNATURE_ED25519, ED25519, Verifier
from registry.errors import RegistryError

_PATH: Final = frozenset({"token", "manufacturer", "serial", "model", "object", "id", "type"})
_QUERY: Final = frozenset({"module-path", "pin-source"})
_MAX_PIN: Final = 256


@dataclass(frozen=True)
class TokenUri:
    """What a URI names. Raises `key.uri` where it is none, names no one key, or holds the PIN itself."""

    text: str
    module: Path
    pin_file: Path
    token: str | None
    serial: bytes | None
    label: str | None
    id: bytes | None

    @classmethod
    def read(cls, text: str) -> TokenUri:
        scheme, _, rest = text.partition(":")
        path, _, query = rest.partition("?")
        if scheme != "pkcs11" or not text.isascii() or not text.isprintable() or " " in text:
            raise _bad(text, "it does not begin with pkcs11: or holds characters that no URI has")
        named, asked = _attributes(text, path, ";", _PATH), _attributes(text, query, "&", _QUERY)
        if named.get("type", b"private") != b"private":
            raise _bad(text, "its type is not private")
        if not (named.get("token") or named.get("serial")) or not (named.get("object") or named.get("id")):
            raise _bad(text, "it needs token or serial, and object or id")
        return cls(
            text,
            _absolute(text, asked.get("module-path"), "module-path"),
            _absolute(text, asked.get("pin-source", b"").removeprefix(b"file:"), "pin-source"),
            _text(text, named.get("token")),
            named.get("serial"),
            _text(text, named.get("object")),
            named.get("id"),
        )


@dataclass(frozen=True)
class TokenKey:
    """A key in a token; a `Signer`. `public_key` is what was recorded when it was taken into use."""

    name: str
    key_type: int
    public_key: bytes
    uri: TokenUri
    development: bool = False

    def sign(self, message: bytes) -> bytes:
        """The raw signature of `message`, 64 bytes. Raises `key.token`."""
        with _guard:
            signature = _asked(self.uri, lambda session: _signature(session, self.uri, message))
        if not Verifier(self.name, self.key_type, self.public_key).verifies(message, signature):
            raise _failed(self.uri, "its signature does not verify under the key that was recorded")
        return signature


def token_key(name: str, key_type: int, uri: str) -> TokenKey:
    """The key that `uri` names, as it stands in its token. Raises `key.type`, `key.uri`, `key.token`, `key.library`."""
    if key_type not in (ED25519, COSIGNATURE_ED25519):
        raise RegistryError(
            "key.type", "a token holds Ed25519 keys only", hint="Keep other keys in key files."
        )
    read = TokenUri.read(uri)
    _pin(read.pin_file)
    with _guard:
        point = _asked(read, lambda session: _point(session, read))
    # Some tokens give the point bare, others as a DER octet string.
    raw = point[2:] if len(point) == 34 and point[:2] == b"\x04\x20" else point
    Verifier(name, key_type, raw)
    key = TokenKey(name, key_type, raw, read)
    key.sign(b"")
    return key


_guard: Final = threading.Lock()
_sessions: Final[dict[tuple[Path, str | None, bytes | None], tuple[int, Any]]] = {}
"""Token -> the process that opened it, and its session: PKCS #11 logs a process in to a token, not each session."""


def _asked(uri: TokenUri, question: Callable[[Any], bytes]) -> bytes:
    """What `question` gets from the token's one session; a session that ended is opened again once."""
    pkcs11, token = _library(), (uri.module, uri.token, uri.serial)
    for attempt in (1, 2):
        try:
            if token not in _sessions:
                _sessions[token] = (os.getpid(), _open(uri))
            process, session = _sessions[token]
            if process != os.getpid():
                raise _failed(uri, "the process that opened it was forked")
            return question(session)
        except pkcs11.PKCS11Error as error:
            _sessions.pop(token, None)
            if attempt == 2 or isinstance(error, (pkcs11.PinIncorrect, pkcs11.PinLocked)):
                # A second try would use up another of the few that a token allows.
                raise _failed(uri, type(error).__name__) from error
    raise AssertionError("unreachable")


def _open(uri: TokenUri) -> Any:
    pkcs11 = _library()
    try:
        library = pkcs11.lib(str(uri.module))
    except (pkcs11.PKCS11Error, RuntimeError, OSError) as error:
        raise _failed(uri, f"{uri.module} cannot be loaded") from error
    found = [
        token
        for token in library.get_tokens()
        if uri.token in (None, token.label) and uri.serial in (None, token.serial)
    ]
    if len(found) != 1:
        raise _failed(uri, f"{len(found)} tokens have that label or serial number")
    return found[0].open(user_pin=_pin(uri.pin_file))


def _point(session: Any, uri: TokenUri) -> bytes:
    pkcs11 = _library()
    return bytes(_one(session, uri, pkcs11.ObjectClass.PUBLIC_KEY)[pkcs11.Attribute.EC_POINT])


def _one(session: Any, uri: TokenUri, kind: Any) -> Any:
    pkcs11 = _library()
    wanted = {pkcs11.Attribute.CLASS: kind, pkcs11.Attribute.KEY_TYPE: pkcs11.KeyType.EC_EDWARDS}
    if uri.label is not None:
        wanted[pkcs11.Attribute.LABEL] = uri.label
    if uri.id is not None:
        wanted[pkcs11.Attribute.ID] = uri.id
    found = list(session.get_objects(wanted))
    if len(found) != 1:
        raise _failed(uri, f"{len(found)} Ed25519 keys ({kind.name.lower()}) have that label or id")
    return found[0]


def _signature(session: Any, uri: TokenUri, message: bytes) -> bytes:
    pkcs11 = _library()
    key = _one(session, uri, pkcs11.ObjectClass.PRIVATE_KEY)
    return bytes(key.sign(message, mechanism=pkcs11.Mechanism.EDDSA))


@cache
def _library() -> Any:
    try:
        import pkcs11
    except ImportError:
        raise RegistryError(
            "key.library",
            "keys in a token need the library python-pkcs11, which is not installed",
            hint="Install it with `pip install 'sightline[pkcs11]'`.",
        ) from None
    return pkcs11


def _pin(path: Path) -> str:
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_mode & 0o077:
                raise RegistryError("key.permissions", f"{path} is open to others", hint="Make it mode 600.")
            text = file.read(_MAX_PIN).decode().partition("\n")[0]
    except (OSError, UnicodeDecodeError) as error:
        raise RegistryError(
            "key.passphrase", f"no PIN can be read from {path}", hint="Put it on the first line of that file."
        ) from error
    if not text:
        raise RegistryError("key.passphrase", f"the PIN in {path} is empty", hint="Put it on the first line.")
    return text


def _attributes(uri: str, text: str, separator: str, known: frozenset[str]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for part in filter(None, text.split(separator)):
        name, equals, value = part.partition("=")
        if name == "pin-value":
            raise _bad("pkcs11:…", "it holds the PIN itself; name a file with pin-source")
        if name not in known or not equals or name in found:
            raise _bad(uri, f"the attribute {name!r} is not known here, has no value, or stands twice")
        found[name] = unquote_to_bytes(value)
    return found


def _absolute(uri: str, value: bytes | None, name: str) -> Path:
    path = Path(os.fsdecode(value or b""))
    if not path.is_absolute():
        raise _bad(uri, f"it needs {name} with an absolute path")
    return path


def _text(uri: str, value: bytes | None) -> str | None:
    try:
        return None if value is None else value.decode()
    except UnicodeDecodeError:
        raise _bad(uri, "a label is not UTF-8") from None


def _bad(text: str, why: str) -> RegistryError:
    return RegistryError(
        "key.uri",
        f"{text[:300]!r} names no key in a token: {why}",
        hint="pkcs11:token=NAME;object=LABEL?module-path=/usr/lib/softhsm/libsofthsm2.so&pin-source=file:/etc/sightline/pin",
    )


def _failed(uri: TokenUri, why: str) -> RegistryError:
    return RegistryError(
        "key.token",
        f"the token that {uri.text} names did not do what was asked: {why}",
        hint="Nothing was signed. Look at the token with `pkcs11-tool --list-objects` or its maker's tool.",
    )
