"""What many entries leave beside them in one transaction is what each would leave alone, at its own place."""

from __future__ import annotations

from dataclasses import replace

from registry.storage import acts, due, outbox, registrations, sent_forms
from registry.storage.acts import ActText, NewAct
from registry.storage.due import TermRow
from registry.storage.outbox import NewNotice
from registry.storage.registrations import Registration
from registry.storage.sent_forms import SentForm
from registry.storage.values import NewEntry, Refused, Sequenced
from tests.storage.simulator import NOW, Register, filing
from tests.storage.test_outbox import subscribe

DUE = "2027-01-31"


def form(number: int) -> SentForm:
    return SentForm(bytes([number]) * 32, bytes([100 + number]) * 32)


def filed(number: int, form_of: int | None = None) -> NewEntry:
    """The filing of a deployment of its own, with everything that may stand beside it."""
    id, texts = f"d-{number}", [ActText("person", f"p-{number}", bytes([number]) * 32, "internal")]
    act = NewAct(
        kind="file", sha256=f"{number:064x}", deployment_id=id, version=1, office="town", role="filer", body=None,
        stated_at=NOW, texts=texts,
    )  # fmt: skip
    notice = NewNotice(kind="submit", audiences=("oversight",), at=NOW, deployment_id=id, by="town")
    term = TermRow("retention", None, None, DUE, 1, "town", None, None)
    write = (
        due.set_terms(id, [term]), registrations.stands(Registration(id, "submitted", "town", NOW, None)),
        acts.write(act), outbox.write(notice), sent_forms.remember(form(number if form_of is None else form_of)),
    )  # fmt: skip
    return replace(filing(id), write=write)


def test_what_many_leave_beside_them_stands_at_the_place_of_each(register: Register) -> None:
    subscribe(register.db, "watchdog", "oversight_body")
    subscribe(register.db, "ombudsman", "oversight_body")
    outcomes = register.append(*(filed(number) for number in range(1, 7)))
    places = [one.place for one in outcomes if isinstance(one, Sequenced)]
    assert len(places) == 6
    for number, place in enumerate(places, 1):
        [act] = acts.on_deployment(register.db, f"d-{number}")
        assert (act.place, act.sha256) == (place, f"{number:064x}")
        assert acts.texts(register.db, act)["person"].value == f"p-{number}"
        assert sent_forms.find(register.db, form(number).digest) == (form(number).content, place)
        assert registrations.every(register.db)[f"d-{number}"].place == place
        [term] = due.kept_terms(register.db, [f"d-{number}"])[f"d-{number}"]
        assert (term.place, term.due) == (place, DUE)
    told = outbox.standing(register.db)
    assert [(one.place, one.body) for one in told] == [
        (place, body) for place in places for body in ("ombudsman", "watchdog")
    ]
    assert {one.state for one in told} == {"waiting"}


def test_what_one_may_not_leave_beside_it_costs_no_other(register: Register) -> None:
    outcomes = register.append(filed(1), filed(2), filed(3, form_of=1), filed(4), filed(5))
    assert [type(one) for one in outcomes] == [Sequenced, Sequenced, Refused, Sequenced, Sequenced]
    assert sorted(registrations.every(register.db)) == ["d-1", "d-2", "d-4", "d-5"]
    assert acts.on_deployment(register.db, "d-3") == []
