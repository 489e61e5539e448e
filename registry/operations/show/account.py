"""The pages of signing in, and the account of whoever is signed in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from registry.domain.permission import SCOPES, fits, rules_for
from registry.operations.api_tokens import list_tokens, token_form
from registry.operations.list_credentials import list_credentials
from registry.operations.registry import Registry
from registry.operations.show.acts import names_of
from registry.operations.sign_in import SignedIn, list_sessions
from registry.pages import account_views as views


def sign_in_page(registry: Registry, common: Mapping[str, Any]) -> views.SignInPage:
    """How somebody can sign in here."""
    return views.SignInPage(**common, provider=provider_host(registry))


def provider_host(registry: Registry) -> str | None:
    """The host of the identity provider; None where there is none."""
    issuer = registry.settings.oidc_issuer
    return None if issuer is None else urlsplit(issuer).netloc


def account_page(
    registry: Registry, common: Mapping[str, Any], who: SignedIn, made: str | None = None
) -> views.AccountPage:
    """What somebody is to this register; `made`: a token that was made just now."""
    person = who.person
    credentials = list_credentials(registry, person.id)
    held = [(role.kind, role.role) for role in who.roles]
    scopes = [
        scope
        for scope in SCOPES
        if scope == "read" or any(fits(rule, *role) for rule in rules_for([scope]) for role in held)
    ]
    return views.AccountPage(
        **common,
        signed_in_as=person.name,
        names=names_of(registry, {role.body for role in who.roles}),
        contact=person.contact,
        roles=tuple(
            views.ListedRole(role.body, role.kind, role.role) for role in who.roles
        ),
        sessions=tuple(
            views.ListedSession(
                one.id, one.means, one.made_at, one.last_seen_at, one.expires_at,
                current=who.session is not None and who.session.id == one.id,
            )
            for one in list_sessions(registry, person.id)
        ),
        tokens=tuple(
            views.ListedToken(one.id, one.body, one.scopes, one.made_at, one.expires_at, one.last_used_at)
            for one in list_tokens(registry, person.id)
        ),
        passkeys=tuple(
            views.ListedCredential(one.id, "", one.made_at, one.last_used_at)
            for one in credentials
            if one.kind == "passkey"
        ),
        identities=tuple(
            views.ListedCredential(one.id, one.value["issuer"], one.made_at, one.last_used_at)
            for one in credentials
            if one.kind == "identity"
        ),
        provider=provider_host(registry),
        bodies=tuple(sorted({role.body for role in who.roles})),
        scopes=tuple(scopes),
        form_id=token_form(registry),
        made=made,
    )  # fmt: skip
