"""The three sentences: natural for every documented case, honest about every state, never an approval."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest

from registry.domain.vocabulary import OUTCOMES, PROVENANCES
from registry.pages.act_views import RecordedAct
from registry.pages.answer_first import INFORMS, answer_first, as_text, finding, permission, use
from registry.pages.deployment_views import Version
from tests.pages import samples

APPROVING = re.compile(
    r"\b(approved|cleared|passed|passes|permitted|allowed|lawful|legal|safe|authorised)\b", re.I
)


@pytest.mark.parametrize("name", list(samples.cases()))
def test_the_sentences_read_naturally_for_every_documented_case(name: str) -> None:
    shown = samples.case_version(name)
    for sentence in map(as_text, answer_first(shown)):
        assert sentence[0].isupper() or sentence[0].isdigit()
        assert sentence.rstrip("”").endswith((".", "?", "!"))
        assert not re.search(r"None(?! is on record)|_|  | ,| ;|\.\.|,,|\bthe the\b|\{|\}", sentence), (
            sentence
        )
    assert shown.record.value("operator.name") in as_text(use(shown))
    assert "filing" not in " ".join(map(as_text, answer_first(shown)))


def test_a_case_reads_as_written_here() -> None:
    first, second, third = map(as_text, answer_first(samples.case_version("it-2021-sari-real-time")))
    assert first == (
        "Ministry of the Interior is recorded as the operator of live face identification to find people on a watchlist "
        "of 10,000 people, in publicly accessible places, in Italy; the stated purpose is “To support public order and "
        "judicial police by mobile cameras.”"
    )
    assert second == (
        "The reconstruction does not say on what legal basis; as to authorisation, it declares none."
    )
    assert third == (
        "Assessed retrospectively, as the law stood on 25 March 2021 (assumed: the date of the decision), the outcome is "
        "prohibited under binding rules, and again prohibited under the strict reading, which adds what only advises. A "
        "policy outcome informs; only a named office’s determination authorises or refuses. None is on record."
    )


def test_where_nothing_was_answered_the_filing_does_not_say() -> None:
    first, second, _ = map(as_text, answer_first(version({})))
    assert first == (
        "An operator that the filing does not name is recorded as the operator of a technology that the filing does not "
        "name, applied to people of whom the filing says nothing, in a kind of place that the filing does not state, in a "
        "country that the filing does not name; what for, the filing does not say."
    )
    assert second == "The filing does not say on what legal basis, nor whether anyone authorised it."


def test_who_speaks_is_told_by_provenance() -> None:
    assert "the filing does not say" in as_text(use(version({})))
    assert "the imported entry does not say" in as_text(use(version({}, "imported")))


def test_where_absence_was_declared_it_declares_none() -> None:
    record = {
        "legal_basis": {"citation": {"none": True}},
        "authorisation": {"type": "none"},
        "purpose": {"statement": {"none": True}},
    }
    shown = version(record)
    assert as_text(permission(shown.record)) == (
        "As its legal basis the filing declares none; as to authorisation, it declares none."
    )
    assert as_text(use(shown)).endswith("of a purpose the filing declares none.")
    shown = version({"legal_basis": {"type": "none_identified"}})
    assert as_text(permission(shown.record)).startswith(
        "As its legal basis the filing declares none: none was identified;"
    )


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("deployment.targeting", "the filing withholds (national security)"),
        ("deployment.space", "the filing withholds (national security)"),
        ("place.country", "the filing withholds (national security)"),
    ],
)
def test_what_is_withheld_is_said_to_be_withheld_with_its_ground(path: str, said: str) -> None:
    section, field = path.split(".")
    answer = {"deployment.targeting": "untargeted", "deployment.space": "border", "place.country": "FR"}[path]
    record = {section: {field: answer}, "withheld": [withholding(path)]}
    sentence = as_text(use(version(record)))
    assert said in sentence
    assert "everyone" not in sentence
    assert "border" not in sentence
    assert "France" not in sentence


def test_a_text_that_was_erased_is_said_to_be_erased() -> None:
    committed, _ = samples.viewed("d", {"purpose": {"statement": "X" * 90, "code": "boarding"}}, "filed")
    shown = version({"purpose": {"statement": "X" * 90, "code": "boarding"}})
    record = samples.public_view(committed.form, {})
    assert "in words that were erased since" in as_text(use(samples.replace(shown, record=record)))


@pytest.mark.parametrize(
    ("status", "verb"),
    [
        ("planned", "plans to use"),
        ("public_pilot", "is trying out, on the public,"),
        ("operational", "uses"),
        ("suspended", "has suspended its use of"),
        ("retired", "no longer uses"),
        (None, "is recorded as the operator of"),
    ],
)
def test_what_is_not_in_use_is_not_said_to_be_used(status: str | None, verb: str) -> None:
    assert f" {verb} " in as_text(use(version({"deployment": {"status": status}})))


def test_past_conduct_is_told_in_the_past() -> None:
    record = samples.reconstruct(samples.cases()["ru-2023-glukhin"])["record"]
    record["deployment"]["status"] = "operational"
    assert " used live face identification " in as_text(use(version(record, "reconstructed")))


def test_a_court_s_decision_is_named_with_its_dates() -> None:
    assert (
        "it says that the use was authorised by a court (District Court of Zuiderhaven) on 1 September 2026"
        in as_text(permission(samples.filed_page().version.record))
    )


@pytest.mark.parametrize(("binding", "strict"), list(itertools.product(OUTCOMES, OUTCOMES)))
@pytest.mark.parametrize("provenance", PROVENANCES)
def test_no_outcome_of_any_provenance_can_be_read_as_an_approval(
    binding: str, strict: str, provenance: str
) -> None:
    shown = samples.with_outcomes(of_provenance(provenance), binding, strict)
    sentence = as_text(finding(shown))
    told, _, rest = sentence.partition(INFORMS)
    assert rest == " None is on record."
    assert not APPROVING.search(told)
    assert told.index("under binding rules") < told.index("under the strict reading")
    assert ("retrospectively" in told) == (provenance == "reconstructed")
    for outcome, reading in (
        (binding, told.split(" under binding rules")[0]),
        (strict, told.split(" under binding rules")[1]),
    ):
        assert ("not a pass" in reading) == (outcome in ("undetermined", "no_rule_applies"))
        assert ("not an approval" in reading) == outcome.startswith("compliant")
        assert ("known to this register" in reading) == (outcome == "no_rule_applies")


def test_a_determination_is_told_with_its_office_and_day() -> None:
    shown = samples.filed_page().version
    assert as_text(finding(shown)).endswith(
        "On record: Surveillance Oversight Board of Zuiderhaven authorised with conditions on 21 November 2026."
    )


def test_an_opinion_or_an_objection_is_no_determination() -> None:
    acts = (
        RecordedAct(kind="opine", by="A group", on="2026-01-01"),
        RecordedAct(kind="object", by="Somebody", on="2026-01-02"),
    )
    assert as_text(finding(samples.replace(version({}), acts=acts))).endswith("None is on record.")


def test_the_latest_determination_counts() -> None:
    acts = (
        RecordedAct(kind="suspend", by="The Board", on="2026-03-01", index=9),
        RecordedAct(kind="authorise", by="The Board", on="2026-03-01", index=7),
        RecordedAct(kind="refuse", by="The Board", on="2026-01-01", index=3),
    )
    assert as_text(finding(samples.replace(version({}), acts=acts))).endswith(
        "The Board suspended on 1 March 2026."
    )


def test_a_long_text_is_cut_at_a_word_and_says_so() -> None:
    sentence = as_text(use(version({"purpose": {"statement": "word " * 500}})))
    assert sentence.endswith("word…”")
    assert len(sentence) < 600


def version(record: dict[str, Any], provenance: str = "filed") -> Version:
    """A version from a record of a few answers."""
    return samples.version("d", record, provenance)


def of_provenance(provenance: str) -> Version:
    """A version of one of the provenances."""
    if provenance == "reconstructed":
        return samples.case_version("dk-2019-brondby")
    return version({"operator": {"name": "A body"}}, provenance)


def withholding(path: str) -> dict[str, str]:
    """A withholding of the field at `path`."""
    return {
        "field": path,
        "ground": "national_security",
        "provision": "Secrets Act, section 3",
        "decided_by": "Ministry",
        "decided_on": "2026-01-01",
        "review_by": "2027-01-01",
    }
