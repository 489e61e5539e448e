"""Hostile input, made by a seed: what somebody could hand to the registry in the place of an act, and each must be refused.

`templates` holds one good input for each act, on a deployment in a state in which it could be done; every hostile input is
one of these with something wrong in it. A marker stands in what is wrong, so that a refusal that repeats it is found.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from registry.domain.act import office_key_name, read_act, registry_of
from registry.domain.authority import ACTS
from registry.domain.canonical import canonical_bytes, parse_canonical
from registry.domain.decision import PAYLOAD_TYPE
from registry.domain.key_event import fingerprint
from registry.domain.record import read_record
from registry.domain.verifier import ED25519, verifier_of
from registry.errors import RegistryError
from registry.operations.act_forms import openings_file
from registry.operations.draft_act import Draft, draft_act, read_act_file
from registry.operations.file_record import NotFiled, Submission, file_records, new_salt
from registry.operations.filed_by import FiledBy
from registry.operations.log_act import do_act, log_signed
from registry.signing.dsse import sign_envelope
from registry.signing.keys import Key, generate_key
from registry.storage import acts
from tests.operations.acting import GATES, MEMBERSHIP, Acting

ECHO: Final = "Qwxzhostile"
FILED: Final = {"submit": "new-gates", "claim": "imported-gates", "revise": GATES, "confirm": GATES}
SIGNED: Final = ("authorise", "authorise_with_conditions", "refuse", "suspend", "lift", "return", "reply", "order",
                 "nil_return", "enrol_key", "discharge")  # fmt: skip

_OPERATOR: Final = {"name": "A town", "accountable_person": "Somebody"}
DEEP: Final[Any] = {}
_inner = DEEP
for _ in range(3_000):
    _inner["a"] = {}
    _inner = _inner["a"]


@dataclass(frozen=True)
class Template:
    """A good input: an act file, or of a filing its record and who files."""

    act: str
    wanted: dict[str, Any]
    signer: str | None = None


@dataclass(frozen=True)
class Attempt:
    """A hostile input, in words for whoever reads a failure, and the call that must refuse it."""

    about: str
    run: Callable[[], object]


def prepare(acting: Acting) -> None:
    """Deployments in the states that the acts need, an objection to reply to, a role to take, and a key out of use."""
    acting.file(None, "imported", id="imported-gates")
    acting.file(operator=_OPERATOR)
    acting.file(id="suspended-gates")
    acting.file(id="lapsing-gates")
    acting.signed("suspend", {"deployment": "suspended-gates"}, reasons="Not now.")
    tomorrow = (acting.registry.clock().date() + timedelta(1)).isoformat()
    acting.signed("authorise", {"deployment": "lapsing-gates", "until": tomorrow}, reasons="For a day.")
    acting.signed(
        "order",
        {"deployment": GATES, "measure": "limit_use", "due": tomorrow},
        reasons="So.",
        text="By night.",
    )
    acting.do("object", _objection(acting), None, "public", text="No.")
    kept = {
        "act": "object",
        "given": _objection(acting) | {"deployment": "suspended-gates"},
        "texts": {"text": "No."},
    }
    do_act(acting.registry, read_act_file(kept | {"withhold": ["text"]}))
    seen = {"country": "FR", "seen_on": acting.registry.clock().date().isoformat()}
    kept = {"act": "sighting", "given": seen, "texts": {"text": "A camera."}}
    acting.kept = do_act(acting.registry, read_act_file(kept | {"withhold": ["text"]})).place.index
    acting.enrol_key("council")
    acting.keys["withdrawn"] = acting.keys["watchdog"]
    acting.enrol_key("watchdog")
    withdrawn = fingerprint(verifier_of(acting.keys["withdrawn"]))
    acting.registrar("withdraw_key", {"body": "watchdog", "key": withdrawn, "reason": "compromised"})
    # What was due is over.
    clock = acting.registry.clock
    acting.registry.clock = lambda: clock() + timedelta(3)


def templates(acting: Acting) -> dict[str, Template]:
    """Act -> a good input for it."""
    day, due = (f"{acting.registry.clock().date() - timedelta(days)}" for days in (0, 2))
    gates = {"deployment": GATES}
    reference, order = _entry_of(acting, GATES, "object"), _entry_of(acting, GATES, "order")
    key = generate_key(
        office_key_name(registry_of(acting.registry.log.origin), "town"), ED25519, development=True
    )
    acting.keys["new"] = key
    office = _by(acting, "watchdog", "signer")
    town = _by(acting, "town", "filer")
    registrar = {"role": "registrar"}
    reasons = {"texts": {"reasons": "It is so."}}
    text = {"texts": {"text": "It is so."}}
    held = {"origin": acting.registry.log.origin, "index": acting.roles["council", "advisor"]}
    kept = {"deployment": "suspended-gates", "entry": _entry_of(acting, "suspended-gates", "object")}
    seen = {"origin": acting.registry.log.origin, "index": acting.kept}
    council = fingerprint(verifier_of(acting.keys["council"]))
    condition = {"conditions": [{"number": 1, "due": "2099-01-31"}]}
    wanted: dict[str, dict[str, Any]] = {
        **{act: {**office, "given": gates, **reasons} for act in ("authorise", "refuse", "suspend", "return")},
        "lift": {**office, "given": {"deployment": "suspended-gates"}, **reasons},
        "authorise_with_conditions": {
            **office, "given": {**gates, **condition}, "texts": {"reasons": "So.", "conditions[0]": "Mask it."},
        },
        "withdraw": {**town, "given": gates, **reasons},
        "retire": {**town, "given": {**gates, "ended_on": day}},
        "opine": {
            **_by(acting, "council", "advisor"),
            "given": {**gates, "advice": "against", "membership": MEMBERSHIP}, **text,
        },
        "object": {"given": _objection(acting), "texts": {"text": "No.", "sender": "Somebody"}},
        "reply": {**town, "given": {**gates, "objection": reference}, **text},
        "order": {
            **office, "given": {**gates, "measure": "limit_use", "due": None},
            "texts": {"text": "By night.", "reasons": "It is so."},
        },
        "discharge": {**office, "given": {**gates, "entry": order, "part": None}},
        "overdue": {**registrar, "given": {**gates, "clock": "order", "entry": order, "part": None, "due": due}},
        "lapse": {
            **registrar,
            "given": {
                "deployment": "lapsing-gates", "due": due,
                "authorisation": _entry_of(acting, "lapsing-gates", "authorise"),
            },
        },
        "open_withheld": {**office, "given": {**gates, "path": "operator.accountable_person"}, **reasons},
        "incident": {**town, "given": {**gates, "harm": "other", "occurred_on": None, "known_on": day}, **text},
        "release_text": {**registrar, "given": kept},
        "decline_text": {**registrar, "given": kept, **reasons},
        "release_sighting": {**registrar, "given": {"entry": seen}},
        "decline_sighting": {**registrar, "given": {"entry": seen}, **reasons},
        "sighting": {"given": {"country": "FR", "seen_on": day}, "texts": {"text": "A camera.", "place": "There."}},
        "nil_return": {**town, "given": {"first": "2025-01-01", "last": "2025-12-31"}},
        "enrol_body": {**registrar, "given": {"body": "vendor", "kind": "vendor"}, "texts": {"name": "A vendor"}},
        "enrol_key": {**registrar, "given": {"body": "town", "key": verifier_of(key).vkey}},
        "withdraw_key": {**registrar, "given": {"body": "council", "key": council, "reason": "lost"}},
        "give_role": {
            **registrar, "given": {"body": "town", "role": "approver"},
            "texts": {"holder": acting.people["council", "advisor"]},
        },
        "take_role": {**registrar, "given": {"body": "council", "given": held}},
    }  # fmt: skip
    record = {"operator": _OPERATOR, "place": {"country": "BE"}}
    same = {"operator": _OPERATOR, "deployment": {"title": "Gates", "technology": "anpr_fixed"}}
    for act, id in FILED.items():
        wanted[act] = {"record": {"id": id, **record}, "by": ["town", acting.people["town", "filer"], None]}
    wanted["confirm"]["record"] = {
        "id": GATES, **same, "place": {"country": "FR"}, "filing": {"change_kind": "confirmed_unchanged"},
    }  # fmt: skip
    signers = {"reply": "town", "nil_return": "town", "enrol_key": "new"}
    assert wanted.keys() == set(ACTS)
    return {
        act: Template(act, one, signers.get(act, "watchdog") if act in SIGNED else None)
        for act, one in wanted.items()
    }


def attempt(acting: Acting, template: Template, chance: random.Random) -> Attempt:
    """One hostile input in the place of `template`."""
    if template.act in FILED:
        return _filing(acting, template, chance)
    if template.signer is not None and chance.random() < 0.5:
        return _signed(acting, template, chance)
    about, wanted = _spoilt(template.wanted | {"act": template.act}, chance, _others(acting, template))
    return Attempt(about, lambda: run(acting, template, wanted))


def run(acting: Acting, template: Template, wanted: dict[str, Any]) -> object:
    """Do what an input says, by the way that the act takes."""
    if template.act in FILED:
        office, person, second = wanted["by"]
        by = FiledBy(office, person, second, second="approver" if second else None)
        submission = Submission(read_record(wanted["record"]), by=by)
        (result,) = file_records(acting.registry, [submission])
        if isinstance(result, NotFiled):
            raise result.error
        return result
    file = read_act_file(wanted | {"act": wanted.get("act", template.act)})
    if template.signer is None:
        return do_act(acting.registry, file)
    draft = draft_act(acting.registry, file, new_salt)
    return log(acting, draft, acting.keys[template.signer])


def log(acting: Acting, draft: Draft, key: Key) -> object:
    openings = openings_file(draft.openings)
    return log_signed(acting.registry, sign_envelope(draft.payload, PAYLOAD_TYPE, key), openings)


# What is wrong with a value wherever it stands, unless it is a text that may say anything.
_VALUES: Final[tuple[tuple[str, Any], ...]] = (
    ("oversized", ECHO * 100_000),
    ("deep", DEEP),
    ("a list in a list", [[[ECHO]]]),
    ("an object", {ECHO: ECHO}),
    ("half a surrogate", f"{ECHO}\ud800"),
    ("a NUL", f"{ECHO}\x00"),
    ("turned text", f"\u202e{ECHO}"),
    ("an escape", f"\x1b[31m{ECHO}"),
    ("a number beyond any", 10**400),
    ("a negative number", -(2**63)),
    ("a fraction", 1.5),
    ("no number", float("nan")),
    ("bytes", ECHO.encode()),
    ("a set", {ECHO}),
    ("yes", True),
    ("empty", ""),
)
# What is wrong only where a word of a closed form is expected.
_WORDS: Final[tuple[tuple[str, Any], ...]] = (
    ("SQL", f"'; DROP TABLE act; -- {ECHO}"),
    ("a template", "{{ 7 * 7 }}" + ECHO),
    ("markup", f"<script>{ECHO}</script>"),
    ("a way out", f"../../{ECHO}"),
    ("a line of its own", f"town\n{ECHO}"),
    ("letters that look alike", f"tоwn{ECHO}"),
    ("other digits", "٢٠٢٦-١١-٢٢"),
    ("no such day", "2026-02-30"),
    ("the end of time", "9999-99-99"),
    ("combined letters", f"town{chr(0x301) * 50}{ECHO}"),
)


def _spoilt(
    wanted: dict[str, Any], chance: random.Random, others: list[tuple[str, dict[str, Any]]]
) -> tuple[str, dict[str, Any]]:
    """An act file that says something wrong, in one place."""
    made = copy.deepcopy({"texts": {}, **wanted})
    kind = chance.choice(("value", "value", "word", "word", "extra", "missing", "who", "who", "text"))
    if kind == "who" and others:
        about, changed = chance.choice(others)
        return about, made | changed
    if kind == "text" and made["texts"]:
        path = chance.choice(sorted(made["texts"]))
        about, value = chance.choice([one for one in _VALUES if one[0] != "yes"])
        made["texts"][path] = value
        return f"texts.{path}: {about}", made
    if kind == "extra":
        where = chance.choice((made, made["given"], made["texts"]))
        about, value = chance.choice(_VALUES)
        where[chance.choice((f"{ECHO}!", "something", "commitments", "registry", "by", "stated_at"))] = value
        return f"one field too many: {about}", made
    if kind == "missing":
        name = chance.choice(sorted(_needed(wanted)))
        del made["given"][name]
        return f"no {name}", made
    places = [p for p in _places(made["given"], ("given",)) if p[-1] not in _FREE]
    place = chance.choice(places)
    # A day is a good name for a body that is not there yet.
    words = [one for one in _WORDS if place[-1] != "body" or one[0] not in ("no such day", "the end of time")]
    about, value = chance.choice(words if kind == "word" else _VALUES)
    _put(made, place, value)
    return f"{'.'.join(map(str, place))}: {about}", made


_FREE: Final = ("until",)


def _needed(wanted: dict[str, Any]) -> set[str]:
    """The closed fields that nothing else fills in."""
    return set(wanted["given"]) - {"version"}


def _others(acting: Acting, template: Template) -> list[tuple[str, dict[str, Any]]]:
    """Who may not do it: another's office or role, nobody, somebody who is not of the body, one person as two."""
    wanted = template.wanted
    of_another = ("town", "filer") if template.act == "opine" else ("council", "advisor")
    person = {"person": acting.people[of_another]}
    found: list[tuple[str, dict[str, Any]]] = [
        ("an office that is not there", {"office": "nowhere", "role": "filer", **person}),
        ("an office that is no name", {"office": f"../{ECHO}", "role": "filer", **person}),
        ("an endless office", {"office": ECHO * 50_000, "role": "filer", **person}),
        ("no role there is", {"role": f"{ECHO}'"}),
        ("a role outside its office", {"office": "town", "role": "registrar", **person}),
        ("an office without a person", {"office": "town", "role": "filer", "person": None}),
        ("a person without an office", {"office": None, "role": "filer", "person": "p-1"}),
        (
            "two without an office",
            {"office": None, "role": "public", "second": "approver", "second_person": "p-1"},
        ),
        ("an advisor", {"office": "council", "role": "administrator", **person}),
    ]
    if wanted.get("office"):
        found += [
            ("somebody of another body", person),
            ("somebody that nobody knows", {"person": f"p-{ECHO}"}),
            ("a person that is no text", {"person": 17}),
            ("a second nobody asked for", {"second": "approver", "second_person": wanted["person"]}),
            ("a second without a role", {"second_person": wanted["person"]}),
            ("another role of the body", {"role": "administrator"}),
        ]
    if template.act != "opine":
        found.append(("an advisory group", _by(acting, "council", "advisor")))
    return found


