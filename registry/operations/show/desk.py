"""The pages of the desk."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from registry.domain.act import office_key_name, registry_of
from registry.domain.act_form import CONDITIONS, form_of, has_form, is_signed_outside, meaning
from registry.domain.actor import PERSON, SECOND
from registry.domain.authority import ACTS, DRAFTING, READING_DRAFTS, RULES, AnyAct
from registry.errors import RegistryError
from registry.operations.act_forms import openings_file
from registry.operations.assess_draft import assess_draft
from registry.operations.draft_act import Draft as ActDraft
from registry.operations.file_record import Filed, Unchanged
from registry.operations.keep_draft import Draft, approval, count_ready, list_drafts
from registry.operations.log_act import Logged
from registry.operations.open_withheld import OpenedValue
from registry.operations.registry import Registry
from registry.operations.roles_of import HeldRole
from registry.operations.sent_form import new_form_id
from registry.operations.sign_in import SignedIn
from registry.pages import desk_views as views

QUESTIONS: Final = 10
"""So many questions that a draft owes are shown."""
_NOT_ASKED: Final = {"object": ("lodged_on", "reply_due")}
"""What the registry fills in where the public acts."""

Common = Mapping[str, Any]
Refused = tuple[str, str, str] | None


def desk_page(registry: Registry, common: Common, who: SignedIn) -> views.DeskPage:
    """What somebody can do here, and the drafts of their bodies."""
    drafting = sorted({role.body for role in who.roles if _drafts(role)})
    found = [one for body in drafting for one in list_drafts(registry, body, who.person.id)]
    return views.DeskPage(
        **common,
        signed_in_as=who.person.name,
        capacities=tuple(
            views.Capacity(role.body, role.role, _acts(role), _drafts(role)) for role in who.roles
        ),
        drafts=tuple(
            views.ListedDraft(one.id, one.office, one.revision, one.changed_at, one.ready) for one in found
        ),
        open=registry.keys is not None,
        form_id=new_form_id(),
        stuck=tuple(_stuck(registry, who)),
    )


def _stuck(registry: Registry, who: SignedIn) -> Iterator[views.StuckDrafts]:
    """Drafts that were handed over in a body without an approver: its filers can go on, its administrators can mend it."""
    for body in sorted({role.body for role in who.roles if role.role in ("filer", "administrator")}):
        by = approval(registry, body)
        waiting = count_ready(registry, body) if by != "approver" else 0
        if waiting:
            yield views.StuckDrafts(body, waiting, by)


def act_form_page(
    common: Common,
    who: SignedIn | None,
    act: AnyAct,
    form_id: str,
    filled: Mapping[str, str],
    refused: Refused = None,
) -> views.ActFormPage:
    """The form of an act, as it was filled in, under an id of its own."""
    capacities = tuple((role.body, role.role) for role in (who.roles if who else ()) if act in _acts(role))
    hidden = () if capacities else _NOT_ASKED.get(act, ())
    return views.ActFormPage(
        **common,
        signed_in_as=who.person.name if who else "",
        act=act,
        form_id=form_id,
        meaning=meaning(act),
        fields=tuple(field for field in form_of(act) if field.name not in hidden),
        capacities=capacities,
        rules=tuple(rule.words for rule in RULES if act in rule.acts),
        condition_rows=CONDITIONS if act == "authorise_with_conditions" else 0,
        signed_outside=is_signed_outside(act),
        filled=dict(filled),
        refused=refused,
    )


def sign_page(registry: Registry, common: Common, who: SignedIn, draft: ActDraft) -> views.SignPage:
    """What the office has to sign."""
    act = draft.act
    return views.SignPage(
        **common,
        signed_in_as=who.person.name,
        act=act.act,
        about=act.about,
        statement=base64.b64encode(draft.payload).decode(),
        openings=base64.b64encode(openings_file(draft.openings)).decode(),
        says=json.dumps(json.loads(draft.payload), indent=2, ensure_ascii=False),
        texts=tuple((one.path, one.value) for one in draft.openings if one.path not in (PERSON, SECOND)),
        key_name=office_key_name(registry_of(registry.log.origin), act.by.office or ""),
    )


def done_page(
    registry: Registry,
    common: Common,
    who: SignedIn | None,
    logged: Logged,
    public: bool,
    opened: OpenedValue | None = None,
) -> views.DonePage:
    """What was logged; `opened`: the value that oversight reads now."""
    withheld = any(getattr(one, "withheld", None) == "moderation" for one in logged.act.commitments.values())
    return views.DonePage(
        **common,
        signed_in_as=who.person.name if who else "",
        act=logged.act.act,
        about=logged.act.about,
        index=logged.place.index,
        origin=registry.at(logged.place.log_id).log.origin,
        state=logged.state or "",
        again=logged.again,
        public=public,
        withheld=withheld,
        opened=json.dumps(opened.value, indent=2, ensure_ascii=False) if opened else None,
        salt=opened.salt.hex() if opened else "",
    )


def draft_page(
    registry: Registry,
    common: Common,
    who: SignedIn,
    draft: Draft,
    text: str | None = None,
    refused: Refused = None,
) -> views.DraftPage:
    """A draft with what would come of it; `text`: what somebody wrote that was not kept."""
    found = assess_draft(registry, draft)
    outcome = found.evaluation.plain.outcome if found.evaluation else None
    roles = {role.role for role in who.roles if role.body == draft.office}
    owed = found.questions.owed if found.questions else ()
    return views.DraftPage(
        **common,
        signed_in_as=who.person.name,
        id=draft.id,
        body=draft.office,
        revision=draft.revision,
        changed_at=draft.changed_at,
        ready=draft.ready,
        record=json.dumps(draft.record, indent=2, ensure_ascii=False) if text is None else text,
        problems=tuple(views.DraftProblem(p.path or "the record", p.message, p.hint) for p in found.problems),
        binding=outcome.binding if outcome else "",
        strict=outcome.strict if outcome else "",
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


def told(error: RegistryError) -> tuple[str, str, str]:
    """An error as a page shows it above what was filled in."""
    return error.code, error.message, error.hint


def _acts(role: HeldRole) -> tuple[str, ...]:
    """The acts with a form that somebody in this role does themselves."""
    rules = [rule for rule in RULES if role.kind in rule.kinds and role.role == rule.role]
    return tuple(act for act in ACTS if has_form(act) and any(act in rule.acts for rule in rules))


def _drafts(role: HeldRole) -> bool:
    return any(role.kind in rule.kinds and role.role == rule.role for rule in (DRAFTING, READING_DRAFTS))
