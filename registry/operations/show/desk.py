"""The pages of the desk."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from registry.domain.act import Act, Incident, Objection, OnVersion, Sighting, office_key_name, registry_of
from registry.domain.act_form import CONDITIONS, form_of, has_form, is_signed_outside, meaning
from registry.domain.actor import PERSON, SECOND
from registry.domain.authority import ACTS, DRAFTING, READING_DRAFTS, RULES, AnyAct
from registry.domain.clocks import moderation_due
from registry.domain.lifecycle import DETERMINATIONS
from registry.errors import RegistryError
from registry.operations.act_entries import act_history, body_history
from registry.operations.act_forms import openings_file
from registry.operations.assess_draft import Findings, assess_draft
from registry.operations.behind import undelivered
from registry.operations.draft_act import Draft as ActDraft
from registry.operations.file_record import Filed, Unchanged
from registry.operations.keep_draft import Draft, approval, count_ready, list_drafts
from registry.operations.list_waiting import PAGE_SIZE, Waiting, list_declined, list_waiting
from registry.operations.log_act import Logged
from registry.operations.open_withheld import OpenedValue
from registry.operations.possible_acts import Choice, choices
from registry.operations.prepare_act import Prepared, list_prepared
from registry.operations.registry import Registry
from registry.operations.roles_of import HeldRole
from registry.operations.search_audit import may_audit
from registry.operations.sent_form import new_form_id
from registry.operations.show import offers
from registry.operations.show.decisions import findings_of
from registry.operations.show.evidence import evidence
from registry.operations.show.log import not_done
from registry.operations.show.prepared import listed, said
from registry.operations.show.queue import queues
from registry.operations.sign_in import SignedIn
from registry.pages import desk_views as views
from registry.pages.desk_words import AFTERWARDS
from registry.pages.words import day
from registry.storage import lists, queries

QUESTIONS: Final = 10
"""So many questions that a draft owes are shown."""
_NOT_ASKED: Final = {"object": ("lodged_on", "reply_due")}
"""What the registry fills in where the public acts."""

Common = Mapping[str, Any]
Refused = tuple[str, str, str] | None
_LISTED: Final = ("release", "decline")
_BODY_PAGE: Final = ("give_role", "take_role")
_SHOWN_OTHERWISE: Final = {"registry", "by", "commitments", "stated_at", "act"}


def desk_page(
    registry: Registry, common: Common, who: SignedIn, about: str = "", number: int = 1
) -> views.DeskPage:
    """What somebody can do here, and the drafts of their bodies. `about`: the deployment that they come from; `number`: the page
    of what waits to be read, the last one where there are not so many."""
    drafting = sorted({role.body for role in who.roles if _drafts(role)})
    today = registry.clock().date().isoformat()
    administers = sorted({role.body for role in who.roles if role.role == "administrator"})
    untold = [(body, undelivered(registry, body).given_up) for body in administers]
    waiting, total = list_waiting(registry, who.roles, number)
    pages = max(1, -(-total // PAGE_SIZE))
    if number > pages:
        number, (waiting, total) = pages, list_waiting(registry, who.roles, pages)
    found = [one for body in drafting for one in list_drafts(registry, body, who.person.id)]
    shown = about if queries.latest_version(registry.database, about) else ""
    return views.DeskPage(
        **common,
        signed_in_as=who.person.name,
        capacities=_capacities(registry, who, shown),
        drafts=tuple(
            views.ListedDraft(one.id, _names(one), one.office, one.revision, one.changed_at, one.ready)
            for one in found
        ),
        open=registry.keys is not None,
        queues=queues(registry, who),
        prepared=tuple(listed(registry, who, one) for one in list_prepared(registry, who)),
        waiting=tuple(_kept_back(one, today) for one in waiting),
        waiting_total=total,
        page=number,
        pages=pages,
        declined=tuple(_kept_back(one, today) for one in list_declined(registry, who.roles)),
        about=shown,
        audits=may_audit(who),
        about_state=_state(registry, shown) if shown else "",
        files_next=_files_next(registry, who, shown) if shown else "",
        untold=tuple(one for one in untold if one[1]),
        not_done=not_done(registry) if who.roles else None,
        form_id=new_form_id(),
        stuck=tuple(_stuck(registry, who)),
    )


def _capacities(registry: Registry, who: SignedIn, about: str) -> tuple[views.Capacity, ...]:
    """What may be done in each role; with a deployment what may be done to it now, and why not the rest."""
    found = []
    for role in who.roles:
        # What waits to be read stands in a list of its own, with both ways to answer it.
        # Roles are given and taken where the body's people are listed.
        acts = tuple(act for act in _acts(role) if not act.startswith(_LISTED) and act not in _BODY_PAGE)
        offered = (
            choices(registry, [role], acts, about)[role] if about else tuple(Choice(a, "") for a in acts)
        )
        found.append(
            views.Capacity(
                role.body,
                role.role,
                tuple(one.act for one in offered if not one.why_not),
                _drafts(role),
                tuple((one.act, one.why_not) for one in offered if one.why_not),
            )
        )
    return tuple(found)


def _why_not(registry: Registry, roles: Sequence[HeldRole], act: AnyAct, deployment: str) -> str:
    """Why an act cannot be done in any of these roles to the deployment as it stands; empty where it can, or where none is."""
    if not roles or not deployment or not queries.latest_version(registry.database, deployment):
        return ""
    found = choices(registry, roles, [act], deployment)
    refused = [one.why_not for (one,) in found.values()]
    return refused[0] if all(refused) else ""


def _stuck(registry: Registry, who: SignedIn) -> Iterator[views.StuckDrafts]:
    """Drafts that were handed over in a body without an approver: its filers can go on, its administrators can mend it."""
    for body in sorted({role.body for role in who.roles if role.role in ("filer", "administrator")}):
        by = approval(registry, body)
        waiting = count_ready(registry, body) if by != "approver" else 0
        if waiting:
            yield views.StuckDrafts(body, waiting, by)


def act_form_page(
    registry: Registry,
    common: Common,
    who: SignedIn | None,
    act: AnyAct,
    form_id: str,
    filled: Mapping[str, str],
    refused: Refused = None,
    instead: Prepared | None = None,
) -> views.ActFormPage:
    """The form of an act, as it was filled in, under an id of its own; `instead`: the prepared act that it changes."""
    fitting = [role for role in (who.roles if who else ()) if act in _acts(role)]
    before = evidence(registry, act, filled.get("deployment", "").strip()) if fitting else None
    capacities = tuple((role.body, role.role) for role in fitting)
    chosen = offers.chooses(act)
    hidden = ("deployment", *chosen) if chosen else () if capacities else _NOT_ASKED.get(act, ())
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
        chooses=bool(chosen),
        offered=offers.offers(registry, act, filled) if capacities else None,
        evidence=before,
        findings=_findings(before) if act in DETERMINATIONS else (),
        keyless=_keyless(registry, [role.body for role in fitting]) if is_signed_outside(act) else (),
        title=_title(registry, filled.get("deployment", "").strip()),
        why_not=""
        if refused or instead
        else _why_not(registry, fitting, act, filled.get("deployment", "").strip()),
        open=registry.keys is not None,
        instead=(instead.id, instead.revision, instead.remark) if instead else None,
        refused=refused,
    )


def _keyless(registry: Registry, bodies: Sequence[str]) -> tuple[str, ...]:
    known = body_history(registry).bodies if bodies else {}
    return tuple(body for body in dict.fromkeys(bodies) if body in known and not known[body].keys)


def _title(registry: Registry, deployment: str) -> str:
    found = lists.rows(registry.database, [deployment]) if deployment else ()
    return found[0].title or "" if found else ""


def _findings(before: views.Evidence | None) -> tuple[tuple[str, str, bool], ...]:
    if before is None:
        return ()
    not_met = tuple((id, title, True) for id, title in before.not_met)
    return not_met + tuple((id, title, False) for id, title in before.undetermined)


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
        said=tuple(said(act.model_dump(mode="json", exclude=_SHOWN_OTHERWISE))),
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
        next=tuple(_next(registry, logged.act, withheld)),
        deployment=logged.act.deployment if isinstance(logged.act, OnVersion) else "",
        version=logged.act.version if isinstance(logged.act, OnVersion) else None,
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


def told(error: RegistryError) -> tuple[str, str, str]:
    """An error as a page shows it above what was filled in."""
    return error.code, error.message, error.hint


def _next(registry: Registry, act: Act, withheld: bool) -> Iterator[str]:
    """What happens after somebody said something, and by when."""
    if withheld:
        due = day(moderation_due(act.stated_at[:10]))
        yield AFTERWARDS["read"] % {"day": due}
    if isinstance(act, Objection):
        life = act_history(registry, act.deployment).lives.get(act.deployment)
        if life is None or life.filer is None:
            yield AFTERWARDS["unowed"]
        else:
            yield AFTERWARDS["owed"] % {"day": day(act.reply_due)}
    if isinstance(act, Incident):
        yield AFTERWARDS["incident"]
    if isinstance(act, Sighting):
        yield AFTERWARDS["sighting"]


def _kept_back(one: Waiting, today: str) -> views.ListedWaiting:
    about = getattr(one.act, "deployment", "") or getattr(one.act, "country", "")
    place = one.place
    return views.ListedWaiting(
        place.log_id, place.index, one.act.act, about, one.since, one.due, late=one.due < today
    )


def _acts(role: HeldRole) -> tuple[AnyAct, ...]:
    """The acts with a form that somebody in this role does themselves."""
    rules = [rule for rule in RULES if role.kind in rule.kinds and role.role == rule.role]
    return tuple(act for act in ACTS if has_form(act) and any(act in rule.acts for rule in rules))


def _state(registry: Registry, deployment: str) -> str:
    life = act_history(registry, deployment).lives.get(deployment)
    return life.state if life else ""


def _files_next(registry: Registry, who: SignedIn, deployment: str) -> str:
    """The body in whose name whoever looks files the next version of what it filed last; empty where there is none."""
    life = act_history(registry, deployment).lives.get(deployment)
    filer = life.filer if life else None
    return next((role.body for role in who.roles if role.role == "filer" and role.body == filer), "")


def _names(draft: Draft) -> str:
    """The short name that a draft gives the deployment; empty where it gives none."""
    id = draft.record.get("id")
    return id[:100] if isinstance(id, str) else ""


def _drafts(role: HeldRole) -> bool:
    return any(role.kind in rule.kinds and role.role == rule.role for rule in (DRAFTING, READING_DRAFTS))
