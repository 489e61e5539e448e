"""The policy library as it lies in its folder.

Knows: which files are policies, parameters, profiles and titles of frameworks, and what their names must be.
Does not know Rego (`subset`), nor how a release is made (`build`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from registry.errors import RegistryError
from registry.folders import files_below
from registry.policy.catalogue import Requirement, requirement
from registry.policy.consulted import FILE as CONSULTED
from registry.policy.consulted import Consulted, read_consulted
from registry.policy.ids import FILE as IDS
from registry.policy.ids import id_faults, read_ids
from registry.policy.index import PATH as INDEX
from registry.policy.parameters import Parameter, read_parameter
from registry.policy.profiles import Profile, compile_profiles, read_profile
from registry.policy.sources import metadata, package, read_yaml
from registry.policy.versions import is_version

SHARED = ("lib", "terms")
"""Folders of Rego that belong to no framework; each is one package of its own name."""

NOT_RULES = {"cases", "parameters", "profiles", "release", INDEX}
YAML = ("release.yaml", "frameworks.yaml", CONSULTED, IDS, "parameters/", "profiles/")
"""The YAML that goes into a release; rows of facts with their statuses (`_rows.yaml`) are tests and stay out."""

_Read = TypeVar("_Read")


@dataclass(frozen=True)
class Library:
    """Everything that goes into a release, read and checked by itself and against the rest. Paths are
    relative.
    """

    version: str
    facts_version: int
    rego: Mapping[str, str]
    yaml: Mapping[str, str]
    requirements: tuple[Requirement, ...]
    parameters: Mapping[str, Parameter]
    profiles: Mapping[str, Profile]
    frameworks: Mapping[str, str]
    """The titles of the frameworks, by folder."""
    consulted: tuple[Consulted, ...]


def read_library(folder: Path) -> Library:
    """The library in `folder`.

    Raises `policies.refused` with one line for every fault in every file, so that one reading finds them all.
    """
    faults: list[str] = []

    def tried(read: Callable[[], _Read]) -> _Read | None:
        try:
            return read()
        except RegistryError as error:
            faults.append(error.message)
            return None

    rego, yaml = dict(_texts(folder, "rego")), dict(_texts(folder, "yaml"))
    release = tried(lambda: _release(yaml.get("release.yaml", "")))
    requirements = [
        found
        for path, text in rego.items()
        if (place := _rule(path)) and (found := tried(partial(_requirement, *place, path, text)))
    ]
    parameters = {
        name: read
        for name, text in _named(yaml, "parameters")
        if (read := tried(partial(read_parameter, name, text)))
    }
    profiles = {
        name: profile
        for name, text in _named(yaml, "profiles")
        if (profile := tried(partial(read_profile, name, text)))
    }
    used = {one.framework for one in requirements}
    frameworks = tried(lambda: _frameworks(yaml.get("frameworks.yaml", ""), used))
    tried(lambda: compile_profiles(profiles, requirements))
    ids = tried(lambda: read_ids(yaml.get(IDS, "")))
    if ids is not None and len(requirements) == sum(_rule(path) is not None for path in rego):
        faults += id_faults(ids, requirements)
    consulted = tried(lambda: read_consulted(yaml.get(CONSULTED)))
    faults += _misplaced(rego) + _unlike_their_names(requirements) + _without_tests(folder, requirements)
    faults += [
        f"{one.framework}/{one.rule}.rego: there is no parameter {name}"
        for one in requirements
        for name in one.parameters
        if name not in parameters
    ]
    refuse(faults)
    assert release is not None
    assert frameworks is not None
    assert consulted is not None
    return Library(*release, rego, yaml, tuple(requirements), parameters, profiles, frameworks, consulted)


def refuse(faults: list[str]) -> None:
    """Raise `policies.refused` where there are faults."""
    if faults:
        raise RegistryError(
            "policies.refused",
            f"{len(faults)} faults in the policies:\n" + "\n".join(sorted(faults)),
            hint="Nothing was built. Mend them and build again.",
        )


def _rule(path: str) -> tuple[str, str] | None:
    framework, _, rule = path.removesuffix(".rego").rpartition("/")
    return (framework, rule) if framework and framework.partition("/")[0] not in SHARED else None


def _requirement(framework: str, rule: str, path: str, text: str) -> Requirement:
    return requirement(framework, rule, metadata(text, path), path)


def _texts(folder: Path, kind: str) -> Iterator[tuple[str, str]]:
    for path in sorted(path for path in files_below(folder) if path.suffix == f".{kind}"):
        place = path.relative_to(folder)
        is_rule = place.parts[0] not in NOT_RULES and not place.name.endswith("_test.rego")
        if is_rule if kind == "rego" else place.as_posix().startswith(YAML):
            yield place.as_posix(), path.read_text(encoding="utf-8")


def _named(yaml: Mapping[str, str], folder: str) -> Iterator[tuple[str, str]]:
    for path, text in yaml.items():
        if path.startswith(f"{folder}/"):
            yield path.removeprefix(f"{folder}/").removesuffix(".yaml"), text


def _release(text: str) -> tuple[str, int]:
    match read_yaml(text, "release.yaml"):
        case {"version": str(version), "facts_version": int(facts_version), **rest} if not rest:
            if is_version(version):
                return version, facts_version
    raise RegistryError(
        "policies.release",
        "release.yaml needs version, three numbers, and facts_version, and nothing else",
        hint="Write `version: 0.2.0` and `facts_version: 1`, with your numbers.",
    )


def _frameworks(text: str, used: set[str]) -> dict[str, str]:
    titles = read_yaml(text, "frameworks.yaml")
    if (
        not isinstance(titles, dict)
        or titles.keys() != used
        or not all(isinstance(t, str) for t in titles.values())
    ):
        raise RegistryError(
            "policies.frameworks",
            f"frameworks.yaml needs a title for each of {', '.join(sorted(used))}, and for nothing else",
            hint="Add the title that is missing, or take out the one that no requirement uses.",
        )
    return titles


def _misplaced(rego: Mapping[str, str]) -> list[str]:
    faults = []
    for path, text in rego.items():
        rule = _rule(path)
        shared = path.partition("/")[0].removesuffix(".rego")
        expected = f"requirements.{rule[0]}.{rule[1]}" if rule else shared
        if package(text) != expected:
            faults.append(f"{path}: its package is {package(text)!r} and must be {expected!r}")
    return faults


def _unlike_their_names(requirements: list[Requirement]) -> list[str]:
    seen: dict[str, str] = {}
    faults = []
    for one in requirements:
        path = f"{one.framework}/{one.rule}.rego"
        if one.rule != one.id.lower().replace("-", "_"):
            faults.append(f"{path}: its id is {one.id}")
        if one.id in seen:
            faults.append(f"{path}: the id {one.id} is that of {seen[one.id]}")
        seen[one.id] = path
    return faults


def _without_tests(folder: Path, requirements: list[Requirement]) -> list[str]:
    return [
        f"{one.framework}/{one.rule}.rego: {one.rule}_test.rego is missing beside it"
        for one in requirements
        if not (folder / one.framework / f"{one.rule}_test.rego").is_file()
    ]
