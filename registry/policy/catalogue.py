"""Requirements, as their own files describe them.

Knows: what every requirement says about itself, and the shape in which a release carries it
(`catalogue.json`). Does not know the rules, nor how a requirement is met.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StringConstraints, ValidationError

from registry.domain.vocabulary import REQUIREMENT_ID_PATTERN, Ground, Kind, Severity, Status
from registry.errors import RegistryError
from registry.policy.remedy_grammar import Remedy

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Id = Annotated[str, StringConstraints(pattern=f"^{REQUIREMENT_ID_PATTERN}$")]
Path = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)*$")]
"""Dotted, of one answer in the facts."""


def requirements(catalogue: Mapping[str, Any]) -> dict[str, Requirement]:
    """The requirements of a release by id, in the order of ids. Raises `policies.catalogue`."""
    try:
        read = [
            Requirement.model_validate(entry | {"framework": framework, "rule": rule}, strict=False)
            for framework, rules in catalogue["requirements"].items()
            for rule, entry in rules.items()
        ]
    except (KeyError, TypeError, AttributeError, ValidationError) as error:
        raise RegistryError(
            "policies.catalogue",
            f"the catalogue of this release cannot be read: {error}",
            hint="Take the release again, or use the version of the software that made it.",
        ) from error
    return {requirement.id: requirement for requirement in sorted(read, key=lambda one: one.id)}


def requirement(framework: str, rule: str, block: Mapping[str, Any], where: str) -> Requirement:
    """The requirement that a metadata block describes. Raises `policies.metadata` naming every key at
    fault."""
    block = dict(block)
    custom = block.pop("custom", None)
    if not isinstance(custom, dict) or block.keys() & custom.keys():
        raise RegistryError(
            "policies.metadata",
            f"{where}: the metadata needs one mapping `custom`",
            hint="Mend the comment block at the top of the file; policies/README.md says what it holds.",
        )
    try:
        written = Written.model_validate(block | custom | {"framework": framework, "rule": rule})
    except ValidationError as error:
        raise RegistryError(
            "policies.metadata",
            f"{where}: {faults(error)}",
            hint="Mend the comment block at the top of the file; policies/README.md says what it holds.",
        ) from error
    return Requirement.model_validate(written.model_dump(by_alias=True))


def faults(error: ValidationError) -> str:
    """What is wrong with a file, one clause a fault."""
    return "; ".join(
        f"{'.'.join(map(str, fault['loc']))}: {fault['msg'].lower()}" for fault in error.errors()
    )


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Resource(_Strict):
    """A document worth reading beside the source."""

    ref: Text
    description: Text | None = None


class Source(_Strict):
    """The provision a requirement states."""

    act: Text
    article: Text
    link: Text | None


class InForce(_Strict):
    """Since when and until when; `until` is the first day on which it no longer holds. None is open."""

    from_: date | None = Field(alias="from")
    until: date | None
    citation: Text


class Unreachable(_Strict):
    """A status that no record and no law date can give."""

    status: Status
    why: Text


class Deprecated(_Strict):
    """That a requirement is kept for those who cite it, and what to read instead."""

    since: date
    replaced_by: tuple[Id, ...]
    why: Text


class Requirement(_Strict):
    """One testable rule's description of itself."""

    id: Id
    framework: Text
    rule: Text
    title: Text
    description: Text
    related_resources: tuple[Resource, ...] = ()
    kind: Kind
    severity: Severity
    ground: Ground
    source: Source
    basis: Literal["T", "S", "K"]
    """T: the provision's text was read; S: an authoritative summary; K: from knowledge, to be checked."""
    verified: StrictBool
    in_force: InForce
    inputs: tuple[Path, ...]
    parameters: tuple[Text, ...]
    comply: Text
    remedies: tuple[Remedy, ...] | None = None
    """Ways to meet it, the commonest first; none where no change of the use can. None: this release does not say."""
    unreachable: tuple[Unreachable, ...] | None = None
    """None: this release does not say."""
    aliases: tuple[Id, ...] = ()
    """Ids under which it stood before."""
    deprecated: Deprecated | None = None
    note: Text | None = None

    def as_json(self) -> dict[str, Any]:
        """What `catalogue.json` holds under its framework and rule; dates as ISO text."""
        return self.model_dump(mode="json", by_alias=True, exclude={"framework", "rule"})


class Written(Requirement):
    """What a requirement file must say today: also what earlier releases did not."""

    remedies: tuple[Remedy, ...]
    unreachable: tuple[Unreachable, ...]
