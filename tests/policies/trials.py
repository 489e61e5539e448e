"""Trying mutants: many at a time in one run of `opa test`, each as a package of its own beside clones of its tests.

Knows: which files a unit of rules needs around it, and how a clone is renamed. Does not know what was changed in a mutant.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from registry.policy.sources import package
from tests.opa_server import pinned_opa
from tests.policies.derived import LIBRARY, rule_files
from tests.policies.mutants import Mutant

BATCH = 40
_SHARED = ("lib", "terms")
_PATIENCE = "120s"
"""How long one test may take. OPA's own 5 seconds pass on a busy machine, and then everything would be found."""


@dataclass(frozen=True)
class Unit:
    """Rules that are tested by themselves: the files that mutants are made of, and the tests that must find them."""

    name: str
    sources: tuple[Path, ...]
    tests: tuple[Path, ...]
    around: tuple[Path, ...]
    """What both need besides `lib` and `terms`."""


def units() -> dict[str, Unit]:
    """Each requirement, each file of `terms`, `lib` and `main`, by name."""
    found = {"lib": Unit("lib", *_split(LIBRARY / "lib"), ())}
    terms, tests = _split(LIBRARY / "terms")
    for path in terms:
        found[f"terms/{path.stem}"] = Unit(f"terms/{path.stem}", (path,), tests, ())
    main = LIBRARY / "main.rego"
    found["main"] = Unit("main", (main,), (LIBRARY / "main_test.rego",), ())
    rules = rule_files()
    own = {path.with_name(f"{path.stem}_test.rego") for path in rules}
    for path in rules:
        helpers = tuple(sorted({*path.parent.glob("*_test.rego")} - own))
        found[path.stem] = Unit(path.stem, (path,), (path.with_name(f"{path.stem}_test.rego"),), helpers)
    return found


def killed(unit: Unit, mutants: Sequence[Mutant]) -> dict[Mutant, bool | None]:
    """Whether the unit's own tests find each mutant; None where it is no module that OPA compiles.

    Raises RuntimeError where the tests do not pass without any mistake, for then they would find everything.
    """
    if unit.name.startswith("terms/"):
        return _killed_alone(unit, mutants)
    found: dict[Mutant, bool | None] = {}
    for start in range(0, len(mutants), BATCH):
        numbered = dict(zip(count(1), mutants[start : start + BATCH], strict=False))
        failed = _tried(unit, numbered)
        found |= {mutant: failed[number] for number, mutant in numbered.items()}
    return found


def killed_by_all(mutant: Mutant | None) -> bool:
    """Whether any test of the whole library finds a mutant, for what the tests of its own unit do not.

    Of no mutant, whether the tests fail as they stand.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in [*LIBRARY.glob("*.rego"), *LIBRARY.glob("*/*.rego"), LIBRARY / "blank_facts.json"]:
            place = folder / path.relative_to(LIBRARY)
            place.parent.mkdir(exist_ok=True)
            shutil.copy(path, place)
        if mutant:
            (folder / mutant.path).write_text(mutant.text, encoding="utf-8")
        _inline_the_blank_record(folder)
        return _opa_test(folder).returncode != 0


def _killed_alone(unit: Unit, mutants: Sequence[Mutant]) -> dict[Mutant, bool | None]:
    """One run for each mutant: the terms are one package in many files, and clones of all of it take longer to compile."""
    (source,) = unit.sources
    own = source.with_name(f"{source.stem}_test.rego")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _shared_files(folder)
        place = folder / source.relative_to(LIBRARY)
        # What a file's own tests do not find may be found by those of its neighbours.
        near = [path for path in (own, source.with_name("terms_test.rego")) if path.exists()]
        found: dict[Mutant, bool | None] = {}
        for tests in (near, unit.tests):
            for path in tests:
                shutil.copy(path, place.parent)
            if _opa_test(folder).returncode != 0:
                raise RuntimeError(f"{unit.name}: its tests do not pass as they stand")
            for mutant in mutants:
                if found.get(mutant, False) is False:
                    place.write_text(mutant.text, encoding="utf-8")
                    run = _opa_test(folder)
                    found[mutant] = None if run.stderr else run.returncode != 0
            shutil.copy(source, place)
    return found


def _split(folder: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    files = sorted(folder.glob("*.rego"))
    tests = tuple(path for path in files if path.name.endswith("_test.rego"))
    return tuple(path for path in files if path not in tests), tests


def _tried(unit: Unit, mutants: Mapping[int, Mutant]) -> dict[int, bool | None]:
    """By number, the mutants that a test finds; number 0 has no mistake."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _shared_files(folder, *unit.around)
        for number in (0, *mutants):
            _clone(unit, number, mutants.get(number), folder / f"m{number}")
        found: dict[int, bool | None] = {}
        while True:
            run = _opa_test(folder)
            refused = {int(number) for number in re.findall(r"\bm(\d+)/", run.stderr)}
            if not refused:
                break
            if 0 in refused:
                raise RuntimeError(f"{unit.name}: {run.stderr}")
            for number in refused:
                shutil.rmtree(folder / f"m{number}")
                found[number] = None
        results = _results(unit, run)
        if not results.get(0) or any(results[0]):
            raise RuntimeError(
                f"{unit.name}: its tests do not pass as they stand\n{run.stdout[-2000:]}{run.stderr}"
            )
        return {number: any(results.get(number, ())) for number in mutants} | found


