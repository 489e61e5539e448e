"""What the system writes down by itself, and the integrity of what goes through it."""

from __future__ import annotations

from registry.domain import fields as f


class Log(f.Section, title="Automatic log"):
    """What the system writes down by itself about each use."""

    start_end: f.YesNo = f.yesno("Start and end of each use?", "Yes if date and time of both are logged.")
    reference_database: f.YesNo = f.yesno(
        "Which reference database?", "Yes if the database that images are compared with is logged."
    )
    reference_database_changes: f.YesNo = f.yesno(
        "Changes to the reference database?", "Yes if every entry added, changed or removed is logged."
    )
    matched_input: f.YesNo = f.yesno(
        "The input that matched?", "Yes if the image or data that led to a match is kept."
    )
    verifier_ids: f.YesNo = f.yesno("Who verified a result?", "Yes if the persons who checked it are logged.")
    attempt_outcome: f.YesNo = f.yesno(
        "Every attempt and its outcome?", "Yes if searches without result are logged too."
    )
    consultation_reason: f.YesNo = f.yesno(
        "Why someone searched?", "Yes if each search or look-up is logged with its reason."
    )
    collection: f.YesNo = f.yesno(
        "Collection of data?", "Yes if every collection is logged (Directive (EU) 2016/680, Article 25)."
    )
    alteration: f.YesNo = f.yesno("Changes of data?", "Yes if every change is logged.")
    disclosure: f.YesNo = f.yesno(
        "Disclosure of data?", "Yes if every disclosure is logged, transfers included."
    )
    combination: f.YesNo = f.yesno(
        "Combination of data?", "Yes if it is logged when data are combined with others."
    )
    erasure: f.YesNo = f.yesno("Deletion of data?", "Yes if every deletion is logged.")
    time: f.YesNo = f.yesno("Date and time of each look-up and disclosure?", "Yes if both are logged.")
    recipients: f.YesNo = f.yesno("Who received data?", "Yes if the recipient of each disclosure is logged.")
    purpose_limited: f.YesNo = f.yesno(
        "Are logs used only to check, secure and prosecute?",
        "Yes if they serve lawfulness checks, self-monitoring, integrity, security and criminal proceedings only.",
    )
    retention_days: f.Count = f.count("days", "How long logs are kept", "Six months are 183 days.")


class Integrity(f.Section, title="Integrity of images and data"):
    """How it is ensured that nobody changes images or data unnoticed."""

    hash_on_ingest: f.YesNo = f.yesno(
        "Is each image hashed on receipt?", "Yes if a digest is stored, so that a later change shows."
    )
    chain_of_custody: f.YesNo = f.yesno(
        "Is there a chain of custody?", "Yes if it is recorded who held an image, from receipt to court."
    )
