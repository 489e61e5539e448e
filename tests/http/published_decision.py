"""A decision of a served register with everything that it names, as anybody fetches it; and the same with something changed."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from registry.domain.canonical import canonical_bytes, parse_canonical, sha256_hex
from registry.policy.release import MANIFEST, Bundle, load_release

Read = Callable[[str], bytes]
"""Gives what lies at an address of the register."""
Changed = dict[str, bytes]
"""What is answered instead at an address."""


def read_decided(read: Read, deployment: str, version: int) -> Decided:
    address = f"/deployments/{deployment}/versions/{version}"
    envelope = parse_canonical(read(f"{address}/entry"))
    statement = parse_canonical(base64.b64decode(envelope["payload"]))
    said = statement["predicate"]
    tree = f"/log/{said['release']['origin'].rpartition('/')[2]}/"
    release = f"{tree}releases/{said['release']['digest']}/"
    return Decided(
        address,
        tree,
        envelope,
        statement,
        read(f"{tree}facts/{said['facts']['sha256']}.json"),
        read(f"{tree}assessments/{said['assessment_sha256']}.json"),
        {name: read(release + name) for name in (MANIFEST, "policy.wasm", "data.json", "catalogue.json")},
    )


def decisions(read: Read) -> list[tuple[str, int]]:
    """Every version of the demonstration; those whose outcomes are the first of their kind come first."""
    first: list[tuple[str, int]] = []
    others: list[tuple[str, int]] = []
    seen = set()
    for page in range(1, json.loads(read("/deployments.json"))["pages"] + 1):
        for row in json.loads(read(f"/deployments.json?page={page}"))["deployments"]:
            kind = row["binding"], row["strict"]
            (others if kind in seen else first).append((row["deployment"], row["version"]))
            seen.add(kind)
            others += [(row["deployment"], number) for number in range(1, row["version"])]
    return [*first, *others]


@dataclass
class Decided:
    """A decision of the demonstration with everything that it names, to be told anew with something changed."""

    address: str
    tree: str
    envelope: dict[str, Any]
    statement: dict[str, Any]
    facts: bytes
    assessment: bytes
    files: Mapping[str, bytes]

    @property
    def said(self) -> dict[str, Any]:
        said: dict[str, Any] = self.statement["predicate"]
        return said

    def path(self, kind: str) -> str:
        """Where its facts or its assessment lie."""
        digest = {"facts": self.said["facts"]["sha256"], "assessments": self.said["assessment_sha256"]}[kind]
        return f"{self.tree}{kind}/{digest}.json"

    def release_file(self, name: str) -> str:
        return f"{self.tree}releases/{self.said['release']['digest']}/{name}"

    def entry(self, **changed: Any) -> Changed:
        """The entry with other values; its signature stays, and so no longer fits."""
        statement = {**self.statement, "predicate": {**self.said, **changed}}
        payload = base64.b64encode(canonical_bytes(statement)).decode()
        return {f"{self.address}/entry": canonical_bytes({**self.envelope, "payload": payload})}

    def with_facts(self, facts: bytes) -> Changed:
        """Other facts, and an entry that names them."""
        digest = sha256_hex(facts)
        entry = self.entry(facts={**self.said["facts"], "sha256": digest})
        return {**entry, f"{self.tree}facts/{digest}.json": facts}

    def with_release(self, bundle: Bundle, **changed: Any) -> Changed:
        """Another release, and an entry that names it."""
        folder = f"{self.tree}releases/{bundle.digest}"
        named = {**self.said["release"], "digest": bundle.digest, "version": bundle.version}
        files = {f"{folder}/{name}": data for name, data in bundle.files.items()}
        return {**self.entry(release=named, **changed), **files}

    def with_files(self, **files: bytes) -> Changed:
        """Its release with other files, a manifest that names them, and an entry that names that."""
        return self.with_release(
            rebuilt(self.files, {name.replace("_", "."): d for name, d in files.items()})
        )


def rebuilt(files: Mapping[str, bytes], changed: Mapping[str, bytes]) -> Bundle:
    manifest = parse_canonical(files[MANIFEST])
    kept = {name: changed.get(name, files[name]) for name in ("policy.wasm", "data.json", "catalogue.json")}
    manifest["files"] = {name: sha256_hex(data) for name, data in kept.items()}
    return load_release({**kept, MANIFEST: canonical_bytes(manifest)}.__getitem__)