def _shared_files(folder: Path, *more: Path) -> None:
    """What every requirement and every test of one may ask for."""
    around = [path for shared in _SHARED for path in _split(LIBRARY / shared)[0]]
    for path in [*around, *more, LIBRARY / "blank_test.rego", LIBRARY / "blank_facts.json"]:
        place = folder / path.relative_to(LIBRARY)
        place.parent.mkdir(exist_ok=True)
        shutil.copy(path, place)
    _inline_the_blank_record(folder)


def _clone(unit: Unit, number: int, mutant: Mutant | None, folder: Path) -> None:
    """The unit with one mistake, every package of it under a name of its own, so that many go into one run."""
    folder.mkdir()
    files = [*unit.sources, *unit.tests]
    names = {package(path.read_text(encoding="utf-8")) for path in files}
    known = re.compile(
        rf"\bdata\.({'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))})(?!\w)"
    )
    for path in files:
        mutated = mutant is not None and path == LIBRARY / mutant.path
        text = mutant.text if mutant and mutated else path.read_text(encoding="utf-8")
        text = re.sub(r"^package (\S+)$", rf"package \1_m{number}", text, flags=re.MULTILINE)
        text = "\n".join(_renamed(line, known, number) for line in text.split("\n"))
        (folder / path.name).write_text(text, encoding="utf-8")


def _renamed(line: str, known: re.Pattern[str], number: int) -> str:
    """A line with the packages of the unit under their new names; what an import calls them stays."""
    imported = known.fullmatch(line.removeprefix("import ")) if line.startswith("import ") else None
    renamed = known.sub(rf"data.\1_m{number}", line)
    return f"{renamed} as {imported[1].rpartition('.')[2]}" if imported else renamed


def _inline_the_blank_record(folder: Path) -> None:
    """Put the blank record into the text of `blank`: as data it is read anew for every question, half of the time."""
    facts = json.loads((folder / "blank_facts.json").read_text(encoding="utf-8"))["blank_facts"]
    blank = folder / "blank_test.rego"
    text = blank.read_text(encoding="utf-8").replace("data.blank_facts", json.dumps(facts))
    blank.write_text(text, encoding="utf-8")


def _results(unit: Unit, run: subprocess.CompletedProcess[str]) -> dict[int, list[bool]]:
    """By number of the clone, for each of its tests whether it fails."""
    found: dict[int, list[bool]] = {}
    try:
        tests = json.loads(run.stdout)
    except ValueError:
        raise RuntimeError(f"{unit.name}: opa test said {run.stderr or run.stdout}") from None
    for test in tests or ():
        number = re.search(r"_m(\d+)$", test["package"])
        if number:
            found.setdefault(int(number[1]), []).append(bool(test.get("fail") or test.get("error")))
    return found


def _opa_test(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [
        str(pinned_opa()),
        "test",
        "--format",
        "json",
        "--max-errors",
        "10000",
        "--parallel",
        "1",
        "--timeout",
        _PATIENCE,
        ".",
    ]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600, check=False)
