"""Mail goes encrypted to the server that the operator named, or not at all."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from registry.errors import RegistryError
from registry.transport import mail
from tests.mail_server import mail_server


def message() -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "registry@registry.example", "office@town.example", "A notice"
    made.set_content("Something was done.")
    return made


@pytest.mark.parametrize("tls_first", [False, True])
def test_a_message_arrives_encrypted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tls_first: bool
) -> None:
    with mail_server(tmp_path, monkeypatch, tls_first=tls_first) as received:
        mail.send(mail.mail_server(received.address), message())
    (arrived,) = received.messages
    assert (arrived["To"], arrived.get_payload()) == ("office@town.example", "Something was done.\r\n")
    assert received.encrypted == [True]


def test_a_server_whose_certificate_is_not_known_gets_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mail_server(tmp_path, monkeypatch) as received:
        monkeypatch.delenv("SSL_CERT_FILE")
        with pytest.raises(RegistryError) as told:
            mail.send(mail.mail_server(received.address), message())
    assert (told.value.code, received.messages) == ("notice.undelivered", [])
    assert "certificate" in told.value.message


@pytest.mark.parametrize(
    ("said", "code"),
    [("550 no such user here", "notice.unwanted"), ("451 busy, secret", "notice.undelivered")],
)
def test_a_recipient_that_is_refused_for_good_is_told_apart_and_what_the_server_said_is_not_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, code: str
) -> None:
    with mail_server(tmp_path, monkeypatch) as received:
        received.refuse.append(said)
        with pytest.raises(RegistryError) as told:
            mail.send(mail.mail_server(received.address), message())
    assert told.value.code == code
    assert said[:3] in told.value.message
    assert said[4:] not in told.value.line()
    assert "town.example" not in told.value.line()


def test_a_wrong_password_and_a_server_that_is_not_there_are_told_without_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mail_server(tmp_path, monkeypatch) as received:
        wrong = received.address.replace("hush-hush", "guessed-it")
        with pytest.raises(RegistryError) as told:
            mail.send(mail.mail_server(wrong), message())
        assert told.value.message == "the mail server answered 535"
    with pytest.raises(RegistryError) as told:
        mail.send(mail.mail_server(wrong), message())
    assert told.value.code == "notice.undelivered"
    assert "guessed-it" not in told.value.line() + repr(mail.mail_server(wrong))


@pytest.mark.parametrize(
    "address", ["", "mail.example", "http://mail.example", "smtp://", "smtp://u:hush@m.example:port", "smtps://m.example/x"]
)  # fmt: skip
def test_what_is_no_mail_server_is_told_without_repeating_it(address: str) -> None:
    with pytest.raises(RegistryError) as told:
        mail.mail_server(address)
    assert told.value.code == "mail.server"
    assert "hush" not in told.value.line()


def test_ports_and_escaped_passwords_are_read() -> None:
    assert mail.mail_server("smtps://mail.example") == mail.MailServer("mail.example", 465, True)
    assert mail.mail_server("smtp://a%40b:p%3Aq@mail.example").port == 587
    assert mail.mail_server("smtp://a%40b:p%3Aq@mail.example").user == "a@b"