def _signed(acting: Acting, template: Template, chance: random.Random) -> Attempt:
    """A signed act with something wrong in the statement, the signature, the envelope or the openings."""
    draft = draft_act(acting.registry, read_act_file(template.wanted | {"act": template.act}), new_salt)
    predicate = parse_canonical(draft.payload)["predicate"]
    key = acting.keys[template.signer or ""]
    kind = chance.choice(
        (
            "forged",
            "foreign key",
            "withdrawn",
            "flipped",
            "cut",
            "other registry",
            "stale",
            "future",
            "openings",
            "noise",
        )
    )

    def signed_again(**changed: Any) -> object:
        act = read_act({**predicate, **changed})
        return log(acting, Draft(act, draft.record, draft.openings), key)

    def forged() -> object:
        return log(acting, draft, generate_key(key.name, ED25519, development=True))

    def foreign() -> object:
        other = chance.choice([name for name in acting.keys if acting.keys[name] is not key])
        return log(acting, draft, acting.keys[other])

    def flipped() -> object:
        data = bytearray(sign_envelope(draft.payload, PAYLOAD_TYPE, key))
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        return log_signed(acting.registry, bytes(data), openings_file(draft.openings))

    def cut() -> object:
        data = sign_envelope(draft.payload, PAYLOAD_TYPE, key)
        return log_signed(acting.registry, data[: chance.randrange(len(data))], openings_file(draft.openings))

    def openings() -> object:
        data = parse_canonical(openings_file(draft.openings))
        for one in data["openings"]:
            one["value"] += ECHO
        if not data["openings"]:
            data["openings"] = [{"path": "text", "salt": "00" * 32, "value": ECHO, "withheld": None}]
        return log_signed(
            acting.registry, sign_envelope(draft.payload, PAYLOAD_TYPE, key), canonical_bytes(data)
        )

    def noise() -> object:
        data = chance.randbytes(chance.choice((0, 1, 100, 70_000)))
        parts = [sign_envelope(draft.payload, PAYLOAD_TYPE, key), openings_file(draft.openings)]
        parts[chance.randrange(2)] = data
        return log_signed(acting.registry, *parts)

    def stale() -> object:
        if "previous" not in predicate:
            return forged()
        return signed_again(
            previous={"origin": predicate["previous"]["origin"], "index": chance.randrange(5)}
        )

    calls: dict[str, Callable[[], object]] = {
        "forged": forged,
        "foreign key": foreign,
        "withdrawn": lambda: log(acting, draft, acting.keys["withdrawn"]),
        "flipped": flipped,
        "cut": cut,
        "other registry": lambda: signed_again(registry="other.example"),
        "stale": stale,
        "future": lambda: signed_again(stated_at="2098-01-01T00:00:00Z"),
        "openings": openings,
        "noise": noise,
    }
    return Attempt(f"signed: {kind}", _as_refusal(calls[kind]))


