"""A body follows a search: each matching entry is told once, signed, in order, and nothing of the time before."""

from __future__ import annotations

import pytest

from registry.errors import RegistryError
from registry.operations.deliver_notices import list_notices, replay_notice
from registry.operations.follow import follow_searches, read_search, search_query
from registry.operations.subscribe import subscribe, unsubscribe
from registry.storage import news
from tests.operations.acting import GATES, Acting
from tests.operations.test_notices import Hook, acting, begun, deliver, hook

__all__ = ["acting", "begun", "hook"]


def test_matching_news_are_told_once_and_in_order(acting: Acting, hook: Hook) -> None:
    made = subscribe(
        acting.registry, "town", "webhook", hook.address, read_search(acting.registry, "q=gates")
    )
    assert made.secrets is not None
    assert deliver(acting) == []
    first = acting.signed("suspend", reasons="The school is still seen.").place
    second = acting.signed("lift", reasons="It is not seen any more.").place
    follow_searches(acting.registry)
    follow_searches(acting.registry)
    assert [one.state for one in deliver(acting)] == ["sent", "sent"]
    assert [data["data"]["entry"]["index"] for data in hook.data] == [first.index, second.index]
    assert [data["data"]["kind"] for data in hook.data] == ["suspend", "lift"]
    assert all("webhook-signature" in headers for headers, _ in hook.taken)
    assert deliver(acting) == []


def test_what_does_not_match_is_not_told(acting: Acting, hook: Hook) -> None:
    subscribe(acting.registry, "town", "webhook", hook.address, read_search(acting.registry, "q=turnstile"))
    acting.signed("suspend", reasons="No.")
    assert deliver(acting) == []
    assert hook.taken == []


def test_an_end_and_a_replay_are_as_with_every_notice(acting: Acting, hook: Hook) -> None:
    made = subscribe(acting.registry, "town", "webhook", hook.address, {})
    acting.signed("suspend", reasons="No.")
    assert len(deliver(acting)) == 1
    [told] = [one for one in list_notices(acting.registry) if one.subscriber_id == made.subscriber.id]
    assert replay_notice(acting.registry, told.number) == 1
    deliver(acting)
    assert hook.ids[0] == hook.ids[1]
    unsubscribe(acting.registry, made.subscriber.id)
    acting.signed("lift", reasons="No.")
    assert deliver(acting) == []


def test_own_notices_and_a_search_at_one_address_are_two(acting: Acting, hook: Hook) -> None:
    subscribe(acting.registry, "town", "webhook", hook.address)
    subscribe(acting.registry, "town", "webhook", hook.address, {"q": "gates"})
    acting.signed("suspend", reasons="No.")
    deliver(acting)
    assert len(set(hook.ids)) == len(hook.ids) == 2


def test_news_are_not_lost_where_many_are_logged_between_two_rounds(
    acting: Acting, hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(news, "WALKED", 1)
    subscribe(acting.registry, "town", "webhook", hook.address, {})
    places = [acting.signed(act, reasons="No.").place for act in ("suspend", "lift", "suspend")]
    deliver(acting)
    assert [data["data"]["entry"]["index"] for data in hook.data] == [place.index for place in places]
    assert hook.data[0]["data"]["deployment"] == GATES


@pytest.mark.parametrize(
    ("query", "code"),
    [
        (text, "notice.search")
        for text in ("nothing=1", "country=FR&country=DE", "country=", "country", "&&", "sort=latest")
    ]
    + [("country=UK", "search.filter"), ("requirement=HR-999&q=face", "search.filter")],
)
def test_what_is_no_search_and_what_can_never_find_anything_is_refused(
    acting: Acting, query: str, code: str
) -> None:
    with pytest.raises(RegistryError) as told:
        read_search(acting.registry, query)
    assert told.value.code == code


def test_a_search_is_what_the_address_of_a_list_says(acting: Acting) -> None:
    assert read_search(acting.registry, "?country=FR&q=%E4%BA%BA%E8%84%B8&sort=latest&page=3") == {
        "country": "FR",
        "q": "人脸",
    }
    assert read_search(acting.registry, "") == {}
    again = search_query({"q": "a&b=c", "country": "FR"})
    assert read_search(acting.registry, again) == {"q": "a&b=c", "country": "FR"}
