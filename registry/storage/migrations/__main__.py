"""Write a new migration from the difference between tables.py and the migrations so far.

    python -m registry.storage.migrations "what changes"

Read it before it is committed: triggers, the search index and CHECK conditions are not compared.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from alembic import command

from registry.storage import database, schema

with tempfile.TemporaryDirectory() as folder:
    db = database.open(Path(folder) / "empty.db")
    database.migrate(db)
    with db.read() as connection:
        number = f"{len(schema.revisions()) + 1:04}"
        command.revision(schema.config(connection), " ".join(sys.argv[1:]), autogenerate=True, rev_id=number)
