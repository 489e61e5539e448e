"""Which words make a row surveillance, and which do not."""

from __future__ import annotations

import pytest

from registry.exchange.us_omb_technology import technology

SECURITY = {"agency": "DHS", "topic_area": "Law Enforcement"}
OTHER = {"agency": "NASA", "topic_area": "Science"}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (
            {"problem_solved": "1:1 facial comparison with the card"},
            ("face_verification_1to1", "verification_1_1"),
        ),
        (
            {"system_outputs": "Facial recognition returns candidates as investigative leads."},
            ("face_identification_retrospective", "post_rbi"),
        ),
        (
            {"problem_solved": "Facial recognition video surveillance of the entrance"},
            ("face_identification_live", "realtime_rbi"),
        ),
        ({"system_outputs": "Facial matching gives a match or no match response."}, (None, None)),
        ({"problem_solved": "1:1 and 1:n facial matching at the gate"}, (None, None)),
        ({"use_case_name": "License Plate Reader 2"}, (None, None)),
        ({"use_case_name": "Gunshot Detection System"}, ("gunshot_detection", None)),
        ({"system_outputs": "speaker identification in audio"}, ("voice_identification", None)),
        ({"problem_solved": "count the number of people in a waiting room"}, ("crowd_counting", None)),
        (
            {"problem_solved": "Searches surveillance footage for events"},
            ("object_behaviour_analytics", None),
        ),
        ({"use_case_name": "Social Listening"}, ("social_media_monitoring", None)),
    ],
)
def test_words_name_the_technology_wherever_they_stand(
    cells: dict[str, str], expected: tuple[str | None, str | None]
) -> None:
    for setting in (SECURITY, OTHER):
        found = technology(setting | cells)
        assert found is not None
        assert (found.technology, found.mode) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"use_case_name": "Hurricane Score"}, "predictive_person"),
        ({"problem_solved": "Entity resolution of persons"}, "data_fusion"),
        ({"use_case_name": "Unmanned Aerial Systems (UAS)"}, "drone_video"),
        ({"use_case_name": "Item of Interest Detection"}, "object_behaviour_analytics"),
        ({"system_outputs": "Biometric matching of prints"}, None),
    ],
)
def test_some_words_are_surveillance_in_security_work_only(
    cells: dict[str, str], expected: str | None
) -> None:
    found = technology(SECURITY | cells)
    assert found is not None
    assert found.technology == expected
    assert technology(OTHER | cells) is None


@pytest.mark.parametrize(
    "cells",
    [
        {"problem_solved": "Agencies face challenges; the interface shows surfaces."},
        {"problem_solved": "Syndromic surveillance of disease outbreaks"},
        {"problem_solved": "Post-market surveillance of medicines; market surveillance"},
        {"problem_solved": "Sentiment analysis of survey comments"},
        {"problem_solved": "This is not a biometric system. It does not perform facial recognition."},
        {"problem_solved": "No facial recognition is used."},
        {"problem_solved": "The vendor doesn't offer license plate reading."},
        {"problem_solved": "Redaction of faces and license plates in video"},
        {"system_outputs": "face detection (not used)"},
        {"problem_solved": "Detects blurred faces, facial recognition is blurred out"},
        {"use_case_name": "Fingerprint Quality Check"},
        {"problem_solved": "Users are prompted for biometric verification at log-in"},
        {"problem_solved": "Training is given face-to-face"},
        {"use_case_name": "Scheduling of social media posts"},
        {"use_case_name": "IRIS", "problem_solved": "A financial system"},
        {"problem_solved": "Drone inspection of bridges"},
        {"problem_solved": "X-ray images of cargo with items of interest"},
    ],
)
def test_words_that_only_sound_like_surveillance_do_not_count(cells: dict[str, str]) -> None:
    assert technology(SECURITY | cells) is None
    assert technology(OTHER | cells) is None


def test_a_denial_covers_its_own_sentence_only() -> None:
    found = technology(
        OTHER | {"problem_solved": "It does not store images. Facial recognition finds a person."}
    )
    assert found is not None
    assert found.words == "Facial recognition"


def test_the_name_decides_before_the_text_and_the_rest_is_named() -> None:
    found = technology(
        SECURITY
        | {"use_case_name": "License Plate Reader", "problem_solved": "Facial recognition of drivers"}
    )
    assert found is not None
    assert (found.family, found.column, found.also) == (
        "licence-plate recognition",
        "use_case_name",
        ("face recognition",),
    )


def test_a_row_without_words_is_no_surveillance() -> None:
    assert technology({}) is None
