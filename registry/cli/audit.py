"""`sightline audit`: who did what, in order, with the names and texts that are still kept."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from registry.cli.options import home_option
from registry.domain.lifecycle import words
from registry.operations.audit import AuditLine, AuditPerson, audit_body, audit_deployment, audit_person
from registry.operations.registry import open_registry
from registry.settings import settings


@click.command()
@home_option
@click.argument("deployment", required=False)
@click.option("--body", metavar="BODY", help="What this body's office did, and what was done to the body.")
@click.option("--person", metavar="PERSON", help="What this person did, for whichever body.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def audit(home: Path, deployment: str | None, body: str | None, person: str | None, as_json: bool) -> None:
    """Say who did what to DEPLOYMENT, in the order of the log: decisions, acts, erasures, keys, and readings of withheld
    values.

    Shows names and texts that are not public, as far as they were not erased. What was erased is said to be erased. Each
    line can be checked against the entry it names.
    """
    if sum(what is not None for what in (deployment, body, person)) != 1:
        raise click.UsageError("Give a deployment, --body or --person.")
    registry = open_registry(home, settings(), with_keys=False)
    if deployment is not None:
        lines = audit_deployment(registry, deployment)
    elif body is not None:
        lines = audit_body(registry, body)
    else:
        lines = audit_person(registry, person or "")
    for one in lines:
        click.echo(json.dumps(asdict(one), ensure_ascii=False, sort_keys=True) if as_json else _in_words(one))


def _in_words(one: AuditLine) -> str:
    who = f"{one.office} ({one.role})" if one.office else one.role or "the registry"
    people = [_named(person) for person in (one.person, one.second) if person is not None]
    parts = [
        f"{one.at}  entry {one.index} of {one.origin}  {one.act.replace('_', ' ')}  {one.about}",
        f"  by {who}" + (f": {' with '.join(people)}" if people else ""),
    ]
    if one.office is not None:
        signed = (
            f"signed with the office's key {one.office_key}" if one.office_key else "not signed by the office"
        )
        parts.append(f"  {signed}")
    if one.holder is not None:
        parts.append(f"  to {_named(one.holder)}")
    if one.state is not None:
        parts.append(f"  then {words(one.state)}")
    parts += [f"  {name}: {_closed(value)}" for name, value in one.said.items() if value not in (None, [])]
    for path, text in one.texts.items():
        kept = "(erased)" if text.text is None else text.text
        parts.append(f"  {path}{f' ({text.withheld})' if text.withheld else ''}: {kept}")
    return "\n".join(parts)


def _named(person: AuditPerson) -> str:
    if person.id is None:
        return "(person erased)"
    return f"{person.name or '(name erased)'} [{person.id}]"


def _closed(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
