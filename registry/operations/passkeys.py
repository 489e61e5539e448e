"""Passkeys: a person's own key in their device, made for this register alone (W3C Web Authentication, level 3).

Knows: what an authenticator is asked, and what is demanded of its answer: our challenge, which counts once; our origin, and
our host as its relying party; that it verified the person itself (a PIN, a finger); a counter that only rises where it
counts. The answer names the person, so no user name is typed. Attestations are not asked for: any make of authenticator
will do. Does not know HTTP.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from typing import Any, Final, NoReturn, TypeVar

from webauthn import (
    base64url_to_bytes,
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import bytes_to_base64url
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from registry.domain.decision import instant
from registry.errors import RegistryError
from registry.operations.list_credentials import list_credentials, new_credential
from registry.operations.own_origin import own_origin
from registry.operations.registry import Registry
from registry.operations.sign_in import ATTEMPT_LASTS, Begun, begin_session
from registry.operations.sign_in_secret import digest_of, new_secret
from registry.storage import credentials, once
from registry.storage.credentials import Credential
from registry.storage.once import Attempt
from registry.storage.people import Person

MAX_ANSWER: Final = 16 * 1024
"""Characters of an authenticator's answer."""

Verified = TypeVar("Verified")


def ask_for_new(registry: Registry, person: Person) -> tuple[str, str]:
    """What a browser is asked for a new passkey of a person, as JSON, and the secret that it has to show with its answer."""
    known = [one for one in list_credentials(registry, person.id) if one.kind == "passkey"]
    challenge = secrets.token_bytes(32)
    origin = own_origin(registry)
    options = generate_registration_options(
        rp_id=origin.host,
        rp_name=f"Sightline, {origin.host}",
        user_id=credentials.handle(registry.database, person.id),
        user_name=person.name,
        challenge=challenge,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[
            PublicKeyCredentialDescriptor(id=base64url_to_bytes(one.value["id"])) for one in known
        ],
    )
    return options_to_json(options), _asked(registry, Attempt("new_passkey", person.id, challenge.hex()))


def keep_new(registry: Registry, person: Person, attempt: str, answer: str) -> Credential:
    """Keep the passkey that a browser made for a person.

    Raises `signin.expired`, `credential.refused`, `credential.taken`, `credential.many`; nothing was kept then.
    """
    challenge = _challenge(registry, attempt, "new_passkey", person.id)
    origin = own_origin(registry)
    made = _verified(
        "credential.refused",
        lambda: verify_registration_response(
            credential=_read(answer),
            expected_challenge=challenge,
            expected_rp_id=origin.host,
            expected_origin=origin.text,
            require_user_verification=True,
        ),
    )
    value = {
        "id": bytes_to_base64url(made.credential_id),
        "public_key": bytes_to_base64url(made.credential_public_key),
    }
    new = new_credential(registry, person.id, "passkey", value, made.sign_count)
    credentials.add(registry.database, new, (value["id"],))
    return new


def ask_for_any(registry: Registry) -> tuple[str, str]:
    """What a browser is asked to sign somebody in, as JSON, and the secret that it has to show with its answer."""
    challenge = secrets.token_bytes(32)
    options = generate_authentication_options(
        rp_id=own_origin(registry).host,
        challenge=challenge,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json(options), _asked(registry, Attempt("passkey", None, challenge.hex()))


def sign_in_with(registry: Registry, attempt: str, answer: str, *, before: str | None = None) -> Begun:
    """Sign in whoever's passkey answered. Raises `signin.expired`, and `signin.refused` for whatever else is wrong."""
    challenge = _challenge(registry, attempt, "passkey", None)
    origin = own_origin(registry)
    shown = _verified("signin.refused", lambda: _read(answer))
    name = shown.get("id")
    known = (
        credentials.find(registry.database, "passkey", (name,))
        if isinstance(name, str) and name.isascii()
        else None
    )
    if known is None:
        _refuse("signin.refused")
    used = _verified(
        "signin.refused",
        lambda: verify_authentication_response(
            credential=shown,
            expected_challenge=challenge,
            expected_rp_id=origin.host,
            expected_origin=origin.text,
            credential_public_key=base64url_to_bytes(known.value["public_key"]),
            credential_current_sign_count=known.sign_count,
            require_user_verification=True,
        ),
    )
    if not _is_theirs(shown, credentials.handle(registry.database, known.person)):
        _refuse("signin.refused")
    now = instant(registry.clock())
    if not credentials.used(registry.database, known.id, known.sign_count, used.new_sign_count, now):
        _refuse("signin.refused")
    return begin_session(registry, known.person, "passkey", before=before)


def _asked(registry: Registry, attempt: Attempt) -> str:
    now, secret = registry.clock(), new_secret()
    once.add_attempt(
        registry.database, digest_of(secret), attempt, instant(now), instant(now + ATTEMPT_LASTS)
    )
    return secret


def _challenge(registry: Registry, secret: str, kind: str, person: str | None) -> bytes:
    asked = once.use_attempt(registry.database, digest_of(secret), instant(registry.clock()))
    if asked is None or (asked.kind, asked.person) != (kind, person):
        raise RegistryError(
            "signin.expired",
            "this browser was not asked for it, or too long ago",
            hint="Go back, load the page again and try once more.",
        )
    return bytes.fromhex(asked.value)


def _read(answer: str) -> dict[str, Any]:
    if len(answer) > MAX_ANSWER:
        raise ValueError("longer than any answer")
    shown = json.loads(answer)
    if not isinstance(shown, dict):
        raise ValueError("no object")
    return shown


def _is_theirs(shown: dict[str, Any], handle: bytes) -> bool:
    # Web Authentication, 7.2, step 6: who was not named before is named by the authenticator.
    named = shown["response"].get("userHandle")
    return isinstance(named, str) and secrets.compare_digest(
        named.rstrip("=").encode(), bytes_to_base64url(handle).encode()
    )


def _verified(code: str, verify: Callable[[], Verified]) -> Verified:
    try:
        return verify()
    except Exception:
        # Bytes of a stranger went through parsers of CBOR, COSE and JSON: whatever one of them says, it is no answer.
        _refuse(code)


def _refuse(code: str) -> NoReturn:
    raise RegistryError(
        code,
        "the passkey was not accepted: it is not known here, or its answer is not one to what was asked",
        hint="Try again; if it stays so, sign in with a link and add the passkey anew.",
    )
