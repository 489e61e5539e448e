"""What generated deployments say: invented sentences, in which words are as unevenly frequent as in real ones.

Knows: four scripts, and a few words of known frequency to ask for. A word of rank n stands about 1/n as often as the first
(Zipf). Says nothing about any place, body or product.
"""

from __future__ import annotations

import random
from functools import lru_cache
from itertools import accumulate
from typing import Final

from registry.domain.search_terms import fold

COMMON, MIDDLE, RARE = "camera", "turnstile", "heliport"
"""In about one of two texts, of a hundred, and of fifty thousand."""
CHINESE, ARABIC, RUSSIAN = "车站入口", "الكاميرات", "камеры"
"""In about one of forty texts each."""

_ONSETS: Final = (
    "b",
    "br",
    "c",
    "d",
    "f",
    "g",
    "gr",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
)
_VOWELS: Final = ("a", "e", "i", "o", "u", "ai", "ou")
_ENDS: Final = ("", "n", "r", "s", "t", "l", "m")
_VOCABULARY: Final = 30_000
_SENTENCES: Final = 40_000
_FOREIGN: Final = (
    f"在{CHINESE}比对旅客的面部图像，只用于查找失踪人员。",
    f"تستخدم {ARABIC} في المحطة للبحث عن المفقودين فقط",
    f"На вокзале {RUSSIAN} сравнивают лица с фотографиями пропавших без вести",
)

_FEW: Final = (("police", 0.30), ("gate", 0.12), ("station", 0.08), (MIDDLE, 0.0025), (RARE, 0.000005))


class Sentences:
    """A stock of sentences, the same for the same seed."""

    def __init__(self, seed: int = 1) -> None:
        chance = random.Random(seed)
        known = {f"{_syllables(chance)}" for _ in range(_VOCABULARY * 2)}
        vocabulary = sorted(known)
        chance.shuffle(vocabulary)
        vocabulary = vocabulary[:_VOCABULARY]
        weights = list(accumulate(1 / rank for rank in range(3, len(vocabulary) + 3)))
        self._stock = [
            " ".join(chance.choices(vocabulary, cum_weights=weights, k=chance.randint(6, 18)))
            for _ in range(_SENTENCES)
        ]

    def text(self, chance: random.Random, sentences: int) -> str:
        """So many sentences."""
        return ". ".join(chance.choices(self._stock, k=sentences))

    def folded(self, chance: random.Random, number: int) -> list[str]:
        """The terms of a `summary` and of four sentences more."""
        parts = [*self.summary(chance, number).split(". "), *chance.choices(self._stock, k=4)]
        return [_folded(part) for part in parts]

    def summary(self, chance: random.Random, number: int) -> str:
        """A text with the words of known frequency, and one word of its own."""
        said = [f"Deployment {number}. {self.text(chance, 2)}"]
        if chance.random() < 0.5:
            said.append(f"The {COMMON} compares faces")
        said += [f"near the {word}" for word, share in _FEW if chance.random() < share]
        if (foreign := chance.random()) < 0.075:
            said.append(_FOREIGN[int(foreign / 0.025)])
        return ". ".join(said)


@lru_cache(_SENTENCES * 2)
def _folded(sentence: str) -> str:
    return fold(sentence)


def _syllables(chance: random.Random) -> str:
    return "".join(
        chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_ENDS)
        for _ in range(chance.randint(1, 3))
    )
