"""Statements: what is signed and logged can be read in one way only, and no text of any kind fits into it."""

from __future__ import annotations

import copy
import types
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from registry.domain.canonical import canonical_bytes, parse_canonical
from registry.domain.decision import (
    DECISION,
    RELEASE,
    Decision,
    EntryReference,
    FinalCheckpoint,
    Release,
    Subject,
    decision_statement,
    instant,
    read_statement,
    release_statement,
    stated_at,
)
from registry.domain.vocabulary import DEPLOYMENT_ID_PATTERN, FORCES, OUTCOMES, SEVERITIES, STATUSES
from registry.errors import RegistryError

A, B, C, D = (letter * 64 for letter in "abcd")
PREDICATE: dict[str, Any] = {
    "deployment": "nl-utrecht-station-cameras",
    "version": 2,
    "provenance": "filed",
    "retrospective": False,
    "assessed_at": "2026-11-20T10:11:12Z",
    "law_date": {"date": "2026-11-20", "basis": "assessed_at", "assumed": False},
    "facts": {"version": 1, "sha256": A},
    "release": {"origin": "example.org/log", "index": 0, "digest": B, "version": "2026.11"},
    "engines": [{"name": "opa-wasm", "version": "wasmtime 50.0.0"}],
    "assessment_sha256": C,
    "outcome": {"binding": "undetermined", "strict": "non_compliant"},
    "requirements": [{"id": "HR-01", "status": "undetermined", "severity": "blocking", "force": "binds"}],
    "previous": {"origin": "example.org/log", "index": 4},
}
STATED: dict[str, Any] = {
    "version": "2026.11",
    "sequence": 1,
    "facts_version": 1,
    "stated_at": "2026-11-20T10:11:12Z",
    "previous": None,
}


def statement(about: dict[str, Any], kind: str = DECISION, **changed: Any) -> bytes:
    name = "deployments/nl-utrecht-station-cameras/versions/2" if kind == DECISION else f"releases/{D}"
    return canonical_bytes(
        {
            "_type": "https://in-toto.io/Statement/v1",
            "subject": [{"name": name, "digest": {"sha256": D}}],
            "predicateType": kind,
            "predicate": about,
        }
        | changed
    )


def changed(predicate: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """A copy with another value at `path`; `...` takes it out."""
    result = copy.deepcopy(predicate)
    *parents, leaf = [int(step) if step.isdigit() else step for step in path.split(".")]
    node: Any = result
    for step in parents:
        node = node[step]
    if value is ...:
        del node[leaf]
    else:
        node[leaf] = value
    return result


def refused(data: bytes) -> bool:
    try:
        read_statement(data)
    except RegistryError as error:
        return error.code == "statement.malformed"
    return False


def test_the_statements_that_the_malformed_ones_are_made_from_can_be_read() -> None:
    decision = read_statement(statement(PREDICATE))
    assert (decision.sha256, decision.release) == (D, None)
    assert decision.decision == Decision.model_validate(PREDICATE)
    release = read_statement(statement(STATED, RELEASE))
    assert (release.sha256, release.decision) == (D, None)
    assert release.release == Release.model_validate(STATED)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        *((path, ...) for path in PREDICATE),
        ("note", "seen near the station"),
        ("law_date.note", "x"),
        ("facts.note", "x"),
        ("release.note", "x"),
        ("engines.0.note", "x"),
        ("requirements.0.note", "x"),
        ("previous.note", "x"),
        ("outcome.note", "x"),
        ("deployment", "NL-Utrecht"),
        ("deployment", "a" * 101),
        ("deployment", "nl/utrecht"),
        ("deployment", "nl-utrecht\n"),
        ("version", 0),
        ("version", "2"),
        ("version", True),
        ("provenance", "guessed"),
        ("retrospective", "false"),
        ("retrospective", 0),
        ("assessed_at", "2026-11-20T10:11:12+00:00"),
        ("assessed_at", "2026-11-20T10:11:12.5Z"),
        ("assessed_at", "2026-11-20T10:11:12Z\n"),
        ("assessed_at", "2026-11-20T24:00:00Z"),
        ("assessed_at", "2026-11-20T10:11:60Z"),
        ("assessed_at", "2026-11-31T10:11:12Z"),
        ("assessed_at", "2026-11-2٠T10:11:12Z"),
        ("assessed_at", 1_795_169_472),
        ("law_date", "2026-11-20"),
        ("law_date.date", "2026-11-21"),
        ("law_date.date", "20261120"),
        ("law_date.date", "2026-11-2٠"),
        ("law_date.basis", "today"),
        ("law_date.assumed", None),
        ("facts.version", 0),
        ("facts.version", -1),
        ("facts.sha256", A.upper()),
        ("facts.sha256", A[:-1]),
        ("facts.sha256", A + "\n"),
        ("release.origin", ""),
        ("release.origin", "o" * 256),
        ("release.index", -1),
        ("release.digest", "sha256:" + B),
        ("release.version", "the one that the office agreed on; see the letter"),
        ("release.version", ""),
        ("engines", []),
        ("engines.0.name", "An engine of Somebody"),
        ("engines.0.version", "x" * 65),
        ("assessment_sha256", None),
        ("outcome", "undetermined"),
        ("outcome.binding", "fine"),
        ("outcome.strict", "not_met"),
        ("requirements", {}),
        ("requirements.0.id", "hr_01"),
        ("requirements.0.id", "Somebody complained"),
        ("requirements.0.status", "unknown"),
        ("requirements.0.severity", "high"),
        ("requirements.0.force", "binding"),
        ("previous", 4),
        ("previous.index", -1),
        ("previous.index", True),
        ("previous.origin", ...),
    ],
)
def test_a_decision_that_is_not_exactly_one_is_refused(path: str, value: Any) -> None:
    assert refused(statement(changed(PREDICATE, path, value)))


