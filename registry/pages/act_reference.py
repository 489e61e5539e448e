"""The reference of acts: every kind with its fields and texts, who may do it, and every move, as Markdown, from the code.

Knows: how a declaration and a table read as rows. Does not know where the page is published.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from registry.domain.act import Act, Determination, KeyEnrolment
from registry.domain.authority import RULES
from registry.domain.lifecycle import MOVES, STATES, TABLE, possible, words
from registry.pages.markdown import GENERATED, literal, table

_COMMON = {"registry", "by", "commitments", "stated_at", "act"}
_SEEN = {None: "public", "oversight": "for oversight", "internal": "for the registry only"}
_INTRODUCTION = """# Acts, field by field

What an act is and how it is done stands in [Acts](../acts.md). Every statement also carries `registry`, `by` (office, role, role
of the second person), `commitments` and `stated_at`. An act file gives the fields under `given` and the texts under `texts`;
`previous`, and `version` where it is the latest, are filled in.

Filing is an act too: `submit`, `claim`, `revise` and `confirm` are stated in the decision on the version that is filed
(`by`), and have no statement of their own.

"""


def act_reference() -> str:
    """The whole page."""
    return (
        GENERATED
        + _INTRODUCTION
        + "## Statements\n\n"
        + table(("Act", "What it says", "Fields", "Texts", "Signed by the office"), _acts())
        + "## Who may do what\n\nA rule that names a second role asks for a second person as soon as the body has given somebody "
        + "that role. What no rule allows is refused, and the refusal names the rules there are.\n\n"
        + table(("Rule", "Acts"), _rules())
        + "## Moves\n\nWhat is not in this table is refused.\n\n"
        + table(("State", *(f"`{deed}`" for deed in MOVES)), _moves())
        + "## Remarks\n\nThey leave the state as it is.\n\n"
        + table(("State", "What may be said"), _remarks()).rstrip()
        + "\n"
    )


def _acts() -> Iterator[tuple[str, ...]]:
    for model in get_args(Act):
        said = get_args(model.model_fields["act"].annotation)
        fields = [
            f"`{name}`{_values(field.annotation)}"
            for name, field in model.model_fields.items()
            if name not in _COMMON
        ]
        texts = [f"`{path}`{_seen(rule)}" for path, rule in model.texts.items()]
        if model is Determination:
            texts.append("`conditions[i]`, one for each condition")
            texts.append(
                "`finding.<id>`, what it finds on the requirement of this id (public, may be left out)"
            )
        yield (
            ", ".join(f"`{word}`" for word in said),
            " ".join((model.__doc__ or "").split()),
            "; ".join(fields),
            "; ".join(texts),
            "by the key itself" if model is KeyEnrolment else "must" if model.signed_outside else "may",
        )


def _values(annotation: Any) -> str:
    if get_origin(annotation) is Literal:
        return ": " + ", ".join(f"`{value}`" for value in get_args(annotation))
    return ", or nothing" if type(None) in get_args(annotation) else ""


def _seen(rule: tuple[bool, tuple[Any, ...]]) -> str:
    needed, may = rule
    seen = "public, or kept back" if len(may) > 1 else _SEEN[may[0]]
    return f" ({seen}{'' if needed else ', may be left out'})"


def _rules() -> Iterator[tuple[str, ...]]:
    for rule in RULES:
        yield literal(rule.words), ", ".join(f"`{act}`" for act in rule.acts)


def _moves() -> Iterator[tuple[str, ...]]:
    for state in STATES:
        yield (words(state), *(words(TABLE[state, deed]) if (state, deed) in TABLE else "" for deed in MOVES))


def _remarks() -> Iterator[tuple[str, ...]]:
    for state in STATES:
        said = [f"`{deed}`" for deed in possible(state) if deed not in MOVES]
        yield words(state), ", ".join(said) or "nothing"
