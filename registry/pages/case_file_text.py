"""What stands in the README of a case file: what it holds, and how whoever was handed it checks it.

Knows: plain text, in lines that fit a terminal. It says nothing that is not public, and no moment: the file follows from what is
published.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def readme(
    deployment: str,
    logs: Mapping[str, str],
    address: str,
    proofs: Sequence[str],
    *,
    development: bool,
) -> str:
    """The text. `logs`: folder -> origin of the log; `proofs`: the paths of the proofs in the file."""
    year = next(iter(logs), "")
    example = proofs[-1] if proofs else f"{year}/entries/0.tlog-proof"
    warning = (
        "DEVELOPMENT KEYS. This register signs with keys that are not kept secret: its signatures prove nothing.\n\n"
        if development
        else ""
    )
    origins = "\n".join(f"  {folder}/  the log {origin}" for folder, origin in logs.items())
    return f"""Case file of the deployment {deployment}

{warning}It holds what anyone may read: every entry of the public log that touches the deployment, a proof that each stands
in that log, and what is published beside them. Nothing that is withheld or kept back is in it.

{origins}

In each of these folders
  checkpoint       the head of the log under which every proof here was made, as it was signed and witnessed
  entries/         N.entry: the exact bytes of entry N, a signed statement (DSSE, in-toto Statement v1)
                   N.tlog-proof: its proof of inclusion (C2SP tlog-proof)
  records/         what the body filed, with a commitment in the place of every text
  disclosures/     the public texts of a record, each with the salt that opens its commitment
  facts/           what the rules were asked about; assessments/: what they answered
  acts/            the public texts of determinations, objections and other acts, with their salts
  keys/            the keys as the register states them. Do not trust those: take the register's keys from its
                   operator, by a way that does not pass through the register
contents.json      every file with its size and SHA-256

Check that an entry stands in the log, with the keys that you have from elsewhere

  sightline log verify {example} --key registry.vkeys

Check that what lies beside an entry is what was signed: the name of a file under records/, facts/ and assessments/ is its
SHA-256, and the statement in the entry names it. `base64 -d` on the member "payload" of an entry shows the statement.

Check everything, each decision made again included, over the whole log

{chr(10).join(f"  sightline check {address}/log/{folder} --key registry.vkeys" for folder in logs)}
"""
