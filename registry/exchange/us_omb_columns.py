"""What each column of the US federal AI inventory says, in the fields of a record.

Knows: the fields that ask what OMB asked. Where no field asks the same, the cell is named with the reason
(docs/reference/us-omb.md has the whole table). An empty cell is unanswered; an answer is never made a better or a
worse one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from registry.domain.answers import LINE_LIMIT, TEXT_LIMIT, is_blank
from registry.exchange.us_omb_answers import Answers
from registry.exchange.us_omb_forms import day_of, is_address, is_placeholder, list_of, question_of, state_of

SAFEGUARDS: Final = (
    "hi_testing_conducted",
    "hi_assessment_completed",
    "hi_potential_impacts",
    "hi_independent_review",
    "hi_ongoing_monitoring",
    "hi_training_established",
    "hi_failsafe_presence",
    "hi_appeal_process",
    "hi_public_consultation",
)
"""Columns of the minimum practices of OMB Memorandum M-25-21; asked only for high-impact use cases."""


def read_answers(cells: Mapping[str, str]) -> Answers:
    """Every non-empty cell of `cells`, carried into a field or named as not carried."""
    answers = Answers()
    for column, text in cells.items():
        if text and text != "[]":
            read = _COLUMNS.get(column)
            if is_blank(text[:LINE_LIMIT]):
                answers.leave(column, "nothing of it is seen")
            elif read is None:
                answers.leave(column, "this column is not one of the inventory's")
            else:
                read(answers, column, text, cells)
    _add_operator(answers, cells)
    return answers


_REVIEWERS: Final = {
    "internal": "Another appropriate agency office or reviewer not directly involved in the AI's development",
    "board": "An agency AI oversight board not directly involved in the AI's development",
    "caio": "The agency's Chief AI Officer (CAIO)",
}
_CONSULTED: Final = {
    "usability": "End users: direct usability testing",
    "solicitation": "The public: general solicitations of feedback and comments",
    "hearing": "The public: hearings or meetings",
}
_Read = Callable[[Answers, str, str, Mapping[str, str]], None]


def _text(path: str, *, limit: int = TEXT_LIMIT, line: bool = False) -> _Read:
    def read(answers: Answers, column: str, text: str, _: Mapping[str, str]) -> None:
        if is_placeholder(text):
            answers.leave(column, "a word that stands for no answer")
            answers.note(
                "placeholder", column, "This word stands for no answer.", "The field stays unanswered."
            )
            return
        answers.put(column, path, _cut(answers, column, " ".join(text.split()) if line else text, limit))

    return read


def _cut(answers: Answers, column: str, text: str, limit: int = TEXT_LIMIT) -> str:
    if len(text) > limit:
        answers.leave(column, f"everything after the first {limit} characters")
        answers.note(
            "too_long", column, f"The text was cut after {limit} characters.", "Read the rest at the source."
        )
    return text[:limit].strip()


def _left(reason: str) -> _Read:
    def read(answers: Answers, column: str, _text: str, _: Mapping[str, str]) -> None:
        answers.leave(column, reason)

    return read


def _coded(reason: str) -> _Read:
    """A safeguard that no field asks for in the same words: its spelling is checked, its answer is not carried."""

    def read(answers: Answers, column: str, text: str, _: Mapping[str, str]) -> None:
        _state(answers, column, text)
        answers.leave(column, reason)

    return read


def _one_of(path: str, values: Mapping[str, object], otherwise: str) -> _Read:
    def read(answers: Answers, column: str, text: str, _: Mapping[str, str]) -> None:
        if text in values:
            answers.put(column, path, values[text])
        else:
            answers.leave(column, otherwise)

    return read


def _address(path: str) -> _Read:
    def read(answers: Answers, column: str, text: str, _: Mapping[str, str]) -> None:
        if is_address(text):
            answers.put(column, path, text)
        else:
            answers.leave(column, "not one web address")
            answers.note("address", column, "This is not one web address.", "The field stays unanswered.")

    return read


def _state(answers: Answers, column: str, text: str) -> str | None:
    """The state, with a message where the answer is another question's or nobody's, or in the long form."""
    state = state_of(column, text)
    if state is not None:
        if re.match(r"[a-z]\)", text.strip()):
            answers.note(
                "answer_form", column, "The answer is in the long form of the questionnaire.", "It was read."
            )
        return state
    if other := question_of(text, other_than=column):
        answers.note(
            "other_question",
            column,
            f"This answers another question, {other}.",
            "The field stays unanswered.",
        )
    else:
        answers.note(
            "answer", column, "This is none of the answers that OMB offers.", "The field stays unanswered."
        )
    return None


def _assessment(title: str) -> _Read:
    def read(answers: Answers, column: str, text: str, cells: Mapping[str, str]) -> None:
        state = _state(answers, column, text)
        if state is None:
            answers.leave(column, "not an answer to this question")
            return
        item: dict[str, Any] = {
            "kind": "other",
            "state": "done" if state in _REVIEWERS else state,
            "summary": title,
        }
        if state in _REVIEWERS:
            item["reviewer"] = _REVIEWERS[state]
        impacts = cells.get("hi_potential_impacts", "")
        if column == "hi_assessment_completed" and impacts and not is_placeholder(impacts):
            stated = f"{title}. Potential impacts, as stated: {impacts}"
            item["summary"] = _cut(answers, "hi_potential_impacts", stated)
        answers.put(column, "assessments.other[]", item)

    return read


def _impacts(answers: Answers, column: str, text: str, cells: Mapping[str, str]) -> None:
    if is_placeholder(text):
        answers.leave(column, "a word that stands for no answer")
    elif state_of("hi_assessment_completed", cells.get("hi_assessment_completed", "")):
        answers.carried[column] = "assessments.other[]"
    else:
        summary = _cut(answers, column, f"Potential impacts, as stated to OMB: {text}")
        answers.put(column, "assessments.other[]", {"kind": "other", "summary": summary})


def _privacy(answers: Answers, column: str, text: str, _: Mapping[str, str]) -> None:
    summary = "Privacy impact assessment (E-Government Act of 2002, section 208)"
    addresses = [word.strip(",;()") for word in text.split() if is_address(word.strip(",;()"))]
    if not addresses:
        answers.leave(column, "not a web address")
        answers.note("address", column, "This is not a web address.", "The field stays unanswered.")
        return
    for address in addresses:
        item = {"kind": "other", "state": "done", "url": address, "summary": summary}
        answers.put(column, "assessments.other[]", item)
    if " ".join(addresses) != " ".join(text.split()):
        answers.leave(column, "the words around the address")


def _authorization(answers: Answers, column: str, text: str, cells: Mapping[str, str]) -> None:
    state = {"Yes": "done", "No": "not_done"}.get(text)
    if state is None:
        answers.leave(column, "neither Yes nor No")
        return
    system = cells.get("system_name_ato", "")
    named = f", of the system: {system}" if system and not is_placeholder(system) else ""
    summary = _cut(answers, "system_name_ato", f"Authorization to operate (ATO){named}")
    answers.put(
        column, "assessments.other[]", {"kind": "security_review", "state": state, "summary": summary}
    )


def _authorized_system(answers: Answers, column: str, text: str, cells: Mapping[str, str]) -> None:
    if is_placeholder(text):
        answers.leave(column, "a word that stands for no answer")
    elif cells.get("have_ato") in ("Yes", "No"):
        answers.carried[column] = "assessments.other[]"
    else:
        answers.leave(column, "the authorization that it belongs to is not answered")


def _consultation(answers: Answers, column: str, text: str, _: Mapping[str, str]) -> None:
    entries = list_of(text)
    if entries is None:
        answers.leave(column, "not a list")
        answers.note("list", column, "This should be a list and is not.", "The field stays unanswered.")
        return
    if not entries:
        answers.leave(column, "nothing of it is seen")
    left = []
    for entry in entries:
        state = state_of(column, entry)
        other = question_of(entry, other_than=column)
        if state in _CONSULTED:
            answers.put(column, "assessments.public_consultation.consultations[]", {"who": _CONSULTED[state]})
        elif state is None and other is None:
            who = _cut(answers, column, f"As stated to OMB: {entry}")
            answers.put(column, "assessments.public_consultation.consultations[]", {"who": who})
        else:
            left.append(entry)
            if state is None:
                _state(answers, column, entry)
    if left:
        answers.leave(column, f"without a field of the same meaning: {'; '.join(left)}")


def _started(answers: Answers, column: str, text: str, cells: Mapping[str, str]) -> None:
    day = day_of(text)
    if day is None:
        answers.leave(column, "not a single day")
        answers.note(
            "date", column, "This names no single day.", "The field stays unanswered; nothing is guessed."
        )
        return
    if "/" in text:
        answers.note(
            "date_form", column, "The day is written as month/day/year.", f"It was read as {day.isoformat()}."
        )
    if cells.get("development_stage") == "Pilot":
        answers.put(column, "deployment.start_date", day.isoformat())
    else:
        answers.leave(column, "the day of full operation; the record asks for the first day, pilots included")


def _identifier(answers: Answers, column: str, text: str, _: Mapping[str, str]) -> None:
    entry = {"scheme": "us_omb", "value": " ".join(text.split())[:LINE_LIMIT]}
    answers.put(column, "filing.external_ids[]", entry)


_COLUMNS: Final[dict[str, _Read]] = {
    "agency": _left("a short form of agency_name; it is part of the deployment's id"),
    "agency_name": _text("operator.name", limit=LINE_LIMIT, line=True),
    "agency_bureau": _text("operator.unit", limit=LINE_LIMIT, line=True),
    "id": _identifier,
    "use_case_name": _text("deployment.title", limit=LINE_LIMIT, line=True),
    "contact_email": _left("may name a person, and the field is public"),
    "is_withheld": _left("says whether the agency wanted the row published, not what a field asks"),
    "development_stage": _one_of(
        "deployment.status",
        {"Pre-deployment": "development", "Deployed": "operational", "Retired": "retired"},
        "does not say whether the pilot touches anyone but staff",
    ),
    "is_high_impact": _left("a class of OMB Memorandum M-25-21; no field asks for it"),
    "HI_justification": _left("reasons for a class of OMB Memorandum M-25-21; no field asks for them"),
    "topic_area": _one_of(
        "operator.sector",
        {"Law Enforcement": "law_enforcement", "Transportation": "transport", "Health and Medical": "health"},
        "no sector of the record means the same",
    ),
    "classification": _left("a family of AI methods; the record asks for the technology of surveillance"),
    "problem_solved": _text("purpose.statement"),
    "benefits": _text("purpose.benefits_claimed"),
    "system_outputs": _text("system.outputs"),
    "operational_date": _started,
    "contracting_usage": _one_of(
        "procurement.procedure",
        {"In-house Development": "none"},
        "says that it was bought, not by which procedure",
    ),
    "vendor_name": _text("provider.name", limit=LINE_LIMIT, line=True),
    "have_ato": _authorization,
    "system_name_ato": _authorized_system,
    "data_description": _text("system.training_data_statement"),
    "link_to_data": _left("no field asks for the catalogue entry of a data set"),
    "has_pii": _one_of(
        "data.personal", {"Yes": True}, "speaks only of data that the agency itself maintains"
    ),
    "pia_url": _privacy,
    "demographic_features": _left("features the model uses; the record asks what the system infers"),
    "has_custom_code": _left("no field asks for it"),
    "code_url": _address("conformity.source_code_url"),
    "hi_testing_conducted": _assessment(
        "Pre-deployment testing (OMB Memorandum M-25-21, appendix, section 4(b)(i))"
    ),
    "hi_assessment_completed": _assessment(
        "AI impact assessment (OMB Memorandum M-25-21, appendix, section 4(b)(ii))"
    ),
    "hi_potential_impacts": _impacts,
    "hi_independent_review": _assessment(
        "Independent review of the AI impact assessment (OMB Memorandum M-25-21, appendix, section 4(b)(ii))"
    ),
    "hi_ongoing_monitoring": _coded(
        "says that protocols exist; the record asks for a written plan and when to stop"
    ),
    "hi_training_established": _coded(
        "says that training exists; the record asks whether everyone had it before access"
    ),
    "hi_failsafe_presence": _coded("no field asks for a fail-safe in general"),
    "hi_appeal_process": _coded("says that a process exists; the record asks where, and what it can change"),
    "hi_public_consultation": _consultation,
}
COLUMNS: Final = frozenset(_COLUMNS)

_LAW_ENFORCEMENT: Final = {
    # Bodies whose task is to prevent, investigate or prosecute offences or to execute sentences.
    "DHS": {"CBP": "border_migration", "ICE": "border_migration", "USSS": "national_police"},
    "DOJ": {
        "FBI": "national_police",
        "DEA": "national_police",
        "ATF": "national_police",
        "USMS": "national_police",
        "FBOP": "prison_probation",
        "CRM": "prosecutor_court",
    },
}


def _add_operator(answers: Answers, cells: Mapping[str, str]) -> None:
    unit = cells.get("agency_bureau", "").rpartition("/")[2].strip()
    kind = _LAW_ENFORCEMENT.get(cells.get("agency", ""), {}).get(unit)
    operator = answers.record.setdefault("operator", {})
    if kind:
        operator |= {"type": "law_enforcement_authority", "body_kind": kind}
    elif cells.get("topic_area") == "Law Enforcement":
        answers.note(
            "operator_type",
            "agency_bureau",
            "Law enforcement is the topic, but this unit is not surely a law-enforcement authority.",
            "The kind of body stays unanswered.",
        )
    else:
        operator["type"] = "public_body"
    answers.record["place"] = {"country": "US"}
