"""Who can change what: every field has one answer."""

from __future__ import annotations

import pytest

from registry import assets
from registry.domain.record import definitions, sections
from registry.errors import RegistryError
from registry.policy.powers import Powers, read_powers

TEXT = (assets.policies() / "powers.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def powers() -> Powers:
    return read_powers(TEXT)


def test_every_field_of_the_facts_is_in_somebodys_power(powers: Powers) -> None:
    assert all(
        powers.who(path) for path, field in definitions().items() if field.in_facts and "[]" not in path
    )


def test_every_path_that_is_named_is_one_of_the_record(powers: Powers) -> None:
    known = definitions().keys() | sections().keys()
    together = {path for one in powers.coherent for path in (one.where, one.then)}
    assert (
        not {*powers.named, *powers.redesign, *powers.fixed, *powers.ended, *powers.repeated, *together}
        - known
    )
    assert not (powers.redesign | powers.fixed | powers.ended) & sections().keys()


def test_the_longest_path_that_fits_decides(powers: Powers) -> None:
    assert powers.who("system.version") == "provider"
    assert powers.who("system.threshold") == "operator"
    assert powers.who("system.bias.groups") == "independent_tester"
    assert powers.who("system.bias.operator_reviewed") == "operator"
    assert powers.who("legal_basis.published") == "legislature"
    assert powers.who("authorisation.granted_at") == "court_or_independent_authority"
    assert powers.who("assessments.prior_consultation.done") == "supervisory_authority"


@pytest.mark.parametrize(
    "path",
    [
        "human_oversight.can_override", "transparency.signage", "data.retention_match_days", "necessity.alternatives",
        "assessments.dpia.done", "rights.complaint_channel",
    ],
)  # fmt: skip
def test_what_the_operator_does_is_the_operators(powers: Powers, path: str) -> None:
    assert powers.who(path) == "operator"


def test_what_has_happened_and_what_the_body_is_are_fixed(powers: Powers) -> None:
    assert {
        "place.country",
        "operator.type",
        "deployment.start_date",
        "authorisation.rejected",
    } <= powers.fixed
    assert not powers.fixed & (powers.ended | powers.redesign | powers.repeated)


def test_a_rebuttal_an_aim_and_a_finding_can_only_be_asked_for(powers: Powers) -> None:
    asked = {"consent.imbalance_rebuttal", "purpose.code", "assessments.dpia.residual_risk"}
    assert asked <= powers.asked <= powers.fixed


def test_only_days_are_of_what_is_done_again_and_again(powers: Powers) -> None:
    assert {definitions()[path].kind for path in powers.repeated} <= {"day", "instant"}


def test_what_goes_together_names_answers_that_there_are(powers: Powers) -> None:
    for one in powers.coherent:
        for path, said in ((one.where, one.said), (one.then, one.allowed or ())):
            words = definitions()[path].values
            assert all(answer is None or isinstance(answer, bool) or answer in words for answer in said)


def test_evidence_is_nothing_that_can_be_given_up(powers: Powers) -> None:
    evidence = (
        "risks.harms",
        "operations.use_log",
        "system.bias.",
        "system.accuracy.",
        "assessments.",
        "necessity.",
    )
    assert not [path for path in powers.ended if path.startswith(evidence)]


def test_a_field_of_which_nothing_is_said_is_an_error(powers: Powers) -> None:
    with pytest.raises(RegistryError, match=r"policies\.powers"):
        powers.who("origin.imported_from")


@pytest.mark.parametrize(
    "broken",
    [
        TEXT.replace("legislature:", "parliament:"),
        TEXT.replace("    - deployment\n", "    - deployment\n    - deployment\n"),
        TEXT.replace("fixed:", "frozen:"),
        TEXT.replace("  - place.country\n", "  - Place of country\n"),
    ],
)
def test_a_file_that_is_not_understood_is_refused(broken: str) -> None:
    assert broken != TEXT
    with pytest.raises(RegistryError) as refused:
        read_powers(broken)
    assert refused.value.code == "policies.powers"
