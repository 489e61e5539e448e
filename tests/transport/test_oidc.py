"""What an identity provider says is believed only where it is signed, for us, by it, now, and about what was asked."""

from __future__ import annotations

import base64
import hmac
import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, RSAKey
from werkzeug import Request, Response
from werkzeug.serving import make_server

from registry.errors import RegistryError
from registry.transport.oidc import Client, Question, address_for, new_question, subject
from registry.transport.oidc_provider import AWAY, KEPT, LOOK_AGAIN
from registry.transport.oidc_provider import Provider as Known

KEY = ECKey.generate_key("P-256", {"kid": "one", "use": "sig", "alg": "ES256"})
FOREIGN = ECKey.generate_key("P-256", {"kid": "one"})
RSA = RSAKey.generate_key(2048, {"kid": "rsa"})


class Provider:
    """A provider that says whatever the test wants."""

    def __init__(self) -> None:
        self.issuer = ""
        self.metadata: dict[str, Any] = {}
        self.claims: dict[str, Any] = {}
        self.token: Callable[[dict[str, Any]], str] = lambda claims: jwt.encode(
            {"alg": "ES256", "kid": "one"}, claims, KEY
        )
        self.answers: dict[str, Callable[[], Response]] = {}
        self.asked: dict[str, str] = {}
        self.authorization = ""
        self.keys = KeySet([KEY, RSA])
        self.counted: Counter[str] = Counter()
        self.known: Known | None = None

    def __call__(self, environ: Any, start: Any) -> Any:
        return self.answer(Request(environ))(environ, start)

    def answer(self, request: Request) -> Response:
        self.counted[request.path] += 1
        if request.path in self.answers:
            return self.answers[request.path]()
        if request.path == "/.well-known/openid-configuration":
            return _json(self.stated())
        if request.path == "/keys":
            return _json(self.keys.as_dict(private=False))
        if request.path == "/token":
            self.asked, self.authorization = request.form.to_dict(), request.headers.get("Authorization", "")
            return _json({"access_token": "a", "token_type": "Bearer", "id_token": self.token(self.claims)})
        return Response("", 404)

    def stated(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            **self.metadata,
        }


def _json(document: Any, status: int = 200) -> Response:
    return Response(json.dumps(document), status, mimetype="application/json")


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    provider = Provider()
    server = make_server("127.0.0.1", 0, provider, threaded=True)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield provider
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def question() -> Question:
    return new_question()


@pytest.fixture
def provider(running: Provider, question: Question) -> Provider:
    """One that tells the truth, until a test has it lie."""
    fresh, now = Provider(), int(time.time())
    fresh.issuer = running.issuer
    fresh.claims = {
        "iss": running.issuer, "sub": "somebody", "aud": "register", "nonce": question.nonce, "iat": now, "exp": now + 300,
    }  # fmt: skip
    vars(running).update(vars(fresh))
    return running


def client(provider: Provider, secret: str | None = None) -> Client:
    return Client(
        provider.known or Known(provider.issuer), "register", secret, "https://registry.example/sign-in/back"
    )


def ask(provider: Provider, question: Question, **answer: str) -> str:
    given = {"state": question.state, "code": "c", **answer}
    return subject(client(provider), question, given, time.time())


def refused(provider: Provider, question: Question, code: str = "signin.refused", **answer: str) -> None:
    with pytest.raises(RegistryError) as caught:
        ask(provider, question, **answer)
    assert caught.value.code == code
    assert "somebody" not in str(caught.value)


def test_the_subject_is_what_is_taken(provider: Provider, question: Question) -> None:
    provider.claims |= {"email": "boss@town.example", "email_verified": True, "name": "The boss"}
    assert ask(provider, question) == "somebody"


def test_the_verifier_of_the_challenge_fetches_the_token(provider: Provider, question: Question) -> None:
    ask(provider, question)
    verifier = provider.asked["code_verifier"]
    challenge = base64.urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=")
    assert f"code_challenge={challenge}" in address_for(client(provider), question)
    assert provider.asked["redirect_uri"] == "https://registry.example/sign-in/back"
    assert (provider.asked["client_id"], provider.authorization) == ("register", "")


@pytest.mark.parametrize("methods", [None, ["client_secret_basic"], ["client_secret_post"]])
def test_a_secret_is_sent_as_the_provider_wants_it(
    provider: Provider, question: Question, methods: list[str] | None
) -> None:
    if methods:
        provider.metadata["token_endpoint_auth_methods_supported"] = methods
    subject(client(provider, "s :+"), question, {"state": question.state, "code": "c"}, time.time())
    if methods == ["client_secret_post"]:
        assert provider.asked["client_secret"] == "s :+"
    else:
        assert provider.authorization == f"Basic {base64.b64encode(b'register:s+%3A%2B').decode()}"
        assert "client_secret" not in provider.asked


