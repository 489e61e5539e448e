"""Which rows of the US federal AI inventory are surveillance, and by which technology: word tests, in order.

Knows: the words, the columns and sentences in which they count. Does not know what becomes of a row.

A word counts only where its own sentence does not deny it ("does not perform facial recognition") and does not speak
of hiding (redaction of faces in a video). The column that says it most plainly decides, the name first; within a
column the first test. One record is about one technology, so the other families that were found are only named. Where
the words do not tell the technology it stays unanswered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

READ_COLUMNS: Final = ("use_case_name", "problem_solved", "system_outputs", "data_description", "benefits")
"""The columns that are read, the plainest first."""


@dataclass(frozen=True)
class Technology:
    """What a row is about. `technology` and `mode` are values of the record, None where the words do not tell."""

    family: str
    technology: str | None
    mode: str | None
    column: str
    words: str
    also: tuple[str, ...]


def technology(cells: Mapping[str, str]) -> Technology | None:
    """The technology of a row, None where no test holds."""
    security = is_security_work(cells)
    text = " ".join(cells.get(name, "") for name in READ_COLUMNS)
    found = [
        (READ_COLUMNS.index(column), number, test, words)
        for number, test in enumerate(_TESTS)
        if (security or not test.security) and not (test.never and test.never.search(text))
        for column, words in _first(test, cells)
    ]
    if not found:
        return None
    column, _, test, words = min(found, key=lambda hit: hit[:2])
    named, mode = _kind_of_face_recognition(text) if test.family == FACE else (test.technology, None)
    also = tuple(dict.fromkeys(other.family for _, _, other, _ in found if other.family != test.family))
    return Technology(test.family, named, mode, READ_COLUMNS[column], words, also)


def is_security_work(cells: Mapping[str, str]) -> bool:
    """Whether a row is of police, border, justice or security work."""
    return (
        cells.get("topic_area") == "Law Enforcement"
        or cells.get("agency") in ("DHS", "DOJ")
        or bool(_SECURITY_UNIT.search(cells.get("agency_bureau", "")))
    )


@dataclass(frozen=True)
class _Test:
    """`never` is looked for in the whole row, `unless` in the sentence of the words. `security`: the words are
    surveillance only where police, border or security work is meant. `columns`: how many of READ_COLUMNS count."""

    family: str
    technology: str | None
    words: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    never: re.Pattern[str] | None = None
    security: bool = False
    columns: int = 4


def _first(test: _Test, cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The first column in which `test` holds, with the words."""
    for column in READ_COLUMNS[: test.columns]:
        for sentence in _END.split(cells.get(column, "")):
            for hit in test.words.finditer(sentence):
                denied = _DENIED.search(sentence[: hit.start()]) or (
                    test.unless and test.unless.search(sentence)
                )
                if not denied:
                    yield column, hit.group()
                    return


def _kind_of_face_recognition(text: str) -> tuple[str | None, str | None]:
    """Technology and mode; None each where the row says no kind, or several."""
    kinds = [kind for kind, words in _FACE_KINDS.items() if words.search(text)]
    return kinds[0] if len(kinds) == 1 else (None, None)


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


FACE: Final = "face recognition"

_END = re.compile(r"[.;•]\s+|\n")
_DENIED = _any(r"\b(?:not|no|never|without|neither|nor|cannot|rather than|instead of)\b", r"n['’]t\b")
_SECURITY_UNIT = _any(r"\b(?:police|law enforcement|protective)\b", r"\bOSLE\b", r"\bOSSO\b")
_HIDING = _any(r"\bredact", r"\bblur", r"\bobscur", r"\(not used\)")
_SENSING_GOODS = _any(
    r"x-?ray", r"contraband", r"vessel", r"underwater", r"\bcargo\b", r"\bmail\b", r"parcel"
)

_FACE_KINDS: Final[dict[tuple[str, str], re.Pattern[str]]] = {
    ("face_verification_1to1", "verification_1_1"): _any(r"\b1:1\b", "one-to-one", "1-to-1"),
    ("face_identification_retrospective", "post_rbi"): _any(
        r"submit (?:newly|facial)",
        r"photos? obtained",
        r"\bcandidate",
        r"\b(?:investigative|potential) leads?",
        "open-source images",
        r"\bun(?:known|identified) (?:victims?|individuals?|suspects?|child)",
        r"\b1:n\b",
        "one-to-many",
    ),
    ("face_identification_live", "realtime_rbi"): _any("video surveillance", r"\blive (?:video|feed|camera)"),
}

