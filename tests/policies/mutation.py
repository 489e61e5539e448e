"""Do the tests of the policies find mistakes? Every rule is broken in every small way, one at a time, and must fail.

Run as `python -m tests.policies.mutation [aia_07 lib terms terms/consent …]`, or `make mutation` for all. Prints the score
and every mutant that no test finds. `survivors.yaml` lists those that are no mistakes, with the reason; one that a test
finds must not stand there.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

from registry.policy.rego import parse_modules
from registry.policy.sources import read_yaml
from tests.opa_server import pinned_opa
from tests.policies.derived import LIBRARY
from tests.policies.mutants import Mutant, mutants, unfolded
from tests.policies.trials import Unit, killed, killed_by_all, units

SURVIVORS: Final = Path(__file__).with_name("survivors.yaml")
WANTED: Final = 0.95
_PLAIN: Final = {"lib", "main"}


def main(names: Sequence[str]) -> int:
    """0 where the score is reached and the list of equivalent mutants is true."""
    known, began = units(), time.monotonic()
    chosen = [one for key, one in known.items() if not names or {key, key.partition("/")[0]} & set(names)]
    with ThreadPoolExecutor(max_workers=2) as pool:
        found: dict[Mutant, bool | None] = {}
        for results in pool.map(_tried, chosen):
            found |= results
        again = [mutant for mutant, dead in found.items() if dead is False and _shared(mutant)]
        if again and killed_by_all(None):
            raise RuntimeError("the tests of the policies do not pass as they stand")
        found |= dict(zip(again, pool.map(killed_by_all, again), strict=True))
    alive = [mutant for mutant, dead in found.items() if dead is False]
    equivalent = read_survivors()
    faults = stale(
        equivalent, found, {path.relative_to(LIBRARY).as_posix() for one in chosen for path in one.sources}
    )
    unexplained = [one for one in alive if one.says not in equivalent.get(one.path, {})]
    dead = sum(value is True for value in found.values())
    for one in unexplained:
        print(f"survives: {one.path} {one.says}")
    for fault in faults:
        print(fault)
    score = dead / (dead + len(unexplained)) if found else 0.0
    print(
        f"{dead} of {dead + len(unexplained)} mutants found, {score:.1%}; {len(alive) - len(unexplained)} equivalent, "
        f"{sum(value is None for value in found.values())} do not compile, {time.monotonic() - began:.0f} s"
    )
    return 0 if score >= WANTED and not faults else 1


def read_survivors(path: Path = SURVIVORS) -> Mapping[str, Mapping[str, str]]:
    """The mutants that are no mistakes, by file and what they say, with the reason."""
    listed: Any = read_yaml(path.read_text(encoding="utf-8"), path.name) or {}
    return {file: {one["mutant"]: one["why"] for one in those} for file, those in listed.items()}


def stale(
    equivalent: Mapping[str, Mapping[str, str]], found: Mapping[Mutant, bool | None], tried: Collection[str]
) -> list[str]:
    """One line for each entry of the list that is untrue: there is no such mutant, or a test finds it after all."""
    results = {(one.path, one.says): dead for one, dead in found.items()}
    faults = []
    for file, those in equivalent.items():
        for says in those if file in tried or not (LIBRARY / file).exists() else ():
            if (file, says) not in results:
                faults.append(f"survivors.yaml: {file} has no mutant {says!r} any more")
            elif results[file, says] is not False:
                faults.append(f"survivors.yaml: {file} {says!r} does not survive; take it out")
    return faults


def _tried(unit: Unit) -> dict[Mutant, bool | None]:
    return killed(unit, made(unit))


def made(unit: Unit) -> list[Mutant]:
    """The mutants of a unit."""
    texts = {
        path.relative_to(LIBRARY).as_posix(): unfolded(path.read_text(encoding="utf-8"))
        for path in unit.sources
    }
    with tempfile.TemporaryDirectory() as folder:
        for path, text in texts.items():
            (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / path).write_text(text, encoding="utf-8")
        trees = parse_modules(Path(folder), texts, pinned_opa())
    whole = unit.name in _PLAIN
    return [one for path, text in texts.items() for one in mutants(path, text, trees[path], whole=whole)]


def _shared(mutant: Mutant) -> bool:
    return mutant.path.partition("/")[0] in ("lib", "terms")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