@pytest.mark.parametrize(
    "lie",
    [
        {"iss": "https://evil.example"}, {"iss": None}, {"aud": "another"}, {"aud": []}, {"aud": None},
        {"aud": ["register", "another"]}, {"aud": ["register", "another"], "azp": "another"}, {"azp": "another"},
        {"nonce": "another"}, {"nonce": None}, {"exp": 1}, {"exp": None}, {"exp": "tomorrow"}, {"iat": None},
        {"iat": 32503680000}, {"nbf": 32503680000}, {"sub": None}, {"sub": ""}, {"sub": 7}, {"sub": ["somebody"]},
        {"sub": "x" * 256}, {"at_hash": "AAAA"},
    ],
)  # fmt: skip
def test_a_claim_that_is_not_right_is_not_believed(
    provider: Provider, question: Question, lie: dict[str, Any]
) -> None:
    assert ask(provider, question) == "somebody"
    provider.claims = {name: value for name, value in {**provider.claims, **lie}.items() if value is not None}
    refused(provider, question)


def _unsigned(claims: dict[str, Any]) -> str:
    parts = (json.dumps({"alg": "none"}).encode(), json.dumps(claims).encode())
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts) + "."


def _by_public_key(claims: dict[str, Any]) -> str:
    parts = (json.dumps({"alg": "HS256", "kid": "rsa"}).encode(), json.dumps(claims).encode())
    signed = ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)
    made = hmac.digest(RSA.as_pem(private=False), signed.encode(), sha256)
    return f"{signed}.{base64.urlsafe_b64encode(made).decode().rstrip('=')}"


@pytest.mark.filterwarnings("ignore::joserfc.errors.SecurityWarning")
@pytest.mark.parametrize(
    "token",
    [
        _unsigned,
        _by_public_key,
        lambda claims: jwt.encode({"alg": "ES256", "kid": "one"}, claims, FOREIGN),
        lambda claims: jwt.encode({"alg": "ES256", "kid": "another"}, claims, FOREIGN),
        lambda claims: jwt.encode({"alg": "ES256", "jwk": FOREIGN.as_dict(private=False)}, claims, FOREIGN),
        lambda claims: jwt.encode({"alg": "ES256", "kid": "one"}, claims, KEY)[:-4] + "AAAA",
        lambda claims: jwt.encode({"alg": "ES256", "kid": "one"}, claims, KEY).rpartition(".")[0] + ".",
        lambda claims: "",
        lambda claims: "...",
        lambda claims: "é.é.é",
        lambda claims: "a." * 4000,
    ],
)
def test_a_token_that_the_provider_did_not_sign_is_not_believed(
    provider: Provider, question: Question, token: Callable[[dict[str, Any]], str]
) -> None:
    provider.token = token
    refused(provider, question)


def test_a_state_that_was_not_asked_is_refused_before_the_provider_hears_of_it(
    provider: Provider, question: Question
) -> None:
    for state in ("", "x", question.state + "x", question.nonce, "é"):
        refused(provider, question, state=state)
    assert provider.asked == {}


def test_an_answer_says_which_issuer_it_is_of_where_the_issuer_does_so(
    provider: Provider, question: Question
) -> None:
    # RFC 9207: against providers that are mixed up.
    refused(provider, question, iss="https://evil.example")
    assert ask(provider, question, iss=provider.issuer) == "somebody"
    provider.metadata["authorization_response_iss_parameter_supported"] = True
    refused(provider, question)
    assert ask(provider, question, iss=provider.issuer) == "somebody"


@pytest.mark.parametrize(
    "stated",
    [
        {"issuer": "https://evil.example"}, {"issuer": None}, {"token_endpoint": None}, {"token_endpoint": 7},
        {"jwks_uri": "file:///etc/passwd"}, {"jwks_uri": "gopher://127.0.0.1"}, {"authorization_endpoint": "javascript:alert(1)"},
    ],
)  # fmt: skip
def test_a_provider_that_states_something_else_is_none(
    provider: Provider, question: Question, stated: dict[str, Any]
) -> None:
    provider.metadata = stated
    refused(provider, question, "identity.unreachable")
    with pytest.raises(RegistryError):
        address_for(client(provider), question)


def test_no_request_goes_where_a_provider_cannot_be(provider: Provider, question: Question) -> None:
    for address in ("http://169.254.169.254/keys", "http://[fe80::1]/keys", "http://0.0.0.0/keys"):
        provider.metadata = {"jwks_uri": address}
        refused(provider, question, "identity.unreachable")


