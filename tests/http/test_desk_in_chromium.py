"""An office signs in a browser with a key file of its own: the key never leaves the page, and what it signed the log accepts."""

from __future__ import annotations

import base64
import hashlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request
from werkzeug.serving import make_server

from registry.domain.act import office_key_name, registry_of
from registry.domain.record import read_record
from registry.domain.verifier import ED25519, verifier_of
from registry.http.app import create_app
from registry.operations.act_forms import openings_file
from registry.operations.check import check_tree
from registry.operations.draft_act import draft_act, read_act_file
from registry.operations.file_record import Filed, Submission, file_records, new_salt
from registry.operations.filed_by import FiledBy
from registry.operations.keep_draft import new_draft
from registry.operations.list_acts import list_acts
from registry.operations.log_act import log_signed
from registry.operations.office_key import sign_act
from registry.operations.publish import publish
from registry.operations.sign_in import make_link
from registry.operations.trust import read_key_files
from registry.settings import Settings
from registry.signing.keys import Key, generate_key, save_key
from registry.transport.trees import FolderTree
from tests.http.signing_in import People, people_in
from tests.operations.changed_registry import engine_for
from tests.pages.test_browser import RULES

GATES = "town-gates"
PASSPHRASE = "correct horse battery staple"


@dataclass
class Desk:
    """A register that takes acts, and a browser in which the watchdog's signer is signed in. `sent`: what the browser sent."""

    people: People
    origin: str
    keys: Path
    page: Page
    sent: list[bytes]
    complaints: list[str]

    def key_file(
        self, name: str, *, enrolled: bool = False, body: str = "watchdog", passphrase: str = ""
    ) -> Path:
        """A new key of an office in a file, encrypted where a passphrase is given."""
        registry = self.people.registry
        key = generate_key(
            office_key_name(registry_of(registry.log.origin), body), ED25519, development=not passphrase
        )
        save_key(key, self.keys / name, passphrase.encode() or None)
        if enrolled:
            self._enrol(key, body)
        return self.keys / name

    def prepare(self, act: str) -> None:
        """Fill the form of an act in, up to where it is to be signed."""
        self.page.goto(f"{self.origin}/desk/acts/{act}?deployment={GATES}")
        self.page.get_by_label("Reasons").fill("The school is seen.")
        self.page.get_by_role("button", name="Prepare it for signing").click()
        self.page.get_by_role("heading", name="In this browser").wait_for()

    def sign(self, key: Path, passphrase: str = "") -> None:
        self.page.get_by_label("The office’s key file").set_input_files(key)
        self.page.get_by_label("Its passphrase").fill(passphrase)
        self.page.get_by_role("button", name="Sign and send").click()

    @property
    def state(self) -> str:
        return list_acts(self.people.registry, GATES).state

    def _enrol(self, key: Key, body: str) -> None:
        given = {"body": body, "key": verifier_of(key).vkey}
        wanted = read_act_file({"act": "enrol_key", "role": "registrar", "given": given})
        draft = draft_act(self.people.registry, wanted, new_salt)
        openings = openings_file(draft.openings)
        log_signed(self.people.registry, sign_act(draft.payload, key, openings).envelope, openings)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, chromium: Browser) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("desk")
    people = people_in(folder / "registry")
    by = FiledBy("town", people.ids["town"])
    record = read_record({"id": GATES, "place": {"country": "FR"}})
    (filed,) = file_records(people.registry, [Submission(record, by=by)])
    assert isinstance(filed, Filed)
    publish(people.registry)
    server = make_server("localhost", 0, lambda *_: [], threaded=True)
    origin = f"http://localhost:{server.server_port}"
    server.app = create_app(people.registry.home.root, Settings(origin=origin, desk=True))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    context = chromium.new_context()
    page = context.new_page()
    (folder / "keys").mkdir(mode=0o700)
    made = Desk(people, origin, folder / "keys", page, [], [])

    def remember(request: Request) -> None:
        made.sent.append(request.url.encode() + (request.post_data_buffer or b""))

    page.on("request", remember)
    page.on("console", lambda message: made.complaints.append(message.text))
    page.on("pageerror", lambda error: made.complaints.append(str(error)))
    sign_in(made, "watchdog")
    yield made
    context.close()
    server.shutdown()
    server.server_close()
    thread.join()


def sign_in(desk: Desk, body: str) -> None:
    desk.page.goto(f"{desk.origin}/sign-in/link#{make_link(desk.people.registry, desk.people.ids[body])}")
    desk.page.get_by_role("button", name="Sign in").click()
    desk.page.wait_for_url(f"{desk.origin}/account")


