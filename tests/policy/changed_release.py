"""A release like another one but for some changes, made without OPA: rules stay, data and descriptions may change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from registry.domain.canonical import canonical_bytes, parse_canonical, sha256_hex
from registry.policy.release import CATALOGUE, DATA, MANIFEST, SOURCES, Bundle, load_release

Change = Callable[[dict[str, Any]], None]


def changed_release(
    before: Bundle,
    version: str = "0.2.0",
    *,
    data: Change = lambda document: None,
    catalogue: Change = lambda document: None,
    sources: Mapping[str, str | None] | None = None,
    **manifest: Any,
) -> Bundle:
    """The release that follows `before`; `data` and `catalogue` change those documents in place, `sources` replaces
    files by path, with None leaves them out, and `manifest` replaces what the manifest says.
    """
    files = {path: content for path, content in before.files.items() if path != MANIFEST}
    for path, change in ((DATA, data), (CATALOGUE, catalogue)):
        document = parse_canonical(files[path])
        change(document)
        files[path] = canonical_bytes(document)
    files[f"{SOURCES}release.yaml"] = f"version: {version}\nfacts_version: {before.facts_version}\n".encode()
    for path, text in (sources or {}).items():
        files.pop(SOURCES + path, None)
        if text is not None:
            files[SOURCES + path] = text.encode()
    said = {
        **before.manifest,
        "version": version,
        "sequence": before.sequence + 1,
        "previous": before.digest,
        "consulted": list(before.consulted),
        "files": {path: sha256_hex(content) for path, content in files.items()},
    }
    return load_release({**files, MANIFEST: canonical_bytes(said | manifest)}.__getitem__)


def parameter_value(name: str, value: int) -> tuple[Change, Change]:
    """The changes that give a parameter one value for all time: of the data, and of the catalogue."""

    def data(document: dict[str, Any]) -> None:
        document["parameters"][name] = [{"from_day": None, "until_day": None, "value": value}]

    def catalogue(document: dict[str, Any]) -> None:
        document["parameters"][name]["values"] = [
            {"from": None, "until": None, "value": value, "citation": None}
        ]

    return data, catalogue


def binds(requirement: str, country: str, operator: str, citation: str = "An act") -> tuple[Change, Change]:
    """The changes that make a requirement bind somebody without end: of the data, and of the catalogue."""

    def data(document: dict[str, Any]) -> None:
        profiles, open_span = document["profiles"], {"from_day": None, "until_day": None}
        if "bound_somewhere" in profiles:
            profiles["bound_somewhere"][requirement] = True
            by_operator = profiles["binding"].setdefault(country, {}).setdefault(operator, {})
            by_operator[requirement] = [open_span]
        else:
            entries = profiles["binding"].setdefault(requirement, [])
            entries.append({"country": country, "operator": operator} | open_span)
            entries.sort(key=lambda entry: (entry["country"], entry["operator"]))

    def catalogue(document: dict[str, Any]) -> None:
        document["profiles"][f"of_{country.lower()}"] = {
            "title": country,
            "countries": {country: {"from": None, "until": None}},
            "rules": [
                {
                    "requirements": [requirement], "framework": None, "operators": [operator], "force": "binds",
                    "from": None, "until": None, "citation": citation, "verified": False, "note": None,
                }
            ],
            "note": None,
        }  # fmt: skip

    return data, catalogue
