"""The pages of an act at the desk: its form, what the office signs, and what came of it.

Knows: what an office has before it when it decides, and what happens after somebody said something. Decides nothing.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from registry.domain.act import Act, Incident, Objection, OnVersion, Sighting, office_key_name, registry_of
from registry.domain.act_form import CONDITIONS, form_of, is_signed_outside
from registry.domain.actor import PERSON, SECOND
from registry.domain.authority import RULES, AnyAct
from registry.domain.clocks import moderation_due
from registry.domain.lifecycle import DETERMINATIONS
from registry.operations.act_entries import act_history, body_history
from registry.operations.act_forms import openings_file
from registry.operations.draft_act import Draft as ActDraft
from registry.operations.log_act import Logged
from registry.operations.open_withheld import OpenedValue
from registry.operations.possible_acts import acts_of, choices
from registry.operations.prepare_act import Prepared
from registry.operations.registry import Registry
from registry.operations.roles_of import HeldRole
from registry.operations.show import offers
from registry.operations.show.acts import names_of
from registry.operations.show.evidence import evidence
from registry.operations.show.form_faults import form_faults
from registry.operations.show.refused import Refused
from registry.operations.sign_in import SignedIn
from registry.pages import desk_views as views
from registry.pages.act_words import said
from registry.pages.desk_words import AFTERWARDS
from registry.pages.words import day
from registry.storage import lists, queries

Common = Mapping[str, Any]
_NOT_ASKED: Final = {"object": ("lodged_on", "reply_due")}
"""What the registry fills in where the public acts."""
_SHOWN_OTHERWISE: Final = {"registry", "by", "commitments", "stated_at", "act"}


def _why_not(registry: Registry, roles: Sequence[HeldRole], act: AnyAct, deployment: str) -> str:
    """Why an act cannot be done in any of these roles to the deployment as it stands; empty where it can, or where none is."""
    if not roles or not deployment or not queries.latest_version(registry.database, deployment):
        return ""
    found = choices(registry, roles, [act], deployment)
    refused = [one.why_not for (one,) in found.values()]
    return refused[0] if all(refused) else ""


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
    fitting = [role for role in (who.roles if who else ()) if act in acts_of(role)]
    before = evidence(registry, act, filled.get("deployment", "").strip()) if fitting else None
    capacities = tuple((role.body, role.role) for role in fitting)
    chosen = offers.chooses(act)
    hidden = ("deployment", *chosen) if chosen else () if capacities else _NOT_ASKED.get(act, ())
    fields = tuple(field for field in form_of(act) if field.name not in hidden)
    return views.ActFormPage(
        **common,
        signed_in_as=who.person.name if who else "",
        names=names_of(registry, {role.body for role in fitting}),
        act=act,
        form_id=form_id,
        fields=fields,
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
        faults=form_faults(act, fields, chosen if capacities else (), filled) if refused else (),
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
