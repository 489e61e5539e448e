"""A requirement asks about answers and never judges one itself, so unknown cannot slip through as yes or no."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.errors import RegistryError
from registry.policy.build import build_release
from tests.small_library import FIELDS, RULE, TERMS, write_library

HEAD = "import data.terms\n\napplies := terms.public\n\n"
GOOD = "satisfied := lib.is_true(input.facts.notice.given)\n"


def rule(body: str, inputs: str = "operator.type, notice.given", parameters: str = "") -> str:
    return RULE.format(
        title="T",
        id="SM-01",
        framework="small",
        rule="sm_01",
        inputs=inputs,
        parameters=parameters,
        remedies="",
        body=body,
    )


def faults(text: str, folder: Path, opa: Path, **changes: str | None) -> str:
    """What the build says of the small library with this requirement in it; nothing where it builds."""
    library = write_library(folder, **{"small/sm_01.rego": text, **changes})
    try:
        build_release(library, opa, FIELDS)
    except RegistryError as error:
        return f"{error.message} [{error.code}]"
    return ""


NOT_ASKED = [
    GOOD + '\ndeferred := "yes" if lib.is_true(input.facts.notice.given) == "yes"',
    "satisfied := input.facts.notice.given == true",
    "satisfied := input.facts.notice.given",
    'satisfied := "yes" if input.facts.notice.given',
    'satisfied := "yes" if input.facts.notice.given == true',
    'satisfied := "yes" if not input.facts.notice.given',
    'satisfied := "yes" if lib.is_true(input.facts.notice.given)',
    'satisfied := "yes" if lib.is_true(input.facts.notice.given) == "yes"',
    'satisfied := "no" if lib.is_true(input.facts.notice.given) != "yes"',
    'satisfied := "yes" if { x := input.facts.notice.given; x }',
    'satisfied := "yes" if { x := lib.is_true(input.facts.notice.given); x == "yes" }',
    "satisfied := lib.all_of([input.facts.notice.given])",
    "satisfied := lib.negate(input.facts.notice.given)",
    "satisfied := lib.all_of([input.facts.notice.given == true])",
    "satisfied := lib.is_true(input.facts.notice.given == false)",
    "satisfied := lib.is_true(is_boolean(input.facts.notice.given))",
    "satisfied := max([input.facts.notice.given])",
    'satisfied := object.get({true: "yes"}, input.facts.notice.given, "no")',
    'satisfied := {true: "yes"}[input.facts.notice.given]',
    "satisfied := [x | some x in [input.facts.notice.given]][0]",
    "alias := input.facts.notice.given\n\nsatisfied := alias",
    'alias := input.facts.notice.given\n\nsatisfied := "yes" if alias',
    "satisfied := f(input.facts.notice.given)\n\nf(x) := x",
    'satisfied := f(input.facts.notice.given)\n\nf(x) := "yes" if x == true',
    'satisfied := f(input.facts.notice.given)\n\nf(true) := "yes"',
    'severity := "major" if input.facts.notice.given == true\n\n' + GOOD,
    'severity := "major" if lib.is_true(input.facts.notice.given)\n\n' + GOOD,
    'severity := "major" if lib.is_true(input.facts.notice.given) == input.facts.notice.given\n\n' + GOOD,
    'severity := "major" if not lib.is_true(input.facts.notice.given) == "no"\n\n' + GOOD,
    'satisfied := lib.is_true(input.facts.notice["given"]) if input.facts.notice.given == true',
    'satisfied := "yes" if { some x in ["yes"]; lib.is_true(input.facts.notice.given) == x }',
    'satisfied := lib.is_true({"a": input.facts.notice.given}.a) if data.profiles.memberships[input.facts.place.country]',
    "satisfied := lib.any_of(f(input.facts.place.country))\n\nf(x) := data.profiles.memberships[x]",
    'satisfied := "yes" if "yes" in [lib.is_true(input.facts.notice.given)]',
    'satisfied := "yes" if every x in [lib.is_true(input.facts.notice.given)] { x == "yes" }',
]


@pytest.mark.parametrize("body", NOT_ASKED)
def test_a_requirement_that_judges_an_answer_itself_is_refused(body: str, tmp_path: Path, opa: Path) -> None:
    message = faults(rule(HEAD + body + "\n"), tmp_path, opa)
    assert "ask lib" in message or "only a question of lib" in message, message
    assert "sm_01.rego" in message


ASKED = [
    GOOD + "\ndeferred := lib.is_true(input.facts.notice.given)\n",
    GOOD,
    'satisfied := "yes"\n\nasked := lib.is_true(input.facts.notice.given)\n',
    "satisfied := lib.any_of([asked, terms.public])\n\nasked := lib.is_true(input.facts.notice.given)\n",
    "satisfied := lib.is_true(alias)\n\nalias := input.facts.notice.given\n",
    "satisfied := f(input.facts.notice.given)\n\nf(x) := lib.negate(lib.is_true(x))\n",
    'severity := "major" if asked == "yes"\n\nasked := lib.is_true(input.facts.notice.given)\n\nsatisfied := asked\n',
    'severity := "major" if lib.is_true(input.facts.notice.given) != "yes"\n\nsatisfied := "yes"\n',
    'exceptions := ["e"] if { asked == "no"; terms.public == "yes" }\n\n'
    "asked := lib.is_true(input.facts.notice.given)\n\nsatisfied := asked\n",
    'satisfied := lib.one_of(input.facts.operator.type, array.concat(some_kinds, ["private"]))\n\n'
    'some_kinds := ["public_body"]\n\nasked := lib.is_true(input.facts.notice.given)\n',
]


@pytest.mark.parametrize("body", ASKED)
def test_a_requirement_that_only_asks_is_built(body: str, tmp_path: Path, opa: Path) -> None:
    assert faults(rule(HEAD + body), tmp_path, opa) == ""


COPIES = "operator.type, storage.copies"


@pytest.mark.parametrize(
    ("iteration", "fault"),
    [
        ("some copy in lib.items(input.facts.storage.copies)\n\tanswer := lib.is_true(copy.encrypted)", ""),
        (
            "some i, copy in lib.items(input.facts.storage.copies)\n\tanswer := lib.is_true(copy.encrypted)",
            "",
        ),
        (
            "some copy in input.facts.storage.copies\n\tanswer := lib.is_true(copy.encrypted)",
            "only a question",
        ),
        ("some copy in lib.items(input.facts.storage.copies)\n\tanswer := copy.encrypted", "only a question"),
        (
            "some copy in lib.items(input.facts.storage.copies)\n\tcopy.encrypted == true\n\tanswer := 1",
            "ask lib",
        ),
        (
            "some copy in lib.items(input.facts.storage.copies)\n\tanswer := lib.is_true(copy.secret)",
            "facts have no",
        ),
        (
            "some copy in lib.items(input.facts.storage.copies)\n\tanswer := lib.at_most(copy.encrypted, 1)",
            "yesno",
        ),
    ],
)
def test_the_entries_of_a_list_are_answers_too(iteration: str, fault: str, tmp_path: Path, opa: Path) -> None:
    body = HEAD + f"satisfied := lib.all_of([answer |\n\t{iteration}\n])\n"
    message = faults(rule(body, COPIES), tmp_path, opa)
    assert (fault in message) if fault else message == ""


def test_what_a_requirement_reads_is_what_its_metadata_lists(tmp_path: Path, opa: Path) -> None:
    body = HEAD + 'satisfied := lib.at_most(input.facts.storage.days, lib.parameter("max_days"))\n'
    message = faults(rule(body, "notice.given"), tmp_path, opa)
    for fault in (
        "reads the input storage.days, which",
        "reads the input operator.type, which",
        "lists the input notice.given, which it does not read",
        "reads the parameter max_days, which",
    ):
        assert fault in message
    assert faults(rule(body, "operator.type, storage.days", "max_days"), tmp_path, opa) == ""


def test_terms_are_followed_through_terms(tmp_path: Path, opa: Path) -> None:
    more = "package terms\n\nimport data.lib\n\nfar := lib.negate(near)\n\nnear := lib.is_true(input.facts.notice.given)\n"
    body = "import data.terms\n\napplies := terms.far\n\nsatisfied := lib.negate(terms.public)\n"
    terms = {"terms/more.rego": more}
    assert faults(rule(body), tmp_path, opa, **terms) == ""
    message = faults(rule(body, "operator.type"), tmp_path, opa, **terms)
    assert "reads the input notice.given" in message


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("satisfied := lib.is_true(input.facts.notice.shown)", "facts have no notice.shown"),
        ("satisfied := lib.is_true(input.facts.notice)", "facts have no notice"),
        ("satisfied := lib.is_true(input.facts)", "constant path"),
        ("satisfied := lib.is_true(input.facts[x].given) if some x in [1]", "constant path"),
        ('satisfied := lib.one_of(input.facts.operator.type, ["publik_body"])', "never 'publik_body'"),
        ("satisfied := lib.is_true(input.facts.notice.text)", "is_true never answers for notice.text"),
        ("satisfied := lib.given(input.facts.notice.given)", "given never answers for notice.given"),
        ("satisfied := lib.at_most(input.facts.notice.given, 1)", "at_most never answers"),
        ("satisfied := lib.is_true(data.parameters.max_days)", "lib.parameter"),
        ("satisfied := lib.is_true(data.catalogue)", "lib.parameter"),
        ("satisfied := terms.unheard_of", "there is no terms.unheard_of"),
        (
            "satisfied := lib.at_most(input.facts.storage.days, lib.parameter(input.facts.operator.type))",
            "constant name",
        ),
        (
            "satisfied := lib.all_of(copies)\n\ncopies := lib.items(input.facts.storage.copies)",
            "belongs behind",
        ),
        ("satisfied := lib.all_of([c | some c in lib.items(data)])", "lib.parameter"),
        ("exceptions contains lib.is_true(input.facts.notice.given)", "is a collection"),
        ("other := terms.public", "there is no rule `satisfied`"),
        ("satisfied(x) := lib.is_true(x)", "there is no rule `satisfied`"),
    ],
)
def test_a_question_that_can_have_no_answer_is_refused(
    body: str, fault: str, tmp_path: Path, opa: Path
) -> None:
    assert fault in faults(rule(HEAD + body + "\n"), tmp_path, opa)


def test_what_a_function_of_the_terms_reads_itself_is_read_by_who_calls_it(tmp_path: Path, opa: Path) -> None:
    more = (
        "package terms\n\nimport data.lib\n\nfar := openly(input.facts.operator.type)\n\n"
        'openly(kind) := lib.all_of([lib.one_of(kind, ["public_body"]), lib.is_true(input.facts.notice.given)])\n'
    )
    body = "import data.terms\n\napplies := terms.far\n\nsatisfied := lib.negate(terms.far)\n"
    terms = {"terms/more.rego": more}
    assert faults(rule(body), tmp_path, opa, **terms) == ""
    message = faults(rule(body, "operator.type"), tmp_path, opa, **terms)
    assert "reads the input notice.given, which its metadata does not list" in message


def test_terms_only_ask_as_well(tmp_path: Path, opa: Path) -> None:
    terms = {"terms/terms.rego": TERMS + "\nbad := input.facts.notice.given == true\n"}
    assert "terms/terms.rego:7" in faults(rule(HEAD + GOOD), tmp_path, opa, **terms)
