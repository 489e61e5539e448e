"""What people are recognised by: listed, bound to them by whoever runs the registry, and taken from them.

Knows: that a name at an identity provider is a person's by an act of theirs or of the registrar, never by an e-mail address.
"""

from __future__ import annotations

import secrets
from typing import Final

from registry.domain.decision import instant
from registry.errors import RegistryError
from registry.operations.registry import Registry
from registry.operations.sign_in import require_known
from registry.storage import credentials
from registry.storage.credentials import Credential

MAX_SUBJECT: Final = 255
"""Characters of the name that an issuer gives somebody (OpenID Connect Core 1.0, section 2)."""
MAX_CREDENTIALS: Final = 20
"""Of one person."""


def list_credentials(registry: Registry, person: str) -> list[Credential]:
    """What a person is recognised by, the oldest first."""
    return credentials.of_person(registry.database, person)


def bind_identity(registry: Registry, person: str, issuer: str, subject: str) -> Credential:
    """Make the name that an issuer gives somebody the person's. Raises `person.unknown`, `identity.name`,
    `credential.taken`."""
    require_known(registry, person)
    if (
        not (0 < len(subject) <= MAX_SUBJECT)
        or not issuer.startswith(("https://", "http://"))
        or len(issuer) > 500
    ):
        raise RegistryError(
            "identity.name",
            f"an issuer is an https address, and its name for somebody has at most {MAX_SUBJECT} characters",
            hint="Nothing was bound. Give both exactly as the provider's identity tokens state them (iss, sub).",
        )
    new = new_credential(registry, person, "identity", {"issuer": issuer, "subject": subject}, 0)
    credentials.add(registry.database, new, (issuer, subject))
    return new


def new_credential(
    registry: Registry, person: str, kind: credentials.CredentialKind, value: dict[str, str], sign_count: int
) -> Credential:
    """A credential that is to be kept. Raises `credential.many`."""
    if len(list_credentials(registry, person)) >= MAX_CREDENTIALS:
        raise RegistryError(
            "credential.many",
            f"nobody has more than {MAX_CREDENTIALS} of them",
            hint="Remove one that is not used.",
        )
    return Credential(
        f"c-{secrets.token_hex(8)}", person, kind, value, sign_count, instant(registry.clock()), None
    )


def remove_credentials(registry: Registry, person: str, ids: list[str]) -> None:
    """Destroy these credentials of a person. Raises `credential.unknown` where there is none of them."""
    if not credentials.remove(registry.database, person, ids):
        raise RegistryError(
            "credential.unknown", "there is no such credential", hint="`sightline credential list`"
        )
