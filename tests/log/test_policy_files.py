"""Policy files: what the specification allows and refuses, and which cosignatures are enough."""

from __future__ import annotations

import base64
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from seeded import ORIGIN, LogKeys, SeededSigner

from registry.domain.verifier import COSIGNATURE_ED25519, ED25519, MLDSA44, Verifier, key_id, verifier_of
from registry.errors import RegistryError
from registry.log.checkpoint import sign_checkpoint
from registry.log.note import parse_note, sign_note
from registry.log.policy_file import MAX_BYTES, Policy, parse_policy, verify_by_policy
from registry.log.tree_head import TreeHead
from tests.in_memory import root_of


def signer(number: int, key_type: int = COSIGNATURE_ED25519) -> SeededSigner:
    return SeededSigner(f"witness.example/{number}", key_type, number)


def vkey(number: int, key_type: int = COSIGNATURE_ED25519) -> str:
    return verifier_of(signer(number, key_type)).vkey


def policy_of(text: str) -> Policy:
    return parse_policy(text.encode())


def refusal_of(text: str | bytes) -> str:
    with pytest.raises(RegistryError) as refusal:
        parse_policy(text.encode() if isinstance(text, str) else text)
    assert refusal.value.code == "log.policy"
    return refusal.value.message


# The example of the specification, with keys.
EXAMPLE = "\n".join(
    [
        f"log {verifier_of(SeededSigner(ORIGIN, ED25519, 90)).vkey} https://registry.example/log/2027",
        "",
        *(f"witness X{n} {vkey(10 + n)}" for n in (1, 2, 3)),
        "group X-witnesses 2 X1 X2 X3",
        " \t ",
        *(f"witness Y{n} {vkey(20 + n, MLDSA44)}\thttps://y{n}.example/witness" for n in (1, 2, 3)),
        "  # operated by another body",
        "group Y-witnesses any Y1 Y2 Y3",
        "group\tX-and-Y  all X-witnesses Y-witnesses ",
        "quorum X-and-Y",
        "",
    ]
)


def test_the_example_of_the_specification_asks_for_two_of_the_first_and_one_of_the_second_body() -> None:
    policy = policy_of(EXAMPLE)
    assert policy.origins == [ORIGIN]
    assert [w.url for w in policy.witnesses][3:] == [f"https://y{n}.example/witness" for n in (1, 2, 3)]
    keys = {w.name: w.verifier for w in policy.witnesses}
    for count in range(len(keys) + 1):
        for names in combinations(keys, count):
            enough = sum(n[0] == "X" for n in names) >= 2 and any(n[0] == "Y" for n in names)
            assert policy.satisfied({keys[n] for n in names}) is enough, names


def test_a_key_that_is_not_in_the_policy_never_counts() -> None:
    policy = policy_of(f"witness a {vkey(1)}\nwitness b {vkey(2)}\ngroup g 2 a b\nquorum g\n")
    assert not policy.satisfied([verifier_of(signer(1)), verifier_of(signer(3))])
    assert not policy.satisfied([verifier_of(signer(1)), verifier_of(signer(1))])
    renamed = Verifier("other.example", COSIGNATURE_ED25519, signer(2).public_key)
    assert not policy.satisfied([verifier_of(signer(1)), renamed])
    assert policy.satisfied([verifier_of(signer(2)), verifier_of(signer(1))])


def test_no_quorum_is_met_by_nothing_and_one_witness_by_itself_alone() -> None:
    assert policy_of("quorum none\n").satisfied([])
    one = policy_of(f"witness a {vkey(1)}\nwitness b {vkey(2)}\nquorum a\n")
    assert one.satisfied([verifier_of(signer(1))])
    assert not one.satisfied([verifier_of(signer(2))])


def test_names_are_bytes_and_keywords_are_no_exception() -> None:
    kelvin = "\u212a".encode()  # a Kelvin sign, which Unicode folds to K
    text = b"witness K %b\nwitness %b %b\nwitness \xff %b\ngroup all all K %b \xff\nquorum all\n"
    policy = parse_policy(text % (vkey(1).encode(), kelvin, vkey(2).encode(), vkey(3).encode(), kelvin))
    assert len({w.name for w in policy.witnesses}) == 3
    assert policy.groups[0].threshold == 3