@pytest.mark.parametrize(
    ("password", "salt", "n", "r", "p"),
    [
        ("password", "NaCl", 1024, 8, 16),
        ("pleaseletmein", "SodiumChloride", 16384, 8, 1),
        ("p", "s", 16, 1, 1),
    ],
)
def test_scrypt_in_the_browser_is_scrypt(
    desk: Desk, password: str, salt: str, n: int, r: int, p: int
) -> None:
    desk.prepare("suspend")
    made = desk.page.evaluate(
        "async ([password, salt, n, r, p]) => Array.from(await Sign.scrypt("
        "Sign.bytesOf(password), Sign.bytesOf(salt), n, r, p, 64))",
        [password, salt, n, r, p],
    )
    expected = hashlib.scrypt(password.encode(), salt=salt.encode(), n=n, r=r, p=p, dklen=64, maxmem=2**27)
    assert bytes(made) == expected


def test_a_determination_signed_in_the_browser_is_accepted_and_the_log_holds(desk: Desk) -> None:
    key = desk.key_file("office.key", enrolled=True, passphrase=PASSPHRASE)
    desk.prepare("suspend")
    desk.sent.clear()
    desk.sign(key, "not the passphrase")
    desk.page.get_by_text("the passphrase does not open the key file").wait_for(timeout=60_000)
    assert desk.sent == []
    desk.sign(key, PASSPHRASE)
    desk.page.get_by_role("heading", name="It is logged").wait_for(timeout=60_000)
    assert desk.state == "suspended_undetermined"
    secret = key.read_text(encoding="utf-8")
    ciphertext = secret.partition('"ciphertext":"')[2].partition('"')[0]
    everything = b"\n".join(desk.sent)
    assert b"envelope=" in everything
    for kept in (
        PASSPHRASE,
        PASSPHRASE.replace(" ", "+"),
        ciphertext,
        base64.b64encode(secret.encode()).decode(),
    ):
        assert kept
        assert kept.encode() not in everything
    registry = desk.people.registry
    report = check_tree(FolderTree(registry.tree.root), read_key_files([registry.home.trust]), engine_for)
    assert report.problem is None, report.problem
    desk.prepare("lift")
    # Of a key without a passphrase none is asked for.
    desk.sign(desk.key_file("second.key", enrolled=True))
    desk.page.get_by_role("heading", name="It is logged").wait_for()
    assert desk.state == "submitted"
    assert desk.complaints == []


def test_a_key_that_is_not_enrolled_or_of_another_office_signs_nothing(desk: Desk) -> None:
    desk.prepare("suspend")
    desk.sign(desk.key_file("town.key", body="town"))
    desk.page.get_by_text("this is the key of another office").wait_for()
    desk.sign(Path(__file__))
    desk.page.get_by_text("this is no key file of an office").wait_for()
    desk.sign(desk.key_file("stranger.key"))
    desk.page.get_by_text("dsse.unknown_key").wait_for()
    assert desk.state == "submitted"
    desk.complaints.clear()


def test_the_pages_of_the_desk_are_accessible_and_fit_small_screens(desk: Desk) -> None:
    desk.page.set_viewport_size({"width": 320, "height": 900})

    def look(what: str) -> None:
        desk.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert desk.page.evaluate("document.documentElement.scrollWidth") <= 320, what
        rules = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
        found = Axe().run(desk.page, options=rules)
        assert found.violations_count == 0, found.generate_report()

    desk.prepare("suspend")
    look("to be signed")
    desk.page.goto(f"{desk.origin}/desk/acts/authorise_with_conditions")
    look("a form")
    sign_in(desk, "town")
    record = {"place": {"country": "FR"}}
    id = new_draft(desk.people.registry, "town", desk.people.ids["town"], record).id
    desk.page.goto(f"{desk.origin}/desk")
    look("the desk")
    desk.page.goto(f"{desk.origin}/desk/drafts/{id}")
    look("a draft")
    desk.page.get_by_role("button", name="Submit it").click()
    desk.page.get_by_role("heading", name="It is filed").wait_for()
    look("filed")
    desk.page.goto(f"{desk.origin}/desk/acts/sighting")
    desk.page.get_by_label("Country").select_option("FR")
    desk.page.get_by_label("Day on which you saw it").fill("2026-01-01")
    desk.page.get_by_label("What you saw").fill("A camera.")
    desk.page.get_by_role("button", name="Send").click()
    look("done or refused")
    assert desk.complaints == [] or all("40" in text for text in desk.complaints)
