"""Whoever asks too often is told beforehand, and pages of other sites read what is public and nothing else."""

from __future__ import annotations

import secrets

import pytest

from registry.http.api.limits import BURST
from registry.http.api.operation import PREFIX
from tests.http.api.conftest import FIRST
from tests.http.api.program import Program
from tests.http.signing_in import ADDRESS, People


def test_an_address_is_told_how_much_it_has_left_and_then_to_wait(people: People) -> None:
    anyone = Program(people)
    first = anyone.get("/schemas/record")
    assert first.headers["RateLimit-Policy"] == f'"requests";q={BURST};w=10'
    assert first.headers["RateLimit"].startswith('"requests";r=')
    client, refused = anyone.client, None
    for _ in range(20 * BURST):
        refused = client.get(f"{PREFIX}/nowhere", base_url=ADDRESS)
        if refused.status_code == 429:
            break
    assert refused is not None
    assert (refused.status_code, refused.get_json()["code"]) == (429, "http.rate")
    assert int(refused.headers["Retry-After"]) >= 1
    assert refused.headers["RateLimit"].startswith('"requests";r=0;')
    assert Program(people).get("/schemas/record").status_code == 200


@pytest.mark.parametrize("path", [f"{PREFIX}/me", f"{PREFIX}/nowhere", "/desk"])
def test_trying_tokens_is_bounded_like_asking(people: People, path: str) -> None:
    client, answers = Program(people).client, []
    for _ in range(20 * BURST):
        shown = {"Authorization": f"Bearer {secrets.token_urlsafe(24)}"}
        answers.append(client.get(path, base_url=ADDRESS, headers=shown).status_code)
        if answers[-1] == 429:
            break
    assert (set(answers[:-1]) <= {401, 404}, answers[-1]) == (True, 429)


def test_pages_of_other_sites_read_what_is_public(people: People, town: Program) -> None:
    anyone = Program(people)
    for path in ("/deployments", f"/deployments/{FIRST}", "/log", "/requirements", "/deployments/none"):
        answer = anyone.get(path)
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "ETag" in answer.headers["Access-Control-Expose-Headers"]
        assert "Access-Control-Allow-Credentials" not in answer.headers
    for path in ("/me", "/drafts?body=town", "/prepared"):
        answer = town.get(path)
        assert answer.status_code == 200
        assert "Access-Control-Allow-Origin" not in answer.headers
        assert answer.headers["Cache-Control"] == "no-store"


def test_every_address_says_what_it_takes(people: People) -> None:
    client = Program(people).client
    public = client.options(f"{PREFIX}/deployments", base_url=ADDRESS)
    assert (public.status_code, public.headers["Allow"]) == (204, "GET, HEAD, OPTIONS, POST")
    assert public.headers["Access-Control-Allow-Origin"] == "*"
    assert public.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    private = client.options(f"{PREFIX}/drafts", base_url=ADDRESS)
    assert private.headers["Allow"] == "GET, HEAD, OPTIONS, POST"
    assert "Access-Control-Allow-Methods" not in private.headers
    head = client.head(f"{PREFIX}/deployments", base_url=ADDRESS)
    assert (head.status_code, head.data) == (200, b"")
