"""What the words of the Atlas of Surveillance say in the words of a record, and which of them say too little.

Knows: words. Does not know how a row is read (registry.exchange.atlas).
"""

from __future__ import annotations

import re
from typing import Final

TECHNOLOGIES: Final[dict[str, str | None]] = {
    "automated license plate readers": None,
    "body-worn cameras": "body_worn_camera",
    "camera registry": "camera_registry",
    "cell-site simulator": "cell_site_simulator",
    "drones": "drone_video",
    "face recognition": None,
    "fusion center": "data_fusion",
    "gunshot detection": "gunshot_detection",
    "predictive policing": None,
    "real-time crime center": "real_time_centre",
    "third-party investigative platforms": None,
    "video analytics": "object_behaviour_analytics",
}
"""The twelve categories. None where the category holds several technologies of a record and does not say which: plate
readers fixed or mobile, face recognition of any kind, prediction of places or of persons, platforms of any kind."""

_PROSECUTION: Final = ("district attorney", "prosecutor", "prosecutor's office")
LAW_ENFORCEMENT: Final = frozenset(
    {"police", "sheriff", "state police/highway patrol", "state police", "state patrol", *_PROSECUTION}
)
"""Types of agency that prevent, investigate or prosecute offences, whatever else they do."""
BODY_KINDS: Final = {
    ("police", "municipal"): "local_police",
    ("sheriff", "county"): "local_police",
    ("sheriff", "parish"): "local_police",
    **{
        (kind, place): "prosecutor_court"
        for kind in _PROSECUTION
        for place in ("county", "parish", "municipal", "judicial district", "statewide", "state")
    },
}
"""Type of agency and of jurisdiction -> kind of body; other pairs do not tell it."""

STATES: Final = frozenset(
    re.findall(
        r"\w+",
        """
        AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI
        SC SD TN TX UT VT VA WA WV WI WY DC AS GU MP PR VI
        """,
    )
)
"""States, the district and the territories of the United States, as in the second half of their ISO 3166-2 codes."""
