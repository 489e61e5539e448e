"""What Tessera's fsck accepts of a log it accepts of a mirror of it, and of a mirror that was brought up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.errors import RegistryError
from registry.operations.follow_log import Trust
from registry.operations.mirror import Mirror
from tests.interop.test_tessera_fsck import accepted_by, find_fsck
from tests.operations.test_check import engine_for
from tests.operations.test_check_http import served
from tests.synthetic_log import SyntheticLog


@pytest.fixture(scope="module")
def fsck() -> str:
    found = find_fsck()
    if found is None:
        pytest.skip(
            "Tessera's fsck is not installed: go install github.com/transparency-dev/tessera/cmd/fsck@v1.0.4"
        )
    return found


def test_tessera_accepts_a_mirror_at_every_size_it_showed(fsck: str, tmp_path: Path) -> None:
    log = SyntheticLog(tmp_path / "log")
    with served(log.root) as (address, _):
        for count in (1, 254, 1, 1, 300, 65_000):
            log.grow(count)
            shown = Mirror(address, tmp_path / "mirror", Trust(log.vkeys), engine_for).update()
            assert shown.size == log.size
            assert accepted_by(fsck, shown.root, log.keys[0]), log.size


def test_what_tessera_refuses_of_a_log_is_not_mirrored(fsck: str, tmp_path: Path) -> None:
    log = SyntheticLog(tmp_path / "log")
    log.grow(700)
    for path in ("tile/0/001", "tile/1/000.p/2", "tile/entries/002.p/188", "checkpoint"):
        data = (log.root / path).read_bytes()
        log.write(path, data[:40] + bytes([data[40] ^ 1]) + data[41:])
        assert not accepted_by(fsck, log.root, log.keys[0]), path
        with pytest.raises(RegistryError, match="is not copied"):
            Mirror(str(log.root), tmp_path / "mirror", Trust(log.vkeys), engine_for).update()
        log.write(path, data)
