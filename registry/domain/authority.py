"""Who may do what: one table of role, act and body. Every refusal names the rule.

Knows: for each act the kind of body, the role, whether the deployment is that body's own, and the role of the second person
where four eyes are asked for. A body asks for them by giving somebody the second role: from then on nobody of it acts
alone. Does not know who holds a role (`registry.domain.act_history`), nor whether an act is legal in the life of a
deployment (`lifecycle`).

A determination is never of the body that filed: where nobody knows which body that was, nobody may determine (promise 7).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, Literal, get_args

from registry.domain.actor import BODY_KINDS, BodyKind, Capacity, Role
from registry.domain.lifecycle import DEEDS, DETERMINATIONS, Deed
from registry.errors import RegistryError

Relation = Literal["own", "other", "nobody"]
"""Whose a deployment is, seen from the body that acts: its own, another body's, or as yet of no body that is enrolled. Of an act
on a body: that body itself, or another."""
Kind = BodyKind | Literal["registrar", "public"]
Office = Literal["enrol_body", "enrol_key", "withdraw_key", "give_role", "take_role"]
AnyAct = Deed | Office | Literal["sighting", "release_sighting", "decline_sighting", "nil_return"]

RELATIONS: Final[tuple[Relation, ...]] = get_args(Relation)
KINDS: Final[tuple[Kind, ...]] = (*BODY_KINDS, "registrar", "public")
OFFICE_ACTS: Final[tuple[Office, ...]] = get_args(Office)
ACTS: Final[tuple[AnyAct, ...]] = (
    *(deed for deed in DEEDS if deed not in ("import", "reconstruct")),
    "sighting",
    "release_sighting",
    "decline_sighting",
    "nil_return",
    *OFFICE_ACTS,
)
"""Every act that somebody does. Imports and reconstructions are the registry's own work and name nobody."""
MODERATION: Final[tuple[AnyAct, ...]] = (
    "release_text",
    "decline_text",
    "release_sighting",
    "decline_sighting",
)
"""What becomes of a text that was kept back until somebody had read it."""


@dataclass(frozen=True)
class Rule:
    """`acts` may be done by `role` of a body of one of `kinds`, to what is theirs as `relations` say.

    `second`: the role of the second person, as soon as the body has somebody in it.
    """

    name: str
    acts: tuple[AnyAct, ...]
    kinds: tuple[Kind, ...]
    role: Capacity
    relations: tuple[Relation, ...]
    second: Role | None = None

    @property
    def words(self) -> str:
        """The rule in one sentence."""
        who = self.role if self.kinds[0] == self.role else f"{self.role} of {_or(self.kinds)}"
        whose = f", {_whose(self.relations)}" if len(self.relations) < len(RELATIONS) else ""
        second = f", with its {self.second} where it has one" if self.second else ""
        return f"{self.name}: {who}{whose}{second}"


_FILING: Final[tuple[Kind, ...]] = ("authority", "oversight_body")
_ANYBODYS: Final = RELATIONS

RULES: Final[tuple[Rule, ...]] = (
    Rule("first filing", ("submit", "claim"), _FILING, "filer", ("nobody",), "approver"),
    Rule("filing", ("revise", "confirm"), _FILING, "filer", ("own", "nobody"), "approver"),
    Rule("ending", ("withdraw", "retire"), _FILING, "filer", ("own",), "approver"),
    Rule("determination", DETERMINATIONS, ("oversight_body",), "signer", ("other",), "reviewer"),
    Rule("return by a reviewer", ("return",), ("oversight_body",), "reviewer", ("other",)),
    Rule("order", ("order",), ("oversight_body",), "signer", ("other", "nobody"), "reviewer"),
    Rule("discharge", ("discharge",), ("oversight_body",), "signer", ("other", "nobody"), "reviewer"),
    Rule("clocks", ("lapse", "overdue"), ("registrar",), "registrar", _ANYBODYS),
    Rule("opinion", ("opine",), ("advisory_group",), "advisor", ("other", "nobody")),
    Rule("report of anyone", ("object", "sighting", "incident"), ("public",), "public", _ANYBODYS),
    Rule(
        "report of an organisation",
        ("object", "sighting", "incident"),
        ("civil_society",),
        "filer",
        _ANYBODYS,
    ),
    Rule("moderation", MODERATION, ("oversight_body",), "reviewer", ("other", "nobody")),
    Rule("moderation by the register", MODERATION, ("registrar",), "registrar", _ANYBODYS),
    Rule("reply", ("reply",), _FILING, "filer", ("own",), "approver"),
    Rule("incident of the deployer", ("incident",), _FILING, "filer", ("own",)),
    Rule("incident of the vendor", ("incident",), ("vendor",), "filer", ("other", "nobody")),
    Rule("incident found by oversight", ("incident",), ("oversight_body",), "reviewer", ("other", "nobody")),
    Rule("opening by a reviewer", ("open_withheld",), ("oversight_body",), "reviewer", ("other", "nobody")),
    Rule("opening by a signer", ("open_withheld",), ("oversight_body",), "signer", ("other", "nobody")),
    Rule("nil return", ("nil_return",), _FILING, "filer", _ANYBODYS, "approver"),
    Rule("enrolment", OFFICE_ACTS, ("registrar",), "registrar", _ANYBODYS),
    Rule("own people", ("give_role", "take_role"), BODY_KINDS, "administrator", ("own",)),
    Rule("own key", ("withdraw_key",), BODY_KINDS, "administrator", ("own",)),
)

