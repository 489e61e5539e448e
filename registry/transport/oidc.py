"""OpenID Connect: how an identity provider is asked who somebody is, and what of its answer is believed.

Knows: the authorization code flow with PKCE, state and nonce (OpenID Connect Core 1.0, section 3.1; RFC 7636; RFC 9207), of which
authlib makes the requests and judges the claims. An identity token is believed only where it is signed with a key that the issuer
publishes, by an algorithm with a public key, is for this client and answers this question. Nothing is taken from it but its
subject: no name, no address, no role. Does not know who the subject is here. What the provider publishes is kept by
`transport.oidc_provider`; beside it nothing is, between two requests.
"""

from __future__ import annotations

import base64
import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NoReturn
from urllib.parse import quote_plus, urlsplit

from authlib.oauth2.rfc6749.parameters import (  # type: ignore[import-untyped]
    prepare_grant_uri,
    prepare_token_request,
)
from authlib.oauth2.rfc7636 import create_s256_code_challenge  # type: ignore[import-untyped]
from authlib.oidc.core import CodeIDToken  # type: ignore[import-untyped]
from joserfc import jwt
from joserfc.jwk import KeySet

from registry.errors import RegistryError
from registry.transport import outbound
from registry.transport.oidc_provider import SECONDS, Provider, read_document

MAX_SUBJECT: Final = 255
_LEEWAY: Final = 60
_ALGORITHMS: Final = ("RS256", "PS256", "ES256", "ES384", "EdDSA", "Ed25519")
_LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")
_FORM: Final = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Client:
    """This register as `provider` knows it. `back`: where people are sent back to; `secret`: None where it has none."""

    provider: Provider
    id: str
    secret: str | None
    back: str


@dataclass(frozen=True)
class Question:
    """What the answer has to fit: `state` comes back with it, `nonce` stands in the token, `verifier` fetches the token."""

    state: str
    nonce: str
    verifier: str


def new_question() -> Question:
    """A question that nobody can foresee."""
    return Question(secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(48))


def address_for(client: Client, question: Question, *, afresh: bool = False) -> str:
    """Where somebody is sent to sign in; `afresh`: even where the provider knows them already.

    Raises `identity.unreachable`.
    """
    endpoint = client.provider.metadata(time.monotonic() + SECONDS)["authorization_endpoint"]
    more = {"prompt": "login"} if afresh else {}
    return str(
        prepare_grant_uri(
            endpoint,
            client.id,
            "code",
            redirect_uri=client.back,
            scope="openid",
            state=question.state,
            nonce=question.nonce,
            code_challenge=create_s256_code_challenge(question.verifier),
            code_challenge_method="S256",
            **more,
        )
    )


def subject(client: Client, question: Question, answer: Mapping[str, str], now: float) -> str:
    """The issuer's name for whoever signed in; `answer`: the query with which they came back, `now`: seconds since 1970.

    Raises `identity.unreachable` where the provider does not answer, and `signin.refused` where its answer is not believed.
    """
    deadline = time.monotonic() + SECONDS
    if not secrets.compare_digest(answer.get("state", "").encode(), question.state.encode()):
        _refuse("it answers another question")
    metadata, issuer = client.provider.metadata(deadline), client.provider.issuer
    named = answer.get("iss")
    if named != issuer and (
        named is not None or metadata.get("authorization_response_iss_parameter_supported") is True
    ):
        _refuse("it comes from another provider")
    if "code" not in answer:
        _refuse("it refused, or somebody turned back")
    tokens = _tokens(client, metadata, question, answer["code"], deadline)
    keys = client.provider.keys(deadline, beside=lambda keys: _has_key(keys, tokens["id_token"]))
    try:
        token = jwt.decode(tokens["id_token"], KeySet.import_key_set(keys), algorithms=list(_ALGORITHMS))  # type: ignore[arg-type]
        claims = CodeIDToken(
            token.claims,
            token.header,
            {
                "iss": {"essential": True, "value": issuer},
                "aud": {"essential": True, "value": client.id},
            },
            {"nonce": question.nonce, "client_id": client.id, "access_token": tokens.get("access_token")},
        )
        claims.validate(now=int(now), leeway=_LEEWAY)
    except Exception:
        # Strangers' bytes in parsers of JSON, base64 and keys: whatever one of them says, the token is not believed.
        _refuse("its token does not hold")
    found = claims["sub"]
    if not isinstance(found, str) or not 0 < len(found) <= MAX_SUBJECT:
        _refuse("its token names nobody")
    return found


def require_issuer(issuer: str) -> None:
    """Raise `settings.invalid` unless this is an issuer: an https address, or an http one on this machine."""
    try:
        outbound.require_address(issuer)
        parts = urlsplit(issuer)
    except RegistryError:
        parts = urlsplit("")
    if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
        raise RegistryError(
            "settings.invalid",
            "SIGHTLINE_OIDC_ISSUER is no https address",
            hint="Write it as the provider states it.",
        )


def _has_key(keys: Mapping[str, Any], token: str) -> bool:
    """Whether the key is among these that the token names; one that is not to be read names none that would help."""
    try:
        named = json.loads(base64.urlsafe_b64decode(token.partition(".")[0] + "=="))["kid"]
        return any(key["kid"] == named for key in keys["keys"])
    except (ValueError, RecursionError, KeyError, TypeError):
        return False


def _tokens(
    client: Client, metadata: Mapping[str, Any], question: Question, code: str, deadline: float
) -> dict[str, Any]:
    headers = {"Content-Type": _FORM, "Accept": "application/json"}
    more: dict[str, str] = {"code": code, "code_verifier": question.verifier}
    methods = metadata.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    if client.secret is None:
        more["client_id"] = client.id
    elif "client_secret_basic" in methods:
        # RFC 6749, section 2.3.1: either part is form-encoded first.
        pair = f"{quote_plus(client.id)}:{quote_plus(client.secret)}"
        headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
    else:
        more |= {"client_id": client.id, "client_secret": client.secret}
    body = prepare_token_request("authorization_code", redirect_uri=client.back, **more)
    reply = client.provider.reply("POST", metadata["token_endpoint"], body.encode(), headers, deadline)
    if 400 <= reply.status < 500:
        _refuse("it did not take the code back")
    found = read_document(reply)
    if not isinstance(found.get("id_token"), str):
        _refuse("it gave no token")
    return found


def _refuse(why: str) -> NoReturn:
    raise RegistryError(
        "signin.refused",
        f"nobody was signed in: what came back from the identity provider was not accepted: {why}",
        hint="Go back to the page for signing in and try again.",
    )
