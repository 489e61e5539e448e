"""How a page groups what it shows: what stands in the way first, what was not answered never left out."""

from __future__ import annotations

from dataclasses import replace

from registry.domain.record import definitions, sections
from registry.pages import record_parts, words
from registry.pages.requirement_views import Binding
from tests.pages import samples


def test_every_field_of_the_record_is_told_or_named_as_not_answered() -> None:
    record = samples.case_version("rs-2019-belgrade-safe-city").record
    parts = list(record_parts.record_sections(record))
    shown = [field.path for part in parts for field in (*part.told, *part.silent)]
    assert sorted(shown) == sorted(path for path in definitions() if "[]" not in path)
    assert all(field.state == "unanswered" for part in parts for field in part.silent)
    assert all(field.state != "unanswered" for part in parts for field in part.told)


def test_every_section_and_field_has_a_label_of_its_own() -> None:
    labels = [record_parts.full_label(path) for path in definitions() if "[]" not in path]
    assert len(set(labels)) == len(labels)
    assert all(record_parts.section_title(path) for path in sections())


def test_within_a_framework_what_stands_in_the_way_comes_first() -> None:
    for part in record_parts.frameworks(samples.case_version("us-2023-rite-aid").findings):
        ranks = [list(words.STATUSES).index(finding.result.status) for finding in part.findings]
        assert ranks == sorted(ranks)
        assert sum(count for _, count in part.counts) == len(part.findings)


def test_a_prohibition_stands_first_among_what_is_not_met() -> None:
    unmet = record_parts.unmet(samples.case_version("it-2021-sari-real-time").findings)
    assert {finding.result.status for finding in unmet} == {"not_met"}
    kinds = [finding.result.kind for finding in unmet]
    assert kinds == sorted(kinds, key=lambda kind: kind != "prohibition")
    assert kinds[0] == "prohibition"


def test_what_is_withheld_is_named_with_its_ground_and_the_day_of_its_review() -> None:
    shown = samples.case_version("rs-2019-belgrade-safe-city")
    (first, *_) = shown.with_status("not_applicable")
    stub = {
        "field": "system.logic",
        "ground": "trade_secret",
        "review_by": {"iso": "2026-12-31", "day": 20818},
    }
    for stubs, said in (
        (
            [stub],
            f"{record_parts.full_label('system.logic')}: trade secret, to be looked at again by 31 December 2026",
        ),
        ([], "nothing is withheld"),
    ):
        held = {"withholding.stubs": stubs}
        finding = replace(first, result=first.result.model_copy(update={"evidence": held}))
        (told,) = record_parts.evidence_reader()(finding)
        assert (told.title, told.held) == ("What is withheld, and on what ground", said)


def test_what_would_meet_a_requirement_stands_beside_what_was_held() -> None:
    shown = samples.case_version("rs-2019-belgrade-safe-city")
    told = [
        e for finding in shown.with_status("undetermined") for e in record_parts.evidence_reader()(finding)
    ]
    assert {e.expected for e in told} == {"", "yes"}
    assert all(e.held for e in told)
    met = [e for finding in shown.with_status("met") for e in record_parts.evidence_reader()(finding)]
    assert met
    assert {e.expected for e in met} == {""}


def test_bindings_are_drawn_together_without_losing_any() -> None:
    bound = tuple(
        Binding(country=country, operator=operator, since=since, until=None, citation=citation)
        for citation in ("Convention", "Covenant")
        for country, since in (("FR", "1974-05-03"), ("DE", "1953-09-03"))
        for operator in ("public_body", "law_enforcement_authority")
    )
    parts = record_parts.bindings(bound)
    assert [(p.operators, p.citation) for p in parts] == [
        (("public_body", "law_enforcement_authority"), "Convention"),
        (("public_body", "law_enforcement_authority"), "Covenant"),
    ]
    told = {(line.country, o, line.since, p.citation) for p in parts for line in p.lines for o in p.operators}
    assert told == {(b.country, b.operator, b.since, b.citation) for b in bound}


def test_what_binds_everybody_names_nobody() -> None:
    (part,) = record_parts.bindings([Binding(country=None, operator=None, since=None, until=None)])
    assert (part.operators, part.lines[0].country) == ((), None)


def facts_of(shown: samples.Version) -> dict[str, object]:
    """The facts of a documented case."""
    name = shown.record.deployment
    committed, _ = samples.viewed(name, samples.reconstruct(samples.cases()[name])["record"], "reconstructed")
    return samples.derive(committed.form, samples.CURRENT)
