"""Pages of acts and of the bodies that do them, by a short name: forms, what is to be signed, what was logged, a draft."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from registry.domain.act_form import form_of
from registry.domain.authority import RULES, AnyAct
from registry.pages.act_views import KeptBack
from registry.pages.address import Site
from registry.pages.api_view import api_page
from registry.pages.body_views import BodyPage, Member, MemberRole, Subscription, ToldNotice
from registry.pages.desk_views import (
    ActFormPage,
    DonePage,
    DraftPage,
    DraftProblem,
    Evidence,
    FiledPage,
    ModerationPage,
    Offer,
    PreparedPage,
    SignPage,
)
from registry.pages.sighting_views import Sighting, SightingList
from registry.pages.views import Page

_AT = "2026-11-22T09:00:00Z"
_ORIGIN = "registry.example/log/2026"
_SAID = (
    "The cameras stand at the gates of the school; nobody was told.\n\nWe ask for a reply within the term."
)
_SIGNED: dict[str, Any] = {"development_keys": True, "signed_in_as": "Amélie Example-Příkladová"}
_SEEN: dict[str, Any] = {
    "origin": _ORIGIN,
    "seen_on": "2026-11-02",
    "received_on": "2026-11-03",
    "by": "a member of the public",
}
_FILLED_IN = {"lodged_on", "reply_due", "path"}
"""What nobody is asked on these pages."""
_EVIDENCE = Evidence(
    version=2, place=(1, 41), void=True, binding="undetermined", strict="non_compliant", law_date="2026-11-20",
    not_met=(("HR-05", "Less intrusive means were considered"),), undetermined=(("HR-01", "A rule of law authorises the use"),),
    objections=(1, 2), opinions=(("against", "The citizens’ panel"),),
)  # fmt: skip


@cache
def act_pages() -> dict[str, Page]:
    """Every page on which somebody acts, or reads what they did."""
    return {
        "sightings": SightingList(
            development_keys=True, total=2, page=1, pages=1,
            sightings=(
                Sighting(**_SEEN, index=7, country="NL", text=_SAID, place="At the gates"),
                Sighting(**_SEEN, index=8, country="FR", kept_back=KeptBack("waiting", "2026-11-10", late=True)),
            ),
        ),
        "act-object": _form("object", filled={"deployment": "town-gates", "version": "2"}, title="Gates of the town"),
        "act-object-refused": _form(
            "object", filled={"deployment": "town-gates", "version": "2"},
            refused=("act.text", "there is no text in this field", "Write what you object to."),
        ),
        "act-sighting": _form("sighting", filled={}),
        "act-authorise": _form(
            "authorise_with_conditions", by=(("watchdog", "signer"),), filled={"deployment": "town-gates", "version": "2"},
            signed_outside=True, condition_rows=5, evidence=_EVIDENCE, keyless=("watchdog",), title="Gates of the town",
            findings=(("HR-05", "Less intrusive means were considered", True), ("HR-01", "A rule of law", False)),
        ),
        "act-open-withheld": _form(
            "open_withheld", by=(("watchdog", "reviewer"),), filled={"deployment": "town-gates"}, chooses=True,
            offered=(Offer("field=place.sites&version=2", "Sites (place.sites)", "withheld for: law enforcement"),),
        ),
        "act-sign": SignPage(
            **_SIGNED, act="refuse", about="deployments/town-gates/versions/2", statement="e30=", openings="e30=",
            says=json.dumps({"_type": "https://in-toto.io/Statement/v1", "subject": [{"name": "x" * 120}]}, indent=2),
            said=(("deployment", "town-gates"), ("version", "2")), texts=(("reasons", _SAID),),
            key_name="registry.example/offices/watchdog",
        ),
        "act-done": DonePage(
            development_keys=True, signed_in_as="", act="object", about="deployments/town-gates/versions/2", index=42,
            origin=_ORIGIN, state="", again=False, public=False, withheld=True, deployment="town-gates", version=2,
            next=("Somebody reads what you wrote, by 29 November 2026.",),
        ),
        "act-opened": DonePage(
            **_SIGNED, act="open_withheld", about="deployments/town-gates/versions/2", index=42, origin=_ORIGIN, state="",
            again=True, public=True, withheld=False, opened='[{"label": "North entrance"}]', salt="ab" * 16,
        ),
        "act-prepared": PreparedPage(
            **_SIGNED, id="p-0a1b2c3d4e5f6071", revision=3, act="refuse", body="watchdog",
            role="signer", second_role="reviewer", first="Olu Reviewer", second="", state="handed_over",
            remark="Say which version is meant.", changed_at=_AT, expires_on="2026-12-22",
            said=(("deployment", "town-gates"),), texts=(("reasons", _SAID),), signed_outside=True, part="confirm", open=True,
        ),
        "kept-back": ModerationPage(
            **_SIGNED, of="object", index=42, origin=_ORIGIN, since="2026-11-20", due="2026-11-27", declined=False,
            deployment="town-gates", version=2, said=(("country", "NL"),), texts=(("text", _SAID),), release="release",
            decline="decline", capacities=(("watchdog", "reviewer"), ("town-of-example", "signer")), form_ids=("a", "b"),
        ),
        "draft": DraftPage(
            **_SIGNED, id="d-0a1b2c3d4e5f6071", body="town-of-example", revision=3, changed_at=_AT, ready=True,
            record='id: town-gates\nplace:\n  country: NLD\n',
            problems=(DraftProblem("place.country", "this is not a code of ISO 3166-1", "Write it as in NL."),), binding="",
            strict="", findings=(), questions=(("data.personal", "Are data on people processed?"),), writes=True,
            approves=True, open=True, refused=("draft.revision", "somebody saved this draft meanwhile", "Load it again."),
        ),
        "draft-filed": FiledPage(
            **_SIGNED, deployment="town-gates", version=2, index=43, binding="undetermined", strict="undetermined",
            public=False,
        ),
        "body": BodyPage(
            **_SIGNED, id="town-of-example", kind="authority", roles=("filer", "approver", "administrator"), form_id="a",
            people=(
                Member("p1", "Amélie Example-Příkladová", "amelie@town.example",
                       (MemberRole("administrator", _ORIGIN, 3, "b"), MemberRole("filer", _ORIGIN, 4, "c")), True, True),
            ),
            subscriptions=(Subscription("s1", "webhook", "https://town.example/hook?" + "a" * 80, _AT, "country=NL"),),
            notices=(ToldNotice(1, "object", 42, "email", "a@town.example", "given_up", _AT, "no answer"),),
            open=True, invite_form_id="d", invited=("Olu Filer", "https://registry.example/sign-in/link#" + "a" * 43),
            subscribed=("s1", "secret", ""), replayed=(1, 2),
        ),
        "api": api_page(_described(), development_keys=True, site=Site()),
    }  # fmt: skip


def _form(
    act: AnyAct, *, by: tuple[tuple[str, str], ...] = (), filled: dict[str, str], **more: Any
) -> ActFormPage:
    return ActFormPage(
        development_keys=True, signed_in_as=_SIGNED["signed_in_as"] if by else "", act=act, form_id="form",
        fields=tuple(one for one in form_of(act) if one.name not in _FILLED_IN), capacities=by,
        rules=tuple(rule.words for rule in RULES if act in rule.acts), filled=filled,
        **{"condition_rows": 0, "signed_outside": False, **more},
    )  # fmt: skip


def _described() -> dict[str, Any]:
    operation = {
        "tags": ["Deployments"], "operationId": "deployment", "summary": "One deployment",
        "description": "As the public reads it.", "x-scopes": ["read"], "security": [{}],
        "parameters": [{"name": "id", "in": "path", "required": True, "description": "Its short name."}],
        "responses": {"200": {"description": "The deployment."}, "404": {"description": "There is none."}},
    }  # fmt: skip
    return {
        "servers": [{"url": "https://registry.example"}],
        "info": {"version": "1.0.0"},
        "tags": [{"name": "Deployments"}],
        "paths": {"/api/v1/deployments/{id}": {"get": operation}},
    }
