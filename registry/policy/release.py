"""A release: one immutable bundle of policies, parameters and profiles.

Knows: which files a release has and that each must be the one its manifest names. Does not know how a release
is built (`build`), stated or evaluated.

The digest of a release is the SHA-256 of its `manifest.json`, which names the digest of every other file.
Nobody's signature is in it, so two registries with the same policies have the same digest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import starmap
from pathlib import Path
from typing import Any, Final

from registry.domain.canonical import parse_canonical, sha256_hex
from registry.errors import RegistryError
from registry.policy.assembly import Assemble, assembling
from registry.policy.calendar import Calendar
from registry.policy.catalogue import Requirement, requirements
from registry.policy.versions import is_version, read_version
from registry.regular_file import read_regular

MANIFEST = "manifest.json"
WASM = "policy.wasm"
DATA = "data.json"
CATALOGUE = "catalogue.json"
SOURCES = "sources/"
LARGEST: Final = 64 * 2**20
"""Bytes of all files of a release together, at most: some twenty times what a hundred requirements take."""

Read = Callable[[str], bytes]


def load_release(read: Read) -> Bundle:
    """The release whose files `read` gives by their path; what `read` raises passes through.

    Raises `release.manifest` where the manifest is not one, `release.digest` where a file is not the one it
    names.
    """
    manifest_bytes = read(MANIFEST)
    manifest = _manifest(manifest_bytes)
    files = {MANIFEST: manifest_bytes}
    for path, digest in manifest["files"].items():
        data = read(path)
        if sha256_hex(data) != digest:
            raise RegistryError(
                "release.digest",
                f"{path} is not the file that the release's manifest names",
                hint="Take the release again from where it was published.",
            )
        files[path] = data
    return Bundle(files, manifest)


def read_folder(folder: Path) -> Bundle:
    """The release in `folder`; only regular files are read. Raises `release.missing`, and what `load_release` raises."""
    left = LARGEST

    def read(path: str) -> bytes:
        nonlocal left
        try:
            data = read_regular(folder / path, left)
        except (OSError, ValueError) as error:
            # A name that no file can have is a ValueError.
            why = error.strerror if isinstance(error, OSError) else error
            raise RegistryError(
                "release.missing",
                f"{folder / path} cannot be read: {why}",
                hint="Build the release with `sightline policies build`.",
            ) from error
        left -= len(data)
        return data

    return load_release(read)


def is_later(before: Bundle, after: Bundle) -> bool:
    """Whether `after` can take the place of `before` in a log: by its version and by its place in the sequence.

    Whoever could go back to an earlier release could choose, filing by filing, which rules to decide by.
    """
    if not (is_version(before.version) and is_version(after.version)):
        return False
    return read_version(after.version) > read_version(before.version) and after.sequence > before.sequence


@dataclass(frozen=True)
class Bundle:
    """A release in memory, every file checked against the manifest. `files` holds all of them by path."""

    files: Mapping[str, bytes]
    manifest: Mapping[str, Any]

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the manifest, 64 hexadecimal digits: the name of this release."""
        return sha256_hex(self.files[MANIFEST])

    @property
    def version(self) -> str:
        return str(self.manifest["version"])

    @property
    def sequence(self) -> int:
        """Which release of its library it is, counted from 1. The first release that there was does not say."""
        return int(self.manifest.get("sequence", 1))

    @property
    def previous(self) -> str | None:
        """The digest of the release it follows; None for the first one."""
        previous: str | None = self.manifest.get("previous")
        return previous

    @property
    def consulted(self) -> Sequence[Mapping[str, Any]]:
        """The documents that were read for it (`policy.consulted`); none where the release is older than that list."""
        consulted: Sequence[Mapping[str, Any]] = self.manifest.get("consulted", ())
        return consulted

    @property
    def facts_version(self) -> int:
        return int(self.manifest["facts_version"])

    @property
    def entrypoint(self) -> str:
        return str(self.manifest["entrypoint"])

    @cached_property
    def assemble(self) -> Assemble:
        """How what the entrypoint gives becomes an assessment."""
        return assembling(self.entrypoint, self.facts_version, self.requirements, self.data)

    @property
    def wasm(self) -> bytes:
        return self.files[WASM]

    @property
    def data(self) -> bytes:
        """The data document, canonical JSON."""
        return self.files[DATA]

    @cached_property
    def document(self) -> Mapping[str, Any]:
        """The data document as a value."""
        document: Mapping[str, Any] = parse_canonical(self.data)
        return document

    @cached_property
    def catalogue(self) -> Mapping[str, Any]:
        """`requirements` by framework and rule, `parameters` and `profiles` by name, as their files say."""
        catalogue: Mapping[str, Any] = parse_canonical(self.files[CATALOGUE])
        return catalogue

    @cached_property
    def requirements(self) -> Mapping[str, Requirement]:
        """The requirements by id."""
        return requirements(self.catalogue)

    @cached_property
    def calendar(self) -> Calendar:
        """The days on which an assessment under this release can become another one by itself."""
        rules = (
            data for path, data in self.files.items() if path.startswith(SOURCES) and path.endswith(".rego")
        )
        return Calendar(self.requirements, self.document, tuple(map(bytes.decode, rules)))

    def framework_title(self, framework: str) -> str:
        """The name of a framework for readers."""
        return str(self.catalogue["frameworks"][framework])

    @cached_property
    def opa_documents(self) -> Mapping[str, bytes]:
        """What an OPA server must run to run this release: its Rego files and its data document, by path."""
        rego = {
            path.removeprefix(SOURCES): data
            for path, data in self.files.items()
            if path.startswith(SOURCES) and path.endswith(".rego")
        }
        return rego | {DATA: self.data}


def _manifest(data: bytes) -> dict[str, Any]:
    try:
        manifest = parse_canonical(data)
    except RegistryError as error:
        raise RegistryError(
            "release.manifest",
            f"manifest.json is not readable: {error.message}",
            hint="Take the release again from where it was published, or build it with `sightline policies build`.",
        ) from error
    match manifest:
        case {
            "version": str(),
            "facts_version": int(facts_version),
            "entrypoint": str(),
            "opa": str(),
            "files": dict(files),
            **others,
        } if facts_version > 0 and facts_version is not True and (not others or _follows(others)):
            if {WASM, DATA, CATALOGUE} <= files.keys() and all(starmap(_is_named, files.items())):
                return dict(manifest)
    raise RegistryError(
        "release.manifest",
        "manifest.json is not the manifest of a release",
        hint="Take the release again from where it was published, or build it with `sightline policies build`.",
    )


def _follows(others: Mapping[Any, Any]) -> bool:
    match others:
        case {"sequence": int(sequence), "previous": None, "consulted": list(consulted), **rest}:
            fits = sequence == 1 and sequence is not True
        case {"sequence": int(sequence), "previous": previous, "consulted": list(consulted), **rest}:
            fits = sequence > 1 and _is_digest(previous)
        case _:
            return False
    return fits and not rest and all(map(_is_document, consulted))


def _is_document(value: object) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == {"document", "address", "read_on", "sha256", "reason"}
        and all(said is None or isinstance(said, str) for said in value.values())
    )


def _is_named(path: str, digest: object) -> bool:
    # A path is joined to a folder, so nothing may lead out of it.
    parts = path.split("/")
    return (
        all(part not in ("", ".", "..") and "\\" not in part for part in parts)
        and path != MANIFEST
        and _is_digest(digest)
    )


def _is_digest(value: object) -> bool:
    return isinstance(value, str) and len(value) == 64 and set(value) <= set("0123456789abcdef")
