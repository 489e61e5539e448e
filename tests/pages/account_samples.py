"""The pages of signing in and of an account, by a short name: none of them is public, and none has a twin."""

from __future__ import annotations

from functools import cache

from registry.pages.account_views import (
    AccountPage,
    LinkPage,
    ListedCredential,
    ListedRole,
    ListedSession,
    ListedToken,
    ProviderPage,
    SignInPage,
)
from registry.pages.views import Page

_AT = "2026-11-22T09:00:00Z"
_END = "2026-11-22T21:00:00Z"


@cache
def private_pages() -> dict[str, Page]:
    """Every kind of them."""
    return {
        "sign-in": SignInPage(development_keys=True, provider="accounts.example"),
        "sign-in-link": LinkPage(development_keys=True),
        "provider": ProviderPage(
            development_keys=True,
            host="accounts.example",
            target="https://accounts.example/authorize?client_id=register&state=x",
        ),
        "account": AccountPage(
            development_keys=True,
            signed_in_as="Amélie Example-Příkladová",
            contact="amelie@town.example",
            roles=(
                ListedRole("town-of-example", "authority", "filer"),
                ListedRole("watchdog", "oversight_body", "reviewer"),
            ),
            sessions=(
                ListedSession("s-0a1b2c3d4e5f6071", "passkey", _AT, _AT, _END, True),
                ListedSession("s-1a1b2c3d4e5f6071", "link", _AT, _AT, _END, False),
            ),
            tokens=(
                ListedToken("t-0a1b2c3d4e5f6071", "town-of-example", ("read", "draft", "submit"), _AT, _END, None),
                ListedToken("t-1a1b2c3d4e5f6071", None, ("read",), _AT, _END, _AT),
            ),
            passkeys=(ListedCredential("c-0a1b2c3d4e5f6071", "", _AT, _AT),),
            identities=(ListedCredential("c-1a1b2c3d4e5f6071", "https://accounts.example", _AT, None),),
            provider="accounts.example",
            bodies=("town-of-example", "watchdog"),
            scopes=("read", "draft", "submit", "nil_return"),
            form_id="form",
            made="slt_" + "A" * 48,
        ),
        "account-empty": AccountPage(
            development_keys=True, signed_in_as="Nobody Yet", contact="", roles=(),
            sessions=(ListedSession("s-0a1b2c3d4e5f6071", "link", _AT, _AT, _END, True),),
            tokens=(), passkeys=(), identities=(), provider=None, bodies=(), scopes=("read",), form_id="form",
        ),
    }  # fmt: skip
