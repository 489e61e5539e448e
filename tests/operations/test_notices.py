"""Notices: those concerned are told what anyone may see, at least once, under one name; nobody else is told anything."""

from __future__ import annotations

import base64
import hmac
import json
import shutil
import socket
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from registry.cli.log_run import deliver_beside
from registry.errors import RegistryError
from registry.operations import deliver_notices as delivering
from registry.operations.backup import back_up
from registry.operations.check_database import check_database
from registry.operations.create_registry import create_registry
from registry.operations.deliver_notices import (
    TRIES,
    TURN,
    Delivered,
    deliver_notices,
    list_notices,
    replay_notice,
)
from registry.operations.erase import erase
from registry.operations.erase_act import erase_act
from registry.operations.log_act import do_act
from registry.operations.notice_text import MAX_TEXT
from registry.operations.publish import publish
from registry.operations.registry import Registry, open_registry
from registry.operations.restore import restore
from registry.operations.subscribe import Subscribed, list_subscribers, subscribe, unsubscribe
from registry.settings import Settings
from registry.storage import outbox
from tests.lean_release import lean_release
from tests.mail_server import mail_server
from tests.operations.acting import GATES, MARKER, Acting, acting_in, files

HERE = Settings(notice_networks="127.0.0.0/8")
SECRET = "Qwxzhookmarker"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Acting]:
    """A registry with its bodies and one deployment, made once."""
    home = tmp_path_factory.mktemp("notices") / "registry"
    registry = create_registry(home, "https://registry.example", lean_release(), Settings(), passphrase=None)
    acting = acting_in(registry)
    acting.file()
    publish(registry)
    registry.database.close()
    return home, acting


@dataclass
class Clock:
    """A clock that is set forward."""

    registry: Registry
    by: timedelta = timedelta()
    begun: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.begun = self.registry.clock()
        self.registry.clock = lambda: self.begun + self.by

    def forward(self, by: timedelta) -> None:
        self.by += by


@pytest.fixture
def acting(begun: tuple[Path, Acting], tmp_path: Path) -> Acting:
    home, made = begun
    registry = open_registry(Path(shutil.copytree(home, tmp_path / "registry")), HERE)
    return Acting(registry, dict(made.people), dict(made.keys), dict(made.roles))


@dataclass
class Hook:
    """A receiver: what it took, with headers; `answers`: what the next are told, first first."""

    address: str = ""
    taken: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)

    @property
    def data(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _, body in self.taken]

    @property
    def ids(self) -> list[str]:
        return [headers["webhook-id"] for headers, _ in self.taken]


