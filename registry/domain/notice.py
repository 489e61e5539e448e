"""Notices: which acts are told to whom, as one table, and the name of a notice.

Knows: kinds of acts, who has a part in a deployment, and in which words an act is announced. Does not know addresses, nor who
these bodies are: that is looked up in the transaction of the act (`storage.outbox`). Whoever acts is not told of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

from registry.domain.canonical import digest

Audience = Literal["filer", "oversight", "objector", "itself"]
"""`filer`: the body that filed the deployment last. `oversight`: the oversight bodies that acted on it; where none did, every one
that subscribed. `objector`: the body that made the act which is answered. `itself`: the body that the act is on."""

NOTIFIES: Final[Mapping[str, tuple[Audience, ...]]] = MappingProxyType(
    {
        "submit": ("oversight",),
        "claim": ("oversight",),
        "revise": ("oversight",),
        "confirm": ("oversight",),
        "withdraw": ("oversight",),
        "retire": ("oversight",),
        "authorise": ("filer", "oversight"),
        "authorise_with_conditions": ("filer", "oversight"),
        "refuse": ("filer", "oversight"),
        "suspend": ("filer", "oversight"),
        "lift": ("filer", "oversight"),
        "return": ("filer",),
        "opine": ("filer", "oversight"),
        "object": ("filer", "oversight"),
        "reply": ("objector", "oversight"),
        "order": ("filer", "oversight"),
        "incident": ("filer", "oversight"),
        "open_withheld": ("filer",),
        "release_text": ("filer", "oversight"),
        "decline_text": ("filer", "oversight"),
        "sighting": ("oversight",),
        "release_sighting": ("oversight",),
        "decline_sighting": ("oversight",),
        "nil_return": ("oversight",),
        "lapse": ("filer", "oversight"),
        "overdue": ("filer", "oversight"),
        "discharge": ("filer",),
        "reassess": ("filer",),
        "erase": ("filer",),
        "enrol_key": ("itself",),
        "withdraw_key": ("itself",),
        "give_role": ("itself",),
        "take_role": ("itself",),
    }
)
"""Kind of act -> who is told. A kind that is not in it is told to nobody."""

WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "version": "A version was logged",
        "decision": "A deployment was decided again",
        "submit": "A deployment was filed",
        "claim": "A deployment was claimed by the body that runs it",
        "revise": "A new version was filed",
        "confirm": "A filing was confirmed unchanged",
        "withdraw": "A filing was withdrawn",
        "retire": "A deployment was ended",
        "authorise": "A deployment was authorised",
        "authorise_with_conditions": "A deployment was authorised with conditions",
        "refuse": "A deployment was refused",
        "suspend": "A deployment was suspended",
        "lift": "A suspension was lifted",
        "return": "A filing was returned for information",
        "opine": "An opinion was given",
        "object": "An objection was lodged",
        "reply": "An objection was replied to",
        "order": "An order was made",
        "incident": "An incident was reported",
        "open_withheld": "A withheld value was opened by oversight",
        "release_text": "A text that had been kept back was made public",
        "decline_text": "A text that had been kept back stays so",
        "sighting": "An unregistered system was sighted",
        "release_sighting": "A sighting that had been kept back was made public",
        "decline_sighting": "A sighting that had been kept back stays so",
        "nil_return": "A nil return was made",
        "lapse": "An authorisation ended on the day until which it was given",
        "overdue": "A term is over",
        "discharge": "A condition or an order was found to be met",
        "reassess": "A deployment was assessed again",
        "erase": "Values of a filing were erased",
        "enrol_key": "A key of the office came into use",
        "withdraw_key": "A key of the office was taken out of use",
        "give_role": "A role was given",
        "take_role": "A role was taken away",
    }
)
"""Kind of act -> what is said of it first."""


def notice_id(origin: str, index: int, kind: str, body: str) -> str:
    """The name of the notice to `body` of the entry `index` of the log `origin`.

    It follows from what it names, so that a notice which is sent again, even out of an older backup, has the same name and
    its receiver can drop the double (the `webhook-id` of Standard Webhooks 1.0.0, which must hold no full stop).
    """
    return f"msg_{digest(['sightline-notice-v1', origin, index, kind, body])[:32]}"
