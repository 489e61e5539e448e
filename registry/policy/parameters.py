"""Numbers that rules use, each dated and with its citation.

Knows: the files in `policies/parameters/` and that a parameter never has two values, or a gap between values.
Does not know which rule uses a parameter.

A file `<name>.yaml` reads::

    name: max_match_days
    title: Longest time that data with a match may be kept
    unit: days
    nature: policy_parameter        # ours to propose; `law` where a provision states the number
    citation: what the number rests on, for all values that have no citation of their own
    values:
      - {from: 2018-05-06, until: null, value: 31, citation: Directive (EU) 2016/680 art 4(1)(e)}

`from` and `until` may be null for an open end; `until` is the first day on which the value no longer holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, ValidationError

from registry.errors import RegistryError
from registry.policy.catalogue import Text, faults
from registry.policy.sources import day_number, read_yaml


def read_parameter(name: str, text: str) -> Parameter:
    """The parameter in `parameters/<name>.yaml`. Raises `policies.yaml` and `policies.parameter`."""
    where = f"parameters/{name}.yaml"
    try:
        parameter = Parameter.model_validate(read_yaml(text, where))
    except ValidationError as error:
        raise _refused(f"{where}: {faults(error)}") from error
    if parameter.name != name:
        raise _refused(f"{where}: the file is named {name}, the parameter {parameter.name}")
    for value in parameter.values:
        if value.from_ and value.until and value.from_ >= value.until:
            raise _refused(f"{where}: the value from {value.from_} ends before it begins")
        if not (value.citation or parameter.citation):
            raise _refused(f"{where}: the value from {value.from_} has no citation")
    for earlier, later in pairwise(parameter.values):
        if earlier.until is None or earlier.until != later.from_:
            raise RegistryError(
                "policies.parameter",
                f"{where}: one value until {earlier.until} is followed by one from {later.from_}",
                hint="Order the values by date and let each begin on the day the one before it ends.",
            )
    return parameter


class DatedValue(BaseModel):
    """One value, from a day until before another."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    from_: date | None = Field(alias="from")
    until: date | None
    value: StrictInt
    citation: Text | None = None


class Parameter(BaseModel):
    """A number with a history."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Text
    title: Text
    unit: Text
    nature: Literal["policy_parameter", "law"]
    citation: Text | None = None
    verified: StrictBool = False
    values: tuple[DatedValue, ...] = Field(min_length=1)
    note: Text | None = None

    def as_data(self) -> int | list[Mapping[str, Any]]:
        """What the rules read: the number that always holds, or `[{"from_day", "until_day", "value"}]` in order of
        time."""
        match self.values:
            case (DatedValue(from_=None, until=None, value=value),):
                return value
        return [
            {"from_day": day_number(one.from_), "until_day": day_number(one.until), "value": one.value}
            for one in self.values
        ]


def _refused(what: str) -> RegistryError:
    return RegistryError(
        "policies.parameter",
        what,
        hint="Mend the file: one parameter under its own name, its values in the order of their dates, each with its citation.",
    )
