"""What lies beside a decision in the published tree: its record, what that discloses, its facts, its assessment.

Knows: what each file must be so that the signed decision holds, and that the assessment is what its release makes of the
facts. Does not know what other entries say of the same deployment.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from registry.domain import facts as facts_of
from registry.domain.assessment import read_assessment
from registry.domain.canonical import canonical_bytes, digest, parse_canonical, sha256_hex
from registry.domain.committed import commitment, commitments
from registry.domain.committed_form import read_committed
from registry.domain.decision import Decision, LawDateReference, requirement_lines
from registry.domain.decision_difference import substance
from registry.errors import RegistryError
from registry.operations.tree_under_check import TreeUnderCheck
from registry.policy.engine import Engine

Json = Any

_SHA256: Final = re.compile("[0-9a-f]{64}")


def committed_form(tree: TreeUnderCheck, record: str) -> dict[str, Json]:
    """The record with this digest; raises what is wrong with its file, as every function here does."""
    path = f"records/{record}.json"
    return tree.parse(path, _content(tree, path, record), read_committed)


def record_of(tree: TreeUnderCheck, decision: Decision, record: str) -> dict[str, Json]:
    """The record with the digest `record`, which is the one that the decision names."""
    path, form = f"records/{record}.json", committed_form(tree, record)
    named = {
        "deployment": decision.deployment,
        "version": decision.version,
        "provenance": decision.provenance,
    }
    if any(form[k] != v for k, v in named.items()):
        raise tree.wrong(path, "is not the record that the decision names")
    if decision.retrospective and LawDateReference.stated_in(form) != decision.law_date:
        raise tree.wrong(path, "states another law date than the decision")
    return form


def disclosed(tree: TreeUnderCheck, form: Mapping[str, Json], record: str) -> set[str]:
    """The paths that are disclosed of the record `form`, each with the value that it commits to."""
    path = f"disclosures/{record}.json"
    values = _openings(tree, path, record)
    public = {p: c for p, c in commitments(form).items() if "withheld" not in c}
    for p in sorted(values):
        if p not in public:
            raise tree.wrong(path, f"discloses {p}, which the record does not commit to publicly")
        salt, value = values[p]
        made = commitment(
            salt=salt, deployment=form["deployment"], version=form["version"], path=p, value=value
        )
        if made != public[p]["commitment"]:
            raise tree.wrong(path, f"shows a value at {p} that is not the one committed to")
        if len(value) != public[p]["length"]:
            raise tree.wrong(f"records/{record}.json", f"states another length for {p} than its value has")
    return set(values)


def facts_from(
    tree: TreeUnderCheck, decision: Decision, form: Mapping[str, Json], facts_version: int
) -> dict[str, Json]:
    """The facts that the decision cites, which follow from the record; its release reads `facts_version`."""
    path = f"facts/{decision.facts.sha256}.json"
    data = _content(tree, path, decision.facts.sha256)
    if decision.facts.version != facts_version:
        raise tree.wrong(path, "are of another version than the release reads")
    try:
        facts = facts_of.derive(form, decision.facts.version)
    except RegistryError as error:
        raise tree.wrong(path, f"cannot be derived from the public record: {error.message}") from error
    if canonical_bytes(facts) != data:
        raise tree.wrong(path, "do not follow from the public record")
    return facts


def run_again(tree: TreeUnderCheck, decision: Decision, facts: Mapping[str, Json], engine: Engine) -> str:
    """Compare the assessment with what was signed, and with what the decision's own release makes of the facts now; returns the
    digest of what it says of the deployment, whatever the day and the release."""
    path = f"assessments/{decision.assessment_sha256}.json"
    data = _content(tree, path, decision.assessment_sha256)
    assessment, _ = tree.parse(path, data, read_assessment)
    if (assessment.outcome, requirement_lines(assessment)) != (decision.outcome, decision.requirements):
        raise tree.wrong(path, "says something else than the decision that was signed")
    if assessment.law_date.iso != decision.law_date.date:
        raise tree.wrong(path, "was made for another law date than the decision")
    day = facts_of.law_date_of(decision.law_date.date)
    try:
        again = engine.assess(canonical_bytes(facts), day)
    except RegistryError as error:
        raise tree.wrong(path, f"cannot be made again by its release: {error.message}") from error
    if again != data:
        raise tree.wrong(path, "is not what its release makes of the facts when it is run again")
    return digest(substance(parse_canonical(data)))


def _openings(tree: TreeUnderCheck, path: str, record: str) -> dict[str, tuple[bytes, str]]:
    disclosure = tree.parse(path, tree.read(path), parse_canonical)
    match disclosure:
        case {"record": str(about), "values": dict(values), **nothing} if not nothing:
            if about != record:
                raise tree.wrong(path, "belongs to another record")
            opened = {p: opening for p, v in values.items() if (opening := _opening(v)) is not None}
            if opened.keys() == values.keys():
                return opened
    raise tree.wrong(path, "is not a disclosure of texts with their salts")


def _content(tree: TreeUnderCheck, path: str, digest: str) -> bytes:
    data = tree.read(path)
    if sha256_hex(data) != digest:
        raise tree.wrong(path, "does not have the digest that was signed")
    return data


def _opening(given: Json) -> tuple[bytes, str] | None:
    match given:
        case {"salt": str(salt), "value": str(value), **nothing} if not nothing and _SHA256.fullmatch(salt):
            return bytes.fromhex(salt), value
    return None
