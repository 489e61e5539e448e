"""What is told to whom: one table, in words, under names that stay."""

from __future__ import annotations

import re

from registry.domain.authority import ACTS
from registry.domain.lifecycle import DETERMINATIONS
from registry.domain.notice import NOTIFIES, WORDS, notice_id


def test_every_kind_that_is_told_is_told_in_words_and_to_somebody() -> None:
    # The news of a search are told to whoever follows it.
    assert WORDS.keys() - NOTIFIES.keys() == {"version", "decision"}
    assert NOTIFIES.keys() <= WORDS.keys()
    assert all(NOTIFIES.values())


def test_every_act_is_told_to_somebody_but_the_enrolment_of_a_body_that_cannot_have_subscribed() -> None:
    assert set(ACTS) - NOTIFIES.keys() == {"enrol_body"}


def test_every_determination_is_told_to_the_body_that_filed() -> None:
    assert all("filer" in NOTIFIES[act] for act in DETERMINATIONS)


def test_a_name_follows_from_what_it_names_and_may_be_a_webhook_id() -> None:
    name = notice_id("registry.example/log/2026", 7, "suspend", "town")
    assert name == notice_id("registry.example/log/2026", 7, "suspend", "town")
    # No full stop: id, time and body are joined with them before they are signed.
    assert re.fullmatch(r"msg_[0-9a-f]{32}", name)
    others = [
        notice_id("registry.example/log/2027", 7, "suspend", "town"),
        notice_id("registry.example/log/2026", 8, "suspend", "town"),
        notice_id("registry.example/log/2026", 7, "lift", "town"),
        notice_id("registry.example/log/2026", 7, "suspend", "city"),
    ]
    assert len({name, *others}) == 5
