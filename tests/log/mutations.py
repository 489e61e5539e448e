"""Inputs that are nearly right: what parsers are fuzzed with, here and against other people's."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from random import Random

from hypothesis import strategies as st

TOKENS = [
    *(
        b"\n",
        b"\n\n",
        b" ",
        b"  ",
        b"\t",
        b"\r",
        b"\0",
        b"\x1f",
        b"\x7f",
        b"+",
        b"-",
        b"=",
        b"==",
        b"#",
        b"_",
        b".",
    ),
    *(b"0", b"00", b"1", b"-1", b"0x1", b"255", b"256", b"9223372036854775806", b"9223372036854775807"),
    *(
        b"9223372036854775808",
        b"18446744073709551616",
        "\u0661".encode(),
        "\u2003".encode(),
        "\u0085".encode(),
    ),
    *(
        "\u2028".encode(),
        "\u2014 ".encode(),
        "\u2014".encode(),
        b"\xff",
        b"\xed\xa0\x80",
        b"\xc0\x80",
        b"\xef\xbb\xbf",
    ),
    *(b"x001/", b"x000/", b"001", b".p/", b"entries", b"tile/", b"63", b"64", b"extra ", b"index ", b"old "),
    *(
        b"none",
        b"all",
        b"any",
        b"group ",
        b"quorum ",
        b"witness ",
        b"log ",
        b"c2sp.org/tlog-proof@v1\n",
        b"A",
        b"B",
    ),
    base64.b64encode(bytes(32)) + b"\n",
    base64.b64encode(bytes(31)) + b"\n",
]


def mutated(seeds: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """One of the seeds, changed in none to five places, or bytes of no form at all.

    Hypothesis draws the seed of the changes and not each of them, which is twenty times as fast and shrinks nothing: what
    fails is a few changes away from something right anyway.
    """
    return st.builds(_changed, st.sampled_from(seeds), st.randoms(use_true_random=True))


def _changed(raw: bytes, random: Random) -> bytes:
    if random.random() < 0.05:
        return random.randbytes(random.randrange(80))
    for _ in range(random.randrange(6)):
        raw = _change(raw, random)
    return raw


def _change(raw: bytes, random: Random) -> bytes:
    at = random.randint(0, len(raw))
    end = min(len(raw), at + random.randint(0, 12))
    match random.choice(["bit", "byte", "token", "token", "replace", "cut", "repeat", "lines", "end"]):
        case "bit" if at < len(raw):
            return raw[:at] + bytes([raw[at] ^ 1 << random.randrange(8)]) + raw[at + 1 :]
        case "byte" if at < len(raw):
            return raw[:at] + random.randbytes(1) + raw[at + 1 :]
        case "replace":
            return raw[:at] + random.choice(TOKENS) + raw[end:]
        case "cut":
            return raw[:at] + raw[end:]
        case "repeat":
            return raw[:at] + raw[at:end] * random.randint(2, 4) + raw[end:]
        case "lines":
            lines = raw.split(b"\n")
            first, second = random.randrange(len(lines)), random.randrange(len(lines))
            lines[first], lines[second] = lines[second], lines[first]
            return b"\n".join(lines)
        case "end":
            return raw[:at]
        case _:
            return raw[:at] + random.choice(TOKENS) + raw[at:]