DRAFTING: Final = Rule("drafts", (), _FILING, "filer", ("own",))
READING_DRAFTS: Final = Rule("reading drafts", (), _FILING, "approver", ("own",))
"""A draft is no act: nothing of it is logged. It is of its body, whose filers write it and whose approvers read it."""

AUDITING: Final[tuple[Rule, ...]] = (
    Rule("audit by a reviewer", (), ("oversight_body",), "reviewer", ("other", "nobody")),
    Rule("audit by a signer", (), ("oversight_body",), "signer", ("other", "nobody")),
)
"""Who reads the audit trail, with the names and texts in it that are not public. Of a deployment that the reader's own body
filed, texts that are kept from it stay so."""


def require_drafting(kind: Kind, roles: Collection[Role], *, reads: bool = False) -> None:
    """Raise `authority.drafts` unless somebody with these roles in a body of this kind may write drafts, or read them."""
    rules = [DRAFTING, READING_DRAFTS] if reads else [DRAFTING]
    if not any(kind in rule.kinds and rule.role in roles for rule in rules):
        raise RegistryError(
            "authority.drafts",
            "a draft is for those who file for its body",
            hint=f"Nothing was kept or changed. The rule is {'; '.join(rule.words for rule in rules)}.",
        )


def allowing(act: AnyAct, kind: Kind, role: Capacity, relation: Relation) -> Rule:
    """The rule that allows `act`; raises `authority.body`, `authority.own` or `authority.role`, each naming the rules there
    are.

    Of several the first is meant: no two allow the same.
    """
    rules = [rule for rule in RULES if act in rule.acts]
    steps = (
        ("authority.body", lambda rule: kind in rule.kinds, f"nobody of a {_said(kind)} may do it"),
        (
            "authority.own",
            lambda rule: relation in rule.relations,
            {
                "own": "a body may not do it to what it filed itself",
                "other": "a body may do it only to what is its own",
                "nobody": "no enrolled body has filed this deployment, so nobody knows whose it is",
            }[relation],
        ),
        ("authority.role", lambda rule: rule.role == role, f"the role {role} does not allow it"),
    )
    for code, holds, why in steps:
        left = [rule for rule in rules if holds(rule)]
        if not left:
            raise _refused(code, act, why, rules)
        rules = left
    return rules[0]


def require_second(rule: Rule, act: AnyAct, has_second: bool, second: Role | None) -> None:
    """Raise `authority.second` unless two people act where `rule` and the body ask for it, and only the second it names.

    `has_second`: whether the body has somebody in the role that the rule names.
    """
    expected = rule.second if has_second else None
    if second != expected:
        why = (
            f"its {expected} has to act with them" if expected else "there is nobody who could act with them"
        )
        raise _refused("authority.second", act, why, [rule])


def _refused(code: str, act: AnyAct, why: str, rules: list[Rule]) -> RegistryError:
    named = "; ".join(rule.words for rule in rules)
    return RegistryError(code, f"`{act}` is refused: {why}", hint=f"Nothing was logged. The rule is {named}.")


def _or(kinds: tuple[Kind, ...]) -> str:
    if kinds == BODY_KINDS:
        return "any body"
    said = " or ".join(_said(kind) for kind in kinds)
    return f"{'an' if said[0] in 'aeiou' else 'a'} {said}"


def _said(kind: Kind) -> str:
    return "civil-society organisation" if kind == "civil_society" else kind.replace("_", " ")


def _whose(relations: tuple[Relation, ...]) -> str:
    said = {
        "own": "what is its own",
        "other": "what another body filed",
        "nobody": "what no enrolled body has filed",
    }
    return " or ".join(said[relation] for relation in relations)
