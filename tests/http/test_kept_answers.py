"""What a page says is kept while nothing changed, and is never older than the last commit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask, Response

from registry.domain.record import read_record
from registry.http import kept_answers
from registry.http.app import create_app
from registry.http.kept_answers import KeptAnswers
from registry.operations.file_record import Submission, file_records
from registry.operations.publish import publish
from registry.operations.registry import Registry, open_registry
from registry.settings import Settings


def filed(registry: Registry, title: str) -> None:
    record = {"id": "gates", "deployment": {"title": title}, "place": {"country": "FR"}}
    assert list(file_records(registry, [Submission(read_record(record))]))


@pytest.mark.parametrize(
    "address", ["/", "/deployments?q=gates", "/deployments/gates", "/deployments/gates.json"]
)
def test_a_page_is_the_same_until_another_process_files_or_publishes(
    registry: Registry, address: str
) -> None:
    filed(registry, "Gates at noon")
    publish(registry)
    other = open_registry(registry.home.root, Settings())
    browser = create_app(registry.home.root, Settings()).test_client()
    first = browser.get(address)
    again = browser.get(address)
    assert (again.data, again.headers["ETag"], again.content_type) == (
        first.data,
        first.headers["ETag"],
        first.content_type,
    )
    assert browser.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    filed(other, "Gates at night")
    assert "Gates at night" in browser.get(address).text
    publish(other)
    shown = browser.get(address)
    assert shown.data == create_app(registry.home.root, Settings()).test_client().get(address).data
    other.database.close()


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Ask for an address of an application that counts its answers, in a state that the test sets."""
    monkeypatch.setattr(kept_answers, "KEPT_BYTES", 25_000)
    app, made = Flask("counting"), [0]
    kept = KeptAnswers(lambda: app.config.get("state"))

    @app.get("/<path:name>")
    def page(name: str) -> Response:
        def make() -> Response:
            made[0] += 1
            return Response(f"{made[0]} {name}".ljust(6_000))

        return kept.answer(make)

    def asked(address: str) -> str:
        name, _, state = address.partition("@")
        app.config["state"] = state
        return app.test_client().get(name).text.strip()

    return asked


def test_an_answer_is_made_once_in_one_state(ask: Callable[[str], str]) -> None:
    assert [ask("/a@1"), ask("/b@1"), ask("/a@1"), ask("/a@2"), ask("/b@2"), ask("/a@2")] == [
        "1 a", "2 b", "1 a", "3 a", "4 b", "3 a",
    ]  # fmt: skip
    assert ask("/a?page=2@2") == "5 a"


def test_answers_take_no_more_room_than_they_may(ask: Callable[[str], str]) -> None:
    assert [ask(f"/{name}@1") for name in "abcabdab"] == [
        "1 a", "2 b", "3 c", "1 a", "2 b", "4 d", "1 a", "2 b",
    ]  # fmt: skip
    assert ask("/c@1") == "5 c"
