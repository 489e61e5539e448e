"""One address asks so often and no more, and nobody gains by asking from many."""

from __future__ import annotations

import pytest

from registry.errors import RegistryError
from registry.http.rate_limit import MAX_ADDRESSES, RateLimit


class Watch:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_an_address_has_its_burst_and_then_its_rate() -> None:
    watch = Watch()
    limit = RateLimit(0.5, 3, watch)
    assert [limit.wait("192.0.2.1") for _ in range(4)] == [0, 0, 0, 2]
    assert limit.left("192.0.2.1") == (0, 6)
    watch.now += 2
    assert [limit.wait("192.0.2.1") for _ in range(2)] == [0, 2]
    assert limit.wait("192.0.2.2") == 0


def test_a_network_counts_as_one_address() -> None:
    limit = RateLimit(0.5, 1, Watch())
    assert limit.wait("2001:db8::1") == 0
    assert limit.wait("2001:db8::ffff:1") > 0
    assert limit.wait("2001:db8:0:1::1") == 0
    assert limit.wait("::ffff:192.0.2.1") == 0
    assert limit.wait("192.0.2.1") > 0


def test_who_asked_much_is_not_forgotten_for_many_who_asked_little() -> None:
    watch = Watch()
    limit = RateLimit(0.01, 5, watch)
    for _ in range(5):
        assert limit.wait("192.0.2.1") == 0
    for number in range(3 * MAX_ADDRESSES):
        watch.now += 0.001
        assert limit.wait(f"2001:db8:{number >> 16:x}:{number & 0xFFFF:x}::1") == 0
    assert limit.wait("192.0.2.1") > 0


def test_what_is_remembered_is_bounded() -> None:
    limit = RateLimit(0.01, 5, Watch())
    for number in range(2 * MAX_ADDRESSES):
        limit.wait(f"2001:db8:0:{number:x}::1")
    assert len(limit._free_at) <= MAX_ADDRESSES


def test_who_asks_too_often_is_told_after_how_many_whole_seconds_to_ask_again() -> None:
    watch = Watch()
    limit = RateLimit(0.5, 1, watch)
    limit.require("192.0.2.1", "area.rate", "too often", hint="Wait.")
    watch.now += 0.5
    with pytest.raises(RegistryError) as refused:
        limit.require("192.0.2.1", "area.rate", "too often", hint="Wait.")
    assert (refused.value.code, refused.value.hint, refused.value.retry_after) == ("area.rate", "Wait.", 2)
    watch.now += refused.value.retry_after
    limit.require("192.0.2.1", "area.rate", "too often", hint="Wait.")
