"""Signatures of webhooks are those that the receivers' libraries verify."""

from __future__ import annotations

import base64
import hmac
from hashlib import sha256

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from registry.signing.webhook_signature import new_secrets, symmetric, webhook_headers

ID = "msg_p5jXN8AQM9LWM0D4loKWxJek"


def test_the_known_answer_of_the_reference_library_comes_out() -> None:
    # standard-webhooks/standard-webhooks, libraries/python/tests/test_webhooks.py, test_sign_function.
    signature = symmetric("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", ID, 1614265330, b'{"test": 2432232314}')
    assert signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_message_carries_both_signatures_and_each_verifies_with_what_the_receiver_was_given() -> None:
    secrets = new_secrets()
    headers = webhook_headers(secrets, ID, 1614265330, b"{}")
    assert (headers["webhook-id"], headers["webhook-timestamp"]) == (ID, "1614265330")
    shared, asymmetric = headers["webhook-signature"].split(" ")
    signed = f"{ID}.1614265330.{{}}".encode()
    key = base64.b64decode(secrets.shared.removeprefix("whsec_"))
    assert len(key) >= 24
    assert shared == "v1," + base64.b64encode(hmac.digest(key, signed, sha256)).decode()
    public = Ed25519PublicKey.from_public_bytes(base64.b64decode(secrets.public.removeprefix("whpk_")))
    made = base64.b64decode(asymmetric.removeprefix("v1a,"))
    public.verify(made, signed)
    with pytest.raises(InvalidSignature):
        public.verify(made, signed + b" ")


def test_secrets_are_fresh_and_never_printed_by_accident() -> None:
    one, other = new_secrets(), new_secrets()
    assert len({one.shared, other.shared, one.private, other.private}) == 4
    assert "whsec_" not in repr(one)
    assert "whsk_" not in repr(one)
    assert one.private[5:20] not in one.public
