"""Inputs that are nearly right: what parsers are fuzzed with, here and against other people's."""

from __future__ import annotations

import base64
from collections.abc import Sequence

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


@st.composite
def mutated(draw: st.DrawFn, seeds: Sequence[bytes]) -> bytes:
    """One of the seeds, changed in none to five places, or bytes of no form at all."""
    if draw(st.integers(0, 19)) == 0:
        return draw(st.binary(max_size=80))
    raw = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(0, 5))):
        raw = draw(_change(raw))
    return raw


@st.composite
def _change(draw: st.DrawFn, raw: bytes) -> bytes:
    at = draw(st.integers(0, len(raw)))
    end = min(len(raw), at + draw(st.integers(0, 12)))
    match draw(st.sampled_from(["bit", "byte", "token", "replace", "cut", "repeat", "lines", "end"])):
        case "bit" if at < len(raw):
            return raw[:at] + bytes([raw[at] ^ 1 << draw(st.integers(0, 7))]) + raw[at + 1 :]
        case "byte" if at < len(raw):
            return raw[:at] + bytes([draw(st.integers(0, 255))]) + raw[at + 1 :]
        case "replace":
            return raw[:at] + draw(st.sampled_from(TOKENS)) + raw[end:]
        case "cut":
            return raw[:at] + raw[end:]
        case "repeat":
            return raw[:at] + raw[at:end] * draw(st.integers(2, 4)) + raw[end:]
        case "lines":
            lines = raw.split(b"\n")
            first, second = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
            lines[first], lines[second] = lines[second], lines[first]
            return b"\n".join(lines)
        case "end":
            return raw[:at]
        case _:
            return raw[:at] + draw(st.sampled_from(TOKENS)) + raw[at:]