_TESTS: Final = (
    _Test(
        FACE,
        None,
        _any(
            r"\bfac(?:e|ial)[ -](?:recognition|comparison|match|verification|identification|capture|biometric|search)",
            r"\bfacial (?:photos?|images?) (?:obtained|to)\b",
            r"\bbiometric(?:ally)? (?:check-in|entry|exit|process(?:es|ing))\b",
            r"\bfaces already in\b",
            "clearview",
        ),
        _any(_HIDING.pattern, r"\bretake\b"),
        columns=5,
    ),
    _Test(
        "licence-plate recognition",
        None,
        _any(r"\blicen[sc]e[- ]plates?\b", r"\bA?LPR\b"),
        _HIDING,
        columns=5,
    ),
    _Test(
        "voice identification",
        "voice_identification",
        _any(
            r"\bspeaker (?:identif|recogn|verif)",
            r"\bvoice ?prints?\b",
            r"\bvocal\) identif",
            "voice biometric",
        ),
        _HIDING,
    ),
    _Test("iris recognition", "iris", _any(r"\biris (?:scan|recogn|match|identif)")),
    _Test(
        "fingerprints on the move",
        "fingerprint_mobile",
        _any("contactless fingerprint", "mobile fingerprint"),
    ),
    _Test(
        "other biometric identification",
        None,
        _any(
            r"\bbiometric(?: and name-based)? (?:match|identif|verif|comparison|image comparison|information|checks?\b)",
            r"\(biometrics\)",
            "friction ridge",
            "fingerprint analysis",
        ),
        _any("quality", "barrier", "authentication", "prompted", r"\blog[- ]?in"),
        security=True,
    ),
    _Test("gunshot detection", "gunshot_detection", _any("gunshot", "shotspotter")),
    _Test("emotion recognition", "emotion_recognition", _any("emotion recognition", "emotion detection")),
    _Test(
        "video from drones",
        "drone_video",
        _any(
            r"unmanned aerial systems? \(UAS\)",
            "autonomous drone",
            r"\bdrones? (?:video|surveillance|footage)",
        ),
        _any("collision", "threat detector", "counter", "inspection"),
        security=True,
    ),
    _Test(
        "counting people",
        "crowd_counting",
        _any(
            r"\bcount(?:ing|s)? (?:the )?(?:number of )?(?:people|persons|crowds?)\b",
            r"\bcrowd (?:count|density|size)",
        ),
    ),
    _Test(
        "video analysis",
        "object_behaviour_analytics",
        _any(
            r"\b(?:video|camera) surveillance\b",
            r"\bsurveillance (?:footage|towers?|cameras?|video)\b",
            "surveillance and sensor systems",
            r"\bvideo analy(?:tics|sis) (?:for|tool)\b",
            "camera analytics",
            r"\bCCTV\b",
            r"\bsecurity (?:camera|video)",
            r"\bvideo feeds? (?:from|captured)\b",
            r"\bproctor",
            r"\b(?:identify|detects?|detecting) (?:if |the presence of )?(?:people|persons|humans|individuals) (?:are|in|near)\b",
        ),
        _any(_HIDING.pattern, "in the water"),
        columns=5,
    ),
    _Test(
        "border sensors",
        "object_behaviour_analytics",
        _any(r"\bitems? of interest\b", r"\bIoI\b"),
        never=_SENSING_GOODS,
        security=True,
    ),
    _Test(
        "body-worn cameras",
        "body_worn_camera",
        _any(r"\bbody[- ]?(?:worn )?cam"),
        _any("transcri", r"\bredact"),
    ),
    _Test(
        "real-time centre",
        "real_time_centre",
        _any(r"\bFUSUS\b", r"real[- ]time (?:crime|intelligence) cent"),
    ),
    _Test(
        "social-media monitoring",
        "social_media_monitoring",
        _any(
            r"\bsocial[- ]media (?:monitoring|listening|analy|data|of a person|and news|posts?\b|accounts?\b)",
            r"\bmonitor\b.{0,120}\bsocial media\b",
            r"\bopen[- ]source (?:and social media|intelligence|& threat intelligence)",
            "social listening",
            "posted to social media",
            "dataminr",
            r"\bbabel\b",
        ),
        never=_any(
            r"\bcyber threat", r"\bcryptocurrency", r"school closure", r"creation of web pages", r"scheduling"
        ),
    ),
    _Test(
        "location of persons",
        "other",
        _any("cell ?hawk", "call detail", "collecting geolocation", "location history"),
        security=True,
    ),
    _Test(
        "content of communications",
        "other",
        _any(
            r"\btitle iii\b",
            "wiretap",
            r"\bintercepted\b",
            "communications within criminal",
            r"\binmate (?:calls|comm)",
        ),
        security=True,
    ),
    _Test(
        "prediction about persons",
        "predictive_person",
        _any(
            "hurricane score",
            r"\brecidivi",
            r"\babscond",
            "potential for misconduct",
            "passenger security assessment",
            r"\b(?:travell?ers?|passengers?|inmates?|noncitizens?|individuals?) who may (?:present|pose) (?:a )?(?:higher )?risk",
            r"\bscored entity data\b",
            "prioritize high-value targets",
        ),
        security=True,
        columns=3,
    ),
    _Test(
        "joining data on persons",
        "data_fusion",
        _any(
            r"\bprofiles (?:of|on) (?:persons|individuals)",
            r"\b(?:comprehensive|coherent) profiles",
            "person entity information",
            r"\bdistinct individuals\b",
            r"\bclearer picture of individuals\b",
            r"\blink individuals to\b",
            r"\blead identification\b",
            r"\bpeople search\b",
            r"\bform of a person\b",
            r"\bentity resolution\b",
            r"\blink analysis\b",
            r"\bpalantir\b",
            r"\binterrelationships\b",
        ),
        never=_any("global trade", "supply chain", "cryptocurrency", "blockchain"),
        security=True,
    ),
    _Test(
        "monitoring of workers",
        "other",
        _any(
            "insider threat",
            "user activity monitoring",
            r"\b(?:workplace|employee) (?:monitoring|surveillance)",
        ),
        columns=2,
    ),
)
