"""Whether the answers that the database keeps of one version are those that its record commits to.

Knows: that a plain answer stands as it is, a sealed one opens its commitment, and that nothing is gone without a notice. Does not
know where the record or the notices come from.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from registry.domain.committed import commitment, commitments, plain_leaves
from registry.errors import RegistryError
from registry.operations.kept_rows import NO_VERDICT, differs
from registry.storage import queries
from registry.storage.database import Database


def check_answers(
    db: Database, deployment: str, number: int, form: Mapping[str, Any], erased: Set[str]
) -> int:
    """How many answers are kept of the version whose committed form is `form`, when `erased` are gone under notices.

    Raises `database.differs` naming the first that is not as it was committed to.
    """
    where = f"deployments/{deployment}/versions/{number}"
    try:
        kept = queries.answers(db, deployment, number)
    except RegistryError as error:
        if error.code in NO_VERDICT:
            raise
        raise differs("answer", f"{where}: {error.message}") from error
    plain, sealed = plain_leaves(form), commitments(form)
    for path, answer in kept.items():
        if path not in sealed:
            wrong = (
                (answer.value, answer.salt, answer.visibility, answer.public)
                != (plain[path], None, "public", True)
                if path in plain
                else True
            )
        else:
            made = answer.salt and commitment(
                salt=answer.salt, deployment=deployment, version=number, path=path, value=answer.value
            )
            wrong = (
                made != sealed[path]["commitment"]
                or answer.public != ("withheld" not in sealed[path])
                or answer.visibility != _visibility(sealed[path])
            )
        if wrong:
            raise differs("answer", f"{where}: {path} is not what was committed to")
    if missing := plain.keys() - kept.keys():
        raise differs("answer", f"{where}: {min(missing)} is missing")
    for path in sorted((sealed.keys() - kept.keys()) ^ erased):
        raise differs(
            "answer", f"{where}: {path} is {'kept' if path in erased else 'gone'} against what is logged"
        )
    return len(kept)


def _visibility(sealed: Mapping[str, Any]) -> str:
    # A field that is not public says so itself; one that is public says why it is withheld.
    said = sealed.get("withheld", "public")
    return said if said in ("oversight", "internal") else "public"
