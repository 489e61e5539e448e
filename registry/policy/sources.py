"""Reading what lawyers write: YAML files and the metadata blocks of Rego files.

Knows: a YAML without surprises, OPA's `# METADATA` comments, and dates as day numbers. Does not know which
keys a file must have.

The YAML is the 1.2 core schema without fractions: `NO` is Norway and not false, `12:30` is text, a key that
occurs twice is an error. A date without quotes is a date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import yaml

from registry.errors import RegistryError

EPOCH = date(1970, 1, 1)


def read_yaml(text: str, where: str) -> Any:
    """The value of one YAML document. Raises `policies.yaml` with the place where it stops making sense."""
    try:
        return yaml.load(text, Loader=_Loader)
    except (yaml.YAMLError, ValueError) as error:
        raise RegistryError(
            "policies.yaml", f"{where}: {error}", hint="Mend the place that is named and build again."
        ) from error


def metadata(rego: str, where: str) -> dict[str, Any]:
    """The metadata block that stands directly above `package` in a Rego file (OPA annotations).

    Raises `policies.metadata` where there is none, `policies.yaml` where it is not YAML.
    """
    lines = rego.split("\n")
    end = next((number for number, line in enumerate(lines) if line.startswith("package ")), 0)
    start = end
    while start > 0 and lines[start - 1].startswith("#"):
        start -= 1
    if start == end or lines[start].strip() != "# METADATA":
        raise RegistryError(
            "policies.metadata",
            f"{where}: no metadata block stands directly above `package`",
            hint="Begin the file with `# METADATA` and put its YAML in the comment lines below.",
        )
    block = "\n".join(line.removeprefix("#").removeprefix(" ") for line in lines[start + 1 : end])
    value = read_yaml(block, where)
    if not isinstance(value, dict):
        raise RegistryError(
            "policies.metadata",
            f"{where}: the metadata block is not a mapping",
            hint="Mend the comment block at the top of the file; policies/README.md says what it holds.",
        )
    return value


def package(rego: str) -> str:
    """The package that a Rego file declares, or the empty string."""
    line = re.search(r"^package ([a-z0-9_.]+)\s*$", rego, re.MULTILINE)
    return line[1] if line else ""


def holds(span: Mapping[str, Any], day: date) -> bool:
    """Whether `{"from", "until"}` (ISO days or null; `until` exclusive) holds on `day`."""
    on = day.isoformat()
    return (span["from"] is None or span["from"] <= on) and (span["until"] is None or on < span["until"])


def day_number(day: date | None) -> int | None:
    """Whole days since 1970-01-01; negative before, None for an open end."""
    return None if day is None else (day - EPOCH).days


class _Loader(yaml.SafeLoader):
    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own shape

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for key in keys:
            if not isinstance(key, str) or keys.count(key) > 1:
                fault = "occurs twice" if isinstance(key, str) else "is not text"
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} {fault}", node.start_mark
                )
        return super().construct_mapping(node, deep=deep)


for _tag, _pattern, _first in (
    ("null", "null|~|", [*"n~", ""]),
    ("bool", "true|false", [*"tf"]),
    ("int", "-?(0|[1-9][0-9]*)", [*"-0123456789"]),
    ("timestamp", "[0-9]{4}-[0-9]{2}-[0-9]{2}", [*"0123456789"]),
):
    _Loader.add_implicit_resolver("tag:yaml.org,2002:" + _tag, re.compile(f"^(?:{_pattern})$"), _first)

_Loader.yaml_constructors = {
    tag: constructor
    for tag, constructor in yaml.SafeLoader.yaml_constructors.items()
    if tag is None or tag.rpartition(":")[2] in ("null", "bool", "int", "timestamp", "str", "seq", "map")
}
