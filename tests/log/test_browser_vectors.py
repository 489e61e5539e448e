"""What the page says of one decision in a browser, said by this package: both are held to the same vectors."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from browser_vectors import FILE, STEPS, whole

from registry.domain.tree_layout import decision_key_name
from registry.domain.verifier import COSIGNATURE_ED25519, ED25519, MLDSA44, Verifier, parse_vkey
from registry.errors import RegistryError
from registry.log.checkpoint import LOG_KEY_TYPES, read_checkpoint, verify_checkpoint
from registry.log.inclusion import verify_inclusion
from registry.log.merkle import leaf_hash
from registry.log.note import Note, verify_note
from registry.log.policy_file import Policy, parse_policy
from registry.log.proof import TlogProof, parse_proof
from registry.log.tree_head import TreeHead
from registry.operations.verify_proof import verify_proof
from registry.signing.dsse import open_envelope

CASES = whole(json.loads(FILE.read_text(encoding="utf-8")))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_step_says_what_the_vectors_say(case: dict[str, Any]) -> None:
    assert steps(case) == case["expect"]


def test_every_step_holds_fails_and_stays_open_somewhere() -> None:
    seen = {(step, state) for case in CASES for step, state in case["expect"].items()}
    # A hash can always be computed, a proof is read or not.
    assert seen == {(step, state) for step in STEPS for state in ("holds", "fails", "open")} - {
        ("leaf", "fails"), ("leaf", "open"), ("proof", "open"),
    }  # fmt: skip


def test_a_proof_holds_by_itself_where_the_page_says_so() -> None:
    # The page judges the Ed25519 lines alone, so that it may hold there and not here, never the other way round.
    for case in CASES:
        try:
            policy = parse_policy(case["policy"].encode()) if case["policy"] else None
            lines = [line.strip() for line in case["keys"].splitlines() if line and not line.startswith("#")]
            verify_proof(case["proof"].encode(), case["entry"].encode(), lines, policy)
        except RegistryError:
            assert case["name"] not in HOLDS
            continue
        said = {case["expect"][step] for step in ("proof", "inclusion", "witnesses", "quorum")}
        assert "fails" not in said, case["name"]


HOLDS = (
    "all holds",
    "a policy of one line, which asks nobody",
    "a policy of another log beside the keys of this one",
)


def steps(case: dict[str, Any]) -> dict[str, str]:
    """What the page's steps must say, by the functions of this package and Ed25519 alone."""
    keys, policy = trusted(case)
    proof, note, head = read(case)
    origin = head.origin if head else ""
    ed25519 = [key for key in keys or () if key.key_type == ED25519]
    states = {"keys": "fails" if keys is None else "holds" if keys else "open", "leaf": "holds"}
    states["proof"] = "holds" if proof else "fails"
    issuers = [key for key in ed25519 if key.name == decision_key_name(origin)]
    states["entry"] = state(
        lambda: open_envelope(case["entry"].encode(), issuers), unknown=("dsse.unknown_key",)
    )
    if proof is None or note is None or head is None:
        return states | dict.fromkeys(("inclusion", "log", "witnesses", "quorum"), "open")
    leaf = leaf_hash(case["entry"].encode())
    states["inclusion"] = state(lambda: verify_inclusion(proof.index, head.size, leaf, proof.path, head.root))
    required = [key for key in ed25519 if key.name == origin]
    states["log"] = (
        state(lambda: verify_checkpoint(proof.checkpoint, origin, required)) if required else "open"
    )
    # As `verify_proof` judges it: a key that is given beside the policy counts as if the policy listed it.
    of_log = any(key.name == origin and key.key_type in LOG_KEY_TYPES for key in keys or ())
    return states | witnessed(note, policy, of_log)


def witnessed(note: Note, policy: Policy | None, of_log: bool) -> dict[str, str]:
    if policy is None:
        return {"witnesses": "open", "quorum": "open"}
    known = [key for key in policy.witness_keys if key.key_type == COSIGNATURE_ED25519]
    try:
        found = verify_note(note, known)
    except RegistryError as error:
        if error.code != "log.unsigned":
            return {"witnesses": "fails", "quorum": "open"}
        found = []
    cosigned = {signature.verifier for signature in found if signature.timestamp}
    there = {(line.name, line.key_id) for line in note.lines}
    perhaps = {k for k in policy.witness_keys if k.key_type == MLDSA44 and (k.name, k.key_id) in there}
    if not of_log:
        quorum = "open"
    elif policy.satisfied(cosigned):
        quorum = "holds"
    else:
        quorum = "open" if policy.satisfied(cosigned | perhaps) else "fails"
    return {"witnesses": "holds", "quorum": quorum}


def trusted(case: dict[str, Any]) -> tuple[list[Verifier] | None, Policy | None]:
    try:
        lines = [line.strip() for line in case["keys"].splitlines()]
        keys = [parse_vkey(line) for line in lines if line and not line.startswith("#")]
        policy = parse_policy(case["policy"].encode()) if case["policy"] else None
    except RegistryError:
        return None, None
    logs = [log.verifier for log in policy.logs] if policy else []
    return list(dict.fromkeys([*keys, *logs])), policy


def read(case: dict[str, Any]) -> tuple[TlogProof | None, Note | None, TreeHead | None]:
    try:
        proof = parse_proof(case["proof"].encode())
        head, note = read_checkpoint(proof.checkpoint)
    except RegistryError:
        return None, None, None
    return proof, note, head


def state(action: Callable[[], object], unknown: tuple[str, ...] = ()) -> str:
    try:
        action()
    except RegistryError as error:
        return "open" if error.code in unknown else "fails"
    return "holds"
