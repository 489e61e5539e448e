"""What differs between two releases, told from the releases themselves.

Knows: requirements with their metadata and rules, shared Rego, parameters, profiles, documents consulted. Does not know
what a change means in law, nor what it does to any record: that is measured by running both releases.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from registry.policy.bindings import BoundDifferently, bound_differently
from registry.policy.reach import changed_rules, readers
from registry.policy.release import SOURCES, Bundle


@dataclass(frozen=True)
class Change:
    """One key, dotted where it lies deeper, with what it said before and says after; None where it said nothing."""

    key: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Changed:
    """Something that both releases have. `rule`: its Rego differs in more than comments."""

    name: str
    keys: tuple[Change, ...]
    rule: bool = False


@dataclass(frozen=True)
class Part:
    """What one release has that the other has not, and what both have and say differently, by name."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[Changed, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True)
class Reached:
    """Requirements that ask rules of the shared file `name` which changed, themselves or through others; none of them where
    only what weighs and gathers results does."""

    name: str
    rules: tuple[str, ...]
    requirements: tuple[str, ...]


@dataclass(frozen=True)
class Named:
    """Which release."""

    version: str
    sequence: int
    digest: str
    facts_version: int
    opa: str
    """The OPA that compiled it."""


@dataclass(frozen=True)
class Difference:
    """Everything that differs. `shared` are Rego files that belong to no requirement. `compiled` and `data`: whether the
    module and the data document differ; where neither does, no result can.
    """

    before: Named
    after: Named
    requirements: Part
    shared: Part
    parameters: Part
    profiles: Part
    bound: tuple[BoundDifferently, ...]
    frameworks: Part
    consulted: Part
    compiled: bool
    data: bool
    reached: tuple[Reached, ...]
    """What the rules that changed in `shared` can reach; follows from it, and is no further difference."""
    titles: Mapping[str, Mapping[str, str]]
    """Of `requirements`, `parameters`, `profiles`, `frameworks` the last title of each that is named above, or used."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs but versions and digests."""
        parts = (
            self.requirements, self.shared, self.parameters, self.profiles, self.frameworks, self.consulted,
            self.bound, self.compiled, self.data,
        )  # fmt: skip
        made = ((one.facts_version, one.opa) for one in (self.before, self.after))
        return not any(parts) and len(set(made)) == 1

    def as_json(self) -> dict[str, Any]:
        """The same as JSON can carry it, with the names of the fields as keys."""
        return asdict(self)


def difference(before: Bundle, after: Bundle) -> Difference:
    """What differs between two releases."""
    old, new = _rego(before), _rego(after)
    rules = _rules(before) | _rules(after)
    requirements = _part(
        _requirements(before),
        _requirements(after),
        lambda was, will: code(old.get(_path(was), "")) != code(new.get(_path(will), "")),
    )
    bound = bound_differently(before.catalogue, after.catalogue)
    parts = {
        "requirements": requirements,
        **{name: _part(before.catalogue[name], after.catalogue[name]) for name in ("parameters", "profiles")},
        "frameworks": _part(_titles(before), _titles(after)),
    }
    return Difference(
        before=_named(before),
        after=_named(after),
        requirements=requirements,
        shared=_part(
            {path: {"rego": code(text)} for path, text in old.items() if path not in rules},
            {path: {"rego": code(text)} for path, text in new.items() if path not in rules},
        ),
        parameters=parts["parameters"],
        profiles=parts["profiles"],
        bound=bound,
        frameworks=parts["frameworks"],
        consulted=_part(_consulted(before), _consulted(after)),
        compiled=before.wasm != after.wasm,
        data=before.data != after.data,
        reached=_reached(before, after),
        titles={
            name: _called(name, part, before, after, {id for one in bound for id in one.requirements})
            for name, part in parts.items()
        },
    )