def _as_refusal(call: Callable[[], object]) -> Callable[[], object]:
    """The registry's own refusal; what cannot even be built by these tests counts as refused before."""

    def run() -> object:
        try:
            return call()
        except ValueError as error:
            if error.__traceback__ is not None and _through_the_registry(error):
                raise
            raise RegistryError("test.unbuildable", "the statement cannot be made") from None

    return run


def _through_the_registry(error: BaseException) -> bool:
    trace, names = error.__traceback__, []
    while trace is not None:
        names.append(trace.tb_frame.f_code.co_name)
        trace = trace.tb_next
    return "log_signed" in names


def _filing(acting: Acting, template: Template, chance: random.Random) -> Attempt:
    made = copy.deepcopy(template.wanted)
    office, person, _ = made["by"]
    advisor = acting.people["council", "advisor"]
    if chance.random() < 0.6:
        about, made["by"] = chance.choice((
            ("another body", ["watchdog", acting.people["watchdog", "signer"], None]),
            ("an advisory group", ["council", advisor, None]),
            ("no body", ["nowhere", person, None]),
            ("a body that is no name", [f"../{ECHO}", person, None]),
            ("an endless body", [ECHO * 50_000, person, None]),
            ("somebody of another body", [office, advisor, None]),
            ("nobody", [office, f"p-{ECHO}", None]),
            ("no person", [office, "", None]),
            ("a second nobody asked for", [office, person, advisor]),
            ("the same person twice", [office, person, person]),
            ("a person that is no text", [office, 17, None]),
            ("half a surrogate", [office, "\ud800", None]),
        ))  # fmt: skip
        return Attempt(f"by {about}", lambda: run(acting, template, made))
    places = list(_places(made["record"], ("record",)))
    place = chance.choice([*places, ("record", "place"), ("record", "id"), ("record", ECHO), ("record",)])
    about, value = chance.choice([one for one in _VALUES if one[0] != "empty"])
    _put(made, place, value)
    return Attempt(f"{'.'.join(map(str, place))}: {about}", lambda: run(acting, template, made))


def _places(value: Any, at: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    members = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, member in members:
        yield (*at, key)
        yield from _places(member, (*at, key))


def _put(made: Any, place: tuple[Any, ...], value: Any) -> None:
    *parents, last = place
    for part in parents:
        made = made[part]
    made[last] = value


def _by(acting: Acting, office: str, role: str) -> dict[str, Any]:
    return {"office": office, "role": role, "person": acting.people[office, role]}


def _objection(acting: Acting) -> dict[str, Any]:
    day = acting.registry.clock().date().isoformat()
    return {"deployment": GATES, "lodged_on": day, "reply_due": "2099-12-31"}


def _entry_of(acting: Acting, deployment: str, kind: str) -> dict[str, Any]:
    found = acts.on_deployment(acting.registry.database, deployment)
    (place,) = [act.place for act in found if act.kind == kind]
    return {"origin": acting.registry.log.origin, "index": place.index}
