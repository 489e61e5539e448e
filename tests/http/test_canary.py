"""Promise 9: a marker in every non-public field is found in no public output, search result, log line or error."""

from __future__ import annotations

import hashlib
import json
import logging
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from registry.domain.canonical import canonical_bytes
from registry.domain.fields import KINDS
from registry.domain.record import definitions, read_record
from registry.errors import RegistryError
from registry.exchange.formats import FORMATS
from registry.http.app import create_app
from registry.http.declared import declared_of
from registry.operations.copy_pages import copy_pages
from registry.operations.draft_act import read_act_file
from registry.operations.draft_answers import parts
from registry.operations.enrol_person import enrol_person
from registry.operations.export_all import export_all
from registry.operations.file_record import Filed, Submission, file_records
from registry.operations.keep_draft import change_draft, new_draft
from registry.operations.log_act import do_act
from registry.operations.open_withheld import open_withheld
from registry.operations.publish import publish
from registry.operations.publish_data import publish_data
from registry.operations.registry import Registry, open_registry
from registry.operations.sign_bundles import sign_bundles
from registry.operations.sign_in import make_link
from registry.operations.subscribe import subscribe
from registry.pages.queue_words import TITLES
from registry.settings import Settings
from registry.storage import acts, drafts, lists
from tests.http.markers import MARK, hidden_fields, marked, seen

Marked = tuple[Registry, list[str]]


