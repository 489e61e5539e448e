"""A registry with bodies and people, and browsers that sign in to it, for the tests of signing in."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from registry.http.app import create_app
from registry.operations.create_registry import create_registry
from registry.operations.draft_act import read_act_file
from registry.operations.enrol_person import enrol_person
from registry.operations.log_act import do_act
from registry.operations.publish import publish
from registry.operations.registry import Registry
from registry.operations.sent_form import new_form_id
from registry.operations.sign_in import LINK, make_link
from registry.settings import Settings
from tests.lean_release import lean_release

ADDRESS = "https://registry.example"
OWN = {"Sec-Fetch-Site": "same-origin"}
COOKIE = "__Host-sightline"
BODIES = {
    "town": ("authority", "filer"),
    "watchdog": ("oversight_body", "signer"),
    "council": ("advisory_group", "advisor"),
}


class Clock:
    """The registry's clock, which the test moves."""

    def __init__(self) -> None:
        self.passed = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.passed


@dataclass
class People:
    """`ids`: of one person with a role in each body, by body; `nobody`: of one without any."""

    registry: Registry
    app: Flask
    clock: Clock
    ids: dict[str, str]
    nobody: str

    def browser(self) -> Browser:
        """Somebody's browser, signed in nowhere."""
        return Browser(self.app.test_client())

    def signed_in(self, body: str | None = None) -> Browser:
        """The browser of the person with a role in `body`, or of the one without any."""
        browser = self.browser()
        browser.use(make_link(self.registry, self.ids[body] if body else self.nobody))
        return browser


_addresses = count(1)


class Browser:
    """A browser with an address of its own: it says where a request comes from, as browsers do."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.client.environ_base["REMOTE_ADDR"] = f"2001:db8:0:{next(_addresses):x}::1"

    def get(self, path: str, **more: Any) -> TestResponse:
        return self.client.get(path, base_url=ADDRESS, **more)

    def post(self, path: str, **more: Any) -> TestResponse:
        """Send a form; that of an act or a token under an id of its own, as the page has one, unless `data` has it."""
        if path == "/account/tokens" and isinstance(data := more.get("data"), dict):
            more["data"] = {"form": f"{new_form_id()}.{int(time.time()) + 60}", **data}
        if re.fullmatch("/desk/(acts/[a-z_]+|bodies/[a-z]+/people)", path) and isinstance(
            data := more.get("data"), dict
        ):
            more["data"] = {"form": new_form_id(), **data}
        return self.client.post(path, base_url=ADDRESS, **{"headers": OWN, **more})

    def use(self, secret: str) -> TestResponse:
        return self.post(LINK, data={"code": secret})

    @property
    def cookie(self) -> str | None:
        found = self.client.get_cookie(COOKIE, domain="registry.example")
        return found.value if found else None

    @cookie.setter
    def cookie(self, value: str) -> None:
        self.client.set_cookie(COOKIE, value, domain="registry.example", secure=True, path="/")


def people_in(
    folder: Path, settings: Settings | None = None, address: str = ADDRESS, database: str | None = None
) -> People:
    """A registry in `folder`, with the people and its application; over another `database` than SQLite where one is named."""
    settings = settings or Settings()
    registry = create_registry(
        folder, address, lean_release(), settings, passphrase=None, database_address=database
    )
    ids = {}
    for body, (kind, role) in BODIES.items():
        ids[body] = enrol_person(registry, f"Somebody of {body}", f"{body}@example.org").id
        for act, given, texts in (
            ("enrol_body", {"body": body, "kind": kind}, {"name": f"The {body}"}),
            ("give_role", {"body": body, "role": role}, {"holder": ids[body]}),
        ):
            do_act(registry, read_act_file({"act": act, "role": "registrar", "given": given, "texts": texts}))
    nobody = enrol_person(registry, "Nobody yet", "").id
    publish(registry)
    clock = Clock()
    registry.clock = clock
    return People(registry, create_app(folder, settings, clock), clock, ids, nobody)
