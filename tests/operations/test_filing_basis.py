"""Promise 4 under load: what many filings rest on is read once, and none of them stands on what was taken back meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from registry.domain.record import read_record
from registry.operations import file_record
from registry.operations.erase_act import erase_act
from registry.operations.file_record import Filed, NotFiled, Result, Submission, file_records
from registry.operations.filed_by import FiledBy
from registry.storage import people
from tests.operations.acting import Acting, holds, size


def submissions(acting: Acting, *names: str, by: str = "filer") -> list[Submission]:
    filer = FiledBy("town", acting.people["town", by])
    return [
        Submission(read_record({"id": name, "place": {"country": "FR"}}), where=name, by=filer)
        for name in names
    ]


def meanwhile(monkeypatch: pytest.MonkeyPatch, what: Callable[[], object]) -> None:
    """Do something once, when the first of a batch is evaluated and none is logged."""
    prepare, done = file_record.prepare, []

    def evaluated(*given: Any) -> Any:
        prepared = prepare(*given)
        if not done:
            done.append(what())
        return prepared

    monkeypatch.setattr(file_record, "prepare", evaluated)


def codes(results: list[Result]) -> list[str]:
    return [
        result.error.code if isinstance(result, NotFiled) else type(result).__name__ for result in results
    ]


def take_role(acting: Acting) -> None:
    given = {"origin": acting.registry.log.origin, "index": acting.roles["town", "filer"]}
    acting.registrar("take_role", {"body": "town", "given": given})


def test_a_role_that_is_taken_while_a_batch_is_evaluated_stops_all_of_it(
    acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = size(acting)
    meanwhile(monkeypatch, lambda: take_role(acting))
    results = list(file_records(acting.registry, submissions(acting, "a", "b", "c")))
    assert codes(results) == ["authority.role"] * 3
    assert size(acting) == before + 1
    holds(acting)


def test_a_role_that_is_taken_between_two_batches_stops_the_rest(
    acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_record, "BATCH", 2)
    results = file_records(acting.registry, submissions(acting, "a", "b", "c", "d"))
    first = [next(results), next(results)]
    take_role(acting)
    assert codes([*first, *results]) == ["Filed", "Filed", "authority.role", "authority.role"]
    holds(acting)


def test_nobody_who_is_forgotten_while_a_batch_is_evaluated_files(
    acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = size(acting)
    meanwhile(monkeypatch, lambda: people.erase(acting.registry.database, acting.people["town", "filer"]))
    assert (
        codes(list(file_records(acting.registry, submissions(acting, "a", "b")))) == ["authority.person"] * 2
    )
    assert size(acting) == before


def test_whose_role_is_erased_while_a_batch_is_evaluated_files_nothing(
    acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = acting.roles["town", "filer"]
    meanwhile(monkeypatch, lambda: erase_act(acting.registry, given, ["holder"], "gdpr-17-1-d"))
    assert (
        codes(list(file_records(acting.registry, submissions(acting, "a", "b")))) == ["authority.person"] * 2
    )


def test_what_one_may_not_file_costs_none_of_another_body(acting: Acting) -> None:
    stranger = FiledBy("town", acting.people["watchdog", "signer"])
    good, bad = submissions(acting, "a", "c"), Submission(read_record({"id": "b"}), where="b", by=stranger)
    results = list(file_records(acting.registry, [good[0], bad, good[1]]))
    assert codes(results) == ["Filed", "authority.person", "Filed"]
    assert isinstance(results[2], Filed)
    holds(acting)
