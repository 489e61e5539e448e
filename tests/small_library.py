"""A small policy library for tests: two rules, one parameter, two profiles, and no law."""

from __future__ import annotations

from pathlib import Path

FIELDS = {
    "operator.type": {"kind": "choice", "values": ["public_body", "private"]},
    "place.country": {"kind": "country", "values": []},
    "notice.given": {"kind": "yesno", "values": []},
    "notice.text": {"kind": "text", "values": []},
    "storage.days": {"kind": "count", "values": []},
    "storage.copies": {"kind": "items", "values": []},
    "storage.copies[].encrypted": {"kind": "yesno", "values": []},
}

MAIN = """package main

import data.index

results := {
	"law_date": input.law_date,
	"outcome": {"binding": "undetermined", "strict": "undetermined"},
	"requirements": index.results,
	"exceptions": index.exceptions,
}
"""

LIB = """package lib

is_true(answer) := "yes" if answer == true

else := "no" if answer == false

else := "unknown"

at_most(answer, limit) := "unknown" if not is_number(answer)

else := "unknown" if not is_number(limit)

else := "yes" if answer <= limit

else := "no"

given(answer) := "yes" if is_object(answer)

else := "unknown"

items(list) := list if is_array(list)

else := []

every_item(list, answers) := all_of(answers) if is_array(list)

else := "unknown"

all_of(answers) := "no" if "no" in answers

else := "unknown" if "unknown" in answers

else := "yes"

any_of(answers) := "yes" if "yes" in answers

else := "unknown" if "unknown" in answers

else := "no"

negate(answer) := object.get({"yes": "no", "no": "yes"}, answer, "unknown")

one_of(answer, words) := "unknown" if not is_string(answer)

else := "yes" if answer in words

else := "no"

parameter(name) := sole([entry.value |
	some entry in object.get(data.parameters, name, [])
	holds_on(entry, input.law_date.day)
])

sole(values) := values[0] if count(values) == 1

else := null

holds_on(entry, day) if {
	begun(entry, day)
	not over(entry, day)
}

begun(entry, _) if entry.from_day == null

begun(entry, day) if {
	is_number(entry.from_day)
	entry.from_day <= day
}

over(entry, day) if {
	is_number(entry.until_day)
	entry.until_day <= day
}

standing(_, _) := "in_force"

force(_, _) := "advises"

here := {}

status(applies, _, satisfied) := object.get({"yes": "met", "no": "not_met"}, satisfied, "undetermined") if applies == "yes"

else := "undetermined"
"""

TERMS = """package terms

import data.lib

public := lib.one_of(input.facts.operator.type, ["public_body"])
"""

RULE = """# METADATA
# title: {title}
# description: What it says.
# custom:
#   id: {id}
#   kind: duty
#   severity: blocking
#   ground: transparency
#   source: {{act: An act, article: art 1, link: null}}
#   basis: T
#   verified: true
#   in_force: {{from: 2020-01-01, until: null, citation: art 9}}
#   inputs: [{inputs}]
#   parameters: [{parameters}]
#   comply: Do it.
#   remedies: [{remedies}]
#   unreachable: []
package requirements.{framework}.{rule}

import data.lib
{body}"""

NOTICE = RULE.format(
    title="People are told", id="SM-01", framework="small", rule="sm_01", parameters="",
    inputs="operator.type, notice.given, notice.text",
    remedies="{set: {notice.given: true, notice.text: {given: true}}}",
    body="""import data.terms

applies := terms.public

satisfied := lib.all_of([lib.is_true(input.facts.notice.given), lib.given(input.facts.notice.text)])
""",
)  # fmt: skip

STORAGE = RULE.format(
    title="Not kept for long", id="SM-02", framework="small", rule="sm_02", parameters="max_days",
    inputs="storage.days, storage.copies",
    remedies="{set: {storage.days: {parameter: max_days}, storage.copies: []}}",
    body="""
applies := "yes"

satisfied := lib.all_of([
	lib.at_most(input.facts.storage.days, lib.parameter("max_days")),
	lib.every_item(input.facts.storage.copies, [lib.is_true(copy.encrypted) |
		some copy in lib.items(input.facts.storage.copies)
	]),
])
""",
)  # fmt: skip

PARAMETER = """name: max_days
title: How long
unit: days
nature: policy_parameter
citation: Ours
values:
  - {from: null, until: 2024-01-01, value: 60}
  - {from: 2024-01-01, until: null, value: 30}
"""

PROFILES = {
    "group": """title: A group
coverage: Article 2 is tested, and no other.
countries:
  NO: {from: 1994-01-01, until: null}
  GB: {from: 1973-01-01, until: 2021-01-01}
rules:
  - {framework: small, operators: [public_body], force: binds, from: 2020-06-01, until: null,
     citation: art 2, verified: true}
""",
    "other": """title: Another
coverage: Articles 3 and 4 are tested, not verified.
countries:
  NO: {from: null, until: null}
rules:
  - {requirements: [SM-02], operators: [private, public_body], force: binds, from: null, until: 2022-01-01,
     citation: art 3, verified: false}
  - {requirements: [SM-01], operators: [private], force: advises, from: null, until: null,
     citation: art 4, verified: false}
""",
}

FILES = {
    "main.rego": MAIN,
    "main_test.rego": "package main_test\n",
    "lib/lib.rego": LIB,
    "terms/terms.rego": TERMS,
    "small/sm_01.rego": NOTICE,
    "small/sm_01_test.rego": "package requirements.small.sm_01_test\n",
    "small/sm_02.rego": STORAGE,
    "small/sm_02_test.rego": "package requirements.small.sm_02_test\n",
    "parameters/max_days.yaml": PARAMETER,
    **{f"profiles/{name}.yaml": text for name, text in PROFILES.items()},
    "release.yaml": "version: 1.2.3\nfacts_version: 1\n",
    "frameworks.yaml": "small: A small framework\n",
    "ids.yaml": "SM-01: small/sm_01.rego\nSM-02: small/sm_02.rego\n",
}


def write_library(folder: Path, **changes: str | None) -> Path:
    """The library in `folder`; `changes` replace files by path, with None leave them out."""
    for path, text in (FILES | changes).items():
        if text is not None:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
    return folder
