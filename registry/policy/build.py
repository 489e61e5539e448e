"""Building a release: rules compiled, data gathered, every file named by its digest.

Knows: the files of a release and their exact bytes; the same library gives the same bytes everywhere. Does
not know where OPA comes from, nor who signs or states a release.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

from registry.domain.canonical import canonical_bytes, sha256_hex
from registry.errors import RegistryError
from registry.folders import files_below
from registry.policy.assembly import RESULTS, result_codes, result_words
from registry.policy.checks import check_rules
from registry.policy.consulted import every_source
from registry.policy.edits import edited
from registry.policy.index import PATH as INDEX
from registry.policy.index import index_module
from registry.policy.kept import release_before
from registry.policy.library import Library, read_library
from registry.policy.look_ups import shared_look_ups
from registry.policy.profiles import compile_profiles
from registry.policy.questions import Fields
from registry.policy.read_once import made_functions
from registry.policy.rego import Node, parse_modules
from registry.policy.release import CATALOGUE, DATA, MANIFEST, SOURCES, WASM
from registry.policy.subset import BUILTINS, FEATURES
from registry.policy.versions import read_version
from registry.policy.wasm_engine import WasmEngine

NOTICE = """\
policy.wasm in this folder was compiled by the Open Policy Agent (OPA), https://www.openpolicyagent.org, and
contains OPA's WebAssembly runtime, licensed under the Apache License, Version 2.0,
https://www.apache.org/licenses/LICENSE-2.0, copyright the OPA authors.
The policies it was compiled from lie beside it in sources/. Before it was compiled, rules that are read once
were made functions and answers that a rule reads were looked up once; no result depends on it.
"""


def build_release(policies: Path, opa: Path, fields: Fields | None = None) -> dict[str, bytes]:
    """The files of the release of the library in `policies`, by path, `manifest.json` among them.

    It follows the greatest release below its version that is kept in `policies`. `opa` is the pinned OPA.
    `fields` are the paths that facts have, by default those of the facts version that the library reads.
    Raises `policies.refused` with every fault found, `policies.opa` where OPA fails without a word, and `engine.module`
    where the engine does not load what was compiled.
    """
    library = read_library(policies)
    former = release_before(policies, read_version(library.version))
    with tempfile.TemporaryDirectory() as folder:
        workshop = Path(folder)
        for path, text in library.rego.items():
            (workshop / path).parent.mkdir(parents=True, exist_ok=True)
            (workshop / path).write_text(text, encoding="utf-8")
        fields = _fields(library.facts_version) if fields is None else fields
        trees = parse_modules(workshop, library.rego, opa)
        index = index_module(library.requirements, check_rules(trees, library, fields))
        rego = {**library.rego, INDEX: index}
        (workshop / INDEX).write_text(index, encoding="utf-8")
        trees |= parse_modules(workshop, [INDEX], opa)
        files = {
            WASM: _compiled(workshop, rego, trees, opa),
            DATA: canonical_bytes(_data(library)),
            CATALOGUE: canonical_bytes(_catalogue(library)),
            "NOTICE": NOTICE.encode(),
        }
    # A module that the engine does not take is not worth writing.
    WasmEngine(files[WASM], files[DATA], RESULTS)
    files |= {SOURCES + path: text.encode() for path, text in [*rego.items(), *library.yaml.items()]}
    manifest = {
        "version": library.version,
        "facts_version": library.facts_version,
        "entrypoint": RESULTS,
        "opa": _version(opa),
        "files": {path: sha256_hex(data) for path, data in files.items()},
        "sequence": former.sequence + 1 if former else 1,
        "previous": former.digest if former else None,
        "consulted": every_source(library.consulted, library.requirements),
    }
    return files | {MANIFEST: canonical_bytes(manifest)}


def write_release(files: Mapping[str, bytes], folder: Path) -> None:
    """Put the files of a release into `folder` in place of what was there, whole or not at all."""
    draft = folder.with_name(f".{folder.name}.{os.urandom(4).hex()}")
    try:
        for path, data in files.items():
            (draft / path).parent.mkdir(parents=True, exist_ok=True)
            (draft / path).write_bytes(data)
        if folder.exists():
            former = draft.with_name(f"{draft.name}.former")
            folder.rename(former)
            draft.rename(folder)
            shutil.rmtree(former)
        else:
            draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def stale_files(files: Mapping[str, bytes], folder: Path) -> list[str]:
    """The paths at which `folder` differs from a release just built: missing, different, or too many."""
    present = set()
    with suppress(FileNotFoundError):
        present = {path.relative_to(folder).as_posix() for path in files_below(folder)}
    different = {path for path in present & files.keys() if (folder / path).read_bytes() != files[path]}
    return sorted(different | (present ^ files.keys()))


def _fields(facts_version: int) -> Fields:
    name = f"v{facts_version}_fields.json"
    fields: Fields = json.loads(resources("registry.domain.facts").joinpath(name).read_text(encoding="utf-8"))
    return fields


def _compiled(workshop: Path, rego: Mapping[str, str], trees: Mapping[str, Node], opa: Path) -> bytes:
    """The module compiled from `rego`, which lies in `workshop` and is changed there into the form that runs fastest."""
    capabilities = workshop / "capabilities.json"
    capabilities.write_text(_capabilities(opa))
    for text in (rego, _fast(rego, trees)):
        for path in text:
            (workshop / path).write_text(text[path], encoding="utf-8")
        _run(opa, "check", "--strict", "--capabilities", capabilities.name, *sorted(text), folder=workshop)
    bundle = "bundle.tar.gz"
    _run(
        opa, "build", "--target", "wasm", "--entrypoint", RESULTS, "--capabilities", capabilities.name,
        "--output", bundle, *sorted(rego), folder=workshop,
    )  # fmt: skip
    with tarfile.open(workshop / bundle) as archive:
        member = archive.extractfile("/policy.wasm")
        assert member is not None
        return member.read()


def _fast(rego: Mapping[str, str], trees: Mapping[str, Node]) -> dict[str, str]:
    functions = made_functions(trees)
    return {
        path: edited(path, text, [*functions.get(path, ()), *shared_look_ups(trees[path])])
        for path, text in rego.items()
    }


def _capabilities(opa: Path) -> str:
    # Taken from the pinned OPA itself, so that the signatures are its own; only names are ours.
    known = json.loads(_run(opa, "capabilities", "--current"))
    return json.dumps(
        {
            "builtins": [builtin for builtin in known["builtins"] if builtin["name"] in BUILTINS],
            "future_keywords": [],
            "features": sorted(FEATURES),
        }
    )


def _data(library: Library) -> dict[str, Any]:
    words = result_words()
    return {
        "facts_version": library.facts_version,
        "result_codes": result_codes(words),
        "result_words": words,
        "parameters": {name: parameter.as_data() for name, parameter in library.parameters.items()},
        "profiles": compile_profiles(library.profiles, library.requirements),
    }


def _catalogue(library: Library) -> dict[str, Any]:
    requirements: dict[str, dict[str, Any]] = {}
    for one in library.requirements:
        requirements.setdefault(one.framework, {})[one.rule] = one.as_json()
    return {
        "frameworks": dict(library.frameworks),
        "requirements": requirements,
        "parameters": {
            name: parameter.model_dump(mode="json", by_alias=True)
            for name, parameter in library.parameters.items()
        },
        "profiles": {
            name: profile.model_dump(mode="json", by_alias=True) for name, profile in library.profiles.items()
        },
    }


def _version(opa: Path) -> str:
    lines = _run(opa, "version").splitlines()
    return next(line.removeprefix("Version: ") for line in lines if line.startswith("Version: "))


def _run(opa: Path, *arguments: str, folder: Path | None = None) -> str:
    try:
        done = subprocess.run(
            [opa.resolve(), *arguments], cwd=folder, capture_output=True, text=True, timeout=300, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RegistryError(
            "policies.opa",
            f"opa {arguments[0]} did not run: {error}",
            hint="Check that OPA is installed and may be run.",
        ) from error
    if done.returncode != 0:
        raise RegistryError(
            "policies.refused",
            f"opa {arguments[0]} refuses the policies:\n{done.stderr.strip() or done.stdout.strip()}",
            hint="Nothing was built. Mend them and build again.",
        )
    return done.stdout