def test_a_date_that_does_not_exist_is_refused_also_where_both_dates_agree() -> None:
    for day in ("2026-02-29", "2026-13-01", "2026-00-10", "0000-01-01"):
        both = changed(changed(PREDICATE, "law_date.date", day), "assessed_at", f"{day}T10:11:12Z")
        assert refused(statement(both)), day


@pytest.mark.parametrize(
    ("provenance", "retrospective", "basis", "date", "readable"),
    [
        ("filed", False, "assessed_at", "2026-11-20", True),
        ("imported", False, "assessed_at", "2026-11-20", True),
        ("reconstructed", True, "end_of_conduct", "2019-08-21", True),
        ("reconstructed", True, "decision_date", "2019-08-21", True),
        ("reconstructed", True, "end_of_year", "2019-12-31", True),
        ("filed", True, "end_of_conduct", "2019-08-21", False),
        ("imported", True, "end_of_conduct", "2019-08-21", False),
        ("filed", False, "end_of_conduct", "2026-11-20", False),
        ("filed", False, "assessed_at", "2019-08-21", False),
        ("reconstructed", False, "assessed_at", "2026-11-20", False),
        ("reconstructed", False, "end_of_conduct", "2019-08-21", False),
        ("reconstructed", True, "assessed_at", "2026-11-20", False),
    ],
)
def test_only_a_reconstructed_version_is_judged_on_another_day_than_today(
    provenance: str, retrospective: bool, basis: str, date: str, readable: bool
) -> None:
    predicate = PREDICATE | {
        "provenance": provenance,
        "retrospective": retrospective,
        "law_date": {"date": date, "basis": basis, "assumed": False},
    }
    assert refused(statement(predicate)) is not readable


@pytest.mark.parametrize(
    ("path", "value"),
    [
        *((path, ...) for path in STATED if path != "previous"),
        ("note", "x"),
        ("version", 2026),
        ("version", "two words"),
        ("sequence", 0),
        ("facts_version", 0),
        ("facts_version", "1"),
        ("stated_at", "2026-02-29T10:11:12Z"),
        ("stated_at", "2026-11-20"),
        ("previous", ""),
        ("previous", "none"),
    ],
)
def test_a_release_that_is_not_exactly_one_is_refused(path: str, value: Any) -> None:
    assert refused(statement(changed(STATED, path, value), RELEASE))


SUBJECT = {"name": "deployments/nl-utrecht-station-cameras/versions/2", "digest": {"sha256": D}}


