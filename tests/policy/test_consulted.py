"""The documents behind a release: a digest, or the reason why there is none, and nothing left out."""

from __future__ import annotations

import pytest

from registry.assets import policies
from registry.errors import RegistryError
from registry.policy.consulted import FILE, every_source, read_consulted
from registry.policy.release import Bundle, read_folder

KEPT = """- document: An act
  address: https://law.example/act
  read_on: 2026-09-14
  sha256: {digest}
""".format(digest="a" * 64)
NOT_KEPT = """- {document: An act, address: https://law.example/act, read_on: null, sha256: null, reason: not kept}
"""


def refused(text: str) -> str:
    with pytest.raises(RegistryError) as raised:
        read_consulted(text)
    assert raised.value.code == "policies.consulted"
    return raised.value.message


def test_a_document_has_a_digest_or_the_reason_why_not() -> None:
    assert read_consulted(KEPT)[0].sha256 == "a" * 64
    assert read_consulted(NOT_KEPT)[0].reason == "not kept"


@pytest.mark.parametrize(
    "text",
    [
        KEPT + "  reason: both\n",
        NOT_KEPT.replace(", reason: not kept", ""),
        KEPT.replace("2026-09-14", "null"),
        KEPT.replace("a" * 64, "a" * 63),
        KEPT.replace("document", "title"),
        KEPT + KEPT,
        "document: not a list\n",
    ],
)
def test_a_list_that_hides_something_is_refused(text: str) -> None:
    assert FILE in refused(text)


def test_a_source_that_nobody_noted_is_listed_as_not_recorded(small_release: Bundle) -> None:
    (found,) = every_source((), small_release.requirements.values())
    assert found == {
        "document": "An act", "address": None, "read_on": None, "sha256": None, "reason": "not recorded"
    }  # fmt: skip


def test_what_is_noted_stands_once_and_in_order(small_release: Bundle) -> None:
    noted = read_consulted(
        NOT_KEPT
        + "- {document: An act, address: null, read_on: 2026-01-02, sha256: null, reason: not kept}\n"
    )
    found = every_source(noted, small_release.requirements.values())
    assert [(one["address"], one["reason"]) for one in found] == [
        (None, "not kept"),
        ("https://law.example/act", "not kept"),
    ]
    assert found[0]["read_on"] == "2026-01-02"


def test_every_source_of_the_first_release_is_noted() -> None:
    noted = read_consulted((policies() / FILE).read_text(encoding="utf-8"))
    requirements = read_folder(policies() / "release").requirements.values()
    first = [one for one in requirements if one.id.startswith(("HR-", "UNP-", "UCR-08"))]
    assert not [one for one in every_source(noted, first) if one["reason"] == "not recorded"]
