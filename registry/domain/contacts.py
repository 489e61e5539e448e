"""Contacts, and which of them would put one person's mailbox before the public.

Knows: the words of functional mailboxes. Does not know whether a mailbox exists, nor whose it is: a mailbox is taken for
personal only where it is built like a name, given.family or initial.family.
"""

from __future__ import annotations

import re

from registry.domain.answers import LINE_LIMIT, Reader, refuse, text

_MAILBOX = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_FUNCTIONS = frozenset(
    re.findall(
        r"\w+",
        """
        access accessibility accountability admin administration affairs ai airport algorithm
        algorithme algorithmes algorithms algoritme algoritmen algoritmeregister anfrage
        anfragen appeal appeals archive atencion audit auskunft authority ayuntamiento
        beschwerde beschwerden bezwaar biometric biometrics border borders bureau camera cameras
        carabinieri cctv center centre chief city ciudadania ciudadano cnil commissioner
        communication communications community complaint complaints compliance comune contact
        contacto contatti contatto control council county court crime customer customs cyber
        data datenschutz dati datos department desk dgp dienst dienste digital directorate
        division donnees données dpd dpo dsb duty enquiries enquiry ethics face facial feedback
        foi foia forensic forensics freedom gdpr gemeente gemeinde general governance group
        guardia head hello help helpdesk home hospital human identity info informatie
        information innovation inquiries inquiry inspectorate intelligence interior
        investigations it justice klachten kontakt legal licensing local mail mailbox mailroom
        mairie media meldpunt metro ministry municipality national no noreply office officer
        oficina ombudsman operations oversight parquet passport plaintes police policia policy
        polis politie polizei polícia port post postmaster poststelle prefectura prefecture
        press presse privacy procurement prosecutor proteccion protection protezione public
        publico quejas queries query question questions rail reception recht reclamaciones
        recognition records region regional register registre registro registry reply request
        requests review rgpd rights rti safety sar school secretariat secretary security service
        services servicio servizio site stadt state station stelle subject support surveillance
        team technology tenders town transparency transport ufficio unit university ville web
        webmaster webteam
        """,
    )
)
"""Words of mailboxes that belong to a function, not to a person."""


def contact(*, public: bool) -> Reader:
    """A reader of a contact: a mailbox, an address of a page, a telephone number. A public one names no person."""
    line = text(LINE_LIMIT, lines=False)

    def read(value: object) -> object:
        kept = line(value)
        if public and any(looks_personal(mailbox) for mailbox in _MAILBOX.findall(str(kept))):
            refuse(
                "record.personal_contact",
                "This mailbox looks like one person's, and the field is public.",
                "Use a functional mailbox, such as privacy@ or info@ at the same address, or a contact page.",
            )
        return kept

    return read


def looks_personal(mailbox: str) -> bool:
    """Whether the part before @ reads given.family or initial.family, neither naming a function or the body itself."""
    local, _, host = mailbox.lower().partition("@")
    words = local.rstrip("0123456789").split(".")
    if len(words) != 2 or not all(word.replace("-", "").isalpha() for word in words):
        return False
    parts = {part for word in words for part in word.split("-")}
    return not parts & (_FUNCTIONS | set(host.split(".")))
