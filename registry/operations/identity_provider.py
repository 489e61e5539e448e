"""Sign in at an identity provider, or connect one to an account.

Knows: that the provider's name for somebody (issuer and subject) is all that counts, and that it is a person's only where they
connected it while they were signed in, or whoever runs the registry did. An address of mail is never looked at: it can be given
to somebody else. What was asked counts once, in the browser that asked.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Final

from registry.domain.decision import instant
from registry.errors import RegistryError
from registry.operations.list_credentials import bind_identity
from registry.operations.own_origin import own_origin
from registry.operations.registry import Registry
from registry.operations.sign_in import ATTEMPT_LASTS, Begun, begin_session, signed_in
from registry.operations.sign_in_secret import digest_of, new_secret
from registry.settings import Settings
from registry.storage import credentials, once
from registry.storage.once import Attempt
from registry.transport import oidc
from registry.transport.oidc_provider import Provider

BACK: Final = "/sign-in/back"
"""Where the provider sends people back to: to be registered there behind this server's origin."""
MAX_ANSWER: Final = 8 * 1024
"""Characters of what they bring back."""


def require_provider(settings: Settings) -> None:
    """Raise `settings.invalid` where a provider is named with which nobody could sign in."""
    if settings.oidc_issuer is None:
        return
    oidc.require_issuer(settings.oidc_issuer)
    if not settings.oidc_client_id:
        raise RegistryError(
            "settings.invalid",
            "SIGHTLINE_OIDC_CLIENT_ID is empty",
            hint="Give the name that the provider gave.",
        )


def provider_of(settings: Settings) -> Provider | None:
    """The provider that the settings name, as this process will know it."""
    return None if settings.oidc_issuer is None else Provider(settings.oidc_issuer)


def ask_provider(registry: Registry, provider: Provider | None, person: str | None = None) -> tuple[str, str]:
    """Where somebody is sent, and the secret that their browser shows when they are back. `person`: whose account it is to be
    connected to. Raises `identity.none`, `identity.unreachable`.
    """
    question, now, secret = oidc.new_question(), registry.clock(), new_secret()
    address = oidc.address_for(_client(registry, provider), question, afresh=person is not None)
    kind: once.Kind = "provider" if person is None else "new_identity"
    attempt = Attempt(kind, person, json.dumps(asdict(question)))
    once.add_attempt(
        registry.database, digest_of(secret), attempt, instant(now), instant(now + ATTEMPT_LASTS)
    )
    return address, secret


def answer_of_provider(
    registry: Registry,
    provider: Provider | None,
    attempt: str,
    answer: Mapping[str, str],
    session: str | None,
) -> Begun | None:
    """Sign in whoever came back with `answer`, or connect the provider to their account, which gives None.

    `session`: the secret of the session that the browser shows. Raises `signin.expired`, `signin.refused`,
    `identity.unreachable`, `credential.taken`, `credential.many`.
    """
    asked = once.use_attempt(registry.database, digest_of(attempt), instant(registry.clock()))
    if asked is None or asked.kind not in ("provider", "new_identity"):
        raise RegistryError(
            "signin.expired",
            "this browser was not asked for it, or too long ago",
            hint="Go back to the page for signing in and try again.",
        )
    if sum(map(len, answer.values())) > MAX_ANSWER:
        raise _refused()
    client = _client(registry, provider)
    subject = oidc.subject(
        client, oidc.Question(**json.loads(asked.value)), answer, registry.clock().timestamp()
    )
    if asked.person is not None:
        who = signed_in(registry, session) if session is not None else None
        if who is None or who.person.id != asked.person:
            raise _refused()
        bind_identity(registry, asked.person, client.provider.issuer, subject)
        return None
    known = credentials.find(registry.database, "identity", (client.provider.issuer, subject))
    if known is None:
        raise _refused()
    credentials.used(
        registry.database, known.id, known.sign_count, known.sign_count, instant(registry.clock())
    )
    return begin_session(registry, known.person, "provider", before=session)


def _client(registry: Registry, provider: Provider | None) -> oidc.Client:
    settings = registry.settings
    if provider is None:
        raise RegistryError(
            "identity.none", "no identity provider is set up here", hint="Sign in with a passkey or a link."
        )
    return oidc.Client(
        provider, settings.oidc_client_id, _secret(settings), f"{own_origin(registry).text}{BACK}"
    )


def _secret(settings: Settings) -> str | None:
    if settings.oidc_client_secret_file is None:
        return None
    try:
        return settings.oidc_client_secret_file.read_text(encoding="utf-8").partition("\n")[0]
    except (OSError, UnicodeDecodeError):
        raise RegistryError(
            "settings.invalid",
            "the file that SIGHTLINE_OIDC_CLIENT_SECRET_FILE names cannot be read",
            hint="Give a readable file whose first line is the secret.",
        ) from None


def _refused() -> RegistryError:
    return RegistryError(
        "signin.refused",
        "nobody was signed in: whoever the provider names is not connected to an account here",
        hint="Sign in with a link first, and connect the provider in your account.",
    )
