"""Which requirements a change of shared Rego can reach: those that ask a rule which changed, themselves or through others.

Knows: that a rule of `terms` or `lib` is asked by its name, behind that of its package from outside it. Reads names as they
stand in the text, so that a variable of the same name counts as well: no requirement is left out, and one may be told that a
parse would not name. Does not know what the change does to any record: that is measured by running both releases.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

SHARED: Final = ("terms", "lib")
"""The packages whose rules requirements ask."""

Sources = Mapping[str, str]
"""The code of each Rego file, without comments, by its path in the library."""


def changed_rules(before: str, after: str) -> tuple[str, ...]:
    """The names of the rules that two texts of a file define differently, or that only one of them defines."""
    was, will = _rules(before), _rules(after)
    return tuple(sorted(name for name in was.keys() | will.keys() if was.get(name) != will.get(name)))


def readers(sources: Sources, asked: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """By shared rule, as `terms.biometric`, the ids of the requirements that ask it, directly or not.

    `asked` names the id of the requirement in each file that holds one.
    """
    shared = {
        f"{package}.{name}": text
        for path, code in sources.items()
        if (package := path.partition("/")[0]) in SHARED
        for name, text in _rules(code).items()
    }
    asks = {name: _asked(text, name.partition(".")[0]) & shared.keys() for name, text in shared.items()}
    found: dict[str, set[str]] = defaultdict(set)
    for path, id in asked.items():
        waiting, seen = _asked(sources.get(path, ""), "") & shared.keys(), set[str]()
        while waiting:
            seen |= waiting
            waiting = {other for name in waiting for other in asks[name]} - seen
        for name in seen:
            found[name].add(id)
    return {name: frozenset(ids) for name, ids in found.items()}


def _rules(code: str) -> dict[str, str]:
    """The text of each rule of a file by its name, all its definitions and `else` branches together."""
    found: dict[str, str] = {}
    name = ""
    for line in code.splitlines():
        begun = _BEGINS.match(line)
        if begun and begun[0] not in _NO_RULE:
            name = begun[0]
        if name:
            found[name] = f"{found.get(name, '')}{line}\n"
    return found


def _asked(text: str, package: str) -> set[str]:
    return set(_asks(_STRING.sub('""', text), package))


def _asks(text: str, package: str) -> Iterator[str]:
    for match in _NAMED.finditer(text):
        yield match[0] if "." in match[0] else f"{package}.{match[0]}"


_BEGINS: Final = re.compile(r"[a-z_]\w*")
_NO_RULE: Final = ("package", "import", "else")
_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_NAMED: Final = re.compile(rf"(?<![\w.])(?:(?:{'|'.join(SHARED)})\.)?[a-z_]\w*")
