"""The requirements of a release as Markdown: the list, a page for each, and where what binds.

Knows: how the release's own catalogue (`catalogue.json`) reads. Nothing is said here that the release does not say.
Does not know how a requirement is evaluated, nor where the pages are published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from registry.domain.countries import COUNTRIES
from registry.domain.coverage import NOT_STATED
from registry.domain.record import definitions
from registry.domain.stubs import STUBS, TITLE
from registry.pages.markdown import GENERATED, link, literal, prose, table

Json = Any

_BASES: Final = {
    "T": "the text of the provision was read",
    "S": "an authoritative summary was read, not the provision itself",
    "K": "written down from knowledge; no text was read",
}
_SEVERITIES: Final = {
    "blocking": "blocking: not met, the outcome is `non_compliant` (`prohibited` for a prohibition); not known, it is at best "
    "`undetermined`",
    "major": "major: not met or not known, the outcome is at best `compliant_with_conditions`",
    "minor": "minor: shown; not meeting it changes no outcome",
}
_NATURES: Final = {"policy_parameter": "this project's own proposal", "law": "stated in the source"}
_OPERATORS: Final = {
    "law_enforcement_authority": "law enforcement authorities",
    "public_body": "other public bodies",
    "private": "private bodies",
    "private_public_service": "private bodies that provide a public service",
}


def requirement_index(catalogue: Mapping[str, Json], version: str, digest: str) -> str:
    """The list of requirements by framework."""
    entries = [entry for rules in catalogue["requirements"].values() for entry in rules.values()]
    read = sum(entry["verified"] for entry in entries)
    page = [
        GENERATED,
        "# Requirements\n\n",
        f"Release {literal(version)} of the policies holds {len(entries)} requirements. For {read} of them the text of "
        "the provision was read and is marked as verified; the others say what they rest on. National law stands here only "
        "as far as the documented cases needed it.\n\n",
        f"The release is named by its digest, `{digest}`. [Where each requirement binds](profiles.md) is a table of its "
        "own.\n\n",
    ]
    for framework, rules in catalogue["requirements"].items():
        page.append(f"## {literal(catalogue['frameworks'][framework])}\n\n")
        rows = [
            (
                f"[{entry['id']}]({entry['id'].lower()}.md)",
                literal(entry["title"]),
                entry["kind"],
                entry["severity"],
                f"`{entry['ground']}`",
                "yes" if entry["verified"] else "no",
            )
            for entry in sorted(rules.values(), key=lambda entry: str(entry["id"]))
        ]
        page.append(table(("Id", "Requirement", "Kind", "Weight", "Ground", "Text verified"), rows))
    return "".join(page)


def requirement_pages(catalogue: Mapping[str, Json], rego: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """File name and text of each requirement's page; `rego` holds the rules by `<framework>/<rule>.rego`."""
    for framework, rules in catalogue["requirements"].items():
        for rule, entry in rules.items():
            source = rego[f"{framework}/{rule}.rego"]
            yield f"{entry['id'].lower()}.md", _page(catalogue, framework, entry, source)


def profiles_page(catalogue: Mapping[str, Json]) -> str:
    """Every profile: its countries with their dates, and its rules."""
    page = [
        GENERATED,
        "# Where requirements bind\n\n"
        "A profile names a group of countries and says which requirements bind which kinds of operator there, and since "
        "when. A rule holds in a country while both the rule and the country's own span last. `until` is the first day "
        "on which it no longer holds. A requirement that no profile makes binding on an operator advises; where the "
        "country, its profile or the kind of operator is not known, its force is unresolved and the binding outcome "
        "counts it as undetermined. Naming a country or territory says nothing about its status.\n\n",
    ]
    for profile in catalogue["profiles"].values():
        page.append(f"## {literal(profile['title'])}\n\n")
        page.append(prose(profile.get("coverage") or NOT_STATED))
        page.append(prose(profile["note"] or ""))
        page.append(table(_RULE_HEAD, (_rule(rule, _ids(rule)) for rule in profile["rules"])))
        if not profile["countries"]:
            page.append("Everywhere: it names no countries, so it can only advise.\n\n")
            continue
        countries = (
            (literal(COUNTRIES.get(code, code)), code, _day(span["from"]), _day(span["until"]))
            for code, span in profile["countries"].items()
        )
        page.append(table(("Country", "Code", "From", "Until"), sorted(countries)))
    return "".join(page)


_RULE_HEAD: Final = ("Requirements", "Force", "On whom", "From", "Until", "Citation", "Verified")


