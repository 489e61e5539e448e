"""The committed form of a record, and the openings that disclose it.

Knows: which answers become salted commitments (promise 6: every non-public value, and every free text, name and
contact, public or not), what a commitment is taken over, and how an opening is checked. Does not know where
openings are kept or erased, nor where salts come from: a source of 32 random bytes is an argument.

A commitment is SHA-256 over the RFC 8785 form of
`["sightline-commitment-v1", salt (hex), deployment, version, path, value]`; `path` is concrete, such as
`data.transfers[0].recipient`, so that an opening fits one field of one version of one deployment.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from registry.domain.canonical import canonical_bytes, sha256_hex
from registry.domain.fields import TEXT_LIKE, FieldDefinition
from registry.domain.record import Record, Withholding, definitions
from registry.domain.vocabulary import PROVENANCES
from registry.errors import RegistryError

FORMAT: Final = "sightline-record-v1"
ABSENT: Final = {"none": True}

Json = Any


@dataclass(frozen=True)
class Opening:
    """What turns one commitment back into its value: keep it where it can be erased."""

    path: str
    salt: bytes
    value: Json
    public: bool
    visibility: str


@dataclass(frozen=True)
class Committed:
    """A record in committed form: what is digested, published and logged."""

    form: dict[str, Json]
    data: bytes
    sha256: str
    openings: tuple[Opening, ...]

    def disclosure(self) -> bytes:
        """The canonical bytes of the public openings: a file of its own, which can be removed."""
        return disclosure_bytes(self.sha256, {o.path: (o.salt, o.value) for o in self.openings if o.public})


@dataclass
class _Run:
    deployment: str
    version: int
    salt: Callable[[], bytes]
    withheld: Mapping[str, str]
    fields: Mapping[str, FieldDefinition]
    openings: list[Opening] = field(default_factory=list)


def commit(
    record: Record,
    *,
    deployment: str,
    version: int,
    provenance: str,
    previous: str | None,
    salt: Callable[[], bytes],
) -> Committed:
    """Build the committed form of version `version` of `deployment`.

    `previous` is the sha256 of the preceding version's committed form, or None for the first; `salt` returns
    32 fresh random bytes at each call.
    """
    if provenance not in PROVENANCES:
        raise RegistryError(
            "record.provenance",
            f"'{provenance}' is not a provenance",
            hint=f"Use one of {', '.join(PROVENANCES)}.",
        )
    run = _Run(deployment, version, salt, {w.field: w.ground for w in record.withheld}, definitions())
    answers = record.answers()
    form: dict[str, Json] = {
        "format": FORMAT,
        "deployment": deployment,
        "version": version,
        "provenance": provenance,
        "previous": previous,
        "answers": {
            name: node for name, section in answers.items() if (node := _object(section, name, name, run))
        },
        "withheld": [_stub(i, w, run) for i, w in enumerate(record.withheld)],
    }
    data = canonical_bytes(form)
    return Committed(form, data, sha256_hex(data), tuple(run.openings))


def commitment(*, salt: bytes, deployment: str, version: int, path: str, value: Json) -> str:
    """The hex SHA-256 commitment to `value` at `path`."""
    return sha256_hex(
        canonical_bytes(["sightline-commitment-v1", salt.hex(), deployment, version, path, value])
    )


def disclosure_bytes(record_sha256: str, openings: Mapping[str, tuple[bytes, Json]]) -> bytes:
    """The canonical bytes of a disclosure file: for each path its salt (hex) and its value."""
    values = {path: {"salt": salt.hex(), "value": value} for path, (salt, value) in openings.items()}
    return canonical_bytes({"record": record_sha256, "values": values})


def commitments(form: Mapping[str, Json]) -> dict[str, dict[str, Json]]:
    """Every commitment of a committed form: concrete path -> the commitment object standing there."""
    found: dict[str, dict[str, Json]] = {}
    _collect(form["answers"], "", found)
    for i, stub in enumerate(form["withheld"]):
        _collect(stub, f"withheld[{i}]", found)
    return found


def plain_leaves(form: Mapping[str, Json]) -> dict[str, Json]:
    """Every answer that stands in a committed form as itself: concrete path -> a value, an absence or an empty list."""
    found: dict[str, Json] = {}
    _collect_plain(form["answers"], "", found)
    for i, stub in enumerate(form["withheld"]):
        _collect_plain(stub, f"withheld[{i}]", found)
    return found


def is_commitment(answer: Json) -> bool:
    """Whether an answer of a committed form is a commitment."""
    return isinstance(answer, dict) and "commitment" in answer


def _object(values: Mapping[str, Json], path: str, pattern: str, run: _Run) -> dict[str, Json]:
    # What is unanswered does not stand in the form: a field added to the record later leaves old forms as they are.
    nodes = {
        name: _node(value, f"{path}.{name}", f"{pattern}.{name}", run)
        for name, value in values.items()
        if value is not None
    }
    return {name: node for name, node in nodes.items() if node is not None and node != {}}


def _node(value: Json, path: str, pattern: str, run: _Run) -> Json:
    definition = run.fields.get(pattern)
    if definition is None:
        return _object(value, path, pattern, run)
    ground = run.withheld.get(pattern)
    if definition.visibility != "public" or ground is not None:
        closed = ground if definition.visibility == "public" else definition.visibility
        return {
            "commitment": _seal(value, path, run, public=False, visibility=definition.visibility),
            "withheld": closed,
        }
    if value == ABSENT:
        return dict(ABSENT)
    if definition.kind in TEXT_LIKE:
        return _disclosed_text(value, path, run)
    if definition.kind == "texts":
        return [_disclosed_text(text, f"{path}[{i}]", run) for i, text in enumerate(value)]
    if definition.kind == "items":
        return [_object(item, f"{path}[{i}]", f"{pattern}[]", run) for i, item in enumerate(value)]
    return value


def _disclosed_text(value: str, path: str, run: _Run) -> dict[str, Json]:
    return {"commitment": _seal(value, path, run, public=True, visibility="public"), "length": len(value)}


def _stub(index: int, withholding: Withholding, run: _Run) -> dict[str, Json]:
    where = f"withheld[{index}]"
    return {
        "field": withholding.field,
        "ground": withholding.ground,
        "provision": _disclosed_text(withholding.provision, f"{where}.provision", run),
        "decided_by": _disclosed_text(withholding.decided_by, f"{where}.decided_by", run),
        "decided_on": withholding.decided_on.isoformat(),
        "review_by": withholding.review_by.isoformat(),
    }


def _seal(value: Json, path: str, run: _Run, *, public: bool, visibility: str) -> str:
    salt = run.salt()
    if len(salt) != 32:
        raise ValueError("a salt has 32 bytes")
    run.openings.append(Opening(path, salt, value, public, visibility))
    return commitment(salt=salt, deployment=run.deployment, version=run.version, path=path, value=value)


def _collect(node: Json, path: str, found: dict[str, dict[str, Json]]) -> None:
    if is_commitment(node):
        found[path] = node
    elif isinstance(node, dict):
        for name, value in node.items():
            _collect(value, f"{path}.{name}" if path else name, found)
    elif isinstance(node, list):
        for i, value in enumerate(node):
            _collect(value, f"{path}[{i}]", found)


def _collect_plain(node: Json, path: str, found: dict[str, Json]) -> None:
    if node is None or is_commitment(node):
        return
    if isinstance(node, dict) and node != ABSENT:
        for name, value in node.items():
            _collect_plain(value, f"{path}.{name}" if path else name, found)
    elif isinstance(node, list) and any(isinstance(value, dict) for value in node):
        for i, value in enumerate(node):
            _collect_plain(value, f"{path}[{i}]", found)
    else:
        found[path] = node
