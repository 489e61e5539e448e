"""What is erased is gone from every file of a registry, under a notice that says so and shows nothing of it."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from registry.cli.main import main
from registry.domain.canonical import canonical_bytes, parse_canonical
from registry.domain.decision import read_statement
from registry.domain.record import read_record
from registry.errors import RegistryError
from registry.operations.check import Report, check_tree
from registry.operations.erase import erase
from registry.operations.file_record import Filed, Submission, Unchanged, file_records
from registry.operations.publish import publish
from registry.operations.registry import Registry, open_registry
from registry.operations.trust import read_key_files
from registry.settings import Settings
from registry.storage import erasures, ledger, lists, queries
from registry.storage.lists import Filters
from registry.transport.trees import FolderTree
from tests.operations.test_check import engine_for

PUBLIC = "Qwxzpublicmarker"
HIDDEN = "Qwxzhiddenmarker"
GROUND = "gdpr-17-1-d"

RECORD: dict[str, Any] = {
    "id": "marked-deployment",
    "deployment": {"title": f"Cameras of {PUBLIC}", "technology": "anpr_fixed"},
    "operator": {"name": "A town", "accountable_person": HIDDEN},
    "place": {"country": "FR"},
}


class Salts:
    """Salts that can be looked for afterwards."""

    def __init__(self) -> None:
        self.made: list[bytes] = []

    def __call__(self) -> bytes:
        self.made.append(secrets.token_bytes(32))
        return self.made[-1]


def file(registry: Registry, salt: Callable[[], bytes] | None = None, **changed: Any) -> Any:
    record = read_record(RECORD | changed)
    (result,) = file_records(registry, [Submission(record)], salt=salt or Salts())
    return result


@pytest.fixture
def salts() -> Salts:
    return Salts()


@pytest.fixture
def marked(registry: Registry, salts: Salts) -> Registry:
    assert isinstance(file(registry, salts), Filed)
    publish(registry)
    return registry


def holding(root: Path, *needles: bytes) -> list[Path]:
    """The files below `root` that hold one of the needles."""
    files = [path for path in root.rglob("*") if path.is_file()]
    return [path for path in files if any(needle in path.read_bytes() for needle in needles)]


def spellings(text: str, salt: bytes) -> tuple[bytes, ...]:
    return (text.encode(), text.casefold().encode(), salt, salt.hex().encode())


def checked(registry: Registry) -> Report:
    return check_tree(FolderTree(registry.tree.root), read_key_files([registry.home.trust]), engine_for)


def salt_of(registry: Registry, path: str) -> bytes:
    salt = queries.answers(registry.database, RECORD["id"], 1)[path].salt
    assert salt is not None
    return salt


def test_a_value_that_is_not_public_never_stands_in_a_file_in_the_clear(marked: Registry) -> None:
    salt = salt_of(marked, "operator.accountable_person")
    assert holding(marked.home.root, *spellings(HIDDEN, salt)) == []


def test_an_erased_value_and_its_salt_are_in_no_file_any_more(marked: Registry) -> None:
    salt = salt_of(marked, "deployment.title")
    assert holding(marked.home.root, *spellings(PUBLIC, salt))
    erased = erase(marked, RECORD["id"], 1, ["deployment.title"], GROUND)
    assert erased.scrubbed
    publish(marked)
    assert holding(marked.home.root, *spellings(PUBLIC, salt)) == []
    assert lists.page(marked.database, Filters(text=PUBLIC)).total == 0
    assert checked(marked).problem is None


def test_the_check_names_what_was_erased_and_the_notice_names_no_value(marked: Registry) -> None:
    paths = ["deployment.title", "operator.accountable_person"]
    erased = erase(marked, RECORD["id"], 1, ["operator.accountable_person", "deployment"], GROUND)
    publish(marked)
    report = checked(marked)
    assert report.problem is None
    [notice] = report.erasures
    assert (notice.index, notice.erasure.fields, notice.erasure.ground) == (erased.index, paths, GROUND)
    (body,) = ledger.entries(marked.database, marked.log.id, erased.index, erased.index + 1)
    payload = base64.b64decode(parse_canonical(body)["payload"])
    assert read_statement(payload).erasure == notice.erasure
    assert PUBLIC.encode() not in payload
    assert HIDDEN.encode() not in payload


def test_a_disclosure_that_lacks_a_value_without_a_notice_is_a_fault(marked: Registry) -> None:
    (path,) = holding(marked.tree.root / "disclosures", PUBLIC.encode())
    disclosure = parse_canonical(path.read_bytes())
    del disclosure["values"]["deployment.title"]
    path.write_bytes(canonical_bytes(disclosure))
    problem = checked(marked).problem
    assert problem is not None
    assert "no entry that was checked declares it erased" in problem.message


def test_a_disclosure_that_still_shows_what_was_erased_is_a_fault(marked: Registry) -> None:
    (path,) = holding(marked.tree.root / "disclosures", PUBLIC.encode())
    before = path.read_bytes()
    erase(marked, RECORD["id"], 1, ["deployment.title"], GROUND)
    publish(marked)
    path.write_bytes(before)
    problem = checked(marked).problem
    assert problem is not None
    assert "still discloses deployment.title" in problem.message


def test_erasing_what_was_interrupted_is_finished_by_the_next_publication(
    marked: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = marked.database.value_keys
    monkeypatch.setattr(
        type(keys), "destroy", lambda self, references: (_ for _ in ()).throw(KeyboardInterrupt)
    )
    with pytest.raises(KeyboardInterrupt):
        erase(marked, RECORD["id"], 1, ["deployment.title"], GROUND)
    monkeypatch.undo()
    again = open_registry(marked.home.root, Settings())
    publish(again)
    assert erasures.destroy_keys(again.database) == 0
    assert "deployment.title" not in queries.answers(again.database, RECORD["id"], 1)
    assert checked(again).problem is None


def test_what_a_publication_that_died_had_drafted_is_gone_with_what_is_erased_later(
    marked: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between writing a shortened disclosure and putting it in its place: the draft shows all the rest."""
    salt = salt_of(marked, "deployment.title")
    other = next(
        path
        for path, answer in queries.answers(marked.database, RECORD["id"], 1).items()
        if answer.salt is not None and path != "deployment.title" and answer.public
    )
    erase(marked, RECORD["id"], 1, [other], GROUND)
    replace, unlink = Path.replace, Path.unlink

    def killed(self: Path, target: Path) -> Path:
        if "disclosures" in str(target):
            monkeypatch.setattr(Path, "unlink", lambda self, missing_ok=False: None)
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        publish(marked)
    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(Path, "unlink", unlink)
    drafts = marked.home.drafts
    assert holding(drafts, *spellings(PUBLIC, salt))
    again = open_registry(marked.home.root, Settings())
    erase(again, RECORD["id"], 1, ["deployment.title"], GROUND)
    publish(again)
    assert holding(drafts, *spellings(PUBLIC, salt)) == []
    assert holding(again.tree.root, *spellings(PUBLIC, salt)) == []
    assert checked(again).problem is None


