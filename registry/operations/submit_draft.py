"""Submit a draft: the body files it, and in the transaction of the decision on it the draft is gone.

Knows: who submits. Where a body has an approver, two people act, and the approver submits what the filer handed over as it
stands. Where nothing is filed the draft stays as it is. A revision is filed once: whoever submits it again is shown what it
became.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from hashlib import sha256

from registry.domain.canonical import canonical_bytes
from registry.domain.decision import read_statement
from registry.domain.record import read_record
from registry.errors import RegistryError
from registry.operations.file_record import Filed, NotFiled, Submission, Unchanged, file_records
from registry.operations.filed_by import FiledBy
from registry.operations.keep_draft import Draft, approval, find_draft
from registry.operations.registry import Registry
from registry.operations.require_latest import Tell
from registry.operations.sign_in import SignedIn
from registry.signing.dsse import unverified_payload
from registry.storage import drafts, ledger, locks, sent_forms
from registry.storage.sent_forms import SentForm


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
    if (filed := filed_before(registry, id, revision, person)) is not None:
        return filed
    draft = find_draft(registry, id, person, writes=True)
    by = FiledBy(draft.office, person, approver, second="approver" if approver else None, scopes=scopes)
    return _submit(registry, draft, revision, by, person, tell)


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
    if (filed := filed_before(registry, id, revision, approver)) is not None:
        return filed
    draft = find_draft(registry, id, approver)
    if not draft.ready:
        raise RegistryError(
            "draft.not_handed_over",
            "its filer has not handed this draft over as it stands",
            hint="Nothing was filed. A filer of the body hands it over; any change takes that back.",
        )
    by = FiledBy(draft.office, draft.filer, approver, second="approver", scopes=scopes)
    return _submit(registry, draft, revision, by, approver, tell)


def submit_as(registry: Registry, who: SignedIn, draft: Draft, revision: int) -> Filed | Unchanged:
    """Submit the draft as whoever is signed in may: a filer alone, or the approver of what a filer handed over. Raises as those.

    Whoever did not write it approves what the filer handed over; where the body has no approver the filer acts alone.
    """
    by_filer = any(role.body == draft.office and role.role == "filer" for role in who.roles)
    alone = not draft.ready or approval(registry, draft.office) == "filer"
    file = submit_draft if by_filer and alone else approve_draft
    scopes = who.token.scopes if who.token else None
    return file(registry, draft.id, revision, who.person.id, scopes=scopes)


def filed_before(registry: Registry, id: str, revision: int, person: str) -> Filed | None:
    """What this revision of a draft became when the person submitted it; None where they did not."""
    found = sent_forms.find(registry.database, _form(id, revision, person).digest)
    if found is None:
        return None
    _, place = found
    (body,) = ledger.entries(registry.database, place.log_id, place.index, place.index + 1)
    decision = read_statement(unverified_payload(body)[0]).decision
    assert decision is not None
    return Filed(id, decision.deployment, decision.version, place.index, decision)


def _submit(
    registry: Registry, draft: Draft, revision: int, by: FiledBy, person: str, tell: Tell
) -> Filed | Unchanged:
    if draft.revision != revision:
        raise drafts.changed(revision)
    beside = (drafts.submitted(draft.id, revision), sent_forms.remember(_form(draft.id, revision, person)))
    try:
        submission = Submission(read_record(draft.record), "filed", draft.id, by=by, beside=beside)
        (result,) = file_records(registry, [submission], tell=tell)
    except Exception:
        # Somebody may have submitted it a moment earlier, or something failed behind the commit: it is filed all the same.
        if (filed := _filed_all_the_same(registry, draft.id, revision, person)) is None:
            raise
        return filed
    if not isinstance(result, Filed) and (filed := _filed_all_the_same(registry, draft.id, revision, person)):
        return filed
    if isinstance(result, NotFiled):
        raise result.error
    # It is filed, whatever becomes of its key now: what is not destroyed yet is by whoever touches a draft next.
    with suppress(RegistryError, OSError), locks.writer(registry.database):
        drafts.destroy_spent(registry.database)
    return result


def _filed_all_the_same(registry: Registry, id: str, revision: int, person: str) -> Filed | None:
    with suppress(Exception):
        return filed_before(registry, id, revision, person)
    return None


def _form(id: str, revision: int, person: str) -> SentForm:
    # A draft's id is random and its revision never comes again: they are the form's.
    named = sha256(canonical_bytes(["draft", id, revision, person])).digest()
    return SentForm(named, named)
