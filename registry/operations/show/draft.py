"""The page of a draft, what every page of one shows, and what became of it when it was submitted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from registry.operations.assess_draft import Findings, assess_draft
from registry.operations.file_record import Filed, Unchanged
from registry.operations.keep_draft import Draft, approval
from registry.operations.registry import Registry
from registry.operations.show.acts import names_of
from registry.operations.show.decisions import findings_of
from registry.operations.show.refused import Refused
from registry.operations.sign_in import SignedIn
from registry.pages import desk_views as views

Common = Mapping[str, Any]

QUESTIONS: Final = 10
"""So many questions that a draft owes are shown."""


def draft_page(
    registry: Registry,
    common: Common,
    who: SignedIn,
    draft: Draft,
    text: str | None = None,
    refused: Refused = None,
) -> views.DraftPage:
    """A draft with what would come of it; `text`: what somebody wrote that was not kept."""
    return views.DraftPage(
        **draft_parts(registry, common, who, draft, assess_draft(registry, draft), text, refused)
    )


def draft_parts(
    registry: Registry,
    common: Common,
    who: SignedIn,
    draft: Draft,
    found: Findings,
    text: str | None = None,
    refused: Refused = None,
) -> dict[str, Any]:
    """What every page of a draft shows: the fields of `DraftPage`."""
    outcome = found.evaluation.plain.outcome if found.evaluation else None
    roles = {role.role for role in who.roles if role.body == draft.office}
    owed = found.questions.owed if found.questions else ()
    findings = findings_of(found.evaluation.assessment, found.evaluation.bundle) if found.evaluation else ()
    return dict(
        **common,
        signed_in_as=who.person.name,
        names=names_of(registry, [draft.office]),
        id=draft.id,
        body=draft.office,
        revision=draft.revision,
        changed_at=draft.changed_at,
        ready=draft.ready,
        record=json.dumps(draft.record, indent=2, ensure_ascii=False) if text is None else text,
        problems=tuple(views.DraftProblem(p.path or "the record", p.message, p.hint) for p in found.problems),
        binding=outcome.binding if outcome else "",
        strict=outcome.strict if outcome else "",
        findings=findings,
        questions=tuple((one.path, one.title) for one in owed[:QUESTIONS]),
        writes="filer" in roles,
        approves="approver" in roles,
        open=registry.keys is not None,
        approval=approval(registry, draft.office),
        refused=refused,
    )


def filed_page(common: Common, who: SignedIn, result: Filed | Unchanged, public: bool) -> views.FiledPage:
    """What became of a draft that was submitted."""
    outcome = result.decision.outcome if isinstance(result, Filed) else None
    return views.FiledPage(
        **common,
        signed_in_as=who.person.name,
        deployment=result.deployment,
        version=result.version,
        index=result.index if isinstance(result, Filed) else None,
        binding=outcome.binding if outcome else "",
        strict=outcome.strict if outcome else "",
        public=public,
    )