def test_a_policy_may_hold_many_logs_witnesses_and_nested_groups() -> None:
    lines = [f"log {verifier_of(SeededSigner(f'log{n}.example', ED25519, n)).vkey}" for n in range(1, 65)]
    lines += [f"witness w{n} {vkey(n)}" for n in range(65, 200)]
    lines += ["group g65 any w65", *(f"group g{n} 1 w{n} g{n - 1}" for n in range(66, 200))]
    policy = policy_of("\n".join([*lines, "quorum g199", ""]))
    assert (len(policy.logs), len(policy.witnesses), len(policy.groups)) == (64, 135, 135)
    assert policy.satisfied([verifier_of(signer(65))])
    assert not policy.satisfied([])


def test_groups_nested_as_deep_as_a_file_is_long_are_judged() -> None:
    depth = 30_000
    chain = "".join(f"group {n} all {n - 1}\n" for n in range(1, depth))
    policy = policy_of(f"witness 0 {vkey(1)}\n{chain}quorum {depth - 1}\n")
    assert policy.satisfied([verifier_of(signer(1))])
    assert not policy.satisfied([verifier_of(signer(2))])


WITNESSES = f"witness a {vkey(1)}\nwitness b {vkey(2)}\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing else\n",
        WITNESSES,
        "quorum none",
        f"witness a {vkey(1)} # comment after\nquorum a\n",
        WITNESSES + "quorum a\nquorum a\n",
        WITNESSES + "quorum none\nquorum none\n",
        WITNESSES + "quorum\n",
        WITNESSES + "quorum a b\n",
        WITNESSES + "quorum c\n",
        f"quorum a\nwitness a {vkey(1)}\n",
        WITNESSES + "group g all a c\nquorum g\n",
        WITNESSES + "group g all a g\nquorum g\n",
        WITNESSES + "group g all h\ngroup h all a\nquorum g\n",
        WITNESSES + "group g all a a\nquorum g\n",
        WITNESSES + "group g all a\ngroup h all a b\nquorum h\n",
        WITNESSES + "group g all\nquorum g\n",
        WITNESSES + "group g 0 a b\nquorum g\n",
        WITNESSES + "group g 3 a b\nquorum g\n",
        WITNESSES + "group g 01 a b\nquorum g\n",
        WITNESSES + "group g +1 a b\nquorum g\n",
        WITNESSES + "group g -1 a b\nquorum g\n",
        WITNESSES + "group g ١ a b\nquorum g\n",
        WITNESSES + "group g some a b\nquorum g\n",
        WITNESSES + "group g All a b\nquorum g\n",
        WITNESSES + "group a all b\nquorum a\n",
        WITNESSES + "group none all a\nquorum none\n",
        WITNESSES + "group g any none\nquorum g\n",
        f"witness none {vkey(1)}\nquorum none\n",
        WITNESSES + f"witness a {vkey(3)}\nquorum a\n",
        WITNESSES + f"witness c {vkey(1)}\nquorum a\n",
        "witness a\nquorum none\n",
        f"witness {vkey(1)}\nquorum none\n",
        "log\nquorum none\n",
        f"log {vkey(1)}\nquorum none\n",
        f"witness a {verifier_of(SeededSigner('w', ED25519, 1)).vkey}\nquorum none\n",
        f"log {verifier_of(SeededSigner('l', ED25519, 1)).vkey} https://a b\nquorum none\n",
        WITNESSES.replace("\n", "\r\n") + "quorum a\r\n",
        WITNESSES + "quorum a\n\0\n",
        WITNESSES + "quorum a\n# \x7f\n",
        WITNESSES.upper() + "quorum none\n",
        "mirror x\nquorum none\n",
    ],
)
def test_what_the_specification_does_not_allow_is_refused(text: str) -> None:
    refusal_of(text)


def test_one_public_key_stands_once_whatever_its_name_and_type() -> None:
    public = signer(1).public_key

    def spelled(name: str, key_type: int) -> str:
        encoded = base64.b64encode(bytes([key_type]) + public).decode()
        return f"{name}+{key_id(name, key_type, public).hex()}+{encoded}"

    four, one = COSIGNATURE_ED25519, ED25519
    assert "same public key as line 1" in refusal_of(
        f"witness a {spelled('x', four)}\nwitness b {spelled('y', four)}\nquorum a\n"
    )
    assert "same public key as line 1" in refusal_of(
        f"log {spelled('x', one)}\nlog {spelled('y', one)}\nquorum none\n"
    )
    # No log is its own witness.
    assert "same public key as line 1" in refusal_of(
        f"log {spelled('x', one)}\nwitness b {spelled('y', four)}\nquorum b\n"
    )


