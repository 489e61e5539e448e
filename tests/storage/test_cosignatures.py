"""What witnesses answered is kept once, in order, under the checkpoint it is about."""

from __future__ import annotations

from registry.storage import cosignatures, ledger
from registry.storage.values import Cosignature
from tests.storage.simulator import NOW, Register, entry

ONE = Cosignature("one.example", "0a0b0c0d", "— one.example AAAA\n")
TWO = Cosignature("two.example", "0a0b0c0e", "— two.example BBBB\n")


def sign(register: Register) -> int:
    head = ledger.head(register.db, register.log_id)
    return ledger.add_checkpoint(
        register.db, register.log_id, size=head.size, root=head.root, note="note", created_at=NOW
    )


def test_lines_are_kept_in_the_order_in_which_they_came(register: Register) -> None:
    number = sign(register)
    assert cosignatures.kept(register.db, number) == []
    assert cosignatures.keep(register.db, number, [TWO], NOW) == [TWO]
    assert cosignatures.keep(register.db, number, [ONE], NOW) == [ONE]
    assert cosignatures.kept(register.db, number) == [TWO, ONE]


def test_a_second_line_by_one_key_is_left_out(register: Register) -> None:
    number = sign(register)
    later = Cosignature(ONE.name, ONE.key_id, "— one.example CCCC\n")
    assert cosignatures.keep(register.db, number, [ONE, later], NOW) == [ONE]
    assert cosignatures.keep(register.db, number, [later, TWO], NOW) == [TWO]
    assert cosignatures.kept(register.db, number) == [ONE, TWO]


def test_each_key_is_known_with_the_largest_size_it_cosigned(register: Register) -> None:
    assert cosignatures.cosigned_sizes(register.db, register.log_id) == {}
    cosignatures.keep(register.db, sign(register), [ONE, TWO], NOW)
    register.put(entry("x", 1))
    cosignatures.keep(register.db, sign(register), [TWO], NOW)
    assert cosignatures.cosigned_sizes(register.db, register.log_id) == {
        ("one.example", "0a0b0c0d"): 1,
        ("two.example", "0a0b0c0e"): 2,
    }
    assert cosignatures.cosigned_sizes(register.db, 99) == {}
