"""An identity provider as this process knows it: what it publishes of itself, kept for a while, and whether it answers.

Knows: OpenID Connect Discovery 1.0, section 4. What the issuer states and its keys are asked once and kept for KEPT; a key that
is not among them is looked for again, but not each time that somebody names one. A provider that did not answer is not waited
for again until a moment has passed: whoever comes meanwhile is told at once. Does not know what a token says.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NoReturn
from urllib.parse import urlsplit

from registry.errors import RegistryError
from registry.transport import outbound

SECONDS: Final = 5.0
"""How long a provider has for all that it is asked for one sign-in."""
KEPT: Final = 600.0
"""Seconds: so long a key that the provider withdrew may still be believed."""
LOOK_AGAIN: Final = 60.0
"""Seconds between two looks for keys that are not known yet."""
AWAY: Final = 10.0
"""Seconds for which a provider that did not answer is not asked again."""


@dataclass(frozen=True, slots=True)
class _Kept:
    document: dict[str, Any]
    read_at: float


class Provider:
    """The provider `issuer`. Its documents are what it said itself, unjudged but for the issuer they name.

    Safe for threads: of many who need a document at once, one asks. Raises `identity.unreachable` throughout.
    """

    def __init__(self, issuer: str, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.issuer = issuer
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._kept: dict[str, _Kept] = {}
        self._away_until = -float("inf")

    def metadata(self, deadline: float) -> dict[str, Any]:
        """What the issuer states, compared with its name as 4.3 demands; `deadline` is of `time.monotonic`."""
        address = f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"
        return self._document(address, deadline, KEPT, self._require_own)

    def keys(
        self, deadline: float, *, beside: Callable[[dict[str, Any]], bool] = lambda keys: True
    ) -> dict[str, Any]:
        """Its keys (RFC 7517, section 5); asked again where those that are kept do not do for `beside`."""
        address = self.metadata(deadline)["jwks_uri"]
        keys = self._document(address, deadline, KEPT)
        return keys if beside(keys) else self._document(address, deadline, LOOK_AGAIN)

    def reply(
        self, method: str, address: str, body: bytes | None, headers: Mapping[str, str], deadline: float
    ) -> outbound.Reply:
        """What the provider answers now."""
        if self._monotonic() < self._away_until:
            _away("it did not a moment ago")
        try:
            return outbound.request(method, address, body, deadline, headers, outbound.but_never_local)
        except RegistryError as error:
            if error.code == "outbound.unreachable":
                self._away_until = self._monotonic() + AWAY
            _away(error.message)

    def _document(
        self,
        address: str,
        deadline: float,
        age: float,
        require: Callable[[dict[str, Any]], None] = lambda document: None,
    ) -> dict[str, Any]:
        if (kept := self._fresh(address, age)) is not None:
            return kept
        if not self._lock.acquire(timeout=max(0.0, deadline - time.monotonic())):
            _away("others wait for it too")
        try:
            if (kept := self._fresh(address, age)) is not None:
                return kept
            document = read_document(
                self.reply("GET", address, None, {"Accept": "application/json"}, deadline)
            )
            require(document)
            self._kept[address] = _Kept(document, self._monotonic())
            return document
        finally:
            self._lock.release()

    def _fresh(self, address: str, age: float) -> dict[str, Any] | None:
        kept = self._kept.get(address)
        return kept.document if kept is not None and self._monotonic() - kept.read_at < age else None

    def _require_own(self, document: dict[str, Any]) -> None:
        endpoints = ("authorization_endpoint", "token_endpoint", "jwks_uri")
        scheme = urlsplit(self.issuer).scheme
        if document.get("issuer") != self.issuer or not all(
            isinstance(document.get(name), str) and document[name].startswith((f"{scheme}://", "https://"))
            for name in endpoints
        ):
            unusable()


def read_document(reply: outbound.Reply) -> dict[str, Any]:
    """The JSON object that was answered."""
    try:
        found = json.loads(reply.body)
    except (ValueError, RecursionError):
        found = None
    if reply.status != 200 or not isinstance(found, dict):
        unusable()
    return found


def unusable() -> NoReturn:
    """Raise `identity.unreachable`: what was answered is not what such a provider answers."""
    raise RegistryError(
        "identity.unreachable",
        "the identity provider does not answer as the issuer in the settings would",
        hint="Sign in with a passkey or a link. The operator compares SIGHTLINE_OIDC_ISSUER with what it states.",
    )


def _away(why: str) -> NoReturn:
    raise RegistryError(
        "identity.unreachable",
        f"the identity provider does not answer: {why}",
        hint="Try again in a moment, or sign in with a passkey or a link.",
        retry_after=int(AWAY),
    ) from None
