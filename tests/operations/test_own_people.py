"""Nobody becomes somebody else by inviting them: whom an administrator reaches with a link, and with whom they may be two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from registry.errors import RegistryError
from registry.operations import own_people
from registry.operations.act_entries import body_history
from registry.operations.draft_act import read_act_file
from registry.operations.enrol_person import enrol_person, forget_person
from registry.operations.erase_act import erase_act
from registry.operations.list_credentials import bind_identity, remove_credentials
from registry.operations.log_act import do_act
from registry.operations.own_people import Invited, Member, invite, invite_again, list_people
from registry.operations.registry import Registry
from registry.operations.role_holders import holders
from registry.operations.sent_form import new_form_id
from registry.operations.sign_in import (
    LINK_LASTS,
    SignedIn,
    begin_session,
    end_sessions,
    make_link,
    signed_in,
    use_link,
)
from tests.http.signing_in import Clock
from tests.operations.acting import GATES, Acting, holds, refused, size

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


def taken(acting: Acting, who: SignedIn | None, person: str, role: str, body: str = "town") -> None:
    """The administrator, or the registrar, takes the role from somebody."""
    history = body_history(acting.registry)
    (place,) = (
        at for holder, held, at in holders(acting.registry, history, body) if (holder, held) == (person, role)
    )
    given = {"body": body, "given": {"origin": acting.registry.log.origin, "index": place.index}}
    by = {"office": body, "role": ADMINISTRATOR, "person": who.person.id} if who else {"role": "registrar"}
    do_act(acting.registry, read_act_file({"act": "take_role", "given": given, **by}))


def given(acting: Acting, who: SignedIn, person: str, role: str, body: str = "town") -> int:
    wanted = {
        "act": "give_role", "office": body, "role": ADMINISTRATOR, "person": who.person.id,
        "given": {"body": body, "role": role}, "texts": {"holder": person},
    }  # fmt: skip
    return do_act(acting.registry, read_act_file(wanted)).place.index


def test_nor_by_way_of_somebody_who_is_gone_since(filed: Acting) -> None:
    filer = filed.people["town", "filer"]
    who = administrator(filed, person=filer)
    between = come(filed, code(invited(filed, who, ADMINISTRATOR)))
    theirs = invited(filed, between, "approver").person
    taken(filed, who, between.person.id, ADMINISTRATOR)
    refused(filed, "authority.four_eyes", withdrawn_by, filed, filer, theirs)
    forget_person(filed.registry, between.person.id)
    refused(filed, "authority.four_eyes", withdrawn_by, filed, filer, theirs)


def test_nor_after_giving_themselves_another_role(filed: Acting) -> None:
    filer = filed.people["town", "filer"]
    who = administrator(filed, person=filer)
    mine = come(filed, code(invited(filed, who, ADMINISTRATOR)))
    given(filed, mine, mine.person.id, "approver")
    taken(filed, who, mine.person.id, ADMINISTRATOR)
    refused(filed, "authority.four_eyes", withdrawn_by, filed, filer, mine.person.id)


@pytest.mark.parametrize("field", ["by.person", "holder"])
def test_where_it_was_erased_who_gave_a_role_nobody_can_say_that_two_are_two(
    filed: Acting, field: str
) -> None:
    filer = filed.people["town", "filer"]
    who = administrator(filed, person=filer)
    between = come(filed, code(invited(filed, who, ADMINISTRATOR)))
    came = size(filed) - 1
    theirs = enrol_person(filed.registry, "Somebody", "").id
    by = given(filed, between, theirs, "approver")
    erase_act(filed.registry, by if field == "by.person" else came, [field], "gdpr-17-1-b")
    told = refused(filed, "authority.four_eyes", withdrawn_by, filed, filer, theirs)
    assert "erased" in told.message
    # The registrar, who knows them, gives it anew.
    taken(filed, None, theirs, "approver")
    filed.give_role("town", "approver", theirs)
    assert withdrawn_by(filed, filer, theirs) == "withdrawn"


def test_what_an_administrator_gave_somebody_later_made_nobody_whom_these_brought_before(
    filed: Acting,
) -> None:
    filer = filed.people["town", "filer"]
    other = administrator(filed)
    theirs = invited(filed, other, "approver").person
    who = administrator(filed, person=filer)
    given(filed, who, other.person.id, "filer")
    assert withdrawn_by(filed, filer, theirs) == "withdrawn"


def test_giving_anew_what_the_registrar_gave_makes_nobody_a_guest(filed: Acting) -> None:
    who = administrator(filed)
    new = enrol_person(filed.registry, "From the registrar", "").id
    filed.give_role("town", "approver", new)
    make_link(filed.registry, new)
    taken(filed, who, new, "approver")
    given(filed, who, new, "approver")
    refused(filed, "invite.elsewhere", invite_again, filed.registry, who, "town", new)


def test_whom_the_registrar_sent_a_link_gets_none_from_an_administrator(filed: Acting) -> None:
    who = administrator(filed)
    # Taken down and sent a link by the registrar, who leaves the role to the administrator.
    new = enrol_person(filed.registry, "From the registrar", "").id
    link = make_link(filed.registry, new)
    given(filed, who, new, "filer")
    refused(filed, "invite.elsewhere", invite_again, filed.registry, who, "town", new)
    assert come(filed, link).person.id == new
    # Invited here, was signed in, and lost every way in: the registrar's link is for nobody else.
    made = invited(filed, who, "filer")
    come(filed, code(made))
    link = make_link(filed.registry, made.person)
    refused(filed, "invite.elsewhere", invite_again, filed.registry, who, "town", made.person)
    assert come(filed, link).person.id == made.person


def test_who_comes_while_they_are_invited_again_is_signed_in_and_nobody_else(
    filed: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = administrator(filed)
    made = invited(filed, who, "filer")
    looked = own_people.list_people

    def looked_and_they_came(registry: Registry, who: SignedIn, body: str) -> list[Member]:
        found = looked(registry, who, body)
        come(filed, code(made))
        return found

    monkeypatch.setattr(own_people, "list_people", looked_and_they_came)
    refused(filed, "invite.elsewhere", invite_again, filed.registry, who, "town", made.person)


def test_who_came_by_another_way_is_invited_no_more(filed: Acting) -> None:
    who = administrator(filed)
    made = invited(filed, who, "filer")
    identity = bind_identity(filed.registry, made.person, "https://accounts.example", "1")
    begin_session(filed.registry, made.person, "provider")
    remove_credentials(filed.registry, made.person, [identity.id])
    refused(filed, "invite.elsewhere", invite_again, filed.registry, who, "town", made.person)
    with pytest.raises(RegistryError, match="used"):
        use_link(filed.registry, code(made))


def test_who_was_forgotten_does_nothing_any_more_alone_or_as_one_of_two(filed: Acting) -> None:
    filer = filed.people["town", "filer"]
    filed.give_role("town", "approver")
    forget_person(filed.registry, filer)
    refused(filed, "authority.person", withdrawn_by, filed, filer, filed.people["town", "approver"])
    filed.give_role("town", "filer")
    forget_person(filed.registry, filed.people["town", "approver"])
    first, second = (filed.people["town", role] for role in ("filer", "approver"))
    refused(filed, "authority.person", withdrawn_by, filed, first, second)
