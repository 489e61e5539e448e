"""The life of a deployment's registration, as one table: in which state which act may be done, and to which state it leads.

Knows: the states, every legal move, and which move the filing of a version is. An act that is not in the table is refused
with what could be done instead. `imported` and `reconstructed` lead nowhere but to the claim of the body itself, so they
never reach a determination (promise 10). Does not know who may act (`registry.domain.authority`).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, get_args

from registry.domain.vocabulary import Provenance
from registry.errors import RegistryError

State = Literal[
    "unfiled",
    "imported",
    "reconstructed",
    "submitted",
    "returned",
    "authorised",
    "authorised_with_conditions",
    "refused",
    "lapsed",
    "suspended",
    "suspended_with_conditions",
    "suspended_undetermined",
    "withdrawn",
    "retired",
]
"""`suspended` stands over an authorisation, `suspended_with_conditions` over one with conditions, `suspended_undetermined` over
a version that nobody has authorised, or not any more: lifting a suspension gives back the authorisation there was, and never one
there was not. `lapsed`: the authorisation was given until a day, and has ended with it."""

Filing = Literal["import", "reconstruct", "claim", "submit", "revise", "confirm"]
"""What a new version is in the life of its deployment; its entry is the decision on it."""
Determined = Literal["authorise", "authorise_with_conditions", "refuse", "suspend", "lift", "return"]
Moving = Filing | Determined | Literal["lapse", "withdraw", "retire"]
Remark = Literal[
    "opine", "object", "reply", "order", "discharge", "overdue", "incident", "open_withheld", "release_text", "decline_text"
]  # fmt: skip
"""What is said of a deployment and leaves its state as it is: no code path leads from an opinion to a status."""
Deed = Moving | Remark

STATES: Final[tuple[State, ...]] = get_args(State)
FILINGS: Final[tuple[Filing, ...]] = get_args(Filing)
DETERMINATIONS: Final[tuple[Determined, ...]] = get_args(Determined)
DECISIVE: Final[frozenset[Moving]] = frozenset({*DETERMINATIONS, "lapse"})
"""What says whether an office has decided; that an authorisation ended is among them, or it would be shown as one that stands."""
MOVES: Final[tuple[Moving, ...]] = (*FILINGS, *DETERMINATIONS, "lapse", "withdraw", "retire")
REMARKS: Final[tuple[Remark, ...]] = get_args(Remark)
DEEDS: Final[tuple[Deed, ...]] = (*MOVES, *REMARKS)
AUTHORISED: Final[frozenset[State]] = frozenset(
    {"authorised", "authorised_with_conditions", "suspended", "suspended_with_conditions"}
)
"""The states over an authorisation that was given and has not ended."""
NOT_FILED: Final[frozenset[State]] = frozenset({"unfiled", "imported", "reconstructed"})
"""The states of a deployment that no body has filed."""

DEED_WORDS: Final[Mapping[Deed, str]] = {
    "import": "import it from a public source",
    "reconstruct": "reconstruct it from a published decision",
    "claim": "claim it as the body that runs it",
    "submit": "file it",
    "revise": "file its next version",
    "confirm": "confirm that nothing changed",
    "authorise": "authorise it",
    "authorise_with_conditions": "authorise it with conditions",
    "refuse": "refuse it",
    "suspend": "suspend it",
    "lift": "end its suspension",
    "return": "return it for information",
    "lapse": "state that its authorisation ended",
    "withdraw": "withdraw it",
    "retire": "state that it ended",
    "opine": "give an opinion",
    "object": "object",
    "reply": "reply to an objection",
    "order": "order something",
    "discharge": "find a condition or an order met",
    "overdue": "state that something is overdue",
    "incident": "report an incident",
    "open_withheld": "open a withheld value",
    "release_text": "make a text public that was kept back",
    "decline_text": "decline to make a text public",
}
"""What is done, as it stands behind `may`."""

_DECIDED: Final[Mapping[Moving, State]] = {
    "authorise": "authorised",
    "authorise_with_conditions": "authorised_with_conditions",
    "refuse": "refused",
}
_TABLE: Final[dict[State, dict[Moving, State]]] = {
    "unfiled": {"import": "imported", "reconstruct": "reconstructed", "submit": "submitted"},
    "imported": {"import": "imported", "claim": "submitted"},
    "reconstructed": {"reconstruct": "reconstructed", "claim": "submitted"},
    "submitted": {
        "revise": "submitted",
        "confirm": "submitted",
        "return": "returned",
        **_DECIDED,
        "suspend": "suspended_undetermined",
        "withdraw": "withdrawn",
        "retire": "retired",
    },
    "returned": {
        "revise": "submitted",
        "suspend": "suspended_undetermined",
        "withdraw": "withdrawn",
        "retire": "retired",
    },
    # What was authorised is the version that was filed: another version is before nobody yet.
    "authorised": {
        "revise": "submitted",
        "confirm": "authorised",
        **_DECIDED,
        "suspend": "suspended",
        "lapse": "lapsed",
        "retire": "retired",
    },
    "authorised_with_conditions": {
        "revise": "submitted",
        "confirm": "authorised_with_conditions",
        **_DECIDED,
        "suspend": "suspended_with_conditions",
        "lapse": "lapsed",
        "retire": "retired",
    },
    # The authorisation ended on its day, and nobody decided anything: the version is before the office again.
    "lapsed": {
        "revise": "submitted",
        "confirm": "lapsed",
        "return": "returned",
        **_DECIDED,
        "suspend": "suspended_undetermined",
        "retire": "retired",
    },
    "refused": {"revise": "submitted", "confirm": "refused", "withdraw": "withdrawn", "retire": "retired"},
    # A suspended deployment stays suspended whatever is filed: only the office that decides ends that.
    "suspended": {
        "revise": "suspended_undetermined",
        "confirm": "suspended",
        "lift": "authorised",
        "lapse": "suspended_undetermined",
        **_DECIDED,
        "retire": "retired",
    },
    "suspended_with_conditions": {
        "revise": "suspended_undetermined",
        "confirm": "suspended_with_conditions",
        "lift": "authorised_with_conditions",
        "lapse": "suspended_undetermined",
        **_DECIDED,
        "retire": "retired",
    },
    "suspended_undetermined": {
        "revise": "suspended_undetermined",
        "confirm": "suspended_undetermined",
        "lift": "submitted",
        **_DECIDED,
        "retire": "retired",
    },
    "withdrawn": {"revise": "submitted"},
    "retired": {"revise": "submitted"},
}


def _table() -> dict[tuple[State, Deed], State]:
    table: dict[tuple[State, Deed], State] = {}
    for state in STATES:
        for deed, to in _TABLE[state].items():
            table[state, deed] = to
        # A record that somebody else made can be wrong as well, and anyone may say so; what it withholds, oversight may read.
        others: tuple[Remark, ...] = ("object", "open_withheld", "release_text", "decline_text")
        remarks = others if state in ("imported", "reconstructed") else REMARKS
        for remark in remarks if state != "unfiled" else ():
            table[state, remark] = state
    return table


TABLE: Final[Mapping[tuple[State, Deed], State]] = MappingProxyType(_table())
"""(state, deed) -> the state it leads to. What is not in it is illegal."""


def after(state: State, deed: Deed) -> State:
    """The state to which `deed` leads from `state`; raises `lifecycle.illegal`."""
    if (state, deed) not in TABLE:
        raise RegistryError(
            "lifecycle.illegal",
            f"a deployment that is {words(state)} cannot be moved by `{deed}`: {reason(state, deed)}",
            hint=f"Possible now: {', '.join(f'{DEED_WORDS[one]} (`{one}`)' for one in possible(state))}. Nothing was logged.",
        )
    return TABLE[state, deed]


def possible(state: State) -> tuple[Deed, ...]:
    """What may be done in `state`, whoever may do it."""
    return tuple(deed for deed in DEEDS if (state, deed) in TABLE)


def filing(state: State, provenance: Provenance, change_kind: str | None) -> Filing:
    """What a new version is, filed in `state`: `change_kind` is its answer `filing.change_kind` where that is given."""
    if provenance != "filed":
        return "import" if provenance == "imported" else "reconstruct"
    if state == "unfiled":
        return "submit"
    if state in NOT_FILED:
        return "claim"
    return "confirm" if change_kind == "confirmed_unchanged" else "revise"


def words(state: State) -> str:
    """A state as it stands in a sentence."""
    return state.replace("_", " ")


def reason(state: State, deed: Deed) -> str:
    """Why `deed` leads nowhere from `state`, as the end of a sentence."""
    if state == "unfiled":
        return "it has no version yet"
    if deed in DETERMINATIONS and state in NOT_FILED:
        return "only what a body filed itself reaches a determination"
    if state in NOT_FILED:
        return "no body has filed it; it may be claimed by the body that runs it"
    if deed in ("import", "reconstruct", "claim", "submit"):
        return "a body has filed it"
    if state in ("withdrawn", "retired"):
        return "only a new version of the body brings it back"
    if deed in ("lift", "suspend"):
        return "it is suspended already" if deed == "suspend" else "it is not suspended"
    if deed == "withdraw":
        return "an office has decided on it; it is retired when it ends, and another version can be filed"
    if deed == "lapse":
        return "no authorisation of it stands that could end"
    return "it is not before the office that decides" if deed in DETERMINATIONS else "nothing to that effect"
