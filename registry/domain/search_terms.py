"""How public text becomes words that can be found, in the six languages of the United Nations and beyond.

Knows: folding (case, accents, width, vowel signs, tatweel), Chinese and Japanese as pairs of characters, Arabic words
with and without their article, and which indexed terms a question asks for. Does not know grammar: endings are met
by searching for the beginning of a word. Does not know where terms are kept: every database indexes the same terms, so
all of them answer alike.

An indexed text is terms joined by single spaces; no term holds a space, a quote or any other ASCII punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from registry.errors import RegistryError

MAX_WORDS = 32
"""How many words one question may have; each costs an index look-up."""

PREFIX_LENGTH = 3
"""From this many characters on, a word also finds the words that begin with it (plurals, cases, compounds)."""

_TATWEEL = "\u0640"

# As Lucene's ArabicNormalizer folds them: writers use either spelling of the final letter.
_ARABIC_ENDINGS = str.maketrans({"ى": "ي", "ة": "ه"})

# The article alone, or joined with the conjunctions and prepositions that are written onto it; two letters must follow.
_ARABIC_ARTICLE = re.compile("(?:[وبكف]?ال|و?لل)(?=..)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Terms that must follow one another; with `prefix`, the last one may go on."""

    terms: tuple[str, ...]
    prefix: bool


Word = tuple[Phrase, ...]
"""One word of a question: any of these phrases satisfies it."""


def fold(text: str) -> str:
    """The terms under which `text` is found, joined by single spaces; empty where it holds no letter or digit."""
    return " ".join(term for segment, cjk in _segments(text) for term in _indexed(segment, cjk))


def words(question: str) -> tuple[Word, ...]:
    """What `question` asks for: a text answers it when it satisfies every word.

    Empty where it holds no letter or digit. Raises `search.too_long` beyond `MAX_WORDS` words.
    """
    asked = tuple(dict.fromkeys(_asked(segment, cjk) for segment, cjk in _segments(question)))
    if len(asked) > MAX_WORDS:
        raise RegistryError(
            "search.too_long",
            f"the search has {len(asked)} words; at most {MAX_WORDS} are looked up",
            hint="Search for the few words that matter most.",
        )
    return asked


def _indexed(segment: str, cjk: bool) -> tuple[str, ...]:
    if cjk:
        # The last character stands alone too, so that every single character begins some term.
        return (*_pairs(segment), segment[-1])
    return _forms(segment)


def _asked(segment: str, cjk: bool) -> Word:
    if cjk:
        return (Phrase(_pairs(segment) or (segment,), prefix=len(segment) == 1),)
    return tuple(Phrase((form,), prefix=len(form) >= PREFIX_LENGTH) for form in _forms(segment))


def _pairs(run: str) -> tuple[str, ...]:
    return tuple(run[at : at + 2] for at in range(len(run) - 1))


def _forms(word: str) -> tuple[str, ...]:
    if not "\u0621" <= word[0] <= "\u064a":
        return (word,)
    word = word.translate(_ARABIC_ENDINGS)
    article = _ARABIC_ARTICLE.match(word)
    return (word, word[article.end() :]) if article else (word,)


def _segments(text: str) -> Iterator[tuple[str, bool]]:
    """The runs of letters, marks and digits in the folded text, and whether each is Chinese or Japanese."""
    for run in _folded(text).split():
        if run.isascii() or not _CJK.search(run):
            yield run, False
        else:
            yield from ((match[0], match.lastgroup == "cjk") for match in _SCRIPTS.finditer(run))


def _folded(text: str) -> str:
    # Twice, because folding case can bring marks back (Unicode 3.13, compatibility caseless matching, D146).
    folded = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFKD", folded).translate(_kept)


class _Kept(dict[int, str]):
    """What becomes of each character: itself, a space, or nothing. Filled as characters are met."""

    def __missing__(self, code: int) -> str:
        kept = _kept_of(chr(code))
        if code <= 0xFFFF:  # so that nobody can fill the memory with rare characters
            self[code] = kept
        return kept


_kept = _Kept()


def _kept_of(character: str) -> str:
    # Marks are dropped by combining class, not by category Mn: the vowel signs of Devanagari or Thai are Mn and tell
    # words apart. Cf are soft hyphens, joiners and marks of direction.
    category = unicodedata.category(character)
    if unicodedata.combining(character) != 0 or character == _TATWEEL or category == "Cf":
        return ""
    return character if category[0] in "LMN" else " "


# Hiragana and katakana; ideographs; ideographs beyond the basic plane; the iteration mark and the zero.
_CJK_RANGES = "\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff\u3005\u3007"
_CJK = re.compile(f"[{_CJK_RANGES}]")
_SCRIPTS = re.compile(f"(?P<cjk>[{_CJK_RANGES}]+)|[^{_CJK_RANGES}]+")
