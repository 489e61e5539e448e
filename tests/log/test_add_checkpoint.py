"""The witness protocol's request and answers: the specification's example, what it refuses, and what is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from seeded import ORIGIN, LogKeys, SeededSigner

from registry.domain.verifier import verifier_of
from registry.errors import RegistryError
from registry.log.add_checkpoint import (
    MAX_ANSWER,
    STATUSES,
    AddCheckpoint,
    Seen,
    cosign_note,
    encode_size,
    origin_of,
    parse_cosignatures,
    parse_request,
    parse_size,
    require_continues,
    verify_submission,
)
from registry.log.checkpoint import sign_checkpoint
from registry.log.note import sign_note
from registry.log.tree_head import TreeHead
from tests.in_memory import root_of
from tests.refusals import code_of

# C2SP tlog-witness, "Example request body".
EXAMPLE = """old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
"""
HEAD = TreeHead(ORIGIN, 3, root_of([bytes([n]) * 32 for n in range(3)]))
NOW = 1_800_000_000


def test_the_example_of_the_specification_is_read_and_written_again() -> None:
    request = parse_request(EXAMPLE.encode())
    assert request.old_size == 20852014
    assert len(request.proof) == 4
    assert origin_of(request) == "example.com/behind-the-sofa"
    assert request.encode() == EXAMPLE.encode()


@pytest.mark.parametrize(
    "change",
    [
        ("old 2", "old  2"),
        ("old 2", "old\t2"),
        ("old 2", "Old 2"),
        ("old 2", " old 2"),
        ("old 2", "old 02"),
        ("old 20852014", "old"),
        ("old 20852014", "old "),
        ("old 20852014", "old 0x10"),
        ("old 20852014", "old 2²"),
        ("old 20852014\n", ""),
        ("PlRN", " PlRN"),
        ("pkaw=", "pkaw"),
        ("pkaw=", "pkax="),
        ("pkaw=", "pkaw= "),
        ("pkaw=", "pkaw=\r"),
        ("PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=", "PlRN"),
        ("\n\nexample", "\nexample"),
    ],
)
def test_a_request_that_is_spelled_otherwise_is_refused(change: tuple[str, str]) -> None:
    assert EXAMPLE.count(change[0]) == 1 or change[0] == "old 20852014"
    assert code_of(lambda: parse_request(EXAMPLE.replace(*change, 1).encode())) == "witness.request"


@given(st.integers(0, 2**63 - 1), st.lists(st.binary(min_size=32, max_size=32), max_size=63), st.binary())
def test_every_request_comes_back_from_its_bytes(old: int, proof: list[bytes], checkpoint: bytes) -> None:
    request = AddCheckpoint(old, tuple(proof), checkpoint)
    assert parse_request(request.encode()) == request


@given(st.binary(max_size=300))
def test_whatever_the_bytes_a_request_has_one_of_the_statuses(raw: bytes) -> None:
    codes = set()
    try:
        request = parse_request(raw)
        origin_of(request)
        verify_submission(request, [verifier_of(SeededSigner(ORIGIN, 1, 1))])
    except RegistryError as error:
        codes.add(error.code)
    assert codes <= set(STATUSES)


def test_an_answer_is_kept_in_the_lines_of_known_keys(
    log_keys: LogKeys, witnesses: list[SeededSigner]
) -> None:
    request = AddCheckpoint(0, (), sign_checkpoint(HEAD, log_keys.signers, NOW))
    submitted = verify_submission(request, log_keys.verifiers)
    require_continues(request, submitted.head, Seen())
    note, answer = cosign_note(submitted, witnesses, NOW)
    assert [line.name for line in note.lines] == [ORIGIN] * 2 + [w.name for w in witnesses]
    known = [verifier_of(w) for w in witnesses]
    assert [line.name for line in parse_cosignatures(answer, HEAD.text, known)] == [w.name for w in witnesses]
    (line,) = parse_cosignatures(answer, HEAD.text, known[1:])
    assert line.name == witnesses[1].name
    other = TreeHead(ORIGIN, 4, HEAD.root).text
    for raw, text, keys in (
        (answer, HEAD.text, []),
        (answer, other, known),
        (answer[:-1], HEAD.text, known),
        (b"\n" + answer, HEAD.text, known),
        (answer + b"\n", HEAD.text, known),
        (answer.replace(b"\n", b"\r\n"), HEAD.text, known),
        (answer * 60, HEAD.text, known),
        (b"x" * (MAX_ANSWER + 1), HEAD.text, known),
        (b"", HEAD.text, known),
    ):
        assert code_of(lambda r=raw, t=text, k=keys: parse_cosignatures(r, t, k)) == "witness.answer"


def test_a_cosignature_without_a_time_is_neither_given_nor_taken(
    log_keys: LogKeys, witnesses: list[SeededSigner]
) -> None:
    request = AddCheckpoint(0, (), sign_checkpoint(HEAD, log_keys.signers, NOW))
    submitted = verify_submission(request, log_keys.verifiers)
    assert code_of(lambda: cosign_note(submitted, witnesses, 0)) == "log.timestamp"
    lines = "".join(map(str, sign_note(HEAD.text, witnesses, 0).lines)).encode()
    known = [verifier_of(w) for w in witnesses]
    assert code_of(lambda: parse_cosignatures(lines, HEAD.text, known)) == "witness.answer"


@pytest.mark.parametrize(
    "raw", [b"", b"5", b"5\n\n", b"05\n", b"-5\n", b" 5\n", b"5\r\n", b"five\n", b"\xff\n", b"9" * 20]
)
def test_a_conflict_without_a_size_is_no_answer(raw: bytes) -> None:
    assert code_of(lambda: parse_size(raw)) == "witness.answer"


@given(st.integers(0, 2**63 - 1))
def test_a_size_comes_back_from_its_bytes(size: int) -> None:
    assert parse_size(encode_size(size)) == size