def _page(catalogue: Mapping[str, Json], framework: str, entry: Mapping[str, Json], rego: str) -> str:
    in_force = entry["in_force"]
    facts = [
        ("Framework", literal(catalogue["frameworks"][framework])),
        ("Kind", entry["kind"]),
        ("Weight", _SEVERITIES[entry["severity"]]),
        ("Ground", f"`{entry['ground']}`"),
        ("In force", f"{_span(in_force)}: {literal(in_force['citation'])}"),
        ("Verified", f"{'yes' if entry['verified'] else 'no'}: {_BASES[entry['basis']]}"),
    ]
    return "".join(
        [
            GENERATED,
            f"# {entry['id']}: {literal(entry['title'])}\n\n",
            prose(entry["description"]),
            table(facts[0], facts[1:]),
            f"## Source\n\n{literal(entry['source']['act'])}: {link(entry['source']['article'], entry['source']['link'])}\n\n",
            *_resources(entry),
            f"## How to comply\n\n{prose(entry['comply'])}",
            f"## Notes\n\n{prose(entry['note'])}" if entry["note"] else "",
            *_parameters(catalogue, entry),
            *_inputs(entry),
            *_binding(catalogue, framework, entry),
            "## The rule\n\nAs the release holds it, in [Rego](https://www.openpolicyagent.org/docs/policy-language). "
            "What the questions of `lib` mean stands in [Policies](../policies.md).\n\n",
            f"```rego\n{_without_metadata(rego)}```\n",
        ]
    )


def _resources(entry: Mapping[str, Json]) -> Iterator[str]:
    if entry["related_resources"]:
        yield "Worth reading beside it:\n\n"
        for resource in entry["related_resources"]:
            yield f"- {link(resource['description'] or resource['ref'], resource['ref'])}\n"
        yield "\n"


def _parameters(catalogue: Mapping[str, Json], entry: Mapping[str, Json]) -> Iterator[str]:
    rows = []
    for name in entry["parameters"]:
        parameter = catalogue["parameters"][name]
        for dated in parameter["values"]:
            citation = f"{_NATURES[parameter['nature']]}: {dated['citation'] or parameter['citation']}"
            cells = (f"{dated['value']} {parameter['unit']}", parameter["title"], citation)
            value, title, cited = (literal(cell) for cell in cells)
            verified = "yes" if parameter["verified"] else "no"
            rows.append(
                (f"`{name}`", title, value, _day(dated["from"]), _day(dated["until"]), cited, verified)
            )
    if rows:
        yield "## Parameters\n\n"
        yield table(("Name", "What it is", "Value", "From", "Until", "Where it comes from", "Verified"), rows)


def _inputs(entry: Mapping[str, Json]) -> Iterator[str]:
    yield "## What it reads\n\nThese answers of the record, each explained in the [field reference](../reference/fields.md).\n\n"
    known = {path: field.title for path, field in definitions().items()} | {STUBS: TITLE}
    rows = [(f"`{path}`", literal(known[path]) if path in known else "") for path in entry["inputs"]]
    yield table(("Field", "What is asked"), rows)


def _binding(catalogue: Mapping[str, Json], framework: str, entry: Mapping[str, Json]) -> Iterator[str]:
    yield "## Where it binds\n\n"
    rows = [
        _rule(rule, literal(profile["title"]))
        for profile in catalogue["profiles"].values()
        for rule in profile["rules"]
        if entry["id"] in rule["requirements"] or rule["framework"] == framework
    ]
    if rows:
        yield table(("Profile", *_RULE_HEAD[1:]), rows)
        yield (
            "[The profiles](profiles.md) name the countries, each with its dates. In other countries that some profile names "
            "it binds nobody, and advises or does not apply; for a country that no profile names its force is unresolved.\n\n"
        )
    else:
        yield "No profile names it: it binds nobody and advises everywhere.\n\n"


def _rule(rule: Mapping[str, Json], first: str) -> tuple[str, ...]:
    citation = literal(rule["citation"]) + (f"<br>{literal(rule['note'])}" if rule["note"] else "")
    operators = ", ".join(_OPERATORS[operator] for operator in rule["operators"])
    verified = "yes" if rule["verified"] else "no"
    return first, rule["force"], operators, _day(rule["from"]), _day(rule["until"]), citation, verified


def _ids(rule: Mapping[str, Json]) -> str:
    if rule["framework"]:
        return f"all of {literal(rule['framework'])}"
    return ", ".join(f"[{id}]({id.lower()}.md)" for id in rule["requirements"])


def _span(span: Mapping[str, Json]) -> str:
    since = f"since {span['from']}" if span["from"] else "at any time"
    return f"{since} until {span['until']}" if span["until"] else since


def _day(day: str | None) -> str:
    return day or "open"


def _without_metadata(rego: str) -> str:
    return re.sub(r"\A# METADATA\n(#.*\n)*", "", rego)
