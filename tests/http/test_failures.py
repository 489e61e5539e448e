"""What went wrong inside: the public gets general words and a reference, the log the code under that reference."""

from __future__ import annotations

import errno
import re
from collections.abc import Callable, MutableMapping, Sequence
from typing import Any

import pytest
from flask.testing import FlaskClient
from structlog.testing import capture_logs
from werkzeug.exceptions import ServiceUnavailable

from registry.errors import RegistryError
from registry.http.errors import UNAVAILABLE
from registry.storage.intake import full

PLACE = "/srv/registry/registry.db"
HINT = "Restore /srv/backup with the key of Alice"

Break = Callable[[Exception], None]


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Break:
    """Makes the first page fail with an exception."""

    def with_(error: Exception) -> None:
        def fail(*_: object) -> None:
            raise error

        monkeypatch.setattr("registry.http.public_pages.deployments.home", fail)

    return with_


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (
            RegistryError("storage.read_failed", f"{PLACE} could not be read", hint=HINT),
            "storage.read_failed",
        ),
        (OSError(5, "Input/output error", PLACE), "http.unexpected"),
        (KeyError(PLACE), "http.unexpected"),
        (ServiceUnavailable(PLACE), "http.unexpected"),
    ],
    ids=lambda value: type(value).__name__,
)
@pytest.mark.parametrize("address", ["/", "/index.json"])
def test_a_failure_is_logged_and_told_in_general_words(
    browser: FlaskClient, failing: Break, error: Exception, code: str, address: str
) -> None:
    failing(error)
    with capture_logs() as logged:
        answer = browser.get(address)
    assert answer.status_code == 500
    assert "no-store" in answer.headers["Cache-Control"]
    (line,) = failures(logged)
    assert (line["log_level"], line["code"]) == ("error", code)
    assert re.fullmatch("[0-9a-f]{8}", line["reference"])
    assert line["reference"] in answer.text
    assert code in answer.text
    for told in (answer.text, repr(logged)):
        assert not [word for word in ("srv", "backup", "Alice", "Traceback") if word in told]


@pytest.mark.parametrize("address", ["/", "/index.json"])
@pytest.mark.parametrize(
    ("error", "code"),
    [
        *((RegistryError(code, f"{PLACE} is away", hint=HINT), code) for code in sorted(UNAVAILABLE)),
        (OSError(errno.ENOSPC, "No space left on device", PLACE), "storage.full"),
    ],
    ids=str,
)
def test_what_is_out_of_reach_now_may_be_asked_for_again_and_is_told_in_general_words(
    browser: FlaskClient, failing: Break, error: Exception, code: str, address: str
) -> None:
    failing(error)
    with capture_logs() as logged:
        answer = browser.get(address)
    assert answer.status_code == 503
    assert 0 < int(answer.headers["Retry-After"]) <= 60
    assert "no-store" in answer.headers["Cache-Control"]
    (line,) = failures(logged)
    assert line["code"] == code
    assert code in answer.text
    assert line["reference"] in answer.text
    for told in (answer.text, repr(logged)):
        assert not [word for word in ("srv", "backup", "Alice", "Traceback") if word in told]


def test_what_the_reader_can_mend_is_not_logged_as_a_failure(browser: FlaskClient) -> None:
    with capture_logs() as logged:
        assert browser.get("/deployments/not-there").status_code == 404
    assert failures(logged) == []


def test_a_register_that_is_full_says_when_to_come_back(browser: FlaskClient, failing: Break) -> None:
    failing(full(10))
    for address in ("/", "/index.json"):
        with capture_logs() as logged:
            answer = browser.get(address)
        assert answer.status_code == 429
        assert answer.headers["Retry-After"] == "10"
        assert "intake.full" in answer.text
        assert "no-store" in answer.headers["Cache-Control"]
        assert failures(logged) == []


def failures(logged: Sequence[MutableMapping[str, Any]]) -> list[MutableMapping[str, Any]]:
    """The lines that tell of one, beside those that every request has."""
    return [line for line in logged if line["event"] != "answered"]
