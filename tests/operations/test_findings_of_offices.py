"""An office gives its reasons on single requirements: on those of the decision that it has before it, for anyone to read."""

from __future__ import annotations

import pytest

from registry.domain.act import Determination
from registry.domain.actor import FINDING
from registry.errors import RegistryError
from registry.operations.erase_act import erase_act
from registry.operations.show.acts import about_version, act_of
from registry.operations.show.evidence import evidence
from registry.storage import acts
from tests.operations.acting import GATES, Acting


def test_what_an_office_finds_on_a_requirement_stands_with_its_determination(acting: Acting) -> None:
    acting.file()
    before = evidence(acting.registry, "suspend", GATES)
    assert before is not None
    (first, *_), (last, *_) = before.undetermined[0], before.undetermined[-1]
    said = {f"{FINDING}{first}": "Nobody kept a log.", f"{FINDING}{last}": "It was never tested."}
    logged = acting.signed("suspend", reasons="Until it is mended.", **said)
    act = logged.act
    assert isinstance(act, Determination)
    assert act.requirements == tuple(sorted({first, last}))
    (shown,), _, _ = about_version(acting.registry, GATES, 1, latest=True)
    assert f"On {first}: Nobody kept a log." in shown.text
    assert shown.text.endswith("Reasons: Until it is mended.")
    assert acting.check().problem is None


@pytest.mark.parametrize("id", ["HR-9999", "ZZ-01"])
def test_an_office_finds_nothing_on_a_requirement_that_the_decision_does_not_have(
    acting: Acting, id: str
) -> None:
    acting.file()
    with pytest.raises(RegistryError) as told:
        acting.draft("suspend", reasons="So.", **{f"{FINDING}{id}": "No."})
    assert told.value.code == "act.requirement"


@pytest.mark.parametrize("path", ["finding.", "finding.hr-05", "finding.HR", "finding.HR-05.x", "finding[0]"])
def test_what_is_no_name_of_a_requirement_is_no_path_of_a_text(acting: Acting, path: str) -> None:
    acting.file()
    with pytest.raises(RegistryError) as told:
        acting.draft("suspend", reasons="So.", **{path: "No."})
    assert told.value.code == "act.file"


def test_only_a_determination_finds(acting: Acting) -> None:
    acting.file()
    before = evidence(acting.registry, "suspend", GATES)
    assert before is not None
    with pytest.raises(RegistryError) as told:
        acting.draft(
            "order",
            {"deployment": GATES, "measure": "cease_use", "due": None},
            text="Stop.",
            reasons="So.",
            **{f"{FINDING}{before.undetermined[0][0]}": "No."},
        )
    assert told.value.code == "act.file"


def test_an_erased_finding_is_gone_and_the_act_stands(acting: Acting) -> None:
    acting.file()
    before = evidence(acting.registry, "suspend", GATES)
    assert before is not None
    path = f"{FINDING}{before.undetermined[0][0]}"
    logged = acting.signed("suspend", reasons="So.", **{path: "Qwxz lives there."})
    erase_act(acting.registry, logged.place.index, [path], "court-order")
    stored = acts.on_deployment(acting.registry.database, GATES)[-1]
    assert path not in acts.texts(acting.registry.database, stored)
    assert act_of(acting.registry, stored) == logged.act
    assert acting.check().problem is None
