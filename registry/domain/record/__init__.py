"""The record: everything a body files about one deployment.

Knows: what a record file is, `{"id": …, "withheld": […], "<section>": {"<field>": answer}}`, every key optional.
An answer is null (unanswered), `{"none": true}` (declared absent; `false` and `[]` for yes/no and lists) or a value.

One module holds one group of sections, and each field is declared there once: forms, imports, facts, JSON Schema
and the field reference are derived from that declaration.
"""

from __future__ import annotations

from registry.domain.record.definitions import SectionDefinition, definitions, sections
from registry.domain.record.problems import Problem, RecordError
from registry.domain.record.reading import read_record
from registry.domain.record.record import Record
from registry.domain.record.withholding import Withholding

__all__ = [
    "Problem",
    "Record",
    "RecordError",
    "SectionDefinition",
    "Withholding",
    "definitions",
    "read_record",
    "sections",
]
