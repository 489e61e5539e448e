"""Exports to published standards: what stands in them, what is withheld, what was lost, and what comes back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from registry.domain.public_view import public_view
from registry.domain.record import definitions, read_record
from registry.domain.record.standards import STANDARDS
from registry.errors import RegistryError
from registry.exchange import annex_viii, nl_algoritmeregister, schema_org, uk_atrs
from registry.exchange.formats import FORMATS, format_of, table
from registry.pages import words
from tests.domain.filled import filled_answers, marker
from tests.domain.test_committed import committed
from tests.exchange.views import ADDRESS, answers_at, filled_view, in_table, view_of, withheld

ANNEX_VIII_BACK = {
    "deployment.status", "deployment.technology", "operator.name", "operator.address", "operator.contact", "place.country",
    "place.member_states", "provider.name", "provider.address", "provider.system_name", "provider.system_reference",
    "provider.eu_representative_name", "provider.eu_representative_address", "provider.eu_representative_contact",
    "conformity.certificate_type", "conformity.certificate_number", "conformity.certificate_expiry",
    "conformity.notified_body", "conformity.certificate_url", "conformity.declaration_url", "system.logic", "system.inputs",
    "system.outputs", "system.operational_data_statement", "purpose.statement", "assessments.fria.summary",
    "assessments.dpia.summary",
}  # fmt: skip
"""What an entry of sections A and C carries: every public field that feeds a point of them."""


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_shows_what_is_not_public(name: str) -> None:
    made = FORMATS[name].write(filled_view(), ADDRESS)
    text = json.dumps([made.document, made.report.as_json()])
    for path, definition in definitions().items():
        if definition.visibility != "public":
            assert f'"{marker(path)}"' not in text


@pytest.mark.parametrize("name", FORMATS)
def test_a_withheld_answer_is_in_no_format(name: str) -> None:
    kept = (
        "system.logic",
        "operator.address",
        "conformity.certificate_number",
        "human_oversight.description",
    )
    made = FORMATS[name].write(filled_view(withheld=[withheld(path) for path in kept]), ADDRESS)
    text = json.dumps(made.document)
    for path in kept:
        assert marker(path) not in text


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_record_makes_an_empty_document_and_says_so(name: str) -> None:
    made = FORMATS[name].write(view_of({}), ADDRESS)
    assert made.report.not_carried == ()
    told = {gap.point: gap.why for gap in made.report.gaps if not gap.why.startswith("not asked")}
    assert set(told.values()) <= {"unanswered", told.get("database"), told.get("process_index_url")}


@pytest.mark.parametrize("name", FORMATS)
def test_every_answered_field_is_carried_or_told_as_lost(name: str) -> None:
    made = FORMATS[name].write(filled_view(), ADDRESS)
    answered = {path for path in definitions() if "[]" not in path}
    assert set(made.report.not_carried) < answered
    # What a statutory form does take is not told as lost, and the other way round.
    if (read := FORMATS[name].read) is not None:
        assert not set(answers_at(read(made.document))) & set(made.report.not_carried)


def test_the_pages_name_the_formats_that_there_are() -> None:
    assert words.EXPORTS.keys() == FORMATS.keys()


def test_annex_viii_comes_back_as_it_was_filed() -> None:
    made = annex_viii.write(filled_view(), ADDRESS)
    back = annex_viii.read(json.loads(json.dumps(made.document)))
    filed = answers_at(filled_answers())
    assert answers_at(back).keys() == ANNEX_VIII_BACK
    assert answers_at(back) == {path: filed[path] for path in ANNEX_VIII_BACK}
    read_record(back)


def test_atrs_comes_back_as_it_was_filed() -> None:
    made = uk_atrs.write(filled_view(), ADDRESS)
    back = answers_at(uk_atrs.read(json.loads(json.dumps(made.document))))
    fed = {
        path
        for path, definition in definitions().items()
        if any(standard == "atrs" for standard, _ in definition.feeds)
        and definition.visibility == "public"
        and "[]" not in path
    }
    assert back.keys() == fed
    assert len(fed) > 50
    public_only = answers_at(_public(filled_answers()))
    assert back == {path: public_only[path] for path in fed}


def test_algoritmeregister_gives_back_what_one_field_alone_feeds() -> None:
    answers = filled_answers()
    made = nl_algoritmeregister.write(view_of(answers), ADDRESS)
    back = answers_at(nl_algoritmeregister.read(made.document))
    filed = answers_at(answers)
    assert back == {path: filed[path] for path in nl_algoritmeregister.READ_BACK.values()}


def test_schema_org_is_not_read_back() -> None:
    assert FORMATS["schema_org"].read is None


@pytest.mark.parametrize("name", ["annex_viii", "uk_atrs"])
def test_a_table_comes_back_and_computes_nothing(name: str) -> None:
    view = filled_view(operator={"name": '=HYPERLINK("https://example.org")', "address": "+1 Main Street"})
    made = FORMATS[name].write(view, ADDRESS)
    data = table(FORMATS[name], made.document)
    for line in data.decode().split("\r\n"):
        assert not line.startswith(("=", "+", "-", "@"))
    read = FORMATS[name].read
    assert read is not None
    assert in_table(data) == read(made.document)


def test_a_form_without_points_is_no_table() -> None:
    for name in ("nl_algoritmeregister", "schema_org"):
        with pytest.raises(RegistryError) as refused:
            table(FORMATS[name], {})
        assert refused.value.code == "export.table"


@pytest.mark.parametrize("document", [None, [], "text", {}, {"form": "other"}])
@pytest.mark.parametrize("name", ["annex_viii", "uk_atrs", "nl_algoritmeregister"])
def test_another_document_is_not_read(name: str, document: Any) -> None:
    read = FORMATS[name].read
    assert read is not None
    with pytest.raises(RegistryError) as refused:
        read(document)
    assert refused.value.code == "export.form"


def test_a_format_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(RegistryError) as refused:
        format_of("xml")
    assert refused.value.code == "export.format"
    assert "annex_viii" in refused.value.hint


def points(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {point["point"]: point for point in annex_viii.points_of(document)}


@pytest.mark.parametrize(
    ("registration", "operator", "part"),
    [
        ({"ai_act_class": "annex3_1a"}, {"type": "law_enforcement_authority"}, "non_public"),
        ({"ai_act_class": "annex3_7"}, {"type": "public_body", "sector": "border"}, "non_public"),
        ({"ai_act_class": "annex3_1a"}, {"type": "public_body", "sector": "health"}, "public"),
        ({"ai_act_class": "other_annex3"}, {"type": "law_enforcement_authority"}, "public"),
        ({"ai_act_class": "annex3_1a"}, {}, "undetermined"),
        ({"ai_act_class": "out_of_scope"}, {"type": "public_body", "sector": "health"}, "undetermined"),
        ({}, {"type": "law_enforcement_authority"}, "undetermined"),
    ],
)
def test_the_part_of_the_eu_database_follows_from_class_and_area(
    registration: dict[str, str], operator: dict[str, str], part: str
) -> None:
    made = annex_viii.write(view_of({"registration": registration, "operator": operator}), ADDRESS)
    assert made.document["database"]["part"] == part
    assert ("database" in {gap.point for gap in made.report.gaps}) == (part == "undetermined")


def test_the_secure_section_asks_for_the_points_that_article_49_4_names() -> None:
    law_enforcement = {
        "registration": {"ai_act_class": "annex3_1a"},
        "operator": {"type": "law_enforcement_authority"},
    }
    asked = {
        name
        for name, point in points(annex_viii.write(view_of(law_enforcement), ADDRESS).document).items()
        if point["asked"]
    }
    assert asked == {"A.1", "A.2", "A.3", "A.4", "A.5", "A.7", "A.10", "C.1", "C.2", "C.3"}


def test_what_is_declared_not_to_be_high_risk_goes_into_section_b() -> None:
    made = annex_viii.write(view_of({"registration": {"ai_act_class": "not_high_risk_6_3"}}), ADDRESS)
    assert set(made.document["sections"]) == {"B", "C"}


def test_who_submits_is_a_stub_even_for_the_secure_section() -> None:
    made = annex_viii.write(filled_view(), ADDRESS)
    for point in ("A.2", "C.2", "C.3"):
        for answer in points(made.document)[point]["answers"]:
            assert answer["answer"].keys() == {"withheld"}
            assert len(answer["answer"]["withheld"]["commitment"]) == 64


def test_annex_viii_says_what_was_not_verified() -> None:
    made = annex_viii.write(view_of({}), ADDRESS)
    assert made.report.not_verified == tuple(made.document["not_verified"])
    assert "Article 49 applies" in made.report.not_verified[0]


DUTCH: dict[str, Any] = {
    "deployment": {
        "title": "Camera's op het station",
        "summary": "Camera's zoeken mensen met een verbod.",
        "status": "public_pilot",
        "start_date": "2026-03-04",
    },
    "operator": {
        "name": "Gemeente Noorderhaaks",
        "contact": "algoritmes@noorderhaaks.example",
        "sector": "law_enforcement",
    },
    "registration": {"ai_act_class": "annex3_1a"},
    "provider": {"name": {"none": True}},
    "legal_basis": {
        "citation": "Gemeentewet, artikel 151c",
        "instruments": [{"instrument": "Gemeentewet", "url": "https://wetten.example/BWBR0005416"}],
    },
}


def test_a_dutch_record_fits_the_standard_but_for_the_language() -> None:
    made = nl_algoritmeregister.write(view_of(DUTCH), ADDRESS)
    assert [problem.partition(":")[0] for problem in made.report.problems] == ["lang"]
    assert list(nl_algoritmeregister.problems({**made.document, "lang": "nld"})) == []
    assert made.document["status"] == "In gebruik"
    assert made.document["begin_date"] == "2026-03"
    assert made.document["provider"] == "Intern ontwikkeld"
    assert made.document["publication_category"] == "Hoog-risico AI-systeem"
    assert made.document["lawful_basis_grouping"] == [
        {"title": "Gemeentewet", "link": "https://wetten.example/BWBR0005416"}
    ]
    assert made.document["url"] == ADDRESS


def test_no_word_of_the_standard_is_chosen_that_does_not_surely_fit() -> None:
    answers = {
        "operator": {"sector": "other"},
        "registration": {"ai_act_class": "out_of_scope"},
        "deployment": {"status": "suspended", "technology": "cell_site_simulator"},
        "place": {"country": "GB"},
    }
    dutch = nl_algoritmeregister.write(view_of(answers), ADDRESS)
    assert not dutch.document.keys() & {"category", "publication_category"}
    assert {"category", "publication_category"} <= {
        gap.point for gap in dutch.report.gaps if gap.why.startswith("no word")
    }
    british = uk_atrs.write(view_of(answers), ADDRESS)
    assert british.document["filters"] == {}
    assert {"phase: required, and no word of the standard's list surely fits what is answered."} <= set(
        british.report.problems
    )


def test_a_text_that_is_too_long_is_cut_and_told() -> None:
    answers = {"deployment": {"title": "x" * 140}, "human_oversight": {"description": "y" * 3000}}
    made = nl_algoritmeregister.write(view_of(answers), ADDRESS)
    assert {(cut.point, cut.kept, cut.of) for cut in made.report.shortened} == {
        ("name", 99, 140),
        ("human_intervention", 2499, 3000),
    }
    assert nl_algoritmeregister.read(made.document | {"organization": "A"}) == {"operator": {"name": "A"}}


def test_what_was_erased_is_no_provider_of_the_dutch_form() -> None:
    form = committed(read_record({"provider": {"name": "Maker"}}), deployment="gates").form
    made = nl_algoritmeregister.write(public_view(form, {}), ADDRESS)
    assert "provider" not in made.document


def test_a_day_of_which_the_standard_keeps_the_month_is_told() -> None:
    made = nl_algoritmeregister.write(view_of({"deployment": {"start_date": "2024-05-17"}}), ADDRESS)
    assert made.document["begin_date"] == "2024-05"
    assert {(cut.point, cut.kept, cut.of) for cut in made.report.shortened} == {("begin_date", 7, 10)}


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"status": "In use"}, "status"),
        ({"category": ["Verkeer", "Werk", "Recht", "Wonen"]}, "category"),
        ({"category": ["Policing"]}, "category"),
        ({"name": 7}, "name"),
        ({"goal": "x" * 2501}, "goal"),
        ({"dpia": "Ja"}, "dpia"),
        ({"lawful_basis_grouping": [{"link": "https://example.org"}]}, "lawful_basis_grouping"),
    ],
)
def test_the_check_finds_what_the_standard_does_not_take(changed: dict[str, Any], field: str) -> None:
    document = {**nl_algoritmeregister.write(view_of(DUTCH), ADDRESS).document, "lang": "nld"}
    assert [
        problem.partition(":")[0] for problem in nl_algoritmeregister.problems({**document, **changed})
    ] == [field]


def test_a_withheld_text_of_the_dutch_form_is_its_stub() -> None:
    view = filled_view(withheld=[withheld("human_oversight.description")])
    made = nl_algoritmeregister.write(view, ADDRESS)
    assert made.document["human_intervention"] == (
        "[Withheld: law enforcement, to be reviewed by 2027-01-01]"
    )
    assert "human_oversight" not in nl_algoritmeregister.read(made.document)


def test_the_british_filters_are_words_of_the_standard() -> None:
    for status, phase in (
        ("planned", "pre-deployment"),
        ("public_pilot", "beta-pilot"),
        ("operational", "production"),
    ):
        answers = {
            "deployment": {"status": status, "technology": "face_identification_live"},
            "operator": {"body_kind": "municipality", "sector": "law_enforcement"},
            "place": {"country": "GB", "subdivision": "GB-SCT"},
        }
        made = uk_atrs.write(view_of(answers), ADDRESS)
        assert made.document["filters"] == {
            "organisation_type": "local-authority",
            "function": "public-order-and-safety",
            "capability": "computer-vision",
            "phase": phase,
            "region": "scotland",
        }
        assert made.report.problems == ()


def test_every_attribute_of_atrs_has_its_place() -> None:
    made = uk_atrs.write(view_of({}), ADDRESS)
    placed = [point["point"] for point in uk_atrs.points_of(made.document)]
    assert sorted(placed) == sorted(set(STANDARDS["atrs"].points) - {"standard_version"})


def test_schema_org_uses_types_and_properties_that_exist() -> None:
    made = schema_org.write(
        filled_view(operator={"type": "public_body", "contact": "mail@example.org"}), ADDRESS
    )
    assert made.report.problems == ()
    assert made.document["about"]["@type"] == "GovernmentService"
    assert made.document["about"]["provider"]["contactPoint"] == {
        "@type": "ContactPoint",
        "email": "mail@example.org",
    }
    assert list(schema_org.problems({**made.document, "outcome": "compliant"})) == [
        "Dataset has no property outcome."
    ]


def test_a_private_body_provides_no_service_of_a_government() -> None:
    made = schema_org.write(filled_view(operator={"type": "private"}), ADDRESS)
    assert made.document["about"]["@type"] == "Service"
    assert made.document["about"]["provider"]["@type"] == "Organization"


def _public(answers: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """The record without what only oversight sees."""
    kept: dict[str, Any] = {}
    for name, value in answers.items():
        path = f"{prefix}{name}"
        if path in definitions() and definitions()[path].visibility != "public":
            continue
        if isinstance(value, dict):
            kept[name] = _public(value, f"{path}.")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            kept[name] = [_public(member, f"{path}[].") for member in value]
        else:
            kept[name] = value
    return kept
