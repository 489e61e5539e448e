"""The countries a record may name, held against another list of ISO 3166-1."""

from __future__ import annotations

import pycountry

from registry.domain.countries import COUNTRIES


def test_a_record_may_name_every_code_of_iso_3166_and_no_other() -> None:
    assert set(COUNTRIES) == {country.alpha_2 for country in pycountry.countries}


def test_the_codes_stand_in_their_order_and_no_name_twice() -> None:
    assert list(COUNTRIES) == sorted(COUNTRIES)
    assert len(set(COUNTRIES.values())) == len(COUNTRIES)
