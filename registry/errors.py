"""The one exception the registry raises on purpose.

Knows: a stable code, what happened and where, and what to do next. Does not know how an error is shown:
the command line, the pages and the API each translate it. Every code has a line in docs/reference/errors.md.
"""

from __future__ import annotations

import errno
from functools import partial
from typing import Any, Final

NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
"""What a system says where a file cannot grow (`OSError.errno`)."""


class RegistryError(Exception):
    """Something the caller can understand and mend.

    `code` is stable and dotted (`area.reason`); `message` says what happened and where; `hint` says what to do next.
    `retry_after` is there where the same may succeed later: so many seconds are to be waited before.
    """

    def __init__(self, code: str, message: str, *, hint: str = "", retry_after: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.retry_after = retry_after

    def __reduce__(self) -> tuple[Any, ...]:
        # So that it comes back whole from another process.
        return partial(RegistryError, hint=self.hint, retry_after=self.retry_after), (self.code, self.message)

    def line(self) -> str:
        """All of it in one line: what happened, what to do next, and the code in brackets."""
        message = (
            self.message
            if not self.hint or self.message.endswith((".", "!", "?", ":"))
            else f"{self.message}."
        )
        return " ".join(part for part in (message, self.hint, f"[{self.code}]") if part)

    def __str__(self) -> str:
        return f"{self.message} [{self.code}]" + (f"\n{self.hint}" if self.hint else "")