@pytest.fixture(scope="module")
def marked_once(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The folder of the registry with the marked record filed and published: do not write into it."""
    home = Path(shutil.copytree(demo_home, tmp_path_factory.mktemp("marked") / "registry"))
    registry = open_registry(home, Settings())
    data, markers = marked()
    (result,) = file_records(registry, [Submission(read_record(data), "filed", "canary.json")])
    assert isinstance(result, Filed)
    stated = {"law_date": "2026-08-02", "law_date_basis": "decision_date", "law_date_assumed": False}
    hidden = [one for one in data["withheld"] if one["field"].removeprefix("origin.") not in stated]
    case = {**data, "id": "canary-case", "origin": data["origin"] | stated, "withheld": hidden}
    submission = Submission(read_record(case), "reconstructed", "canary-case.json")
    (result,) = file_records(registry, [submission])
    assert isinstance(result, Filed)
    markers += draft_of_markers(registry, data)
    markers += told_and_opened(registry)
    markers += kept_back_and_prepared(registry)
    publish(registry)
    sign_bundles(registry, None)
    registry.database.close()
    return home, markers


def draft_of_markers(registry: Registry, data: dict[str, Any]) -> list[str]:
    """The record as a draft of a body, with a name and a title of its own; the markers of it and of its filer."""
    made = [f"{MARK}{what}" for what in ("person", "contact", "drafted", "title")]
    person = enrol_person(registry, made[0], made[1]).id
    for act, given, texts in (
        ("enrol_body", {"body": "town", "kind": "authority"}, {"name": "The town"}),
        ("give_role", {"body": "town", "role": "filer"}, {"holder": person}),
    ):
        do_act(registry, read_act_file({"act": act, "role": "registrar", "given": given, "texts": texts}))
    draft = new_draft(registry, "town", person, {})
    drafted = {**data, "id": "canary-draft", "operator": {"name": made[2]}, "deployment": {"title": made[3]}}
    change_draft(registry, draft.id, 1, person, drafted)
    return made


def kept_back_and_prepared(registry: Registry) -> list[str]:
    """An objection and a sighting that wait to be read, and an act that waits for a second person; the markers."""
    made = [f"{MARK}{what}" for what in ("kept", "sender", "seen", "where", "prepared", "remark")]
    day = registry.clock().date()
    lodged = {"deployment": "canary", "lodged_on": f"{day}", "reply_due": f"{day + timedelta(30)}"}
    seen_at = {"country": "FR", "seen_on": f"{day}"}
    for act, given, texts, kept in (
        ("object", lodged, {"text": made[0], "sender": made[1]}, ["text"]),
        ("sighting", seen_at, {"text": made[2], "place": made[3]}, ["text", "place"]),
    ):
        do_act(registry, read_act_file({"act": act, "given": given, "texts": texts, "withhold": kept}))
    content = {"wanted": {"act": "withdraw", "texts": {"reasons": made[4]}}, "remark": made[5]}
    drafts.put(
        registry.database, drafts.StoredDraft("act-0123456789abcdef", 1, "town", f"{day}T00:00:00Z", content)
    )
    return made


def told_and_opened(registry: Registry) -> list[str]:
    """An oversight body is told of acts at marked addresses, and somebody marked opens a withheld value; the markers."""
    name, mail, hook = (f"{MARK}{what}" for what in ("person", "mail", "hook"))
    person = enrol_person(registry, name, f"{name}@watchdog.example").id
    registrar: dict[str, Any] = {"role": "registrar"}
    enrolment = {
        "act": "enrol_body",
        "given": {"body": "watchdog", "kind": "oversight_body"},
        "texts": {"name": "W"},
    }
    role = {
        "act": "give_role",
        "given": {"body": "watchdog", "role": "reviewer"},
        "texts": {"holder": person},
    }
    for act in (enrolment, role):
        do_act(registry, read_act_file(registrar | act))
    subscribe(registry, "watchdog", "mail", f"{mail}@watchdog.example")
    secrets = subscribe(registry, "watchdog", "webhook", f"https://watchdog.example/{hook}").secrets
    assert secrets is not None
    opened = open_withheld(
        registry,
        "canary",
        1,
        "system.logic",
        office="watchdog",
        role="reviewer",
        person=person,
        reasons="A complaint.",
    )
    assert opened.value.startswith(MARK)
    return [name, mail, hook, person, secrets.shared, secrets.private]


@pytest.fixture
def marked_registry(marked_once: tuple[Path, list[str]], tmp_path: Path) -> Marked:
    """A copy of it, opened."""
    home, markers = marked_once
    return open_registry(Path(shutil.copytree(home, tmp_path / "marked")), Settings()), markers


def test_every_kind_of_field_is_hidden_and_marked() -> None:
    kinds = {definitions()[path].kind for path in hidden_fields()}
    assert kinds == set(KINDS) - {"items"}
    assert len(marked()[1]) > 200


def test_what_is_not_withheld_is_seen(registry: Registry) -> None:
    data, markers = marked()
    (made,) = file_records(
        registry, [Submission(read_record({**data, "withheld": []}), "filed", "open.json")]
    )
    assert isinstance(made, Filed)
    publish(registry)
    never_public = sum(definition.visibility != "public" for definition in definitions().values())
    page = client(registry).get("/deployments/canary.json")
    facts = page.get_json()["version"]["decision"]["facts"]["sha256"]
    found = seen(page.data + registry.tree.read(f"facts/{facts}.json"), markers)
    assert len(set(markers) - set(found)) == never_public


def test_no_file_of_the_public_tree_holds_a_marker(marked_registry: Marked) -> None:
    registry, markers = marked_registry
    for path in (p for p in registry.home.public.rglob("*") if p.is_file()):
        assert not seen(path.read_bytes(), markers), path


def test_no_digest_in_the_public_tree_confirms_a_guessed_value(marked_registry: Marked) -> None:
    registry, markers = marked_registry
    text = "".join(p.read_bytes().decode("utf-8", "replace") for p in registry.home.public.rglob("*.json"))
    numbers = [int(marker) for marker in markers if marker.isdigit()]
    for guess in [*markers, *numbers, "marker of operator.name", "2187-03-04", True, False, "GB", "EUR"]:
        for encoded in (canonical_bytes(guess), str(guess).encode(), json.dumps({"value": guess}).encode()):
            assert hashlib.sha256(encoded).hexdigest() not in text


def test_neither_open_data_nor_an_offline_bundle_nor_a_copy_of_the_pages_holds_a_marker(
    marked_registry: Marked, tmp_path: Path
) -> None:
    registry, markers = marked_registry
    publish_data(registry, tmp_path / "data")
    export_all(registry, tmp_path / "bundle", None)
    copy_pages(registry, tmp_path / "pages")
    written = [path for folder in ("data", "bundle", "pages") for path in (tmp_path / folder).rglob("*")]
    assert len(written) > 30
    for path in written:
        if path.is_file():
            assert not seen(path.read_bytes(), markers), path


def application(registry: Registry) -> Flask:
    return create_app(registry.home.root, Settings())


def client(registry: Registry) -> FlaskClient:
    return application(registry).test_client()


STATIC = [
    "style.css",
    "script.js",
    "verify.js",
    "steps.js",
    "check.js",
    "engine.js",
    "replay.js",
    "rerun.js",
    "passkey.js",
    "link.js",
    "sign.js",
    "favicon.svg",
]


def addresses(registry: Registry, rule: str) -> Iterator[str]:
    """Every address that fits `rule`; a rule with a part that is not known here has none."""
    requirements = registry.release()[1].requirements
    tree = registry.tree.root
    bundles = json.loads((registry.home.bundles / "index.json").read_bytes())
    kept_back = [one.place for one, _ in acts.waiting(registry.database, ("object", "sighting"))]
    cases = lists.page(registry.database, lists.Filters(provenance=("reconstructed",)), 1, 50)
    known = {
        "<id:id>": ["canary"],
        "<id:deployment>": ["canary"],
        "<id:body>": ["town"],
        "<id:case>": [row.deployment_id for row in cases.rows],
        "<place>": ["FR"],
        "<technology>": ["face_detection"],
        "<id:part>": list(parts()),
        "<id:framework>": sorted({one.framework for one in registry.release()[1].requirements.values()}),
        "<any(csv, xlsx):form>": ["csv", "xlsx"],
        "<id:draft>": ["draft-0123456789abcdef"],
        "<id:prepared>": ["act-0123456789abcdef"],
        "<number:n>": ["1"],
        "<number:version>": ["1"],
        "<number:year>": [tree.name],
        "<number:log>": [str(registry.log.id)],
        "<number:index>": [str(place.index) for place in kept_back],
        "<number:number>": ["1"],
        "<id:person>": ["canary"],
        "<of>": list(TITLES),
        "<id:name>": ["canary"],
        "<id:subscription>": ["canary"],
        "<path:path>": [p.relative_to(tree).as_posix() for p in tree.rglob("*") if p.is_file()],
        "<name>": list(requirements),
        "<string:requirement>": list(requirements),
        "<profile>": [bundle["profile"] for bundle in bundles["bundles"]],
        "<secret:secret>": ["a" * 43],
        "<key_id>": [bundles["key"]["id"]],
        "<format>": list(FORMATS),
        "<tabular>": [name for name, made in FORMATS.items() if made.points],
        f"<any({', '.join(repr(name) for name in STATIC)}):name>": STATIC,
    }
    pieces = [known.get(part, [part]) for part in re.split(r"(<[^>]+>)", rule)]
    for chosen in product(*pieces):
        if "<" not in (address := "".join(chosen)):
            yield address


def test_no_address_answers_with_a_marker(
    marked_registry: Marked, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    registry, markers = marked_registry
    caplog.set_level(logging.DEBUG)
    app = application(registry)
    browser = app.test_client()
    for rule in app.url_map.iter_rules():
        asked = list(addresses(registry, rule.rule))
        assert asked, f"no address is known for {rule.rule}"
        public = declared_of(app, rule.endpoint) == ("read",)
        method = "OPTIONS" if rule.methods == {"OPTIONS"} else "GET"
        for number, address in enumerate(asked):
            # Somebody else each time: one alone may not ask so much at once.
            somebody = {"REMOTE_ADDR": f"2001:db8:{number // 50:x}::1"} if "/api/" in address else {}
            answer = browser.open(address, method=method, buffered=True, environ_overrides=somebody)
            assert answer.status_code in (200, 204) or not public, address
            assert not seen(answer.data + str(answer.headers).encode(), markers), address
    out, err = capfd.readouterr()
    assert not seen((out + err + caplog.text).encode(), markers)


def test_whoever_files_for_another_body_sees_no_marker(marked_registry: Marked) -> None:
    registry, markers = marked_registry
    stranger = enrol_person(registry, "A stranger", "").id
    for act, given, texts in (
        ("enrol_body", {"body": "village", "kind": "authority"}, {"name": "The village"}),
        ("give_role", {"body": "village", "role": "filer"}, {"holder": stranger}),
    ):
        do_act(registry, read_act_file({"act": act, "role": "registrar", "given": given, "texts": texts}))
    (draft,) = drafts.listed(registry.database, prefix="draft-")
    (kept, _), *_ = acts.waiting(registry.database, ("object",))
    browser = application(registry).test_client()
    own: dict[str, Any] = {"base_url": "http://127.0.0.1:8000", "headers": {"Sec-Fetch-Site": "same-origin"}}
    assert (
        browser.post("/sign-in/link", data={"code": make_link(registry, stranger)}, **own).status_code == 303
    )
    kept_back = f"/desk/moderation/{kept.place.log_id}/{kept.place.index}"
    prepared = "/desk/prepared/act-0123456789abcdef"
    for address in (
        "/desk", "/account", f"/desk/drafts/{draft.id}", "/desk/acts/withdraw", kept_back, prepared, "/desk/bodies/town",
        "/desk/acts/withdraw?prepared=act-0123456789abcdef", "/desk/audit?deployment=canary", "/desk/queues/village/deployments",
        "/desk/case-files/canary", "/desk/case-files/canary.zip",
    ):  # fmt: skip
        assert not seen(browser.get(address, **own).data, markers), address
    for deed in ("", "/submit", "/hand-over", "/take-back", "/delete"):
        answer = browser.post(f"/desk/drafts/{draft.id}{deed}", data={"revision": 2, "record": "{}"}, **own)
        assert answer.status_code in (404, 503), deed
        assert not seen(answer.data, markers), deed
    assert drafts.listed(registry.database, prefix="draft-") == [draft]


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/deployments/canary/versions/2", 404),
        ("GET", "/deployments/canary/versions/2/proof", 404),
        ("GET", "/deployments.json?page=2", 404),
        ("GET", "/nowhere.json", 404),
        ("GET", "/log/1999/records/x.json", 404),
        ("POST", "/deployments/canary", 405),
        ("GET", "/deployments?q=" + "x" * 401, 400),
        ("GET", "/deployments?q=Canary", 200),
        ("GET", "/deployments?country=withheld", 200),
        ("GET", "/deployments.json?technology=unanswered", 200),
    ],
)
def test_no_refusal_and_no_search_answers_with_a_marker(
    marked_registry: Marked, method: str, address: str, status: int
) -> None:
    registry, markers = marked_registry
    answer = client(registry).open(address, method=method)
    assert answer.status_code == status
    assert not seen(answer.data, markers)


def test_no_failure_tells_a_marker_to_anyone(
    marked_registry: Marked, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    registry, markers = marked_registry

    def fail(*_: object) -> None:
        raise RegistryError("storage.read_failed", " ".join(markers), hint=" ".join(markers))

    for made in ("deployment", "deployment_in_brief"):
        monkeypatch.setattr(f"registry.http.public_pages.deployments.{made}", fail)
    browser = client(registry)
    for address in ("/deployments/canary", "/deployments/canary.json"):
        answer = browser.get(address)
        assert answer.status_code == 500
        assert not seen(answer.data, markers)
    out, err = capfd.readouterr()
    assert "storage.read_failed" in out + err
    assert not seen((out + err).encode(), markers)


def test_two_records_that_differ_in_what_is_withheld_look_alike(registry: Registry) -> None:
    filed = [marked("canary-one")[0], marked("canary-two", other=True)[0]]
    made = list(
        file_records(registry, [Submission(read_record(data), "filed", data["id"]) for data in filed])
    )
    assert all(isinstance(one, Filed) for one in made)
    publish(registry)
    browser = client(registry)

    def shown(deployment: str) -> dict[str, Any]:
        version = browser.get(f"/deployments/{deployment}.json").get_json()["version"]
        version["record"]["record"] = _without(version["record"]["record"], "commitment")
        return {
            "record": version["record"]["record"],
            "facts": version["decision"]["facts"],
            "answer_first": version["answer_first"],
            "findings": version["findings"],
        }

    assert shown("canary-one") == shown("canary-two")
    rows = browser.get("/deployments.json").get_json()["deployments"]
    one, two = (
        next(row for row in rows if row["deployment"] == name) for name in ("canary-one", "canary-two")
    )
    differ = {"deployment", "submitted_at"}
    assert {k: v for k, v in one.items() if k not in differ} == {
        k: v for k, v in two.items() if k not in differ
    }


def _without(value: Any, name: str) -> Any:
    if isinstance(value, dict):
        return {key: _without(held, name) for key, held in value.items() if key != name}
    return [_without(held, name) for held in value] if isinstance(value, list) else value


FOUND: dict[str, Callable[[TestResponse], int]] = {
    "/deployments.json": lambda answer: answer.get_json()["total"],
    "/deployments.atom": lambda answer: answer.text.count("<entry>"),
    "/deployments.feed.json": lambda answer: len(json.loads(answer.data)["items"]),
    "/deployments.csv": lambda answer: answer.text.count("\n") - 1,
    "/api/v1/deployments": lambda answer: len(answer.get_json()["deployments"]),
    "/api/v1/facets": lambda answer: answer.get_json()["total"],
    "/api/v1/news": lambda answer: len(answer.get_json()["news"]),
}
"""How many were found, of each address that can be searched."""


@pytest.mark.parametrize("address", FOUND)
def test_a_search_for_a_hidden_value_finds_nothing(marked_registry: Marked, address: str) -> None:
    registry, markers = marked_registry
    browser = client(registry)

    def found(number: int, **asked: str) -> int:
        # Somebody else each time: one alone may not ask so much at once.
        somebody = {"REMOTE_ADDR": f"2001:db8:{number // 50:x}::1"}
        answer = browser.get(address, query_string=asked, environ_overrides=somebody)
        assert answer.status_code == 200, answer.text
        return FOUND[address](answer)

    assert found(0, q="canary") >= 1
    # All of them at one address; at the others, which ask the same index, some each.
    number = list(FOUND).index(address)
    for at, marker in enumerate(markers if number == 0 else markers[number :: 4 * len(FOUND)]):
        assert found(at, q=marker) == 0, marker
        assert found(at, operator=marker) == 0, marker


def test_what_is_withheld_shows_ground_office_term_and_commitment(
    marked_registry: Marked,
) -> None:
    registry, _ = marked_registry
    record = client(registry).get("/deployments/canary.json").get_json()["version"]["record"]["record"]
    logic = record["system.logic"]
    assert logic["state"] == "withheld"
    assert (logic["ground"], logic["decided_by"], logic["review_by"]) == (
        "security_of_system",
        "Legal office",
        "2027-01-01",
    )
    assert len(logic["commitment"]) == 64


def test_an_error_in_a_record_does_not_repeat_what_was_written() -> None:
    data, markers = marked()
    data["operator"]["accountable_person"] = f"{MARK}\u202e"
    data["deployment"]["mode"] = f"{MARK}-mode"
    with pytest.raises(RegistryError) as caught:
        read_record(data)
    assert not seen((str(caught.value) + repr(caught.value)).encode(), [*markers, MARK])


@pytest.fixture(scope="module")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry without any deployment of its own: what is found here was put here by these tests."""
    from registry import assets
    from registry.operations.create_registry import create_registry
    from registry.policy.release import read_folder

    home = tmp_path_factory.mktemp("empty") / "registry"
    bundle = read_folder(assets.policies() / "release")
    create_registry(home, "http://127.0.0.1:8000", bundle, Settings(), passphrase=None).database.close()
    return home
