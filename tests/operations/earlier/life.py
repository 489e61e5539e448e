"""What is done in a registry that is to be kept: run by the software of its time, as far as that knew how.

Knows: the commands and the tests' bodies of every state in `make.STATES`; what a state has no module for is left out.
"""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from registry.cli.main import main

ADDRESS = "https://registry.example"
RECORDS: tuple[dict[str, Any], ...] = (
    {
        "id": "harbour-plates",
        "deployment": {"title": "Plätze am Hafen 漢字 Ελλάδα شارع", "technology": "anpr_fixed", "start_date": "2026-01-05"},
        "operator": {"name": "Body of Example", "contact": "mail@example.org", "type": "public_body"},
        "place": {"country": "NL"},
        "purpose": {"statement": "=1+1 is not computed,\nand this is a second line: 漢字"},
        "filing": {"filed_by_name": "A. Person"},
    },
    {
        "id": "station-faces",
        "deployment": {"title": "Faces at the station", "technology": "face_identification_live"},
        "operator": {"name": "Police of Example", "type": "law_enforcement_authority"},
        "place": {"country": "GB", "sites": [{"label": "Hall"}, {"label": "Platform 2"}]},
        "system": {"logic": "Compares faces with a list."},
        "withheld": [
            {
                "field": "system.logic", "ground": "law_enforcement", "provision": "Article 9 of the Example Act",
                "decided_by": "Legal office", "decided_on": "2026-01-01", "review_by": "2027-01-01",
            }
        ],
    },
    {"id": "empty-filing"},
)  # fmt: skip
CHANGED: dict[str, Any] = {**RECORDS[0], "place": {"country": "BE"}}
WAITING: dict[str, Any] = {"id": "accepted-and-waiting", "place": {"country": "FR"}}


def run(*command: str) -> None:
    """One command of the `sightline` of that time."""
    try:
        main(list(command), prog_name="sightline", standalone_mode=False)
    except SystemExit as ended:
        if ended.code:
            raise


def has(module: str) -> bool:
    """Whether the software of that time has a module."""
    return find_spec(module) is not None


def live(home: Path, database: str | None) -> None:
    """Make a registry in `home`, its database a file there or the empty one at the address `database`."""
    at = ("--home", str(home))
    on_server = ("--database", database) if database else ()
    run("init", *at, "--address", ADDRESS, "--development-keys", *on_server)
    for record in (*RECORDS, CHANGED):
        run("file", file_of(home, record), *at)
    if has("registry.cli.erase"):
        run(
            "erase",
            "harbour-plates",
            "--version",
            "1",
            "--field",
            "operator.contact",
            "--ground",
            "gdpr-17-1-a",
            *at,
        )
        run("keys", "rotate", *at)
        run("log", "publish", *at)
    if has("tests.operations.acting"):
        act(home)
        run("log", "publish", *at)
    if has("registry.operations.accept"):
        run("file", file_of(home, WAITING), "--no-wait", *at)


def act(home: Path) -> None:
    """Bodies, a deployment's whole life, and what else the desk of that time kept: drafts, sessions, notices."""
    from registry.operations.registry import open_registry
    from registry.settings import Settings
    from tests.operations.acting import acting_in
    from tests.operations.acting import live as live_whole

    registry = open_registry(home, Settings())
    acting = acting_in(registry)
    filer, at = acting.people["town", "filer"], ("--home", str(home))
    if has("registry.cli.notices"):
        # Before the acts: each that concerns the body leaves a notice.
        run("notices", "subscribe", "town", "--mail", "town@example.org", *at)
        run("notices", "subscribe", "watchdog", "--webhook", "https://hooks.example.org/sightline", *at)
    live_whole(acting)
    if has("registry.cli.draft"):
        run(
            "draft",
            "new",
            file_of(home, {"id": "a-draft", "place": {"country": "LU"}}),
            *at,
            "--office",
            "town",
            "--person",
            filer,
        )
    if has("registry.cli.session"):
        run("body", "link", filer, *at)
        run("token", "make", filer, "--scope", "read", *at)
    acting.file(id="still-open", place={"country": "FR"})


def file_of(home: Path, record: dict[str, Any]) -> str:
    """The record as a file beside the registry."""
    path = home.with_name("filed") / f"{record['id']}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(record), encoding="utf-8")
    return str(path)


if __name__ == "__main__":
    live(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None)
