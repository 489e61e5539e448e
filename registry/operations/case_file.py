"""The case file of a deployment: every entry that touches it, each with its proof, and what the public reads beside them.

Knows: that it holds what is public and nothing else, byte for byte as the public tree has it, so that whoever is handed one
checks it without this registry. Its bytes follow from what is published: made twice, it is the same file.
"""

from __future__ import annotations

import base64
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from registry.domain.act import Act
from registry.domain.canonical import canonical_bytes, sha256_hex
from registry.domain.decision import Decision, Statement, read_statement
from registry.domain.tree_layout import CHECKPOINT, DISCLOSURES, KEY_LIST, act_texts
from registry.errors import RegistryError
from registry.operations.prove import prove
from registry.operations.registry import Registry
from registry.pages.case_file_text import readme
from registry.storage import audit, queries
from registry.storage.values import Place

CONTENTS: Final = "contents.json"
README: Final = "README.txt"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class CaseEntry:
    """An entry of the log in a case file. `files`: where it, its proof and what lies beside it stand in the file."""

    place: Place
    origin: str
    statement: Statement
    files: tuple[str, ...]

    @property
    def says(self) -> Decision | Act | None:
        """The decision or the act that it is; None for another one."""
        return self.statement.decision or self.statement.act


@dataclass(frozen=True)
class CaseFile:
    """`files`: path -> bytes, in the order of their paths; `waiting`: entries that are not public yet, and so not in it."""

    deployment: str
    entries: tuple[CaseEntry, ...]
    files: dict[str, bytes]
    waiting: tuple[Place, ...]


def case_file(registry: Registry, deployment: str) -> CaseFile:
    """The case file as things stand in what is published. Raises `show.missing` where there is no such deployment, and
    what `prove` raises where the public tree does not hold."""
    if queries.latest_version(registry.database, deployment) is None:
        raise RegistryError(
            "show.missing", "there is no deployment at this address", hint="Search the register."
        )
    files: dict[str, bytes] = {}
    entries: list[CaseEntry] = []
    waiting: list[Place] = []
    for place in audit.touching_deployment(registry.database, deployment):
        try:
            made, found = _entry(registry, place)
        except RegistryError as error:
            if error.code != "log.not_published":
                raise
            waiting.append(place)
            continue
        entries.append(made)
        files |= found
    for log_id in sorted({one.place.log_id for one in entries}):
        at = registry.at(log_id)
        for path in (CHECKPOINT, KEY_LIST):
            files[f"{at.log.year}/{path}"] = at.tree.read(path)
    logs = {f"{registry.at(one.place.log_id).log.year}": one.origin for one in entries}
    files[README] = readme(
        deployment,
        logs,
        registry.description.address,
        [one for one in files if one.endswith(".tlog-proof")],
        development=registry.description.development_keys,
    ).encode()
    listed = {path: {"sha256": sha256_hex(data), "size": len(data)} for path, data in sorted(files.items())}
    files[CONTENTS] = canonical_bytes({"deployment": deployment, "files": listed, "logs": logs})
    return CaseFile(deployment, tuple(entries), dict(sorted(files.items())), tuple(waiting))


def zipped(case: CaseFile) -> bytes:
    """The case file as a ZIP archive: not compressed and without a moment, so that the same files are the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for path, data in case.files.items():
            member = zipfile.ZipInfo(f"case-{case.deployment}/{path}", _EPOCH)
            member.create_system, member.external_attr = 3, 0o644 << 16
            archive.writestr(member, data)
    return target.getvalue()


def _entry(registry: Registry, place: Place) -> tuple[CaseEntry, dict[str, bytes]]:
    at = registry.at(place.log_id)
    entry, proof = prove(at.tree, place.index)
    payload = base64.b64decode(json.loads(entry)["payload"])
    statement, sha256 = read_statement(payload), sha256_hex(payload)
    within = f"{at.log.year}/"
    stem = f"{within}entries/{place.index}"
    files = {f"{stem}.entry": entry, f"{stem}.tlog-proof": proof}
    for path in _beside(statement, sha256):
        try:
            files[f"{within}{path}"] = at.tree.read(path)
        except FileNotFoundError:
            # An act without public texts has no file of them.
            continue
    return CaseEntry(place, at.log.origin, statement, tuple(files)), files


def _beside(statement: Statement, sha256: str) -> Iterator[str]:
    """What lies beside an entry in the public tree."""
    if (decision := statement.decision) is not None:
        yield f"records/{statement.sha256}.json"
        yield f"{DISCLOSURES}{statement.sha256}.json"
        yield f"facts/{decision.facts.sha256}.json"
        yield f"assessments/{decision.assessment_sha256}.json"
        # Of whoever filed, nothing is public but the commitments.
    elif statement.act is not None:
        yield act_texts(sha256)
