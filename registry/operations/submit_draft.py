"""Submit a draft: the body files it, and in the transaction of the decision on it the draft is gone.

Knows: who submits. Where a body has an approver, two people act, and the approver submits what the filer handed over as it
stands. Where nothing is filed the draft stays as it is.
"""

from __future__ import annotations

from collections.abc import Collection

from registry.domain.record import read_record
from registry.errors import RegistryError
from registry.operations.file_record import Filed, NotFiled, Submission, Unchanged, file_records
from registry.operations.filed_by import FiledBy
from registry.operations.keep_draft import Draft, find_draft
from registry.operations.registry import Registry
from registry.operations.require_latest import Tell
from registry.storage import drafts, locks


def submit_draft(
    registry: Registry,
    id: str,
    revision: int,
    person: str,
    *,
    approver: str | None = None,
    scopes: Collection[str] | None = None,
    tell: Tell = lambda error: None,
) -> Filed | Unchanged:
    """File the draft in the name of its body; durable when this returns, and not yet published.

    `person` is the filer. `approver`: the second person, where the body has approvers. `scopes`: those of the token that
    files, where one does. Raises what `find_draft` and
    `read_record` raise, `draft.changed`, and what filing raises; nothing was filed then.
    """
    draft = find_draft(registry, id, person, writes=True)
    return _submit(
        registry,
        draft,
        revision,
        FiledBy(draft.office, person, approver, second="approver" if approver else None, scopes=scopes),
        tell,
    )


def approve_draft(
    registry: Registry,
    id: str,
    revision: int,
    approver: str,
    *,
    scopes: Collection[str] | None = None,
    tell: Tell = lambda error: None,
) -> Filed | Unchanged:
    """File the draft that its filer handed over. Raises `draft.not_handed_over`, and as `submit_draft`."""
    draft = find_draft(registry, id, approver)
    if not draft.ready:
        raise RegistryError(
            "draft.not_handed_over",
            "its filer has not handed this draft over as it stands",
            hint="Nothing was filed. A filer of the body hands it over; any change takes that back.",
        )
    return _submit(
        registry,
        draft,
        revision,
        FiledBy(draft.office, draft.filer, approver, second="approver", scopes=scopes),
        tell,
    )


def _submit(registry: Registry, draft: Draft, revision: int, by: FiledBy, tell: Tell) -> Filed | Unchanged:
    if draft.revision != revision:
        raise drafts.changed(revision)
    submission = Submission(
        read_record(draft.record), "filed", draft.id, by=by, beside=drafts.submitted(draft.id, revision)
    )
    (result,) = file_records(registry, [submission], tell=tell)
    if isinstance(result, NotFiled):
        raise result.error
    with locks.writer(registry.database):
        drafts.destroy_spent(registry.database)
    return result