@pytest.fixture
def hook() -> Iterator[Hook]:
    received = Hook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            answer = received.answers.pop(0) if received.answers else 204
            received.taken.append(({k.lower(): v for k, v in self.headers.items()}, body))
            self.send_response(answer)
            self.end_headers()

        def log_message(self, *arguments: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    received.address = f"http://127.0.0.1:{server.server_port}/{SECRET}"
    yield received
    server.shutdown()
    thread.join()
    server.server_close()


def deliver(acting: Acting) -> list[Delivered]:
    return list(deliver_notices(acting.registry, chance=lambda: 0.5))


def to_town(acting: Acting, hook: Hook) -> Subscribed:
    return subscribe(acting.registry, "town", "webhook", hook.address)


def test_a_suspension_is_told_to_the_body_that_filed_as_anyone_may_see_it(acting: Acting, hook: Hook) -> None:
    made = to_town(acting, hook)
    place = acting.signed("suspend", reasons="The school is still seen.").place
    assert [one.state for one in deliver(acting)] == ["sent"]
    [(headers, body)] = hook.taken
    said = json.loads(body)
    assert (said["type"], said["data"]["kind"]) == ("deployment.suspend", "suspend")
    data = said["data"]
    assert data["entry"] == {"origin": acting.registry.log.origin, "index": place.index}
    assert data["address"] == f"https://registry.example/deployments/{GATES}/versions/1"
    assert (data["deployment"], data["version"], data["title"]) == (GATES, 1, "Gates")
    assert data["by"] == {"office": "watchdog", "role": "signer"}
    assert data["texts"] == {"reasons": "The school is still seen."}
    # As its receiver verifies it (Standard Webhooks 1.0.0).
    assert made.secrets is not None
    key = base64.b64decode(made.secrets.shared.removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.digest(key, signed, sha256)).decode()
    assert headers["webhook-signature"].split(" ")[0] == f"v1,{expected}"
    assert headers["content-type"] == "application/json"
    assert deliver(acting) == []


def test_whoever_acts_is_not_told_and_nobody_is_told_of_what_went_before(acting: Acting, hook: Hook) -> None:
    acting.signed("suspend", reasons="Before anyone subscribed.")
    subscribe(acting.registry, "watchdog", "webhook", hook.address)
    acting.signed("lift", reasons="Its own act.")
    assert deliver(acting) == []
    assert [(one.kind, one.body, one.state) for one in list_notices(acting.registry)][-2:] == [
        ("suspend", "town", "nobody"), ("lift", "town", "nobody"),
    ]  # fmt: skip


def test_an_objection_is_told_without_its_sender_and_without_what_was_kept_back(
    acting: Acting, hook: Hook
) -> None:
    to_town(acting, hook)
    subscribe(acting.registry, "watchdog", "webhook", hook.address)
    given = {"deployment": GATES, "lodged_on": "2026-01-01", "reply_due": "2099-12-31"}
    wanted = acting.wanted(
        "object", given, None, "public", {"text": f"{MARKER} text", "sender": f"{MARKER} sender"}
    )
    do_act(acting.registry, wanted.model_copy(update={"withhold": ["text"]}))
    deliver(acting)
    assert {data["data"]["body"] for data in hook.data} == {"town", "watchdog"}
    assert all(data["data"]["texts"] == {} for data in hook.data)
    assert all(data["data"]["given"]["reply_due"] == "2099-12-31" for data in hook.data)
    assert not any(MARKER.encode() in body for _, body in hook.taken)


def test_what_was_erased_before_it_was_delivered_is_not_told(acting: Acting, hook: Hook) -> None:
    to_town(acting, hook)
    place = acting.signed("suspend", reasons=f"{MARKER} reasons.").place
    erase_act(acting.registry, place.index, ["reasons"], "gdpr-17-1-a")
    erase(acting.registry, GATES, 1, ["deployment.title"], "gdpr-17-1-a")
    deliver(acting)
    assert [data["data"]["kind"] for data in hook.data] == ["suspend", "erase"]
    assert hook.data[0]["data"]["texts"] == {"reasons": None}
    assert [data["data"]["title"] for data in hook.data] == [None, None]
    assert hook.data[1]["data"]["fields"] == ["deployment.title"]


def test_a_long_text_is_cut(acting: Acting, hook: Hook) -> None:
    to_town(acting, hook)
    acting.signed("suspend", reasons="x" * 20_000)
    deliver(acting)
    assert len(hook.data[0]["data"]["texts"]["reasons"]) == MAX_TEXT


def test_a_new_version_is_told_to_the_oversight_that_acted_with_its_outcome(
    acting: Acting, hook: Hook
) -> None:
    acting.signed("return", reasons="Say how long images are kept.")
    subscribe(acting.registry, "watchdog", "webhook", hook.address)
    acting.file(place={"country": "BE"})
    deliver(acting)
    [said] = hook.data
    assert (said["type"], said["data"]["version"]) == ("deployment.revise", 2)
    assert said["data"]["outcome"].keys() == {"binding", "strict"}


def test_a_role_and_a_key_are_told_to_the_body_without_the_person(acting: Acting, hook: Hook) -> None:
    to_town(acting, hook)
    acting.give_role("town", "approver")
    acting.enrol_key("town")
    deliver(acting)
    assert [said["type"] for said in hook.data] == ["body.give_role", "body.enrol_key"]
    person = acting.people["town", "approver"].encode()
    assert not any(MARKER.encode() in body or person in body for _, body in hook.taken)


def test_a_reply_is_told_to_the_organisation_that_objected(acting: Acting, hook: Hook) -> None:
    acting.registrar("enrol_body", {"body": "league", "kind": "civil_society"}, name="The league")
    acting.give_role("league", "filer")
    subscribe(acting.registry, "league", "webhook", hook.address)
    given = {"deployment": GATES, "lodged_on": "2026-01-01", "reply_due": "2099-12-31"}
    lodged = acting.do("object", given, "league", "filer", text="They see the school.")
    reference = {"origin": acting.registry.log.origin, "index": lodged.place.index}
    acting.signed("reply", {"deployment": GATES, "objection": reference}, signer="town", office="town", role="filer",
                  text="They were turned away.")  # fmt: skip
    deliver(acting)
    assert [(said["type"], said["data"]["body"]) for said in hook.data] == [("deployment.reply", "league")]


def test_what_is_not_taken_is_tried_again_ever_later_and_then_given_up(acting: Acting, hook: Hook) -> None:
    clock = Clock(acting.registry)
    to_town(acting, hook)
    acting.signed("suspend", reasons="No.")
    hook.answers = [500, 302, 404, *[503] * TRIES]
    waits = []
    for _ in range(TRIES):
        [one] = deliver(acting)
        assert deliver(acting) == []
        if one.state == "waiting":
            due = datetime.strptime(one.due_at, "%Y-%m-%dT%H:%M:%S%z")
            waits.append(due - acting.registry.clock().replace(microsecond=0))
            clock.forward(waits[-1] + timedelta(seconds=1))
    assert waits == sorted(waits)
    assert timedelta(days=3) < sum(waits, timedelta()) < timedelta(days=5)
    assert (one.state, one.why) == ("given_up", "the webhook answered 503")
    [given_up] = list_notices(acting.registry, "given_up")
    assert (given_up.tries, given_up.why) == (TRIES, "the webhook answered 503")
    assert len(set(hook.ids)) == 1
    # Every attempt bears its own time, so that a receiver can refuse what is old.
    assert len({headers["webhook-timestamp"] for headers, _ in hook.taken}) == TRIES
    hook.answers = []
    assert replay_notice(acting.registry, given_up.number) == 1
    assert [one.state for one in deliver(acting)] == ["sent"]
    assert len(set(hook.ids)) == 1


def test_a_receiver_that_is_gone_is_not_asked_again(acting: Acting, hook: Hook) -> None:
    to_town(acting, hook)
    acting.signed("suspend", reasons="No.")
    hook.answers = [410]
    assert [one.state for one in deliver(acting)] == ["given_up"]


def test_what_nobody_foresaw_of_one_receiver_tells_no_other_twice(
    acting: Acting, hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*arguments: object) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr(delivering, "_mail", fails)
    subscribe(acting.registry, "town", "mail", "office@town.example")
    to_town(acting, hook)
    acting.signed("suspend", reasons="The school is still seen.")
    told = deliver(acting)
    assert sorted((one.state, one.why) for one in told) == [
        ("sent", ""),
        ("waiting", "it was not sent: ValueError"),
    ]
    assert len(hook.taken) == 1


def test_later_notices_wait_for_the_first_and_other_subscribers_do_not(acting: Acting, hook: Hook) -> None:
    clock = Clock(acting.registry)
    to_town(acting, hook)
    for act in ("suspend", "lift"):
        acting.signed(act, reasons=act)
    hook.answers = [500]
    assert [(one.notice.kind, one.state) for one in deliver(acting)] == [("suspend", "waiting")]
    clock.forward(timedelta(minutes=1))
    assert [(one.notice.kind, one.state) for one in deliver(acting)] == [
        ("suspend", "sent"),
        ("lift", "sent"),
    ]


def test_killed_between_sending_and_saying_so_it_is_sent_again_under_the_same_name(
    acting: Acting, hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(acting.registry)
    to_town(acting, hook)
    acting.signed("suspend", reasons="No.")
    with monkeypatch.context() as killed:
        killed.setattr(outbox, "sent", lambda *arguments: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            deliver(acting)
    # Somebody may still be at it.
    assert deliver(acting) == []
    clock.forward(TURN + timedelta(seconds=1))
    assert [one.state for one in deliver(acting)] == ["sent"]
    assert len(hook.ids) == 2
    assert len(set(hook.ids)) == 1


def test_killed_before_sending_it_is_sent_when_the_turn_has_ended(
    acting: Acting, hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(acting.registry)
    to_town(acting, hook)
    acting.signed("suspend", reasons="No.")
    with monkeypatch.context() as killed:
        killed.setattr(delivering, "in_parallel", lambda *arguments: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            deliver(acting)
    assert hook.taken == []
    clock.forward(TURN + timedelta(seconds=1))
    assert [one.state for one in deliver(acting)] == ["sent"]


def test_a_receiver_that_is_late_is_called_that_and_no_witness(
    acting: Acting, hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_town(acting, hook)
    acting.signed("suspend", reasons="No.")
    release = threading.Event()
    monkeypatch.setattr(delivering, "SECONDS", 0.1)
    monkeypatch.setattr(delivering, "_task", lambda *_: lambda: release.wait(30))
    [late] = deliver(acting)
    release.set()
    assert (late.state, late.why) == ("waiting", "the receiver did not answer in time")


def test_two_workers_send_everything_once(acting: Acting, hook: Hook) -> None:
    for n in range(3):
        subscribe(acting.registry, "town", "webhook", f"{hook.address}/{n}")
    for act in ("suspend", "lift", "suspend", "lift"):
        acting.signed(act, reasons=act)
    other = replace(acting, registry=open_registry(acting.registry.home.root, HERE))
    workers = [threading.Thread(target=deliver, args=(one,)) for one in (acting, other)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    deliver(acting)
    assert len(hook.taken) == 12
    assert len(set(hook.ids)) == 4
    assert {one.tries for one in list_notices(acting.registry, "sent")} == {1}


def test_the_sequencers_process_delivers_beside_its_other_work_and_hears_of_what_fails(
    acting: Acting, hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_town(acting, hook)
    acting.signed("suspend", reasons="No.")
    beside = deliver_beside(acting.registry, 0.01)
    _until(lambda: len(hook.taken) == 1)
    assert beside.exception is None
    monkeypatch.setattr(outbox, "take", lambda *arguments: 1 // 0)
    _until(lambda: beside.exception is not None)
    assert isinstance(beside.exception, ZeroDivisionError)


def _until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_notice_that_was_changed_is_found_by_the_check_of_the_database(acting: Acting) -> None:
    subscribe(acting.registry, "town", "mail", "office@town.example")
    acting.signed("suspend", reasons="No.")
    check_database(acting.registry)
    assert acting.registry.database.path is not None
    with sqlite3.connect(acting.registry.database.path) as program:
        program.execute("DROP TRIGGER notice_never_changed")
        program.execute("UPDATE notice SET body = 'city' WHERE kind = 'suspend'")
    program.close()
    with pytest.raises(RegistryError) as told:
        check_database(acting.registry)
    assert told.value.code == "database.differs"
    assert "notice" in told.value.message


def test_mail_says_it_in_words_and_bears_the_same_name(
    acting: Acting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = subscribe(acting.registry, "town", "mail", "office@town.example")
    assert made.secrets is None
    acting.signed("suspend", reasons="Die Schule wird noch gesehen — ü.")
    with mail_server(tmp_path, monkeypatch) as received:
        acting.registry.settings = Settings(
            mail=SecretStr(received.address), mail_from="no-reply@registry.example"
        )
        assert [one.state for one in deliver(acting)] == ["sent"]
    [mail] = received.messages
    [notice] = list_notices(acting.registry, "sent")
    assert (mail["To"], mail["From"]) == ("office@town.example", "no-reply@registry.example")
    assert mail["Subject"] == f"A deployment was suspended: {GATES}"
    assert mail["Message-ID"] == f"<{notice.id}@registry.example>"
    assert mail["Auto-Submitted"] == "auto-generated"
    text = mail.get_payload(decode=True)
    assert isinstance(text, bytes)
    assert "Die Schule wird noch gesehen — ü." in text.decode()
    assert f"https://registry.example/deployments/{GATES}/versions/1" in text.decode()


def test_without_a_mail_server_mail_waits(acting: Acting) -> None:
    subscribe(acting.registry, "town", "mail", "office@town.example")
    acting.signed("suspend", reasons="No.")
    [one] = deliver(acting)
    assert (one.state, one.why) == ("waiting", "no mail server is named")


@pytest.mark.parametrize("to", ["127.0.0.1", "fd00::1"])
def test_nothing_is_sent_into_the_registrys_own_network(
    acting: Acting, hook: Hook, monkeypatch: pytest.MonkeyPatch, to: str
) -> None:
    acting.registry.settings = Settings()
    port = int(hook.address.rpartition(":")[2].partition("/")[0])
    subscribe(acting.registry, "town", "webhook", f"http://innocent.example:{port}/{SECRET}")
    acting.signed("suspend", reasons="No.")
    family = socket.AF_INET6 if ":" in to else socket.AF_INET
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *a, **k: [(family, socket.SOCK_STREAM, 6, "", (to, port))]
    )
    [one] = deliver(acting)
    assert (one.state, hook.taken) == ("waiting", [])
    assert "where no request goes" in one.why
    # Whoever can see why a delivery failed does not learn what the name means.
    assert to not in one.why
    assert "innocent" not in one.why


@pytest.mark.parametrize(
    "address",
    [
        "", "town", "a@b", "a b@town.example", "a@town.example, b@town.example", "a@town.example\r\nBcc: b@town.example",
        '"a"@town.example', "a@[127.0.0.1]", "a@-town.example", ".a@town.example", "a@town.example ", "ä@town.example",
        "a" * 260 + "@town.example", "<a@town.example>",
    ],
)  # fmt: skip
def test_what_is_no_mail_address_is_refused_and_not_repeated(acting: Acting, address: str) -> None:
    with pytest.raises(RegistryError) as told:
        subscribe(acting.registry, "town", "mail", address)
    assert told.value.code == "notice.mail"
    assert not address or address not in told.value.line()


def test_only_enrolled_bodies_subscribe(acting: Acting) -> None:
    with pytest.raises(RegistryError) as told:
        subscribe(acting.registry, "nobody", "mail", "a@town.example")
    assert told.value.code == "act.body"
    with pytest.raises(RegistryError) as told:
        subscribe(acting.registry, "town", "webhook", f"https://user:{SECRET}@town.example/")
    assert told.value.code == "webhook.address"
    assert SECRET not in told.value.line()


def test_addresses_and_secrets_lie_in_no_file_and_are_destroyed_when_a_subscription_ends(
    acting: Acting, hook: Hook, tmp_path: Path
) -> None:
    made = to_town(acting, hook)
    mailed = subscribe(acting.registry, "town", "mail", f"{SECRET}@town.example")
    acting.signed("suspend", reasons="No.")
    deliver(acting)
    back_up(acting.registry, tmp_path / "backup")
    assert made.secrets is not None
    hidden = [SECRET, made.secrets.shared[6:], made.secrets.private[5:]]
    for file in [*files(acting.registry.home.root), *files(tmp_path / "backup")]:
        assert not any(text.encode() in file.read_bytes() for text in hidden), file
    assert SECRET not in repr(made) + repr(list_notices(acting.registry))
    for one in (made, mailed):
        unsubscribe(acting.registry, one.subscriber.id)
    assert list_subscribers(acting.registry) == []
    check_database(acting.registry)


def test_a_restored_registry_sends_again_under_the_same_names(
    acting: Acting, hook: Hook, tmp_path: Path
) -> None:
    to_town(acting, hook)
    acting.signed("suspend", reasons="No.")
    publish(acting.registry)
    back_up(acting.registry, tmp_path / "backup")
    deliver(acting)
    home, root = acting.registry.home, tmp_path / "restored"
    root.mkdir()
    for folder in ("keys", "value-keys", "public"):
        shutil.copytree(home.root / folder, root / folder)
    restore(tmp_path / "backup", root, HERE)
    acting.registry = open_registry(root, HERE)
    assert [one.state for one in deliver(acting)] == ["sent"]
    assert len(hook.ids) == 2
    assert len(set(hook.ids)) == 1


LOCAL = [
    "127.0.0.1", "127.1", "0x7f000001", "2130706433", "0177.0.0.1", "0", "[::1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]",
    "localhost", "LOCALHOST.", "a.localhost", "[fe80::1%25eth0]", "ex ample", "town.example%00",
    "127.0.0.1.", "169.254.169.254", "[fe80::1]", "[fd00:ec2::254]", "168.63.129.16", "10.0.0.1", "100.100.100.200",
]  # fmt: skip


@pytest.mark.parametrize("host", LOCAL)
def test_nobody_subscribes_an_address_of_the_network_where_nothing_is_sent(acting: Acting, host: str) -> None:
    acting.registry.settings = Settings()
    before = len(list_subscribers(acting.registry))
    with pytest.raises(RegistryError) as told:
        subscribe(acting.registry, "town", "webhook", f"https://{host}:8443/{SECRET}")
    assert (told.value.code, SECRET in told.value.line()) == ("webhook.address", False)
    assert len(list_subscribers(acting.registry)) == before


def test_a_subscription_that_is_sent_twice_is_one(acting: Acting, hook: Hook) -> None:
    first, again = to_town(acting, hook), to_town(acting, hook)
    assert (again.subscriber.id, again.again, again.secrets) == (first.subscriber.id, True, None)
    elsewhere = subscribe(acting.registry, "town", "webhook", hook.address, {"country": "FR"})
    assert not elsewhere.again
    assert len(list_subscribers(acting.registry)) == 2
    unsubscribe(acting.registry, first.subscriber.id)
    assert not to_town(acting, hook).again


def test_an_allowed_network_and_a_public_address_are_subscribed(acting: Acting, hook: Hook) -> None:
    to_town(acting, hook)
    subscribe(acting.registry, "town", "webhook", "https://[2606:4700::1111]/hook")
    subscribe(acting.registry, "town", "webhook", "https://1.1.1.1/hook")
