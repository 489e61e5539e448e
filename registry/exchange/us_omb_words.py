"""The words that make a row of the US federal AI inventory surveillance, family by family, in order.

Knows: words, and where they count. Does not know how a row is searched (registry.exchange.us_omb_technology).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

READ_COLUMNS: Final = ("use_case_name", "problem_solved", "system_outputs", "data_description", "benefits")
"""The columns that are read, the plainest first."""


@dataclass(frozen=True)
class WordTest:
    """`never` is looked for in the whole row, `unless` in the sentence of the words. `security`: the words are
    surveillance only where police, border or security work is meant. `columns`: how many of READ_COLUMNS count."""

    family: str
    technology: str | None
    words: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    never: re.Pattern[str] | None = None
    security: bool = False
    columns: int = 4


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


FACE: Final = "face recognition"

SENTENCE_END = re.compile(r"[.;•]\s+|\n")
DENIED = _any(r"\b(?:not|no|never|without|neither|nor|cannot|rather than|instead of)\b", r"n['’]t\b")
SECURITY_UNIT = _any(r"\b(?:police|law enforcement|protective)\b", r"\bOSLE\b", r"\bOSSO\b")
_HIDING = _any(r"\bredact", r"\bblur", r"\bobscur", r"\(not used\)")
_SENSING_GOODS = _any(
    r"x-?ray", r"contraband", r"vessel", r"underwater", r"\bcargo\b", r"\bmail\b", r"parcel"
)

FACE_KINDS: Final[dict[tuple[str, str], re.Pattern[str]]] = {
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

TESTS: Final = (
    WordTest(
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
    WordTest(
        "licence-plate recognition",
        None,
        _any(r"\blicen[sc]e[- ]plates?\b", r"\bA?LPR\b"),
        _HIDING,
        columns=5,
    ),
    WordTest(
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
    WordTest("iris recognition", "iris", _any(r"\biris (?:scan|recogn|match|identif)")),
    WordTest(
        "fingerprints on the move",
        "fingerprint_mobile",
        _any("contactless fingerprint", "mobile fingerprint"),
    ),
    WordTest(
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
    WordTest("gunshot detection", "gunshot_detection", _any("gunshot", "shotspotter")),
    WordTest("emotion recognition", "emotion_recognition", _any("emotion recognition", "emotion detection")),
    WordTest(
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
    WordTest(
        "counting people",
        "crowd_counting",
        _any(
            r"\bcount(?:ing|s)? (?:the )?(?:number of )?(?:people|persons|crowds?)\b",
            r"\bcrowd (?:count|density|size)",
        ),
    ),
    WordTest(
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
    WordTest(
        "border sensors",
        "object_behaviour_analytics",
        _any(r"\bitems? of interest\b", r"\bIoI\b"),
        never=_SENSING_GOODS,
        security=True,
    ),
    WordTest(
        "body-worn cameras",
        "body_worn_camera",
        _any(r"\bbody[- ]?(?:worn )?cam"),
        _any("transcri", r"\bredact"),
    ),
    WordTest(
        "real-time centre",
        "real_time_centre",
        _any(r"\bFUSUS\b", r"real[- ]time (?:crime|intelligence) cent"),
    ),
    WordTest(
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
    WordTest(
        "location of persons",
        "other",
        _any("cell ?hawk", "call detail", "collecting geolocation", "location history"),
        security=True,
    ),
    WordTest(
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
    WordTest(
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
    WordTest(
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
    WordTest(
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
