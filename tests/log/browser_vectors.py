"""Makes vectors/browser.json: one decision with its proof, and what becomes of each step when something is changed.

`python tests/log/browser_vectors.py` writes it anew. Keys come from seeds; signatures with ML-DSA-44 differ each time.
What the steps must say stands here by hand: it is what two implementations are held to.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from seeded import SeededSigner

from registry.domain.canonical import canonical_bytes
from registry.domain.decision import PAYLOAD_TYPE
from registry.domain.verifier import COSIGNATURE_ED25519, ED25519, MLDSA44, verifier_of
from registry.log.checkpoint import sign_checkpoint
from registry.log.cosignature import sign_text
from registry.log.inclusion import inclusion_proof
from registry.log.merkle import leaf_hash
from registry.log.note import Note, SignatureLine, parse_note, sign_note
from registry.log.proof import TlogProof, parse_proof
from registry.log.tree_head import TreeHead
from registry.signing.dsse import sign_envelope
from tests.in_memory import node_reader, root_of

FILE = Path(__file__).parent / "vectors" / "browser.json"
ORIGIN = "registry.example/log/2027"
NOW = 1_800_000_000
SIZE, INDEX = 300, 137
LOG = [SeededSigner(ORIGIN, ED25519, 1), SeededSigner(ORIGIN, MLDSA44, 2)]
ISSUER = SeededSigner("registry.example/decisions", ED25519, 5)
W = [SeededSigner(f"witness.example/{n}", COSIGNATURE_ED25519, 10 + n) for n in range(3)]
PQ = SeededSigner("witness.example/pq", MLDSA44, 20)
OTHER = SeededSigner("other.example/log/2027", ED25519, 30)

STEPS = ("keys", "proof", "entry", "leaf", "inclusion", "log", "witnesses", "quorum")
HOLDS = dict.fromkeys(STEPS, "holds")
NO_PROOF = {"proof": "fails", "entry": "open", "inclusion": "open",
            "log": "open", "witnesses": "open", "quorum": "open"}  # fmt: skip
NO_KEYS = {"keys": "fails", "entry": "open", "log": "open", "witnesses": "open", "quorum": "open"}


def entry(n: int) -> bytes:
    statement = {
        "_type": "https://in-toto.io/Statement/v1",
        "predicateType": "https://sightline.example/decision/v1",
        "subject": [{"digest": {"sha256": "00" * 32}, "name": f"deployments/case-{n}/versions/1"}],
        "predicate": {
            "deployment": f"case-{n}",
            "version": 1,
            "outcome": {"binding": "undetermined", "strict": "non_compliant"},
            "law_date": {"date": "2027-01-15"},
            "assessed_at": "2027-01-15T08:00:00Z",
        },
    }
    return sign_envelope(canonical_bytes(statement), PAYLOAD_TYPE, ISSUER)


ENTRY = entry(INDEX)
LEAVES = [leaf_hash(ENTRY if n == INDEX else b"entry %d" % n) for n in range(SIZE)]
HEAD = TreeHead(ORIGIN, SIZE, root_of(LEAVES))
PATH = tuple(inclusion_proof(INDEX, SIZE, node_reader(LEAVES)))


def note(
    head: TreeHead = HEAD,
    witnesses: list[SeededSigner] | None = None,
    signers: list[SeededSigner] | None = None,
) -> bytes:
    own = sign_note(head.text, LOG if signers is None else signers, NOW) if signers != [] else None
    theirs = (
        sign_note(head.text, W[:2] if witnesses is None else witnesses, NOW + 1) if witnesses != [] else None
    )
    return Note(head.text, (*(own.lines if own else ()), *(theirs.lines if theirs else ()))).encode()


NOTE = note()
PROOF = TlogProof(INDEX, PATH, NOTE).encode()


def vkeys(*signers: SeededSigner) -> str:
    return "".join(f"{verifier_of(s).vkey}\n" for s in signers)


KEYS = vkeys(*LOG, ISSUER)


def policy(
    quorum: str = "two", witnesses: list[SeededSigner] | None = None, groups: str = "group two 2 w0 w1 w2\n"
) -> str:
    lines = "".join(f"log {verifier_of(k).vkey}\n" for k in LOG)
    for n, witness in enumerate(W if witnesses is None else witnesses):
        lines += f"witness w{n} {verifier_of(witness).vkey}\n"
    return f"{lines}{groups}quorum {quorum}\n"


POLICY = policy()


def proof_with(checkpoint: bytes = NOTE, index: int = INDEX, path: tuple[bytes, ...] = PATH) -> str:
    return TlogProof(index, path, checkpoint).encode().decode()


def lines(change: Callable[[list[str]], list[str]]) -> str:
    return "".join(f"{line}\n" for line in change(PROOF.decode()[:-1].split("\n")))


def line_of(checkpoint: bytes, name: str) -> SignatureLine:
    return next(line for line in parse_note(checkpoint).lines if line.name == name)


def with_lines(*extra: SignatureLine, drop: str = "") -> bytes:
    read = parse_note(NOTE)
    return Note(read.text, (*(line for line in read.lines if line.name != drop), *extra)).encode()


def flipped(line: SignatureLine) -> SignatureLine:
    return SignatureLine(line.name, line.key_id, line.payload[:-1] + bytes([line.payload[-1] ^ 1]))


def cosigned_at(signer: SeededSigner, time: int) -> SignatureLine:
    return SignatureLine(signer.name, verifier_of(signer).key_id, sign_text(signer, HEAD.text, time))


def cases() -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []

    def add(name: str, expect: dict[str, str] | None = None, **given: str) -> None:
        whole = {"keys": KEYS, "policy": POLICY, "entry": ENTRY.decode(), "proof": PROOF.decode(), **given}
        changed = {k: v for k, v in whole.items() if made == [] or v != made[0][k]}
        made.append(
            {"name": name, **changed, "expect": {**HOLDS, **(expect or {})} if made == [] else expect or {}}
        )

    add("all holds")
    add("keys once more in the policy alone, and comments", keys=f"# from the ministry\n\n{vkeys(ISSUER)}")
    add("extra is not authenticated", proof=lines(lambda rows: [rows[0], "extra AAAA", *rows[1:]]))
    add(
        "lines nobody knows, and another order",
        proof=proof_with(
            Note(
                HEAD.text,
                (SignatureLine("grease.example/x", b"abcd", b"\x01" * 40), *parse_note(NOTE).lines[::-1]),
            ).encode()
        ),
    )
    add(
        "a wrong line by a key that nobody gave",
        proof=proof_with(
            with_lines(flipped(cosigned_at(SeededSigner("witness.example/9", COSIGNATURE_ED25519, 40), NOW)))
        ),
    )
    add(
        "no keys",
        {"keys": "open", "entry": "open", "log": "open", "witnesses": "open", "quorum": "open"},
        keys="",
        policy="",
    )
    add("no policy", {"witnesses": "open", "quorum": "open"}, policy="")
    add("a policy that asks nobody", policy=policy("none", [], ""))
    add("a policy of one line, which asks nobody", policy="quorum none\n")
    add(
        "that policy without any key",
        {"keys": "open", "entry": "open", "log": "open", "quorum": "open"},
        keys="",
        policy="quorum none\n",
    )
    add(
        "only the ML-DSA-44 key of the log",
        {"log": "open", "witnesses": "open", "quorum": "open"},
        keys=vkeys(LOG[1], ISSUER),
        policy="",
    )
    add("no key of the issuer", {"entry": "open"}, keys=vkeys(*LOG))
    add(
        "an issuer of another name",
        {"entry": "open"},
        keys=vkeys(SeededSigner("elsewhere.example/decisions", ED25519, 5)),
    )
    add(
        "an issuer of the same name with another key",
        {"entry": "open"},
        keys=vkeys(SeededSigner(ISSUER.name, ED25519, 6)),
    )
    add("another key of the log", {"log": "fails"}, keys=vkeys(ISSUER, SeededSigner(ORIGIN, ED25519, 7)))
    # The entry.
    data = json.loads(ENTRY)
    swapped = {
        **data,
        "payload": base64.b64encode(
            base64.b64decode(data["payload"]).replace(b"undetermined", b"compliant")
        ).decode(),
    }
    add(
        "a decision with another outcome",
        {"entry": "fails", "inclusion": "fails"},
        entry=canonical_bytes(swapped).decode(),
    )
    other_signature = {
        **data,
        "signatures": [{**data["signatures"][0], "sig": base64.b64encode(bytes(64)).decode()}],
    }
    add(
        "another signature",
        {"entry": "fails", "inclusion": "fails"},
        entry=canonical_bytes(other_signature).decode(),
    )
    add("a space more in the envelope", {"entry": "fails", "inclusion": "fails"}, entry=json.dumps(data))
    add(
        "a field more in the envelope",
        {"entry": "fails", "inclusion": "fails"},
        entry=canonical_bytes({**data, "x": 1}).decode(),
    )
    add(
        "two signatures",
        {"entry": "fails", "inclusion": "fails"},
        entry=canonical_bytes({**data, "signatures": data["signatures"] * 2}).decode(),
    )
    add("no envelope at all", {"entry": "fails", "inclusion": "fails"}, entry="hello")
    add(
        "a byte-order mark before the envelope",
        {"entry": "fails", "inclusion": "fails"},
        entry="﻿" + ENTRY.decode(),
    )
    add("the entry of another place, truly signed", {"inclusion": "fails"}, entry=entry(138).decode())
    # The proof.
    add("the index one too large", {"inclusion": "fails"}, proof=proof_with(index=INDEX + 1))
    add("the index beyond the log", {"inclusion": "fails"}, proof=proof_with(index=SIZE))
    add("the path turned round", {"inclusion": "fails"}, proof=proof_with(path=PATH[::-1]))
    add("a hash less", {"inclusion": "fails"}, proof=proof_with(path=PATH[:-1]))
    add("a hash more", {"inclusion": "fails"}, proof=proof_with(path=(*PATH, bytes(32))))
    add("a changed hash", {"inclusion": "fails"}, proof=proof_with(path=(bytes(32), *PATH[1:])))
    add(
        "a hash of 31 bytes",
        NO_PROOF,
        proof=lines(lambda rows: [*rows[:2], base64.b64encode(PATH[0][:31]).decode(), *rows[3:]]),
    )
    add(
        "a hash in another spelling",
        NO_PROOF,
        proof=lines(lambda rows: [*rows[:2], rows[2][:-2] + chr(ord(rows[2][-2]) + 1) + "=", *rows[3:]]),
    )
    add(
        "an index with a leading zero",
        NO_PROOF,
        proof=lines(lambda rows: [rows[0], f"index 0{INDEX}", *rows[2:]]),
    )
    add("an index beyond 63 bits", NO_PROOF, proof=lines(lambda rows: [rows[0], f"index {2**63}", *rows[2:]]))
    add("another header", NO_PROOF, proof=lines(lambda rows: ["c2sp.org/tlog-proof@v2", *rows[1:]]))
    add("lines ended by CR LF", NO_PROOF, proof=PROOF.decode().replace("\n", "\r\n"))
    add("no checkpoint", NO_PROOF, proof=lines(lambda rows: rows[: 2 + len(PATH)]))
    add("the last newline is missing", NO_PROOF, proof=PROOF.decode()[:-1])
    add("a size with a leading zero", NO_PROOF, proof=PROOF.decode().replace("\n300\n", "\n0300\n"))
    add("a tab in the checkpoint", NO_PROOF, proof=PROOF.decode().replace("\n300\n", "\n300\t\n"))
    # The checkpoint.
    broken = TreeHead(ORIGIN, SIZE, bytes(32))
    add("another root, truly signed", {"inclusion": "fails"}, proof=proof_with(note(broken)))
    unsigned = PROOF.decode().replace(
        base64.b64encode(HEAD.root).decode(), base64.b64encode(bytes(32)).decode()
    )
    add(
        "another root under the old signatures",
        {"inclusion": "fails", "log": "fails", "witnesses": "fails", "quorum": "open"},
        proof=unsigned,
    )
    add(
        "a larger size under the old signatures",
        {"log": "fails", "witnesses": "fails", "quorum": "open"},
        proof=PROOF.decode().replace("\n300\n", "\n301\n"),
    )
    add(
        "the log did not sign with Ed25519",
        {"log": "fails"},
        proof=proof_with(
            with_lines(line_of(sign_note(HEAD.text, [LOG[1]], NOW).encode(), ORIGIN), drop=ORIGIN)
        ),
    )
    log_line = parse_note(NOTE).lines[0]
    add(
        "a broken line by the log beside a good one",
        {"log": "fails"},
        proof=proof_with(with_lines(flipped(log_line))),
    )
    add(
        "the checkpoint of another log",
        {"entry": "open", "inclusion": "holds", "log": "open", "witnesses": "holds", "quorum": "open"},
        proof=proof_with(note(TreeHead(OTHER.name, SIZE, HEAD.root), signers=[OTHER])),
    )
    add(
        "an extension line, which Ed25519 covers",
        proof=proof_with(note(TreeHead(ORIGIN, SIZE, HEAD.root, ("extension",)), signers=[LOG[0]])),
    )
    # Witnesses.
    add("one cosignature of two", {"quorum": "fails"}, proof=proof_with(note(witnesses=W[:1])))
    add("no cosignature", {"quorum": "fails"}, proof=proof_with(note(witnesses=[])))
    add(
        "one witness twice",
        {"quorum": "fails"},
        proof=proof_with(with_lines(cosigned_at(W[0], NOW + 9), drop=W[1].name)),
    )
    add(
        "a cosignature that does not verify",
        {"witnesses": "fails", "quorum": "open"},
        proof=proof_with(with_lines(flipped(cosigned_at(W[2], NOW)))),
    )
    of_other_size = line_of(note(TreeHead(ORIGIN, 299, root_of(LEAVES[:299]))), W[1].name)
    add(
        "a cosignature of another size",
        {"witnesses": "fails", "quorum": "open"},
        proof=proof_with(with_lines(of_other_size, drop=W[1].name)),
    )
    add(
        "a cosignature without a time",
        {"quorum": "fails"},
        proof=proof_with(with_lines(cosigned_at(W[1], 0), drop=W[1].name)),
    )
    later = cosigned_at(W[1], NOW)
    moved = SignatureLine(later.name, later.key_id, (NOW + 5).to_bytes(8, "big") + later.payload[8:])
    add(
        "a cosignature with another time",
        {"witnesses": "fails", "quorum": "open"},
        proof=proof_with(with_lines(moved, drop=W[1].name)),
    )
    far = SignatureLine(later.name, later.key_id, (2**63).to_bytes(8, "big") + later.payload[8:])
    add(
        "a time beyond 63 bits",
        {"witnesses": "fails", "quorum": "open"},
        proof=proof_with(with_lines(far, drop=W[1].name)),
    )
    with_pq = policy(witnesses=[W[0], PQ, W[2]])
    add(
        "a quorum that rests on ML-DSA-44",
        {"quorum": "open"},
        policy=with_pq,
        proof=proof_with(note(witnesses=[W[0], PQ])),
    )
    add(
        "a witness with ML-DSA-44 who did not cosign",
        {"quorum": "fails"},
        policy=with_pq,
        proof=proof_with(note(witnesses=[W[0]])),
    )
    add(
        "a policy of another log beside the keys of this one",
        policy=POLICY.replace(
            "".join(f"log {verifier_of(k).vkey}\n" for k in LOG), f"log {verifier_of(OTHER).vkey}\n"
        ),
    )
    add("groups of groups", policy=policy("all2", groups="group any1 any w0 w2\ngroup all2 all any1 w1\n"))
    # Keys and policies that cannot be read.
    add("a policy without a quorum", NO_KEYS, policy=POLICY.replace("quorum two\n", ""))
    add("a policy with two quorums", NO_KEYS, policy=POLICY + "quorum none\n")
    add("a threshold above the members", NO_KEYS, policy=policy(groups="group two 4 w0 w1 w2\n"))
    add("a threshold of zero", NO_KEYS, policy=policy(groups="group two 0 w0 w1 w2\n"))
    add("a member that nobody defined", NO_KEYS, policy=policy(groups="group two 2 w0 w1 w3\n"))
    add("one key as two witnesses", NO_KEYS, policy=policy(witnesses=[W[0], W[0], W[2]]))
    add(
        "a witness with a key of a log",
        NO_KEYS,
        policy=policy(witnesses=[W[0], SeededSigner("witness.example/x", ED25519, 41), W[2]]),
    )
    add("a policy that does not end", NO_KEYS, policy=POLICY[:-1])
    add("a policy with CR LF", NO_KEYS, policy=POLICY.replace("\n", "\r\n"))
    add("a word that no policy has", NO_KEYS, policy="constructor x\n" + POLICY)
    name, _, encoded = vkeys(ISSUER).strip().split("+")
    add("a key whose identifier does not fit", NO_KEYS, keys=f"{name}+00000000+{encoded}\n")
    add("a key of small order", NO_KEYS, keys=weak_vkey())
    add("a key of a type that is none", NO_KEYS, keys="example.com/a+00000000+AgAA\n")
    return made


def weak_vkey() -> str:
    from registry.domain.verifier import key_id

    point = bytes([1, *bytes(31)])
    return f"a.example+{key_id('a.example', ED25519, point).hex()}+{base64.b64encode(bytes([ED25519]) + point).decode()}\n"


def whole(vectors: dict[str, Any]) -> list[dict[str, Any]]:
    """The cases with what they share with the first one, which holds throughout."""
    base = vectors["cases"][0]
    return [{**base, **case, "expect": {**base["expect"], **case["expect"]}} for case in vectors["cases"]]


def main() -> None:
    assert sign_checkpoint(HEAD, LOG, NOW)
    assert parse_proof(PROOF).path == PATH
    text = {
        "source": "tests/log/browser_vectors.py of this project, Apache-2.0",
        "form": "cases: each is the first one with the texts that it changes, and the steps that then say something else",
        "cases": cases(),
    }
    FILE.write_text(json.dumps(text, indent=1, ensure_ascii=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
