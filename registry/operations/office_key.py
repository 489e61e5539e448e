"""Sign an act with an office's own key, offline: nothing of the registry is needed but the statement.

Knows: that whoever signs must see what they sign, so the statement is read first, and with its openings the texts are compared
with what it commits to. Loads no storage. The key never reaches the registry (promise 7).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from registry.domain.act import Act, KeyEnrolment, office_key_name
from registry.domain.decision import PAYLOAD_TYPE, read_statement
from registry.domain.verifier import ED25519, Signer, Verifier, verifier_of
from registry.errors import RegistryError
from registry.operations.act_forms import read_openings, require_openings
from registry.signing.dsse import sign_envelope
from registry.signing.keys import generate_key, save_key
from registry.signing.signers import load_signer


@dataclass(frozen=True)
class SignedAct:
    """An envelope with the office's signature, and what was signed. `texts`: path -> text, where the openings were given."""

    envelope: bytes
    act: Act
    texts: dict[str, str]


def sign_act(statement: bytes, key: Signer, openings: bytes | None = None) -> SignedAct:
    """Sign `statement`. Raises `statement.malformed`, `act.file` for what is no act, `act.opening`, and `act.key` where the key
    is of another office than the one that acts.
    """
    act = read_statement(statement).act
    if act is None:
        raise RegistryError(
            "act.file",
            "this is the statement of no act",
            hint="Sign the file that `sightline act prepare` wrote.",
        )
    opened = read_openings(openings) if openings is not None else ()
    if openings is not None:
        require_openings(act, opened)
    office = act.body if isinstance(act, KeyEnrolment) else act.by.office
    if office is None or key.name != office_key_name(act.registry, office):
        raise RegistryError(
            "act.key",
            f"the key {key.name!r} is not one of the office that acts",
            hint="Nothing was signed. Take the key that was made for this office and this registry.",
        )
    envelope = sign_envelope(statement, PAYLOAD_TYPE, key)
    return SignedAct(envelope, act, {one.path: one.value for one in opened})


def make_office_key(registry: str, body: str, path: Path, passphrase: bytes | None) -> Verifier:
    """Make a key for the office of `body` in the new file `path`; without `passphrase` a development key, not encrypted."""
    key = generate_key(office_key_name(registry, body), ED25519, development=passphrase is None)
    save_key(key, path, passphrase)
    return verifier_of(key)


def load_office_key(path: Path, passphrase: bytes | None) -> Signer:
    """The key that the file `path` stands for. Raises what `load_signer` raises."""
    return load_signer(path, passphrase)
