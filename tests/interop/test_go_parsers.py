"""Whatever is read here is read by the Go libraries too, and means the same there: no input divides the two.

The other way round they differ on purpose, where a specification asks for one spelling and Go's readers take several.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from registry.domain.verifier import parse_vkey, verifier_of
from registry.errors import RegistryError
from registry.log.checkpoint import read_checkpoint
from registry.log.note import parse_note, sign_note
from registry.log.policy_file import parse_policy
from registry.log.proof import parse_proof, verify_proof_by_policy
from registry.log.tiles import Resource, decode_bundle
from registry.log.tree_head import TreeHead, parse_tree_head
from tests.in_memory import encode_bundle
from tests.interop.outside_go import Outside
from tests.interop.published_log import NOW, SIGNERS, WITNESSES, PublishedLog, entry, policy_text
from tests.log.mutations import mutated

DEPTHS = [
    pytest.param(200, id="short"),
    pytest.param(20_000, id="long", marks=[pytest.mark.slow, pytest.mark.timeout(1800)]),
]
HEAD = TreeHead("registry.example/log/2027", 300, bytes(range(32)))
EXTENDED = TreeHead("o", 2**63 - 1, bytes(32), ("one", "two words"))
NOTE = sign_note(HEAD.text, [*SIGNERS, *WITNESSES], NOW).encode()


def text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


def note(raw: bytes) -> dict[str, Any]:
    return {"text": parse_note(raw).text}


def tree_head(raw: bytes) -> dict[str, Any]:
    head = parse_tree_head(text(raw))
    return {"origin": head.origin, "size": head.size, "root": base64.b64encode(head.root).decode()}


def vkey(raw: bytes) -> dict[str, Any]:
    return {"name": parse_vkey(text(raw)).name}


def bundle(raw: bytes) -> dict[str, Any]:
    for width in range(1, 5):
        try:
            return {"entries": len(decode_bundle(raw, Resource(None, 0, width)))}
        except RegistryError as error:
            refusal = error
    raise refusal


def proof(raw: bytes) -> dict[str, Any]:
    read = parse_proof(raw)
    read_checkpoint(read.checkpoint)
    extra = base64.b64encode(read.extra).decode() or None
    checkpoint = base64.b64encode(read.checkpoint).decode()
    return {"index": read.index, "hashes": len(read.path), "extra": extra, "checkpoint": checkpoint}


PLAIN = (
    b"c2sp.org/tlog-proof@v1\nextra Y29udGV4dA==\nindex 7\n" + base64.b64encode(bytes(32)) + b"\n\n" + NOTE
)
READ: dict[str, tuple[Callable[[bytes], dict[str, Any]], list[bytes]]] = {
    "note": (note, [NOTE, sign_note("one\n\n— two\n\n", [SIGNERS[0]]).encode()]),
    "tree head": (
        tree_head,
        [HEAD.text.encode(), EXTENDED.text.encode(), TreeHead("o", 9, bytes(32)).text.encode()],
    ),
    "vkey": (vkey, [verifier_of(signer).vkey.encode() for signer in (*SIGNERS, *WITNESSES)]),
    "bundle": (bundle, [encode_bundle([entry(n) for n in range(count)]) for count in range(1, 5)]),
    "proof text": (proof, [PLAIN]),
}


def run(check: Callable[[bytes], None], depth: int, seeds: list[bytes]) -> None:
    tuned = settings(max_examples=depth, deadline=None, suppress_health_check=list(HealthCheck))
    tuned(given(raw=mutated(seeds))(check))()


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("form", READ)
def test_what_is_read_here_means_the_same_in_go(outside: Outside, form: str, depth: int) -> None:
    read, seeds = READ[form]
    both = 0

    def check(raw: bytes) -> None:
        nonlocal both
        try:
            ours = read(raw)
        except RegistryError:
            return
        assert outside.ask(form, raw) == {"ok": True, **ours}
        both += 1

    run(check, depth, seeds)
    assert both > 1, "no example was read: the test proves nothing"


B64_ROOT = base64.b64encode(HEAD.root).decode()
LAST = parse_note(NOTE).encode().split(b"=\n")[1][-1:]
"""The last letter of the Ed25519 signature; its two lowest bits mean nothing."""


@pytest.mark.parametrize(
    ("form", "raw"),
    [
        ("note", NOTE.replace(LAST + b"=\n", bytes([LAST[0] + 1]) + b"=\n")),
        ("tree head", f"\n300\n{B64_ROOT}\n".encode()),
        ("tree head", f"o\n300\n{B64_ROOT[:-2]}9=\n".encode()),
        ("tree head", f"o\n0\n{B64_ROOT}\n".encode()),
        ("tree head", f"o\x01\n300\n{B64_ROOT}\n".encode()),
        ("proof text", PLAIN.replace(b"index 7", b"index 007")),
        ("proof text", PLAIN.replace(b"index 7\n", b"index 7\r\n")),
        ("proof text", PLAIN.replace(b"extra Y29udGV4dA==\n", b"extra \n")),
        ("proof text", PLAIN.replace(b"index 7", b"index 18446744073709551615")),
        (
            "vkey",
            verifier_of(SIGNERS[1]).vkey.replace(verifier_of(SIGNERS[1]).key_id.hex(), "00000000").encode(),
        ),
    ],
)
def test_what_a_specification_refuses_is_refused_here_though_go_reads_it(
    outside: Outside, form: str, raw: bytes
) -> None:
    assert outside.ask(form, raw)["ok"]
    with pytest.raises(RegistryError):
        READ[form][0](raw)


@pytest.mark.parametrize("depth", DEPTHS)
def test_no_proof_holds_here_that_torchwood_refuses(
    outside: Outside, tmp_path_factory: pytest.TempPathFactory, depth: int
) -> None:
    log = PublishedLog(tmp_path_factory.mktemp("log"), [300])
    policy = policy_text(SIGNERS[0], WITNESSES[:3], 2)
    trust = parse_policy(policy.encode())
    leaf = base64.b64encode(entry(137)).decode()
    held = 0

    def check(raw: bytes) -> None:
        nonlocal held
        try:
            verify_proof_by_policy(parse_proof(raw), entry(137), trust)
        except RegistryError:
            return
        assert outside.ask("proof", raw, policy=policy, entry=leaf) == {"ok": True}
        held += 1

    run(check, depth, [log.proof(137, *WITNESSES[:3]).encode()])
    assert held > 1
