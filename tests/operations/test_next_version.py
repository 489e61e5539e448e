"""The next version begins with what the body filed, whole, and with nothing that is not its own."""

from __future__ import annotations

from typing import Any

from registry.domain.record import read_record
from registry.operations.erase import erase
from registry.operations.file_record import Filed, Submission, Unchanged, file_records
from registry.operations.filed_by import FiledBy
from registry.operations.next_version import filed_record, next_draft
from registry.operations.submit_draft import submit_draft
from tests.domain.filled import filled_answers
from tests.operations.acting import GATES, Acting, holds, refused

WITHHELD = {
    "field": "place.sites", "ground": "law_enforcement", "provision": "Police Act, section 12", "decided_by": "Legal office",
    "decided_on": "2026-11-01", "review_by": "2027-11-01",
}  # fmt: skip


def whole() -> dict[str, Any]:
    """A record that answers everything, and withholds where it is."""
    return {**filled_answers(), "id": GATES, "withheld": [WITHHELD]}


def file(acting: Acting, record: dict[str, Any]) -> Any:
    by = FiledBy("town", acting.people["town", "filer"])
    (result,) = file_records(acting.registry, [Submission(read_record(record), by=by)])
    return result


def test_a_version_as_a_record_file_says_all_that_was_filed(acting: Acting) -> None:
    first = read_record(whole())
    file(acting, whole())
    again = read_record(filed_record(acting.registry, GATES, 1))
    assert again.answers() == first.answers()
    assert again.withheld == first.withheld
    assert isinstance(file(acting, filed_record(acting.registry, GATES, 1)), Unchanged)


def test_that_nothing_changed_is_confirmed_without_writing_the_record_again(acting: Acting) -> None:
    registry, filer = acting.registry, acting.people["town", "filer"]
    file(acting, whole())
    draft = next_draft(registry, GATES, "town", filer, {"change_kind": "confirmed_unchanged"})
    assert draft.record["filing"]["change_kind"] == "confirmed_unchanged"
    # Why the first version was filed is not why this one is.
    assert "change_reason" not in draft.record["filing"]
    filed = submit_draft(registry, draft.id, 1, filer)
    assert isinstance(filed, Filed)
    assert filed.version == 2
    holds(acting)


def test_what_was_erased_does_not_come_back(acting: Acting) -> None:
    file(acting, whole())
    erase(acting.registry, GATES, 1, ["purpose.statement", "operator.accountable_person"], "gdpr-17-1-d")
    again = filed_record(acting.registry, GATES, 1)
    assert "statement" not in again["purpose"]
    assert "accountable_person" not in again["operator"]
    read_record(again)


def test_only_what_the_body_filed_last_is_its_to_go_on_with(acting: Acting) -> None:
    registry, filer = acting.registry, acting.people["town", "filer"]
    acting.file(by=None, provenance="imported")
    refused(acting, "draft.not_filed", next_draft, registry, GATES, "town", filer, {})
    refused(acting, "draft.not_filed", next_draft, registry, "no-such-deployment", "town", filer, {})
    signer = acting.people["watchdog", "signer"]
    refused(acting, "authority.drafts", next_draft, registry, GATES, "town", signer, {})
    acting.file(id="town-square")
    refused(acting, "authority.drafts", next_draft, registry, "town-square", "watchdog", signer, {})
