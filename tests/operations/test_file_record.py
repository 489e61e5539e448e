"""Promises 2 and 4: no decision without a trace, no silent change, and nothing twice."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from registry.domain.canonical import parse_canonical
from registry.domain.record import read_record
from registry.errors import RegistryError
from registry.operations import file_record as module
from registry.operations.check import check_tree
from registry.operations.file_record import Filed, NotFiled, Result, Submission, Unchanged, file_records
from registry.operations.publish import publish
from registry.operations.registry import Registry, open_registry
from registry.operations.trust import read_key_files
from registry.settings import Settings
from registry.storage import ledger, queries
from registry.storage.values import NewEntry
from registry.transport.trees import FolderTree
from tests.operations.test_check import engine_for


def submission(name: str = "one", provenance: str = "filed", **record: Any) -> Submission:
    body: dict[str, Any] = {"id": name, "operator": {"name": "Body of Example"}, "place": {"country": "GB"}}
    return Submission(read_record({**body, **record}), provenance, f"{name}.json")


def file_one(registry: Registry, item: Submission) -> Result:
    (result,) = file_records(registry, [item])
    return result


def holds(registry: Registry) -> bool:
    publish(registry)
    keys = read_key_files([registry.home.trust])
    report = check_tree(FolderTree(registry.tree.root), keys, engine_for)
    assert report.problem is None, report.problem
    return report.holds


def test_a_filed_record_is_a_version_a_decision_and_an_entry(registry: Registry) -> None:
    before = ledger.head(registry.database, registry.log.id).size
    result = file_one(registry, submission())
    assert isinstance(result, Filed)
    assert (result.version, result.index) == (1, before)
    assert ledger.head(registry.database, registry.log.id).size == before + 1
    assert holds(registry)


def test_the_statement_holds_no_name_and_no_text(registry: Registry) -> None:
    result = file_one(registry, submission(purpose={"statement": "To find the lost umbrellas of Example"}))
    assert isinstance(result, Filed)
    (body,) = ledger.entries(registry.database, registry.log.id, result.index, result.index + 1)
    payload = base64.b64decode(parse_canonical(body)["payload"]).decode()
    assert "Example" not in payload
    assert "umbrellas" not in payload


def test_the_same_answers_make_no_second_version(registry: Registry) -> None:
    file_one(registry, submission())
    assert isinstance(file_one(registry, submission()), Unchanged)


def test_confirming_that_nothing_changed_makes_a_version(registry: Registry) -> None:
    file_one(registry, submission())
    result = file_one(registry, submission(filing={"change_kind": "confirmed_unchanged"}))
    assert isinstance(result, Filed)
    assert result.version == 2
    again = file_one(registry, submission(filing={"change_kind": "confirmed_unchanged"}))
    assert isinstance(again, Filed)
    assert again.version == 3
    assert holds(registry)


def test_a_changed_answer_makes_a_version_whose_decision_names_the_one_before(registry: Registry) -> None:
    first = file_one(registry, submission())
    second = file_one(registry, submission(purpose={"code": "crowd_safety"}))
    assert isinstance(first, Filed)
    assert isinstance(second, Filed)
    assert second.version == 2
    assert second.decision.previous is not None
    assert second.decision.previous.index == first.index
    assert holds(registry)


def test_two_versions_in_one_batch_both_become_versions_in_order(registry: Registry) -> None:
    items = [
        submission(),
        submission(purpose={"code": "crowd_safety"}),
        submission(purpose={"code": "traffic"}),
    ]
    results = list(file_records(registry, items))
    assert [(r.version if isinstance(r, Filed) else r) for r in results] == [1, 2, 3]
    assert holds(registry)


def test_ten_versions_in_one_batch_become_versions_in_order(registry: Registry) -> None:
    items = [submission(purpose={"statement": f"Purpose {i}"}) for i in range(10)]
    results = list(file_records(registry, items))
    assert [(r.version if isinstance(r, Filed) else r) for r in results] == list(range(1, 11))
    assert holds(registry)


def test_confirming_while_changing_is_refused(registry: Registry) -> None:
    file_one(registry, submission())
    result = file_one(
        registry, submission(filing={"change_kind": "confirmed_unchanged"}, purpose={"code": "traffic"})
    )
    assert isinstance(result, NotFiled)
    assert result.error.code == "file.not_unchanged"


def test_a_record_without_id_gets_one_that_says_nothing(registry: Registry) -> None:
    result = file_one(registry, Submission(read_record({"operator": {"name": "Body of Example"}})))
    assert isinstance(result, Filed)
    assert result.deployment.startswith("d-")


def test_a_version_keeps_where_it_comes_from(registry: Registry) -> None:
    file_one(registry, submission())
    result = file_one(registry, submission(provenance="imported", purpose={"code": "traffic"}))
    assert isinstance(result, NotFiled)
    assert result.error.code == "file.provenance"


def test_a_reconstructed_record_without_law_date_is_refused_and_costs_no_other(registry: Registry) -> None:
    results = list(file_records(registry, [submission("bad", "reconstructed"), submission("good")]))
    assert isinstance(results[0], NotFiled)
    assert results[0].error.code == "file.law_date"
    assert isinstance(results[1], Filed)


def test_another_writer_between_evaluation_and_commit_costs_a_second_evaluation_only(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = open_registry(registry.home.root, Settings())
    real, calls = ledger.append, []

    def overtaken(*arguments: Any, **named: Any) -> Any:
        calls.append(arguments)
        if len(calls) == 1:
            monkeypatch.setattr(module.ledger, "append", real)
            file_one(other, submission(purpose={"code": "traffic"}))
            monkeypatch.setattr(module.ledger, "append", overtaken)
        return real(*arguments, **named)

    monkeypatch.setattr(module.ledger, "append", overtaken)
    monkeypatch.setattr(module.locks, "writer", lambda database: _no_lock())
    result = file_one(registry, submission())
    assert isinstance(result, Filed)
    assert result.version == 2
    assert len(calls) == 2
    assert holds(registry)


def test_a_day_that_ends_between_evaluation_and_commit_is_assessed_again(registry: Registry) -> None:
    start = datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC)
    ticks: Iterator[datetime] = (start + timedelta(seconds=max(0, i - 0)) for i in range(1000))
    registry.clock = lambda: next(ticks)
    result = file_one(registry, submission())
    assert isinstance(result, Filed)
    assert result.decision.law_date.date == "2027-01-01"
    assert result.decision.assessed_at.startswith("2027-01-01")


def test_an_engine_that_fails_decides_nothing(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    _, bundle = registry.release()

    class Broken:
        name, version = "broken", "1"

        def assess(self, facts: bytes, law_date: Mapping[str, Any]) -> bytes:
            raise RegistryError("engine.trap", "it broke")

    registry.engines(bundle)[:] = [Broken()]
    before = ledger.head(registry.database, registry.log.id)
    result = file_one(registry, submission())
    assert isinstance(result, NotFiled)
    assert ledger.head(registry.database, registry.log.id) == before
    assert queries.latest_version(registry.database, "one") is None


def test_engines_that_disagree_sign_nothing(registry: Registry) -> None:
    _, bundle = registry.release()
    right = registry.engines(bundle)[0]

    class Different:
        name, version = "different", "1"

        def assess(self, facts: bytes, law_date: Mapping[str, Any]) -> bytes:
            return right.assess(facts, law_date).replace(b"undetermined", b"compliant", 1)

    registry.engines(bundle).append(Different())
    result = file_one(registry, submission())
    assert isinstance(result, NotFiled)
    assert result.error.code == "engine.disagree"


def test_an_entry_never_reaches_the_log_without_its_version(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries: list[NewEntry] = []
    real = ledger.append

    def recorded(database: Any, log_id: int, batch: Any, *rest: Any) -> Any:
        entries.extend(batch)
        return real(database, log_id, batch, *rest)

    monkeypatch.setattr(module.ledger, "append", recorded)
    file_one(registry, submission())
    assert [e.version is not None and e.decision is not None for e in entries] == [True]


def _no_lock() -> Any:
    from contextlib import nullcontext

    return nullcontext()


def test_a_clock_that_was_set_back_files_nothing(registry: Registry) -> None:
    registry.clock = lambda: datetime(1990, 1, 1, tzinfo=UTC)
    with pytest.raises(RegistryError) as caught:
        list(file_records(registry, [submission()]))
    assert caught.value.code == "file.clock"
    assert queries.latest_version(registry.database, "one") is None