@pytest.mark.parametrize(
    "part",
    [
        {"_type": "https://in-toto.io/Statement/v0.1"},
        {"_type": None},
        {"note": "x"},
        {"predicateType": "https://sightline.example/decision/v2"},
        {"predicateType": RELEASE},
        {"predicateType": []},
        {"predicate": None},
        {"predicate": []},
        {"subject": None},
        {"subject": SUBJECT},
        {"subject": []},
        {"subject": [SUBJECT, SUBJECT]},
        {"subject": [SUBJECT | {"uri": "https://example.org"}]},
        {"subject": [SUBJECT | {"name": "deployments/nl-utrecht-station-cameras/versions/3"}]},
        {"subject": [SUBJECT | {"name": "deployments/another/versions/2"}]},
        {"subject": [SUBJECT | {"name": ""}]},
        {"subject": [SUBJECT | {"digest": {}}]},
        {"subject": [SUBJECT | {"digest": {"sha512": D + D}}]},
        {"subject": [SUBJECT | {"digest": {"sha256": D, "sha512": D + D}}]},
        {"subject": [SUBJECT | {"digest": {"sha256": "Somebody"}}]},
        {"subject": [SUBJECT | {"digest": {"sha256": D.upper()}}]},
    ],
    ids=str,
)
def test_a_statement_about_something_else_or_about_two_things_is_refused(part: dict[str, Any]) -> None:
    assert refused(statement(PREDICATE, **part))


def test_a_release_is_named_by_its_own_digest() -> None:
    other = [{"name": f"releases/{A}", "digest": {"sha256": D}}]
    assert refused(statement(STATED, RELEASE, subject=other))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"not json",
        b"\xff\xfe",
        statement(PREDICATE) + b"\n",
        statement(PREDICATE).replace(b'"index":4', b'"index": 4'),
        statement(PREDICATE).replace(b'"index":4', b'"index":4.0'),
        statement(PREDICATE).replace(b'{"_type"', b'{"_type":"x","_type"'),
        statement(PREDICATE)[:-1],
        b"[" * 100_000,
    ],
    ids=range(12),
)
def test_bytes_that_are_not_canonical_are_refused(data: bytes) -> None:
    assert data != statement(PREDICATE)
    assert refused(data)


def test_an_instant_is_written_in_utc_to_the_second() -> None:
    assert instant(datetime(2026, 11, 20, 10, 11, 12, 999_999, UTC)) == "2026-11-20T10:11:12Z"
    assert (
        instant(datetime(2026, 11, 20, 0, 30, tzinfo=timezone(timedelta(hours=2)))) == "2026-11-19T22:30:00Z"
    )


