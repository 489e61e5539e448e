"""Nobody becomes somebody else by inviting them: whom an administrator reaches with a link, and with whom they may be two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from registry.errors import RegistryError
from registry.operations.draft_act import read_act_file
from registry.operations.enrol_person import enrol_person
from registry.operations.log_act import do_act
from registry.operations.own_people import Invited, invite, invite_again, list_people
from registry.operations.sent_form import new_form_id
from registry.operations.sign_in import (
    LINK_LASTS,
    SignedIn,
    end_sessions,
    make_link,
    signed_in,
    use_link,
)
from tests.http.signing_in import Clock
from tests.operations.acting import GATES, Acting, holds, refused

ADMINISTRATOR = "administrator"


def come(acting: Acting, secret: str) -> SignedIn:
    who = signed_in(acting.registry, use_link(acting.registry, secret).secret)
    assert who is not None
    return who


def administrator(acting: Acting, body: str = "town", person: str | None = None) -> SignedIn:
    acting.give_role(body, ADMINISTRATOR, person)
    return come(acting, make_link(acting.registry, acting.people[body, ADMINISTRATOR]))


def invited(acting: Acting, who: SignedIn, *roles: str) -> Invited:
    return invite(acting.registry, who, "town", "Somebody new", "new@example.org", roles, new_form_id())


def code(made: Invited) -> str:
    return made.link.partition("#")[2]


def withdrawn_by(acting: Acting, first: str, second: str) -> str | None:
    wanted = {
        "act": "withdraw", "office": "town", "role": "filer", "person": first, "second": "approver",
        "second_person": second, "given": {"deployment": GATES}, "texts": {"reasons": "It is gone."},
    }  # fmt: skip
    return do_act(acting.registry, read_act_file(wanted)).state


def test_whoever_invited_somebody_cannot_be_two_with_them(filed: Acting) -> None:
    filer = filed.people["town", "filer"]
    who = administrator(filed, person=filer)
    mine = invited(filed, who, "approver").person
    refused(filed, "authority.four_eyes", withdrawn_by, filed, filer, mine)
    filed.give_role("town", "approver")
    assert withdrawn_by(filed, filer, filed.people["town", "approver"]) == "withdrawn"
    holds(filed)


def test_nor_by_way_of_somebody_in_between(filed: Acting) -> None:
    filer = filed.people["town", "filer"]
    who = administrator(filed, person=filer)
    between = come(filed, code(invited(filed, who, ADMINISTRATOR)))
    theirs = invited(filed, between, "approver").person
    refused(filed, "authority.four_eyes", withdrawn_by, filed, filer, theirs)


def test_two_whom_one_administrator_invited_are_two(filed: Acting) -> None:
    who = administrator(filed)
    filer, approver = (invited(filed, who, role).person for role in ("filer", "approver"))
    assert withdrawn_by(filed, filer, approver) == "withdrawn"


def test_who_was_here_before_gets_no_link_from_an_administrator(filed: Acting) -> None:
    who = administrator(filed)
    made = invited(filed, who, "filer")
    again = invite_again(filed.registry, who, "town", made.person)
    came = come(filed, code(again))
    refused(filed, "invite.elsewhere", invite_again, filed.registry, who, "town", made.person)
    # Nor when they are signed in nowhere any more.
    end_sessions(filed.registry, came.person.id)
    refused(filed, "invite.elsewhere", invite_again, filed.registry, who, "town", made.person)
    assert not any(one.may_be_invited for one in list_people(filed.registry, who, "town"))


def test_who_did_not_come_in_time_gets_another_link(filed: Acting) -> None:
    clock = Clock()
    filed.registry = replace(filed.registry, clock=clock)
    who = administrator(filed)
    made = invited(filed, who, "filer")
    clock.passed = LINK_LASTS
    with pytest.raises(RegistryError, match="too old"):
        use_link(filed.registry, code(made))
    # Somebody else's link does not take the trace away.
    who = come(filed, make_link(filed.registry, who.person.id))
    assert come(filed, code(invite_again(filed.registry, who, "town", made.person))).person.id == made.person


def test_whom_the_registrar_took_down_gets_no_link_from_an_administrator(filed: Acting) -> None:
    who = administrator(filed)
    new = enrol_person(filed.registry, "From the registrar", "").id
    filed.give_role("town", "approver", new)
    refused(filed, "invite.elsewhere", invite_again, filed.registry, who, "town", new)
    make_link(filed.registry, new)
    refused(filed, "invite.elsewhere", invite_again, filed.registry, who, "town", new)
