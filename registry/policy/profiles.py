"""What binds where, on whom, and since when.

Knows: the files in `policies/profiles/` and what the rules need of them. Does not know how force is resolved:
the rules do that.

A file `<jurisdiction or group>.yaml` reads::

    title: European Union
    coverage: The articles that the requirements cite are tested, and no others.
    countries:
      NL: {from: 1958-01-01, until: null}
    rules:
      - requirements: [AIA-5-2-AUTH]        # or `framework: eu_ai_act`, for all of its requirements
        operators: [law_enforcement_authority, public_body]
        force: binds                        # or `advises`, for readers only: what does not bind advises
        from: 2025-02-02
        until: null
        citation: Regulation (EU) 2024/1689 art 113(a)
        verified: true

`from` and `until` may be null for an open end; `until` is the first day on which it no longer holds. A rule
binds in a country while both the rule and the country's own dates hold. A file without `countries` speaks of everywhere,
and can only advise: nothing binds where no country is named. `coverage` says which part of this law the register tests and
which it does not, for readers beside every outcome (`coverage`); no rule reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    ValidationError,
    model_validator,
)

from registry.domain.countries import COUNTRIES
from registry.errors import RegistryError
from registry.policy.catalogue import Requirement, Text, faults
from registry.policy.sources import day_number, read_yaml

Operator = Literal["law_enforcement_authority", "public_body", "private", "private_public_service"]


def _assigned(code: str) -> str:
    if code not in COUNTRIES:
        raise ValueError(f"{code} is no code of ISO 3166-1")
    return code


Country = Annotated[str, AfterValidator(_assigned)]

_Days = tuple[int | None, int | None]
"""The first day number of a span and the first after it; None is open."""


def read_profile(name: str, text: str) -> Profile:
    """The profile in `profiles/<name>.yaml`. Raises `policies.yaml` and `policies.profile`."""
    try:
        return Profile.model_validate(read_yaml(text, f"profiles/{name}.yaml"))
    except ValidationError as error:
        raise RegistryError(
            "policies.profile",
            f"profiles/{name}.yaml: {faults(error)}",
            hint="Mend the profile: it names ids and groups of policies/ids.yaml only.",
        ) from error


def compile_profiles(profiles: Mapping[str, Profile], requirements: Iterable[Requirement]) -> dict[str, Any]:
    """What the rules read of all profiles.

    `known_countries`: every country any profile names, sorted. `binding`: by country, operator and requirement's
    id the sorted `{"from_day", "until_day"}` in which it binds; `bound_somewhere`: every id in it, true.
    `memberships`: by profile and country the `{"from_day", "until_day"}` in which it belongs. Raises
    `policies.profile` for a rule about no requirement.
    """
    ids = {one.id: one.framework for one in requirements}
    binding: dict[str, dict[str, dict[str, set[_Days]]]] = {}
    for name, profile in profiles.items():
        for rule in profile.rules:
            about = set(rule.requirements) or {id for id, group in ids.items() if group == rule.framework}
            if not about or not about <= ids.keys():
                missing = ", ".join(sorted(about - ids.keys())) or rule.framework
                raise RegistryError(
                    "policies.profile",
                    f"profiles/{name}.yaml: there is no requirement {missing}",
                    hint="Mend the profile: it names ids and groups of policies/ids.yaml only.",
                )
            if rule.force == "binds":
                for country, operator, days in _entries(profile, rule):
                    for id in about:
                        by_operator = binding.setdefault(country, {}).setdefault(operator, {})
                        by_operator.setdefault(id, set()).add(days)
    return {
        "known_countries": sorted(
            {country for profile in profiles.values() for country in profile.countries}
        ),
        "binding": {
            country: {
                operator: {
                    id: [_span(days) for days in sorted(spans, key=_order)] for id, spans in by_id.items()
                }
                for operator, by_id in by_operator.items()
            }
            for country, by_operator in binding.items()
        },
        "bound_somewhere": dict.fromkeys(
            sorted({id for here in binding.values() for by_id in here.values() for id in by_id}), True
        ),
        "memberships": {
            name: {
                country: [_span((day_number(span.from_), day_number(span.until)))]
                for country, span in sorted(profile.countries.items())
            }
            for name, profile in profiles.items()
        },
    }


class Span(BaseModel):
    """From a day until before another; None is open."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    from_: date | None = Field(alias="from")
    until: date | None

    @model_validator(mode="after")
    def _runs_forward(self) -> Span:
        if self.from_ and self.until and self.from_ >= self.until:
            raise ValueError(f"it ends on {self.until}, before it begins")
        return self


class Rule(Span):
    """Some requirements, for some operators, with some force."""

    requirements: tuple[Text, ...] = ()
    framework: Text | None = None
    operators: tuple[Operator, ...] = Field(min_length=1)
    force: Literal["binds", "advises"]
    citation: Text
    verified: StrictBool
    note: Text | None = None

    @model_validator(mode="after")
    def _is_about_one_thing(self) -> Rule:
        if bool(self.requirements) == bool(self.framework):
            raise ValueError("give either requirements or a framework")
        return self


class Profile(BaseModel):
    """A jurisdiction or a group of countries, and what it makes binding."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Text
    coverage: Text
    """What of this law is tested and what is not."""
    countries: dict[Country, Span] = Field(default_factory=dict)
    """None: everywhere."""
    rules: tuple[Rule, ...]
    note: Text | None = None

    @model_validator(mode="after")
    def _binds_where_it_names_a_country(self) -> Profile:
        if not self.countries and any(rule.force == "binds" for rule in self.rules):
            raise ValueError("without countries it can only advise")
        return self


def _entries(profile: Profile, rule: Rule) -> Iterable[tuple[str, str, _Days]]:
    for country, span in profile.countries.items():
        first = max((day for day in (span.from_, rule.from_) if day), default=None)
        end = min((day for day in (span.until, rule.until) if day), default=None)
        if first is None or end is None or first < end:
            for operator in rule.operators:
                yield country, operator, (day_number(first), day_number(end))


def _span(days: _Days) -> dict[str, int | None]:
    return {"from_day": days[0], "until_day": days[1]}


def _order(days: _Days) -> tuple[bool, int, bool, int]:
    # An open beginning comes first, an open end last.
    first, end = days
    return first is not None, first or 0, end is None, end or 0
