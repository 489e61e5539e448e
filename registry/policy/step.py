"""The step that a change of the policies demands of the version, and why.

Knows: what of a change a program can weigh. A requirement that disappears, or turns from a duty into a prohibition or back, and
facts of another version, demand a major step: whoever relied on the former release must look again. Whatever can change a
result demands a minor one. Texts demand a patch. Whether a rule that was rewritten means something else in law is for its
author to judge: a step may always be larger than the one demanded.
"""

from __future__ import annotations

from collections.abc import Iterator

from registry.errors import RegistryError
from registry.policy.difference import Change, Difference
from registry.policy.versions import Step, read_version

TEXTS = frozenset(
    {
        "title", "description", "related_resources", "source.link", "basis", "verified", "in_force.citation", "comply",
        "note", "remedies", "unreachable", "aliases", "citation", "document", "address", "read_on", "sha256", "reason",
    }
)  # fmt: skip
"""Keys that no status and no outcome rests on. A key that is not known here counts as one that does."""


def require_step(difference: Difference) -> tuple[Step, list[str]]:
    """The step that the difference demands and a reason for each part of it, where the later version makes that step.

    Raises `release.order` where the version is not greater, `release.unchanged` where nothing differs, and `release.step`
    where the step is smaller than the one demanded.
    """
    before, after = read_version(difference.before.version), read_version(difference.after.version)
    if after <= before:
        raise RegistryError(
            "release.order",
            f"{after} is not greater than {before}, the latest release",
            hint="Write a greater version into release.yaml.",
        )
    if difference.is_empty:
        raise RegistryError(
            "release.unchanged", f"nothing differs from {before}", hint="There is nothing to release."
        )
    reasons = sorted(demands(difference), key=lambda found: (-found[0], found[1]))
    step = reasons[0][0]
    least = before.after(step)
    if after < least:
        why = "\n".join(f"  {reason}" for demanded, reason in reasons if before.after(demanded) > after)
        raise RegistryError(
            "release.step",
            f"{after} is too small a step from {before}; these changes demand {least} or more:\n{why}",
            hint=f"Write {least} into release.yaml, or a greater version.",
        )
    return step, [f"{demanded}: {reason}" for demanded, reason in reasons]


def demands(found: Difference) -> Iterator[tuple[Step, str]]:
    """Each change with the step that it demands; at least one where anything differs."""
    yield from _requirements(found)
    if found.before.facts_version != found.after.facts_version:
        versions = f"{found.before.facts_version} to {found.after.facts_version}"
        yield Step.MAJOR, f"the facts that rules read change from version {versions}"
    for path in (*found.shared.added, *found.shared.removed, *(one.name for one in found.shared.changed)):
        yield Step.MINOR, f"{path}: rules that requirements share"
    for name in (*found.parameters.added, *found.parameters.removed):
        yield Step.MINOR, f"the parameter {name} comes or goes"
    for one in found.parameters.changed:
        yield _weight(one.keys), f"the parameter {one.name}: {_keys(one.keys)}"
    for bound in found.bound:
        what, who, where = map(", ".join, (bound.requirements, bound.operators, bound.countries))
        yield Step.MINOR, f"bound at other times by {what}: {who} in {where}"
    for name in (*found.profiles.added, *found.profiles.removed):
        yield Step.MINOR, f"the profile {name} comes or goes"
    for one in found.profiles.changed:
        # What its rules bind was told above; who its members are is asked by rules as well.
        members = any(change.key.startswith("countries.") for change in one.keys)
        yield Step.MINOR if members else Step.PATCH, f"the profile {one.name}: {_keys(one.keys)}"
    for name in (*found.frameworks.added, *found.frameworks.removed):
        yield Step.PATCH, f"the framework {name} comes or goes"
    for one in (*found.frameworks.changed, *found.consulted.changed):
        yield Step.PATCH, f"{one.name}: {_keys(one.keys)}"
    for name in (*found.consulted.added, *found.consulted.removed):
        yield Step.PATCH, f"the document {name} comes or goes"
    yield from _compiled(found)


def _requirements(found: Difference) -> Iterator[tuple[Step, str]]:
    for name in found.requirements.removed:
        yield Step.MAJOR, f"{name} disappears"
    for name in found.requirements.added:
        yield Step.MINOR, f"{name} is added"
    for one in found.requirements.changed:
        kind = next((change for change in one.keys if change.key == "kind"), None)
        if kind is not None:
            yield Step.MAJOR, f"{one.name}: its kind changes from {kind.before} to {kind.after}"
        if one.rule:
            yield Step.MINOR, f"{one.name}: its rule changes"
        if others := tuple(change for change in one.keys if change is not kind):
            yield _weight(others), f"{one.name}: {_keys(others)}"


def _compiled(found: Difference) -> Iterator[tuple[Step, str]]:
    if found.before.opa != found.after.opa:
        yield Step.MINOR, f"compiled by OPA {found.after.opa} and not {found.before.opa}"
    elif found.compiled and not (found.shared or any(one.rule for one in found.requirements.changed)):
        # The module holds the lines on which rules stand, so a comment can make it another one.
        yield Step.PATCH, "the same rules make another module"
    if found.data and not (found.requirements or found.parameters or found.profiles or found.bound):
        yield Step.MINOR, "the data that rules read differ, and nothing that they are made from does"


def _weight(changes: tuple[Change, ...]) -> Step:
    return Step.PATCH if all(map(_is_text, changes)) else Step.MINOR


def _is_text(change: Change) -> bool:
    if change.key == "values":
        before, after = (
            [{**one, "citation": None} for one in values or ()] for values in (change.before, change.after)
        )
        return before == after
    return change.key in TEXTS


def _keys(changes: tuple[Change, ...]) -> str:
    return ", ".join(change.key for change in changes)
