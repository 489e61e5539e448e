"""What a request may be for, what a token may be limited to, and which roles fit: the table of `authority` as a door reads
it.

Knows: that a door is passed by whoever has a role in which the act may be done at all, alone or as the second of two.
Whether it may be done to this deployment, now, is judged where it is done (`registry.domain.act_history`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal

from registry.domain.actor import BodyKind, Role
from registry.domain.authority import ACTS, AUDITING, OFFICE_ACTS, RULES, AnyAct, Rule
from registry.errors import RegistryError

Access = Literal["read", "sign_in", "own_account", "own_work", "audit", "draft"]
Declared = Access | AnyAct
"""What a request is for. `read`: what anyone reads; `sign_in`: to become somebody; `own_account`: what one is signed in with;
`own_work`: what the roles of whoever is signed in show them; `audit`: who did what, with names; `draft`: a filing that is none
yet; else an act."""
Scope = Literal["read", "draft"] | AnyAct

SCOPES: Final[tuple[Scope, ...]] = (
    "read",
    "draft",
    *(act for act in ACTS if act not in OFFICE_ACTS),
)
"""What a token may be limited to. Bodies, people and keys are changed by no program."""

_FILING: Final = ("submit", "claim", "revise", "confirm")


def rules_for(declared: Iterable[Declared]) -> list[Rule]:
    """The rules under which any of what is declared may be done, in their order."""
    declared = set(declared)
    acts = {act for one in declared for act in (_FILING if one == "draft" else (one,))}
    return [
        *(rule for rule in RULES if acts & set(rule.acts)),
        *(AUDITING if "audit" in declared else ()),
    ]


def open_to_all(declared: Iterable[Declared]) -> bool:
    """Whether anyone may, without being anybody."""
    return any("public" in rule.kinds for rule in rules_for(declared))


def fits(rule: Rule, kind: BodyKind, role: Role) -> bool:
    """Whether somebody with this role in a body of this kind can act under `rule`, as the first or the second."""
    return kind in rule.kinds and role in (rule.role, rule.second)


def require_fitting(declared: Sequence[Declared], held: Iterable[tuple[BodyKind, Role]]) -> None:
    """Raise `authority.role` naming the rules, unless one of the roles `held` fits one of what is declared."""
    rules, held = rules_for(declared), list(held)
    if not any(fits(rule, kind, role) for rule in rules for kind, role in held):
        why = "none of your roles allows it" if held else "you have no role in any body"
        named = "; ".join(rule.words for rule in rules)
        raise RegistryError(
            "authority.role",
            f"{_said(declared)} is refused: {why}",
            hint=f"Nothing was done. The rule is {named}.",
        )


def scope_of(declared: Declared) -> Scope | None:
    """The scope that a token needs for it; None where no token suffices."""
    if declared == "own_work":
        return "read"
    return declared if declared in SCOPES and declared != "read" else None


def require_scope(declared: Sequence[Declared], scopes: Iterable[str]) -> None:
    """Raise `token.scope` unless the token's `scopes` reach one of what is declared."""
    needed = [scope for scope in map(scope_of, declared) if scope is not None]
    if not set(needed) & set(scopes):
        hint = (
            f"A token with the scope {' or '.join(needed)} is needed."
            if needed
            else "Sign in with a browser for it."
        )
        raise RegistryError("token.scope", f"this token does not reach to {_said(declared)}", hint=hint)


def _said(declared: Sequence[Declared]) -> str:
    return ", ".join(f"`{one.replace('_', ' ')}`" for one in declared)
