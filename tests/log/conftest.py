"""The keys of the log and of two witnesses."""

from __future__ import annotations

import pytest
from seeded import ORIGIN, LogKeys, SeededSigner

from registry.domain.verifier import COSIGNATURE_ED25519, ED25519, MLDSA44


@pytest.fixture(scope="session")
def log_keys() -> LogKeys:
    return LogKeys(SeededSigner(ORIGIN, ED25519, 1), SeededSigner(ORIGIN, MLDSA44, 2))


@pytest.fixture(scope="session")
def witnesses() -> list[SeededSigner]:
    return [
        SeededSigner("witness.example/w1", COSIGNATURE_ED25519, 3),
        SeededSigner("witness.example/w2", MLDSA44, 4),
    ]


@pytest.fixture(scope="session")
def origin() -> str:
    return ORIGIN