def code(rego: str) -> str:
    """The lines of a Rego file that are neither blank nor comments: what can change a result."""
    lines = (line.rstrip() for line in rego.splitlines())
    return "\n".join(line for line in lines if line and not line.lstrip().startswith("#"))


def _named(bundle: Bundle) -> Named:
    opa = str(bundle.manifest["opa"])
    return Named(bundle.version, bundle.sequence, bundle.digest, bundle.facts_version, opa)


def _part(
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    rule_differs: Callable[[Any, Any], bool] = lambda was, will: False,
) -> Part:
    changed = []
    for name in sorted(before.keys() & after.keys()):
        keys = _changes(before[name], after[name])
        rule = rule_differs(before[name], after[name])
        if keys or rule:
            changed.append(Changed(name, keys, rule))
    return Part(
        tuple(sorted(after.keys() - before.keys())),
        tuple(sorted(before.keys() - after.keys())),
        tuple(changed),
    )


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Change, ...]:
    old, new = _leaves(before), _leaves(after)
    return tuple(
        Change(key, old.get(key), new.get(key))
        for key in sorted(old.keys() | new.keys())
        if old.get(key) != new.get(key)
    )


def _leaves(value: Mapping[str, Any], above: str = "") -> dict[str, Any]:
    leaves: dict[str, Any] = {}
    for key, held in value.items():
        leaves |= _leaves(held, f"{above}{key}.") if isinstance(held, dict) else {above + key: held}
    return leaves


def _called(name: str, part: Part, before: Bundle, after: Bundle, bound: set[str]) -> dict[str, str]:
    named = {*part.added, *part.removed, *(one.name for one in part.changed)}
    if name == "parameters":
        # A requirement that changed may use one that did not.
        named |= before.catalogue[name].keys() | after.catalogue[name].keys()
    known: dict[str, str] = {}
    for bundle in (before, after):
        held = {"requirements": _requirements, "frameworks": _titles}.get(
            name, lambda one: one.catalogue[name]
        )(bundle)
        known |= {key: one["title"] for key, one in held.items()}
    return {key: known[key] for key in sorted(named | bound) if key in known}


def _requirements(bundle: Bundle) -> dict[str, Any]:
    # As the release says it, not as this software's model reads it: an older release may say less.
    return {
        entry["id"]: {**entry, "framework": framework, "rule": rule}
        for framework, rules in bundle.catalogue["requirements"].items()
        for rule, entry in rules.items()
    }


def _path(requirement: Mapping[str, Any]) -> str:
    return f"{requirement['framework']}/{requirement['rule']}.rego"


def _rules(bundle: Bundle) -> set[str]:
    return set(map(_path, _requirements(bundle).values()))


def _rego(bundle: Bundle) -> dict[str, str]:
    return {
        path.removeprefix(SOURCES): data.decode()
        for path, data in bundle.files.items()
        if path.startswith(SOURCES) and path.endswith(".rego")
    }


def _reached(before: Bundle, after: Bundle) -> tuple[Reached, ...]:
    old, new = ({path: code(text) for path, text in _rego(one).items()} for one in (before, after))
    asked = [
        readers(sources, {_path(one): id for id, one in _requirements(bundle).items()})
        for sources, bundle in ((old, before), (new, after))
    ]
    found = []
    for path in sorted((old.keys() | new.keys()) - _rules(before) - _rules(after)):
        if names := changed_rules(old.get(path, ""), new.get(path, "")):
            package = path.partition("/")[0]
            ids = {id for name in names for one in asked for id in one.get(f"{package}.{name}", ())}
            found.append(Reached(path, names, tuple(sorted(ids))))
    return tuple(found)


def _titles(bundle: Bundle) -> dict[str, Any]:
    return {name: {"title": title} for name, title in bundle.catalogue["frameworks"].items()}


def _consulted(bundle: Bundle) -> dict[str, Any]:
    return {one["address"] or one["document"]: one for one in bundle.consulted}
