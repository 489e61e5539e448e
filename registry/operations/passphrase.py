"""The passphrase that opens the private keys of a registry.

Knows: that one passphrase opens all of them, and that development keys have none. Does not know how it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable

from registry.operations.home import KEY_FILES
from registry.operations.registry import Registry
from registry.signing.keys import load_key


def passphrase_for(registry: Registry, passphrase: Callable[[], bytes] | None) -> bytes | None:
    """What opens the keys and is to protect a new one; None where there is none, or nobody can be asked."""
    return None if registry.description.development_keys or passphrase is None else passphrase()


def require_own(registry: Registry, secret: bytes | None) -> None:
    """Raise `key.passphrase` where `secret` does not open the registry's keys: it was mistyped, and a new key under it would
    be lost.
    """
    # This file and not the one before it, which may stand for a key in a token.
    load_key(registry.home.log_keys(registry.log.year) / KEY_FILES[1], secret)
