"""Mail through the operator's own server: encrypted on the way, or not at all.

Knows: SMTP submission (RFC 6409) with TLS from the start (`smtps://`, RFC 8314) or by STARTTLS before anything is said
(`smtp://`), the server's certificate verified. Does not know what a message says. The server is named by the operator and
may be anywhere.
"""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Final
from urllib.parse import unquote, urlsplit

from registry.errors import RegistryError

SECONDS: Final = 15.0
"""How long each step may take."""
_PORTS: Final = {"smtps": 465, "smtp": 587}
_PERMANENT: Final = 500


@dataclass(frozen=True)
class MailServer:
    """Where mail is handed in. `user` is empty where the server asks for nobody."""

    host: str
    port: int
    tls_first: bool
    user: str = ""
    password: str = field(default="", repr=False)


def mail_server(address: str) -> MailServer:
    """The server at `smtps://USER:PASSWORD@HOST:PORT` or `smtp://…`; raises `mail.server`, repeating nothing of it."""
    try:
        parts = urlsplit(address)
        port = parts.port or _PORTS[parts.scheme]
        if not parts.hostname or parts.path.strip("/") or parts.query or parts.fragment:
            raise ValueError
    except (ValueError, KeyError):
        raise RegistryError(
            "mail.server",
            "SIGHTLINE_MAIL is not the address of a mail server",
            hint="Write it as smtps://USER:PASSWORD@HOST:465, or smtp://USER:PASSWORD@HOST:587 for STARTTLS.",
        ) from None
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(parts.hostname, port, parts.scheme == "smtps", user, password)


def send(server: MailServer, message: EmailMessage) -> None:
    """Hand `message` in for its one recipient. Raises `notice.undelivered`, `notice.unwanted` where the server refuses the
    recipient for good. What the server said is not repeated: only the number.
    """
    context = ssl.create_default_context()
    try:
        with _connected(server, context) as client:
            if server.user:
                client.login(server.user, server.password)
            client.send_message(message)
    except smtplib.SMTPRecipientsRefused as error:
        code = max((code for code, _ in error.recipients.values()), default=0)
        if code >= _PERMANENT:
            raise RegistryError(
                "notice.unwanted",
                f"the mail server refuses this recipient ({code})",
                hint="Subscribe with another address.",
            ) from None
        raise _undelivered(f"the mail server answered {code}") from None
    except smtplib.SMTPResponseException as error:
        raise _undelivered(f"the mail server answered {error.smtp_code}") from None
    except ssl.SSLError:
        raise _undelivered("the mail server's certificate or encryption does not hold") from None
    except (smtplib.SMTPException, OSError) as error:
        raise _undelivered(f"the mail server was not reached ({type(error).__name__})") from None


def _connected(server: MailServer, context: ssl.SSLContext) -> smtplib.SMTP:
    if server.tls_first:
        return smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=context)
    client = smtplib.SMTP(server.host, server.port, timeout=SECONDS)
    try:
        client.starttls(context=context)
    except BaseException:
        client.close()
        raise
    return client


def _undelivered(why: str) -> RegistryError:
    return RegistryError("notice.undelivered", why, hint="It is tried again later.")
