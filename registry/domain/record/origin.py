"""Where an imported or reconstructed version comes from. No part of the facts."""

from __future__ import annotations

from registry.domain import fields as f


class Citation(f.Section, title="Source"):
    """One source that the record was made from."""

    citation: f.Text = f.text("Citation", "Author, title, number and date, so that anyone can find it.")
    url: f.Text = f.url("Address", "Where it can be read.")
    read: f.YesNo = f.yesno("Read in full?", "Yes if the text itself was read, not only a report of it.")


class Origin(f.Section, title="Where this record comes from"):
    """For a record that the body did not file itself: its sources, and the decision it was reconstructed from."""

    imported_from: f.Text = f.text(
        "Imported from", "The public source and its date, as in 'Algoritmeregister, export of 1 May 2025'."
    )
    source_row: f.Text = f.ref("Row in the source", "The number or name of the entry there.")
    law_date: f.Day = f.day(
        "Law date",
        "The day whose law applies: the last day of the conduct that was judged, where it is known.",
    )
    law_date_basis: f.Choice = f.choice(
        "end_of_conduct decision_date end_of_year",
        "What the law date is",
        "The end of the conduct; else the day of the decision; else the last day of the year, where only that is known.",
    )
    law_date_assumed: f.YesNo = f.yesno("Is the law date assumed?", "Yes if no source states it.")
    law_date_source: f.Text = f.text("Source of the law date", "The passage that it is taken from.")
    citations: f.Items[Citation] = f.items(
        Citation,
        "Sources",
        "Everything the record was made from, one each. An empty list means no source is known.",
        feeds="atlas:links sir:references",
    )
    decided_by: f.Text = f.text("Decided by", "The court or authority that published the decision.")
    decided_on: f.Day = f.day("Decided on", "The day of that decision.", feeds="atlas:link_date")
    decision_outcome: f.Choice = f.choice(
        "unlawful prohibited suspended fined reprimand settled discontinued disclosure_ordered partly_unlawful "
        "lawful lawful_with_conditions",
        "Outcome of the decision",
        "What that court or authority decided; it is not this registry's assessment.",
    )
    decision_summary: f.Text = f.text(
        "What was decided", "The decision and its main reasons, in plain words."
    )
