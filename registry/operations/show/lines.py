"""What a decision says of each requirement, in a line, and what would have to change where it is not met or unknown.

Knows: that a decision and its release say all of it: no assessment is read and nothing is evaluated. The texts of a release are
read once. Does not know what a requirement read beside what the public record holds (`decisions.findings`).
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Final

from registry.domain.decision import Decision
from registry.domain.public_view import PublicView
from registry.domain.vocabulary import Kind
from registry.operations.show.decisions import source
from registry.pages.deployment_views import RequirementLine
from registry.pages.views import Source
from registry.policy.catalogue import Requirement
from registry.policy.release import Bundle

_RELEASES: Final = 8
"""How many releases' texts are kept: pages are of few releases at a time."""
_OPEN: Final = ("unanswered", "withheld")
_NONE: Final[tuple[str, ...]] = ()


@dataclass(frozen=True)
class _Text:
    """What a release says of a requirement. `simplest`: the fields of its commonest remedy; `reads`: all that it reads, those
    first."""

    title: str
    framework: str
    framework_title: str
    kind: Kind
    source: Source
    comply: str
    simplest: tuple[str, ...]
    reads: tuple[str, ...]


def requirement_lines(bundle: Bundle, decision: Decision, record: PublicView) -> tuple[RequirementLine, ...]:
    """A line for each requirement of `decision`, in its order; `bundle` is the release that it names.

    What is undetermined turns on what it reads and nobody answered, or what is withheld; what is not met, on the fields of its
    commonest remedy.
    """
    texts = _texts(bundle)
    open_ = {field.path for fields in record.sections.values() for field in fields if field.state in _OPEN}
    made = []
    for one in decision.requirements:
        text = texts[one.id]
        comply, questions = "", _NONE
        if one.status == "not_met":
            comply, questions = text.comply, text.simplest
        elif one.status == "undetermined":
            comply, questions = text.comply, tuple(path for path in text.reads if path in open_)
        made.append(
            RequirementLine(
                id=one.id,
                title=text.title,
                framework=text.framework,
                framework_title=text.framework_title,
                kind=text.kind,
                severity=one.severity,
                force=one.force,
                status=one.status,
                source=text.source,
                comply=comply,
                questions=questions,
            )
        )
    return tuple(made)


_kept: OrderedDict[str, dict[str, _Text]] = OrderedDict()
_lock = Lock()


def _texts(bundle: Bundle) -> dict[str, _Text]:
    with _lock:
        if bundle.digest not in _kept:
            _kept[bundle.digest] = {one.id: _text(one, bundle) for one in bundle.requirements.values()}
            if len(_kept) > _RELEASES:
                _kept.popitem(last=False)
        return _kept[bundle.digest]


def _text(one: Requirement, bundle: Bundle) -> _Text:
    simplest = (
        tuple(bundle.catalogue["requirements"][one.framework][one.rule]["remedies"][0]["set"])
        if one.remedies
        else ()
    )
    return _Text(
        title=one.title,
        framework=one.framework,
        framework_title=bundle.framework_title(one.framework),
        kind=one.kind,
        source=source(one),
        comply=" ".join(one.comply.split()),
        simplest=simplest,
        reads=tuple(dict.fromkeys((*(path for path in simplest if path in one.inputs), *one.inputs))),
    )