DIGEST_TEXTS = st.binary(min_size=32, max_size=32).map(bytes.hex)
ENTRIES = st.fixed_dictionaries(
    {
        "origin": st.from_regex(r"[a-z]{1,9}\.example/[a-z]{1,9}", fullmatch=True),
        "index": st.integers(0, 2**40),
    }
)
LINES = st.fixed_dictionaries(
    {
        "id": st.from_regex(r"[A-Z]{2,4}-[0-9]{2}", fullmatch=True),
        "status": st.sampled_from(STATUSES),
        "severity": st.sampled_from(SEVERITIES),
        "force": st.sampled_from(FORCES),
    }
)


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    moment = draw(st.datetimes(datetime(2020, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))
    reconstructed = draw(st.booleans())
    basis = draw(st.sampled_from(["end_of_conduct", "decision_date", "end_of_year"]))
    day = draw(st.dates(datetime(1990, 1, 1).date(), datetime(2100, 1, 1).date()))
    return Decision.model_validate(
        {
            "deployment": draw(st.from_regex(DEPLOYMENT_ID_PATTERN, fullmatch=True)),
            "version": draw(st.integers(1, 2**53 - 1)),
            "provenance": "reconstructed" if reconstructed else draw(st.sampled_from(["filed", "imported"])),
            "retrospective": reconstructed,
            "assessed_at": instant(moment),
            "law_date": {
                "date": (day if reconstructed else moment.date()).isoformat(),
                "basis": basis if reconstructed else "assessed_at",
                "assumed": draw(st.booleans()),
            },
            "facts": {"version": draw(st.integers(1, 9)), "sha256": draw(DIGEST_TEXTS)},
            "release": draw(ENTRIES) | {"digest": draw(DIGEST_TEXTS), "version": "0.1.0"},
            "engines": [{"name": "opa", "version": "1.22.2"}],
            "assessment_sha256": draw(DIGEST_TEXTS),
            "outcome": {
                "binding": draw(st.sampled_from(OUTCOMES)),
                "strict": draw(st.sampled_from(OUTCOMES)),
            },
            "requirements": draw(st.lists(LINES, max_size=4)),
            "previous": draw(st.none() | ENTRIES),
        }
    )


@settings(max_examples=60, deadline=None)
@given(decisions(), DIGEST_TEXTS)
def test_what_is_stated_is_what_is_read(decision: Decision, sha256: str) -> None:
    data = decision_statement(decision, sha256)
    read = read_statement(data)
    assert (read.decision, read.sha256, read.release) == (decision, sha256, None)
    assert stated_at(data) == read.stated_at == decision.assessed_at
    assert canonical_bytes(parse_canonical(data)) == data


@given(DIGEST_TEXTS, st.none() | DIGEST_TEXTS, st.integers(1, 2**53 - 1))
def test_a_release_that_is_stated_is_what_is_read(digest: str, previous: str | None, sequence: int) -> None:
    release = Release.model_validate(STATED | {"previous": previous, "sequence": sequence})
    data = release_statement(release, digest)
    read = read_statement(data)
    assert (read.release, read.sha256, read.decision) == (release, digest, None)
    assert stated_at(data) == read.stated_at == release.stated_at


# Of whatever string may stand in a statement, why no name and no free text can: else it has a pattern or is a Literal.
OPEN_STRINGS = {
    (EntryReference, "origin"): "the log's own public name, the same in every entry, under which it signs",
    (FinalCheckpoint, "origin"): "the public name of the log before this one, under which it signed",
    (
        Subject,
        "name",
    ): "compared whole with what the predicate says: deployments/<id>/versions/<n> or releases/<digest>",
}


def test_no_field_of_a_statement_takes_free_text() -> None:
    open_fields = {
        (owner, name) for model in (Decision, Release, Subject) for owner, name in open_strings(model)
    }
    assert open_fields == set(OPEN_STRINGS)


@pytest.mark.parametrize("path", sorted({p for p, v in [*PREDICATE.items()] if isinstance(v, str)}))
def test_a_sentence_fits_into_no_field_of_a_decision(path: str) -> None:
    assert refused(statement(changed(PREDICATE, path, "Somebody was seen near the station.")))


def test_a_field_that_takes_any_text_would_be_found() -> None:
    class Note(BaseModel):
        text: str

    class Wider(BaseModel):
        notes: list[Note]
        maybe: str | None
        by_name: dict[str, int]
        anything: Any

    assert set(open_strings(Wider)) == {
        (Note, "text"),
        (Wider, "maybe"),
        (Wider, "by_name"),
        (Wider, "anything"),
    }


def open_strings(model: type[BaseModel]) -> Iterator[tuple[type[BaseModel], str]]:
    for name, field in model.model_fields.items():
        owner = next(base for base in reversed(model.__mro__) if name in getattr(base, "__annotations__", {}))
        for kind, marks in _leaves(field.annotation, list(field.metadata)):
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                yield from open_strings(kind)
            elif kind not in (int, bool, type(None)) and not any(getattr(m, "pattern", None) for m in marks):
                yield owner, name


def _leaves(annotation: Any, marks: list[Any]) -> Iterator[tuple[Any, list[Any]]]:
    """The types that an annotation is made of, each with its own constraints; closed lists are left out."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return
    if origin is Annotated:
        inner = [mark for part in parts[1:] for mark in getattr(part, "metadata", [part])]
        yield from _leaves(parts[0], marks + inner)
    elif origin in (Union, types.UnionType):
        for part in parts:
            yield from _leaves(part, marks)
    elif parts:
        for part in parts:
            yield from _leaves(part, [])
    else:
        yield annotation, marks