def test_erasing_again_finishes_what_was_interrupted(
    marked: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    salt = salt_of(marked, "deployment.title")
    monkeypatch.setattr(erasures, "destroy_keys", lambda db: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        erase(marked, RECORD["id"], 1, ["deployment.title"], GROUND)
    monkeypatch.undo()
    size = ledger.head(marked.database, marked.log.id).size
    assert holding(marked.home.root, *spellings(PUBLIC, salt))
    with pytest.raises(RegistryError, match="erased already") as told:
        erase(marked, RECORD["id"], 1, ["deployment.title"], GROUND)
    assert told.value.code == "erase.erased"
    assert "are destroyed" in told.value.hint
    assert erasures.destroy_keys(marked.database) == 0
    in_database = [p for p in holding(marked.home.root, *spellings(PUBLIC, salt)) if ".db" in p.name]
    assert in_database == []
    assert ledger.head(marked.database, marked.log.id).size == size


def test_the_command_run_again_publishes_what_was_interrupted(
    marked: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    erase(marked, RECORD["id"], 1, ["deployment.title"], GROUND)
    marked.database.close()
    command = ["erase", RECORD["id"], "--version", "1", "--field", "deployment.title", "--ground", GROUND]
    run = CliRunner().invoke(main, [*command, "--home", str(marked.home.root)])
    assert run.exit_code != 0
    assert "erase.erased" in run.output
    again = open_registry(marked.home.root, Settings())
    assert holding(again.tree.root / "disclosures", PUBLIC.encode()) == []
    assert checked(again).problem is None


def test_a_reader_that_holds_an_old_state_is_told(marked: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(marked.database), "scrub", lambda self: False)
    erased = erase(marked, RECORD["id"], 1, ["deployment.title"], GROUND)
    assert not erased.scrubbed
    assert erased.left is not None
    assert erased.left.code == "erase.unscrubbed"


def test_filing_the_same_record_again_does_not_bring_an_erased_value_back(marked: Registry) -> None:
    erase(marked, RECORD["id"], 1, ["deployment.title"], GROUND)
    assert isinstance(file(marked), Unchanged)


@pytest.mark.parametrize(
    ("version", "field", "ground", "code"),
    [
        (1, "deployment.title", "because", "erase.ground"),
        (2, "deployment.title", GROUND, "erase.version"),
        (1, "deployment.technology", GROUND, "erase.field"),
        (1, "deployment.tit", GROUND, "erase.field"),
    ],
)
def test_what_cannot_be_erased_is_refused_and_nothing_is_logged(
    marked: Registry, version: int, field: str, ground: str, code: str
) -> None:
    before = ledger.head(marked.database, marked.log.id).size
    with pytest.raises(RegistryError) as refused:
        erase(marked, RECORD["id"], version, [field], ground)
    assert refused.value.code == code
    assert ledger.head(marked.database, marked.log.id).size == before


def test_a_value_is_erased_once(marked: Registry) -> None:
    erase(marked, RECORD["id"], 1, ["deployment.title"], GROUND)
    with pytest.raises(RegistryError, match="erased already, under entry"):
        erase(marked, RECORD["id"], 1, ["deployment.title"], GROUND)


def test_the_other_versions_that_keep_the_field_are_named(marked: Registry) -> None:
    file(marked, place={"country": "BE"})
    assert erase(marked, RECORD["id"], 1, ["deployment.title"], GROUND).elsewhere == (2,)
