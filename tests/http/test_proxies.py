"""Who a request is from, as trusted proxies say and nobody else does; and tokens that came in the clear."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask, request
from werkzeug.test import TestResponse

from registry.errors import RegistryError
from registry.http.app import create_app
from registry.http.proxies import BehindProxies
from registry.operations.api_tokens import make_token
from registry.operations.sign_in import LINK, make_link
from registry.operations.sign_in_secret import new_secret, new_token
from registry.settings import Settings, settings
from tests.http.signing_in import ADDRESS, OWN, People, people_in

TRUSTED = Settings(trusted_proxies="127.0.0.1, 10.1.2.0/24, fd00:7::/64").proxies()


def seen(peer: str, headers: list[tuple[str, str]]) -> tuple[str | None, str]:
    """Address and scheme as the application sees them."""
    app = Flask("seen", static_folder=None)
    app.wsgi_app = BehindProxies(app.wsgi_app, TRUSTED)  # type: ignore[method-assign]
    app.add_url_rule("/", view_func=lambda: {"address": request.remote_addr, "scheme": request.scheme})
    answer = app.test_client().get("/", headers=headers, environ_base={"REMOTE_ADDR": peer}).get_json()
    return answer["address"], answer["scheme"]


@pytest.mark.parametrize(
    ("peer", "said", "client"),
    [
        # Not from a trusted proxy: not read.
        ("203.0.113.9", "192.0.2.1", "203.0.113.9"),
        ("10.1.3.1", "192.0.2.1", "10.1.3.1"),
        ("127.0.0.2", "192.0.2.1", "127.0.0.2"),
        ("", "192.0.2.1", ""),
        ("unix:", "192.0.2.1", "unix:"),
        # The right-most that is no proxy of ours, whatever a client wrote before it.
        ("127.0.0.1", "192.0.2.1", "192.0.2.1"),
        ("::ffff:127.0.0.1", "192.0.2.1", "192.0.2.1"),
        ("10.1.2.200", "192.0.2.1, 10.1.2.3", "192.0.2.1"),
        ("127.0.0.1", "198.51.100.7, 192.0.2.1", "192.0.2.1"),
        ("127.0.0.1", "198.51.100.7, 192.0.2.1 , fd00:7::1,10.1.2.3", "192.0.2.1"),
        ("127.0.0.1", "10.1.2.3, 192.0.2.1, 10.1.2.3", "192.0.2.1"),
        ("127.0.0.1", "' OR 1=1 --, \t192.0.2.1\t", "192.0.2.1"),
        ("127.0.0.1", ",,,,192.0.2.1", "192.0.2.1"),
        ("127.0.0.1", "x," * 30_000 + "192.0.2.1", "192.0.2.1"),
        # Ports, brackets, zones, mapped addresses: one client is one client however it is written.
        ("127.0.0.1", "192.0.2.1:65000", "192.0.2.1"),
        ("127.0.0.1", "[2001:db8::1]:443", "2001:db8::1"),
        ("127.0.0.1", "[2001:db8::1]", "2001:db8::1"),
        ("127.0.0.1", "2001:DB8:0::1", "2001:db8::1"),
        ("127.0.0.1", "[fe80::1%eth0]:1", "fe80::1"),
        ("127.0.0.1", "::ffff:192.0.2.1", "192.0.2.1"),
        ("127.0.0.1", "192.0.2.1, [fd00:7::1]:8443", "192.0.2.1"),
        # Ours all the way: the farthest of them.
        ("127.0.0.1", "10.1.2.3, 10.1.2.4", "10.1.2.3"),
        ("127.0.0.1", "", "127.0.0.1"),
        # What is no address says nothing: the proxy that passed it on is all that is known.
        ("127.0.0.1", "unknown", "127.0.0.1"),
        ("127.0.0.1", "192.0.2.1, _hidden", "127.0.0.1"),
        ("127.0.0.1", "192.0.2.1,", "127.0.0.1"),
        ("127.0.0.1", "192.0.2.1, unknown, 10.1.2.3", "10.1.2.3"),
        ("127.0.0.1", "192.0.2.1:1:2", "127.0.0.1"),
        ("127.0.0.1", "[192.0.2.1", "127.0.0.1"),
        ("127.0.0.1", "192.0.2.1 198.51.100.7", "127.0.0.1"),
        ("127.0.0.1", "0300.0.2.1", "127.0.0.1"),
        ("127.0.0.1", "192.0.2.1;proto=https", "127.0.0.1"),
        ("127.0.0.1", "for=192.0.2.1", "127.0.0.1"),
        ("127.0.0.1", "١٩٢.0.2.1".encode().decode("latin-1"), "127.0.0.1"),
    ],
)  # fmt: skip
def test_a_client_is_whom_the_nearest_trusted_proxies_name(peer: str, said: str, client: str) -> None:
    assert seen(peer, [("X-Forwarded-For", said)])[0] == client


def test_a_header_that_comes_twice_is_one_list() -> None:
    two = [("X-Forwarded-For", "198.51.100.7"), ("X-Forwarded-For", "192.0.2.1")]
    assert seen("127.0.0.1", two)[0] == "192.0.2.1"


def test_no_other_header_says_whom_a_request_is_from() -> None:
    for name in (
        "Forwarded",
        "X-Real-IP",
        "X-Client-IP",
        "True-Client-IP",
        "CF-Connecting-IP",
        "X-Forwarded",
    ):
        said = "for=192.0.2.1;proto=https" if name == "Forwarded" else "192.0.2.1"
        assert seen("127.0.0.1", [(name, said)]) == ("127.0.0.1", "http")


@pytest.mark.parametrize(
    ("peer", "said", "scheme"),
    [
        ("127.0.0.1", "https", "https"),
        ("127.0.0.1", " HTTPS ", "https"),
        ("127.0.0.1", "https, https", "https"),
        ("127.0.0.1", "https, http", "http"),
        ("127.0.0.1", "http, https", "http"),
        ("127.0.0.1", "wss", "http"),
        ("127.0.0.1", "", "http"),
        ("203.0.113.9", "https", "http"),
    ],
)
def test_that_a_request_came_over_https_is_for_a_trusted_proxy_to_say(
    peer: str, said: str, scheme: str
) -> None:
    assert seen(peer, [("X-Forwarded-Proto", said)])[1] == scheme


@pytest.mark.parametrize("said", ["0.0.0.0/0", "::/0", "10.1.2.3/24", "nginx", "*", "127.0.0.1;10.0.0.1"])
def test_proxies_that_are_none_are_told_when_the_server_starts(
    monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setenv("SIGHTLINE_TRUSTED_PROXIES", said)
    settings.cache_clear()
    with pytest.raises(RegistryError) as told:
        settings()
    assert told.value.code == "settings.invalid"
    assert "SIGHTLINE_TRUSTED_PROXIES" in told.value.message
    settings.cache_clear()


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> People:
    return people_in(
        tmp_path_factory.mktemp("proxies") / "registry", Settings(trusted_proxies="127.0.0.1, fd00:7::/64")
    )


def sign_in(app: Flask, said: str, peer: str = "127.0.0.1") -> int:
    return app.test_client().post(
        LINK, data={"code": new_secret()}, base_url=ADDRESS, headers={**OWN, "X-Forwarded-For": said},
        environ_base={"REMOTE_ADDR": peer},
    ).status_code  # fmt: skip


def test_who_comes_through_a_proxy_is_bounded_alone(people: People) -> None:
    loud = [sign_in(people.app, f"198.51.100.{number}, 192.0.2.1:{number}") for number in range(40)]
    assert set(loud) == {410, 429}
    assert sign_in(people.app, "192.0.2.2") == 410
    # Without the setting the header is nobody's word.
    alone = create_app(people.registry.home.root, Settings())
    assert {sign_in(alone, f"192.0.2.{number}") for number in range(40)} == {410, 429}


@pytest.fixture(scope="module")
def token(people: People) -> str:
    return make_token(people.registry, people.ids["town"], ["object"], 1)[1]


def shown(
    people: People,
    secret: str,
    scheme: str,
    peer: str,
    headers: dict[str, str],
    path: str = "/desk/acts/object",
) -> TestResponse:
    return people.app.test_client().get(
        path, base_url=f"{scheme}://registry.example", environ_base={"REMOTE_ADDR": peer},
        headers={"Authorization": f"Bearer {secret}", **headers},
    )  # fmt: skip


FAR = {"X-Forwarded-For": "192.0.2.1"}


@pytest.mark.parametrize(
    ("scheme", "peer", "headers", "status"),
    [
        ("https", "203.0.113.9", {}, 200),
        ("http", "127.0.0.1", {}, 200),
        ("http", "::1", {}, 200),
        ("http", "203.0.113.9", {}, 403),
        ("http", "203.0.113.9", {"X-Forwarded-Proto": "https"}, 403),
        ("http", "127.0.0.1", {**FAR, "X-Forwarded-Proto": "https"}, 200),
        ("http", "127.0.0.1", {**FAR, "X-Forwarded-Proto": "http"}, 403),
        ("http", "127.0.0.1", FAR, 403),
        # A proxy in the middle spoke plain http to somebody.
        ("http", "127.0.0.1", {**FAR, "X-Forwarded-Proto": "http, https"}, 403),
    ],
)
def test_a_token_in_the_clear_is_refused_and_counts_as_known(
    people: People, token: str, scheme: str, peer: str, headers: dict[str, str], status: int
) -> None:
    answer = shown(people, token, scheme, peer, headers)
    assert answer.status_code == status
    if status == 403:
        told: dict[str, Any] = answer.get_json()
        assert (told["code"], answer.headers["Cache-Control"]) == ("token.exposed", "no-store")
        assert "Revoke" in told["remedy"]
        # On every route, a public page among them.
        for path in ("/", "/deployments.json", "/sign-in", "/account", "/desk"):
            told = shown(people, token, scheme, peer, headers, path).get_json()
            assert told["code"] == "token.exposed"


def test_whether_a_token_is_one_is_not_said_to_who_listens(people: People, token: str) -> None:
    answers = {shown(people, secret, "http", "203.0.113.9", {}).data for secret in (token, new_token(), "")}
    assert len(answers) == 1


def test_the_cookie_of_a_register_over_https_is_marked_even_where_the_proxy_does_not_say_so(
    people: People,
) -> None:
    answer = people.app.test_client().post(
        LINK, data={"code": make_link(people.registry, people.ids["town"])}, base_url="http://registry.example",
        headers=OWN, environ_base={"REMOTE_ADDR": "203.0.113.9"},
    )  # fmt: skip
    (kept,) = [one for one in answer.headers.getlist("Set-Cookie") if one.startswith("__Host-sightline=")]
    assert "Secure" in kept
