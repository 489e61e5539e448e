"""Whoever holds the registry's keys can sign anything: a check names the entry or the file, whatever was signed."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.domain.canonical import canonical_bytes, parse_canonical, sha256_hex
from registry.domain.committed_form import read_committed
from registry.domain.decision import PAYLOAD_TYPE
from registry.domain.tree_layout import CHECKPOINT, INDEX, KEY_LIST, older_checkpoint
from registry.domain.verifier import verifier_of
from registry.errors import RegistryError
from registry.log.checkpoint import read_checkpoint, sign_checkpoint
from registry.log.edge import Edge, tiles_between
from registry.log.tiles import decode_bundle
from registry.log.tree_head import TreeHead
from registry.operations.check import Report, check_tree
from registry.operations.registry import SigningKeys, open_registry
from registry.policy.assembly import result_codes, result_words
from registry.policy.release import Bundle, load_release
from registry.settings import Settings
from registry.signing.dsse import open_envelope, sign_envelope
from tests.in_memory import parse_path
from tests.operations.changed_registry import BytesTree
from tests.operations.test_check import engine_for, tree_of
from tests.policy.changed_release import changed_release

Json = Any
CASE = "rs-2019-belgrade-safe-city"
LATER = 4_102_444_800
"""The first second of 2100: a checkpoint is signed after everything that it covers."""


@dataclass
class Case:
    """One decision and all that it names, to be changed before it is signed."""

    statement: Json
    form: Json
    disclosure: Json
    facts: Json
    assessment: Json

    @property
    def predicate(self) -> Json:
        return self.statement["predicate"]

    def fit(self) -> None:
        """Let statement and disclosure name what the others have become."""
        self.statement["subject"][0]["digest"]["sha256"] = sha256_hex(canonical_bytes(self.form))
        self.disclosure["record"] = sha256_hex(canonical_bytes(self.form))
        self.predicate["facts"]["sha256"] = sha256_hex(canonical_bytes(self.facts))
        self.predicate["assessment_sha256"] = sha256_hex(canonical_bytes(self.assessment))

    def move(self, index: int) -> None:
        """Let the decision follow the one at `index`."""
        self.predicate["previous"] = {"origin": self.predicate["release"]["origin"], "index": index}


@dataclass(repr=False)
class Liar:
    """The holder of the development keys: signs and publishes whatever it is given."""

    keys: SigningKeys
    origin: str
    released: dict[str, bytes]
    release: Json
    honest: Case
    entries: list[bytes] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)

    def __repr__(self) -> str:
        # Hypothesis shows what a failing test was given; a whole release is too much.
        return "Liar()"

    def fresh(self) -> Liar:
        """Another one, with a log that holds nothing but the statement of the release."""
        liar = Liar(self.keys, self.origin, self.released, self.release, copy.deepcopy(self.honest))
        liar.files = dict(self.released)
        liar.state(self.release)
        return liar

    def state(self, statement: Json) -> None:
        self.entries.append(sign_envelope(canonical_bytes(statement), PAYLOAD_TYPE, self.keys.decisions))

    def decide(self, case: Case) -> None:
        self.state(case.statement)
        record = sha256_hex(canonical_bytes(case.form))
        self.files |= {
            f"records/{record}.json": canonical_bytes(case.form),
            f"disclosures/{record}.json": canonical_bytes(case.disclosure),
            f"facts/{sha256_hex(canonical_bytes(case.facts))}.json": canonical_bytes(case.facts),
            f"assessments/{sha256_hex(canonical_bytes(case.assessment))}.json": canonical_bytes(
                case.assessment
            ),
        }

    def published(self) -> BytesTree:
        edge = Edge()
        files = dict(self.files)
        files |= {resource.path: data for resource, data in tiles_between(edge, self.entries)}
        size = len(self.entries)
        note = sign_checkpoint(TreeHead(self.origin, size, edge.range().root()), self.keys.log, LATER)
        index = {"checkpoints": [{"size": size, "sha256": sha256_hex(note)}]}
        files |= {CHECKPOINT: note, older_checkpoint(size): note, INDEX: canonical_bytes(index)}
        files[KEY_LIST] = "".join(f"{vkey}\n" for vkey in self.vkeys()).encode()
        return BytesTree(files)

    def vkeys(self) -> list[str]:
        return [verifier_of(key).vkey for key in (*self.keys.log, self.keys.decisions)]

    def checked(self) -> Report:
        return check_tree(self.published(), self.vkeys(), engine_for)


@pytest.fixture(scope="module")
def base(demo_home: Path) -> Liar:
    registry = open_registry(demo_home, Settings())
    registry.database.close()
    keys = registry.signing_keys()
    root = tree_of(demo_home)
    head, _ = read_checkpoint((root / CHECKPOINT).read_bytes())
    bundle = f"tile/entries/000.p/{head.size}"
    statements = [
        parse_canonical(open_envelope(entry, [verifier_of(keys.decisions)])[0])
        for entry in decode_bundle((root / bundle).read_bytes(), parse_path(bundle))
    ]

    def read(folder: str, digest: str) -> Json:
        return parse_canonical((root / folder / f"{digest}.json").read_bytes())

    statement = next(s for s in statements if s["predicate"].get("deployment") == CASE)
    record = statement["subject"][0]["digest"]["sha256"]
    honest = Case(
        statement,
        read("records", record),
        read("disclosures", record),
        read("facts", statement["predicate"]["facts"]["sha256"]),
        read("assessments", statement["predicate"]["assessment_sha256"]),
    )
    released = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in (root / "releases").rglob("*")
        if path.is_file()
    }
    return Liar(keys, head.origin, released, statements[0], honest)


@pytest.fixture
def liar(base: Liar) -> Liar:
    return base.fresh()


def named(report: Report) -> bool:
    """Whether what is wrong is said of an entry or of a file."""
    assert report.problem is not None
    return re.match(r"tree(: entry \d+ |/[a-z]+[^ ]*: )", report.problem.message) is not None


def test_what_the_liar_publishes_holds_while_it_tells_the_truth(liar: Liar) -> None:
    liar.honest.fit()
    liar.decide(liar.honest)
    report = liar.checked()
    assert report.problem is None
    assert (report.holds, report.decisions, report.releases) == (True, 1, 1)


def _drop(*path: Any) -> Callable[[Case], None]:
    def change(case: Case) -> None:
        node = getattr(case, path[0])
        for step in path[1:-1]:
            node = node[step]
        del node[path[-1]]

    return change


def _put(value: Json, *path: Any) -> Callable[[Case], None]:
    def change(case: Case) -> None:
        node = getattr(case, path[0])
        for step in path[1:-1]:
            node = node[step]
        node[path[-1]] = value

    return change


TITLE = ("form", "answers", "deployment", "title")

RECORDS: dict[str, tuple[Callable[[Case], None], str]] = {
    "without answers": (_drop("form", "answers"), "records/"),
    "without withheld": (_drop("form", "withheld"), "records/"),
    "with a member of its own": (_put("x", "form", "note"), "records/"),
    "answers that are a list": (_put([], "form", "answers"), "records/"),
    "origin that is a list": (_put([], "form", "answers", "origin"), "records/"),
    "withheld that is an object": (_put({}, "form", "withheld"), "records/"),
    "a stub that is a word": (_put(["x"], "form", "withheld"), "records/"),
    "an answer of null": (_put(None, "form", "answers", "deployment", "mode"), "records/"),
    "version one as a text": (_put("1", "form", "version"), "records/"),
    "version one that is true": (_put(True, "form", "version"), "records/"),
    "version one that follows another": (_put("0" * 64, "form", "previous"), "records/"),
    "another format": (_put("sightline-record-v2", "form", "format"), "records/"),
    "another deployment": (_put("another", "form", "deployment"), "records/"),
    "another provenance": (_put("filed", "form", "provenance"), "records/"),
    "a short commitment": (_put("00", *TITLE, "commitment"), "records/"),
    "a commitment in capitals": (_put("A" * 64, *TITLE, "commitment"), "records/"),
    "a text without length": (_drop(*TITLE, "length"), "records/"),
    "a length below zero": (_put(-1, *TITLE, "length"), "records/"),
    "a length that is true": (_put(True, *TITLE, "length"), "records/"),
    "another length": (_put(1, *TITLE, "length"), "records/"),
    "a commitment with something beside it": (_put("x", *TITLE, "note"), "records/"),
    "two answers of one path": (_put({"commitment": "0" * 64, "length": 1}, "form", "answers", "deployment.title"),
                                "records/"),
    "an answer withheld on a ground that nobody stated": (
        _put({"commitment": "0" * 64, "withheld": "national_security"}, *TITLE), "records/"),
    "an absence that is one": (_put({"none": 1}, *TITLE), "records/"),
    "a law date that is an object": (_put({}, "form", "answers", "origin", "law_date"), "records/"),
    "no law date": (_drop("form", "answers", "origin", "law_date"), "records/"),
    "another law date": (_put("2018-12-31", "form", "answers", "origin", "law_date"), "records/"),
    "a technology nobody knows": (_put("telepathy", "form", "answers", "deployment", "technology"), "records/"),
    "an answer the facts do not have": (_put("BE", "form", "answers", "place", "country"), "facts/"),
    "a whole number as a disclosed value": (_put(7, "disclosure", "values", "deployment.title", "value"), "disclosures/"),
    "a list as an opening": (_put(["salt", "value"], "disclosure", "values", "deployment.title"), "disclosures/"),
    "a salt that is a number": (_put(7, "disclosure", "values", "deployment.title", "salt"), "disclosures/"),
    "a salt in capitals": (_put("A" * 64, "disclosure", "values", "deployment.title", "salt"), "disclosures/"),
    "a value that nobody committed to": (_put("x", "disclosure", "values", "deployment.title", "value"), "disclosures/"),
    "a value that is not disclosed": (_drop("disclosure", "values", "deployment.title"), "disclosures/"),
    "a disclosure without values": (_drop("disclosure", "values"), "disclosures/"),
    "a disclosure with something beside it": (_put(1, "disclosure", "more"), "disclosures/"),
    "facts that do not follow": (_put("FR", "facts", "place", "country"), "facts/"),
    "facts that are nonsense": (_put([], "facts", "place"), "facts/"),
    "an assessment without outcome": (_drop("assessment", "outcome"), "assessments/"),
    "an assessment that the release does not make": (
        _put({"made": "up"}, "assessment", "requirements", 0, "evidence"), "assessments/"),
    "an assessment with another outcome": (
        _put({"binding": "compliant", "strict": "compliant"}, "assessment", "outcome"), "assessments/"),
    "an assessment on another law date": (
        _put({"iso": "2018-12-31", "day": 17896}, "assessment", "law_date"), "assessments/"),
}  # fmt: skip


@pytest.mark.parametrize("lie", RECORDS)
def test_a_signed_lie_about_a_version_is_found_in_its_file(liar: Liar, lie: str) -> None:
    change, folder = RECORDS[lie]
    change(liar.honest)
    liar.honest.fit()
    liar.decide(liar.honest)
    report = liar.checked()
    assert report.problem is not None
    assert report.problem.message.startswith(f"tree/{folder}"), report.problem
    assert not report.holds


def _predicate(value: Json, *path: Any) -> Callable[[Case], None]:
    return _put(value, "statement", "predicate", *path)


STATEMENTS: dict[str, tuple[Callable[[Case], None], str]] = {
    "an extra member": (_put("x", "statement", "note"), "entry 1 "),
    "an extra member of the predicate": (_predicate("x", "note"), "entry 1 "),
    "no outcome": (_drop("statement", "predicate", "outcome"), "entry 1 "),
    "another type": (_put("https://example.org/x", "statement", "predicateType"), "entry 1 "),
    "no subject": (_put([], "statement", "subject"), "entry 1 "),
    "a subject that is a path": (
        _put({"sha256": "../../../etc/passwd"}, "statement", "subject", 0, "digest"),
        "entry 1 ",
    ),
    "the release at another index": (_predicate(7, "release", "index"), "entry 1 "),
    "the release of another log": (_predicate("other.example/log/2027", "release", "origin"), "entry 1 "),
    "another version of the release": (_predicate("0", "release", "version"), "entry 1 "),
    "another release": (_predicate("0" * 64, "release", "digest"), "entry 1 "),
    "a decision before it that is none": (
        _predicate({"origin": "127.0.0.1:8000/log/2026", "index": 0}, "previous"),
        "entry 1 ",
    ),
    "a day that does not exist": (_predicate("2019-02-30", "law_date", "date"), "entry 1 "),
    "another law date than the record": (_predicate("2018-12-31", "law_date", "date"), "tree/records/"),
    "another outcome than the assessment": (
        _predicate({"binding": "compliant", "strict": "compliant"}, "outcome"),
        "tree/assessments/",
    ),
    "no requirement": (_predicate([], "requirements"), "tree/assessments/"),
    "another version of the facts": (_predicate(1, "facts", "version"), "tree/facts/"),
    "facts that are not published": (_predicate("0" * 64, "facts", "sha256"), "tree/facts/000"),
}


@pytest.mark.parametrize("lie", STATEMENTS)
def test_a_signed_lie_in_a_statement_is_found(liar: Liar, lie: str) -> None:
    change, where = STATEMENTS[lie]
    liar.honest.fit()
    change(liar.honest)
    liar.decide(liar.honest)
    report = liar.checked()
    assert report.problem is not None
    assert where in report.problem.message, report.problem
    assert named(report)


def test_a_record_that_skips_a_version_is_found(liar: Liar) -> None:
    case = liar.honest
    case.form |= {"version": 2, "previous": "0" * 64}
    case.predicate["version"] = 2
    case.statement["subject"][0]["name"] = f"deployments/{CASE}/versions/2"
    case.fit()
    liar.decide(case)
    problem = liar.checked().problem
    assert problem is not None
    assert "does not follow version 0" in problem.message
    assert "tree/records/" in problem.message


def test_two_decisions_on_one_version_are_found(liar: Liar) -> None:
    liar.honest.fit()
    liar.decide(liar.honest)
    liar.honest.move(1)
    liar.decide(liar.honest)
    problem = liar.checked().problem
    assert problem is not None
    assert "entry 2 decides a second time" in problem.message


def test_a_decision_that_does_not_name_the_one_before_it_is_found(liar: Liar) -> None:
    liar.honest.fit()
    liar.decide(liar.honest)
    liar.decide(liar.honest)
    problem = liar.checked().problem
    assert problem is not None
    assert "entry 2 does not name the decision before it" in problem.message


def state_another(liar: Liar, change: Callable[[Bundle], Bundle]) -> None:
    """State, properly, the release that `change` makes of the one in force, and publish its files."""
    digest = liar.release["subject"][0]["digest"]["sha256"]
    bundle = change(load_release(lambda path: liar.released[f"releases/{digest}/{path}"]))
    liar.files |= {f"releases/{bundle.digest}/{path}": data for path, data in bundle.files.items()}
    later = copy.deepcopy(liar.release)
    later["subject"] = [{"name": f"releases/{bundle.digest}", "digest": {"sha256": bundle.digest}}]
    later["predicate"] |= {"sequence": 2, "previous": digest, "version": bundle.version}
    liar.state(later)


def test_a_decision_under_an_older_release_is_found(liar: Liar) -> None:
    state_another(liar, lambda bundle: changed_release(bundle, "999.0.0"))
    liar.honest.fit()
    liar.decide(liar.honest)
    problem = liar.checked().problem
    assert problem is not None
    assert "entry 2 does not cite the release in force, which entry 1 states" in problem.message


@pytest.mark.parametrize(
    "change",
    [
        lambda bundle: bundle,
        lambda bundle: changed_release(bundle, bundle.version),
        lambda bundle: changed_release(bundle, "0.0.1"),
        lambda bundle: changed_release(bundle, "999.0.0", sequence=1, previous=None),
        lambda bundle: changed_release(bundle, "tomorrow"),
    ],
)
def test_a_release_that_is_not_later_than_the_one_in_force_is_found(
    liar: Liar, change: Callable[[Bundle], Bundle]
) -> None:
    state_another(liar, change)
    problem = liar.checked().problem
    assert problem is not None
    assert "entry 1 states a release that is not later than the one in force" in problem.message


@pytest.mark.parametrize("sequence", [1, 3])
def test_a_release_that_does_not_follow_the_one_before_it_is_found(liar: Liar, sequence: int) -> None:
    later = copy.deepcopy(liar.release)
    later["predicate"] |= {"sequence": sequence, "previous": later["subject"][0]["digest"]["sha256"]}
    liar.state(later)
    problem = liar.checked().problem
    assert problem is not None
    assert "entry 1 states a release that does not follow" in problem.message


def test_a_decision_before_any_release_is_found(base: Liar) -> None:
    liar = base.fresh()
    liar.entries, liar.files = [], {}
    liar.honest.fit()
    liar.decide(liar.honest)
    problem = liar.checked().problem
    assert problem is not None
    assert "entry 0 decides before any release" in problem.message


@pytest.mark.parametrize("entry", [b"", b"hello", b"{}", b"[]", b"\xff" * 100, b"[" * 10_000])
def test_an_entry_that_is_no_envelope_is_found(liar: Liar, entry: bytes) -> None:
    liar.entries.append(entry)
    report = liar.checked()
    assert report.problem is not None
    assert "entry 1 " in report.problem.message
    assert named(report)


def test_an_envelope_signed_by_another_key_of_the_registry_is_found(liar: Liar) -> None:
    liar.honest.fit()
    statement = canonical_bytes(liar.honest.statement)
    liar.entries.append(sign_envelope(statement, PAYLOAD_TYPE, liar.keys.log[0]))
    problem = liar.checked().problem
    assert problem is not None
    assert "entry 1 " in problem.message


def test_something_signed_that_is_no_statement_is_found(liar: Liar) -> None:
    for payload, kind in ((b"hello", "text/plain"), (b"hello", PAYLOAD_TYPE), (b"[]", PAYLOAD_TYPE)):
        other = liar.fresh()
        other.entries.append(sign_envelope(payload, kind, liar.keys.decisions))
        problem = other.checked().problem
        assert problem is not None
        assert "entry 1 " in problem.message


def _restated(liar: Liar, change: Callable[[Json], None], **replaced: bytes) -> Report:
    """The report on a log whose only release has another manifest, and other files, all of them named rightly."""
    before = liar.release["subject"][0]["digest"]["sha256"]
    files = {path.partition(f"{before}/")[2]: data for path, data in liar.released.items()}
    files |= {name.replace("_", "."): data for name, data in replaced.items()}
    manifest = parse_canonical(files["manifest.json"])
    for name in replaced:
        manifest["files"][name.replace("_", ".")] = sha256_hex(replaced[name])
    change(manifest)
    files["manifest.json"] = canonical_bytes(manifest)
    digest = sha256_hex(files["manifest.json"])
    release = copy.deepcopy(liar.release)
    release["subject"] = [{"name": f"releases/{digest}", "digest": {"sha256": digest}}]
    release["predicate"]["facts_version"] = manifest.get("facts_version", 1)
    liar.entries, liar.files = [], {f"releases/{digest}/{path}": data for path, data in files.items()}
    liar.state(release)
    case = liar.honest
    case.predicate["release"] |= {"index": 0, "digest": digest}
    case.fit()
    liar.decide(case)
    return liar.checked()


def test_a_signed_release_that_is_nonsense_is_found_in_its_file(liar: Liar) -> None:
    lies: list[tuple[Callable[[Json], None], dict[str, bytes], str]] = [
        (lambda m: m.clear(), {}, "/manifest.json:"),
        (lambda m: m["files"].update({"../../x": "0" * 64}), {}, "/manifest.json:"),
        (lambda m: m["files"].update({"a\0b": "0" * 64}), {}, "/a\0b"),
        (lambda m: m.update(facts_version=99), {}, "tree/facts/"),
        (lambda m: m.update(entrypoint="no/such"), {}, "/policy.wasm:"),
        (lambda m: None, {"policy_wasm": b"nonsense"}, "/policy.wasm:"),
        (lambda m: None, {"data_json": b"nonsense"}, "/policy.wasm:"),
        (lambda m: None, {"data_json": b"{}"}, "/policy.wasm:"),
        (lambda m: None, {"data_json": canonical_bytes(_codes_alone())}, "tree/assessments/"),
    ]
    for change, replaced, where in lies:
        report = _restated(liar.fresh(), change, **replaced)
        assert report.problem is not None
        assert where in report.problem.message, report.problem


def _codes_alone() -> Json:
    words = [list(words) for words in result_words()]
    return {"result_codes": result_codes(result_words()), "result_words": words}


def _read(form: Json) -> Json:
    try:
        return read_committed(canonical_bytes(form))
    except RegistryError as error:
        return error.code


def _places(node: Json, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    if isinstance(node, dict | list):
        for step in node if isinstance(node, dict) else range(len(node)):
            yield from _places(node[step], (*path, step))


# A declared absence is no nonsense: it is an answer that any field may have.
NONSENSE: tuple[Json, ...] = (None, True, 7, -1, "x", [], {}, ["x"], [{}], {"x": 1})


PARTS = st.sampled_from(["statement", "form", "disclosure", "facts", "assessment"])
NUMBERS = st.integers(0, 9_999)


@settings(max_examples=150, deadline=None)
@given(part=PARTS, place=NUMBERS, choice=NUMBERS, dropped=st.booleans())
def test_no_nonsense_that_is_signed_is_taken_for_a_decision_or_breaks_the_check(
    base: Liar, part: str, place: int, choice: int, dropped: bool
) -> None:
    liar = base.fresh()
    case = liar.honest
    if part == "statement":
        case.fit()
    node, step = _somewhere(getattr(case, part), place)
    places = list(_places(getattr(case, part)))
    if part == "form" and places[place % len(places)][:2] == ("answers", "origin"):
        # The facts do not hold these, so without one of them it is another record, and an honest one.
        dropped = False
    others = [value for value in NONSENSE if type(value) is not type(node[step])]
    if dropped:
        del node[step]
    else:
        node[step] = copy.deepcopy(others[choice % len(others)])
    if part in ("form", "facts", "assessment"):
        case.fit()
    liar.decide(case)
    report = liar.checked()
    assert not report.holds
    assert named(report), report.problem


@settings(max_examples=100, deadline=None)
@given(place=NUMBERS, value=st.sampled_from(NONSENSE))
def test_a_committed_form_is_read_as_it_was_written_or_refused(base: Liar, place: int, value: Json) -> None:
    form = copy.deepcopy(base.honest.form)
    node, step = _somewhere(form, place)
    node[step] = value
    assert _read(form) in (form, "record.form")


def _somewhere(document: Json, number: int) -> tuple[Json, Any]:
    places = list(_places(document))
    *path, step = places[number % len(places)]
    for name in path:
        document = document[name]
    return document, step