@pytest.mark.parametrize("path", ["/.well-known/openid-configuration", "/keys", "/token"])
@pytest.mark.parametrize(
    "answer",
    [
        lambda: Response("", 302, headers={"Location": "http://127.0.0.1:9/"}),
        lambda: Response("x" * 300_000),
        lambda: Response("[" * 100_000),
        lambda: Response("null"),
        lambda: Response(b"\xff\xfe"),
        lambda: Response("", 500),
        lambda: _json({}),
    ],
)
def test_nonsense_signs_nobody_in(
    provider: Provider, question: Question, path: str, answer: Callable[[], Response]
) -> None:
    provider.answers[path] = answer
    with pytest.raises(RegistryError) as caught:
        ask(provider, question)
    assert caught.value.code in ("signin.refused", "identity.unreachable")


def test_a_provider_that_refuses_the_code_signs_nobody_in(provider: Provider, question: Question) -> None:
    provider.answers["/token"] = lambda: _json({"error": "invalid_grant"}, 400)
    refused(provider, question)


def test_a_provider_that_does_not_answer_in_time_is_away(
    provider: Provider, question: Question, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("registry.transport.oidc.SECONDS", 0.2)
    released = threading.Event()
    provider.answers["/keys"] = lambda: (released.wait(5), Response(""))[1]
    refused(provider, question, "identity.unreachable")
    released.set()


CONFIGURATION = "/.well-known/openid-configuration"


class Monotonic:
    """A clock that the test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(provider: Provider) -> Monotonic:
    clock = Monotonic()
    provider.known = Known(provider.issuer, clock)
    return clock


def test_what_a_provider_publishes_is_asked_once_and_kept_for_a_while(
    provider: Provider, question: Question, clock: Monotonic
) -> None:
    for _ in range(5):
        address_for(client(provider), question)
        assert ask(provider, question) == "somebody"
    assert (provider.counted[CONFIGURATION], provider.counted["/keys"], provider.counted["/token"]) == (
        1,
        1,
        5,
    )
    clock.now = KEPT
    # What the provider took back is believed no longer than that.
    provider.keys = KeySet([RSA])
    refused(provider, question)
    assert (provider.counted[CONFIGURATION], provider.counted["/keys"]) == (2, 2)


def test_a_key_that_is_not_known_is_looked_for_and_not_each_time(
    provider: Provider, question: Question, clock: Monotonic
) -> None:
    assert ask(provider, question) == "somebody"
    new = ECKey.generate_key("P-256", {"kid": "two", "use": "sig", "alg": "ES256"})
    provider.token = lambda claims: jwt.encode({"alg": "ES256", "kid": "two"}, claims, new)
    clock.now = LOOK_AGAIN
    provider.keys = KeySet([KEY, new])
    assert ask(provider, question) == "somebody"
    assert provider.counted["/keys"] == 2
    provider.token = lambda claims: jwt.encode({"alg": "ES256", "kid": "three"}, claims, FOREIGN)
    for _ in range(5):
        refused(provider, question)
    assert provider.counted["/keys"] == 2
    clock.now += LOOK_AGAIN
    refused(provider, question)
    assert provider.counted["/keys"] == 3


def test_a_provider_that_is_away_is_waited_for_once_and_told_at_once_to_the_others(
    provider: Provider, question: Question, clock: Monotonic, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("registry.transport.oidc.SECONDS", 0.3)
    held = threading.Event()
    provider.answers[CONFIGURATION] = lambda: (held.wait(30), Response("", 503))[1]
    began = time.monotonic()
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda _: _code(lambda: address_for(client(provider), question)), range(8)))
    assert told == ["identity.unreachable"] * 8
    assert provider.counted[CONFIGURATION] == 1
    assert _code(lambda: address_for(client(provider), question)) == "identity.unreachable"
    assert provider.counted[CONFIGURATION] == 1
    assert time.monotonic() - began < 5
    held.set()
    del provider.answers[CONFIGURATION]
    clock.now = AWAY
    assert ask(provider, question) == "somebody"


def test_of_many_who_ask_at_once_one_asks_the_provider(
    provider: Provider, question: Question, clock: Monotonic
) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: ask(provider, question), range(8))) == {"somebody"}
    assert (provider.counted[CONFIGURATION], provider.counted["/keys"]) == (1, 1)


def test_what_is_no_statement_of_the_issuer_is_not_kept(
    provider: Provider, question: Question, clock: Monotonic
) -> None:
    provider.metadata = {"issuer": "https://evil.example"}
    assert _code(lambda: address_for(client(provider), question)) == "identity.unreachable"
    provider.metadata = {}
    assert address_for(client(provider), question).startswith(provider.issuer)


def _code(ask: Callable[[], Any]) -> str:
    with pytest.raises(RegistryError) as caught:
        ask()
    return caught.value.code
