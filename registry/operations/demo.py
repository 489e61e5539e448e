"""The demonstration: a registry of documented deployments, made, filed, checked from outside.

Knows: that it may be run again and then adds nothing twice, and that its keys are development keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from registry import assets
from registry.errors import RegistryError
from registry.operations.assess import wasm_engine
from registry.operations.check import Report, check_tree
from registry.operations.create_registry import create_registry
from registry.operations.file_record import Filed, NotFiled, Submission, Unchanged, file_records
from registry.operations.publish import publish
from registry.operations.read_submissions import Notice, read_submissions
from registry.operations.registry import Registry, open_registry
from registry.operations.sign_bundles import sign_bundles
from registry.operations.trust import read_key_files
from registry.policy.release import read_folder
from registry.settings import Settings
from registry.transport.trees import open_trees

ADDRESS: Final = "http://127.0.0.1:8000"


@dataclass(frozen=True)
class Progress:
    """How far a stage is: `total` is None while it is not known."""

    stage: str
    done: int
    total: int | None


def make_demo(
    root: Path, settings: Settings, told: Callable[[Progress], None]
) -> tuple[Registry, list[Report]]:
    """Make or take up the demonstration in `root`; returns the registry and one report for each of its logs.

    Raises what any stage raises: a case that cannot be filed ends the demonstration with its reason.
    """
    told(Progress("Opening the registry", 0, None))
    if (root / "trust" / "registry.vkeys").is_file():
        registry = open_registry(root, settings)
    else:
        bundle = read_folder(assets.policies() / "release")
        registry = create_registry(root, ADDRESS, bundle, settings, passphrase=None)
    items = list(read_submissions([assets.policies() / "cases"], "case"))
    submissions = [item for item in items if isinstance(item, Submission)]
    for item in items:
        if isinstance(item, Notice):
            raise RegistryError("demo.case", f"{item.where}: {item.text}", hint="Mend the case file.")
    for done, result in enumerate(_filed(registry, submissions), 1):
        if isinstance(result, NotFiled):
            raise result.error
        told(Progress("Filing, assessing, signing, logging", done, len(submissions)))
    told(Progress("Publishing", 0, None))
    publish(registry, lambda done, total: told(Progress("Publishing", done, total)))
    sign_bundles(registry, None)
    keys = read_key_files([registry.home.trust])
    reports = [
        check_tree(
            tree, keys, wasm_engine, lambda done, total: told(Progress("Checking from outside", done, total))
        )
        for tree in open_trees(str(registry.home.public))
    ]
    return registry, reports


def _filed(registry: Registry, submissions: list[Submission]) -> Iterator[Filed | Unchanged | NotFiled]:
    # One by one, so that the progress bar tells the truth; a batch would be faster and silent.
    for submission in submissions:
        yield from file_records(registry, [submission])