def test_a_key_that_is_not_canonical_or_whose_id_does_not_fit_is_refused_with_its_line() -> None:
    good = vkey(1)
    for bad in (good[:-1] + "B", good.replace("+", "+0", 1), good + "=", good.replace("witness", "Witness")):
        assert refusal_of(f"quorum none\nwitness a {bad}\n").startswith("line 2 ")
    assert "not UTF-8" in refusal_of(
        b"quorum none\nwitness a " + good.encode().replace(b"w", b"\xff", 1) + b"\n"
    )


def test_a_file_larger_than_any_policy_is_not_read() -> None:
    comment = b"#" * MAX_BYTES
    assert "bytes" in refusal_of(comment + b"\nquorum none\n")


@given(st.binary(max_size=200) | st.text("quorum witness log group none all a1 \t\n#+=").map(str.encode))
def test_whatever_the_bytes_a_policy_is_read_or_refused(raw: bytes) -> None:
    try:
        policy = parse_policy(raw)
    except RegistryError as error:
        code = error.code
    else:
        code = "log.policy" if policy.quorum == "none" or policy.witnesses else "accepted"
    assert code == "log.policy"


HEAD = TreeHead(ORIGIN, 3, root_of([bytes([n]) * 32 for n in range(3)]))


def cosigned(log_keys: LogKeys, *numbers: int, timestamp: int = 1_800_000_000) -> bytes:
    signed = parse_note(sign_checkpoint(HEAD, log_keys.signers, timestamp=1_800_000_000))
    lines = sign_note(HEAD.text, [signer(n, MLDSA44) for n in numbers], timestamp).lines if numbers else ()
    return signed.encode() + "".join(map(str, lines)).encode()


def two_of_three(log_keys: LogKeys) -> Policy:
    logs = "".join(f"log {verifier.vkey}\n" for verifier in log_keys.verifiers)
    witnesses = "".join(f"witness w{n} {vkey(n, MLDSA44)}\n" for n in (11, 12, 13))
    return policy_of(f"{logs}{witnesses}group g 2 w11 w12 w13\nquorum g\n")


def verdict(raw: bytes, policy: Policy, origin: str = ORIGIN) -> str:
    try:
        verify_by_policy(raw, policy, origin)
    except RegistryError as error:
        return error.code
    return "holds"


def test_a_checkpoint_holds_under_the_policy_that_two_of_three_witnesses_meet(log_keys: LogKeys) -> None:
    policy = two_of_three(log_keys)
    assert verdict(cosigned(log_keys, 11, 13), policy) == "holds"
    assert verdict(cosigned(log_keys, 11, 12, 13, 14), policy) == "holds"
    assert verdict(cosigned(log_keys, 11), policy) == "log.quorum"
    assert verdict(cosigned(log_keys, 11, 14), policy) == "log.quorum"
    assert verdict(cosigned(log_keys), policy) == "log.quorum"


def test_one_witness_that_signed_twice_counts_once(log_keys: LogKeys) -> None:
    assert verdict(cosigned(log_keys, 11, 11), two_of_three(log_keys)) == "log.quorum"


def test_a_cosignature_without_a_time_does_not_count(log_keys: LogKeys) -> None:
    assert verdict(cosigned(log_keys, 11, 12, timestamp=0), two_of_three(log_keys)) == "log.quorum"


def test_a_known_witness_whose_line_is_false_costs_the_checkpoint(log_keys: LogKeys) -> None:
    raw = cosigned(log_keys, 11, 12, 13)
    line = raw.splitlines(keepends=True)[-1]
    name, blob = line.rsplit(b" ", 1)
    payload = bytearray(base64.b64decode(blob))
    payload[-1] ^= 1
    false = name + b" " + base64.b64encode(payload) + b"\n"
    assert verdict(raw.replace(line, false), two_of_three(log_keys)) == "log.signature"


def test_a_log_that_is_not_listed_or_signs_with_one_key_only_is_refused(log_keys: LogKeys) -> None:
    policy = two_of_three(log_keys)
    assert verdict(cosigned(log_keys, 11, 12), policy, "other.example/log") == "log.origin"
    assert verdict(cosigned(log_keys, 11, 12), policy_of("quorum none\n")) == "log.origin"
    signed = cosigned(log_keys, 11, 12).splitlines(keepends=True)
    assert verdict(b"".join(signed[:4] + signed[5:]), policy) == "log.unsigned"
