"""Signing: the vectors that the exchange publishes, and each kind of key."""

import sys
from base64 import b64decode
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

from pretrade.client.errors import InvalidKey
from pretrade.client.keys.secret import Secret
from pretrade.client.keys.signing import signer_of
from tests.client.trial_keys import (
    PUBLISHED_ED25519,
    SECRET_KEY,
    UNKNOWN_KIND,
    PrivateKey,
    ed25519_key,
    other_key,
    pem,
    public_pem,
    rsa_key,
)

PAYLOAD = "symbol=%E8%BF%99&side=BUY&newClientOrderId=fdkalkfdak%40dfl"


@pytest.mark.parametrize(
    ("payload", "signature"),
    [
        (
            # rest-api.md, 2022-09-30: as a query string, and as a body
            (
                "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1"
                "&recvWindow=5000&timestamp=1499827319559"
            ),
            "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71",
        ),
        (
            # the same, split after GTC: no & between query and body
            (
                "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTCquantity=1&price=0.1"
                "&recvWindow=5000&timestamp=1499827319559"
            ),
            "0fd168b8ddb4876a0358a8d14d0c9f3da0e9b20c5d52b2a00fcf7d1c602f9a77",
        ),
        (
            # rest-api.md, July 2026: a symbol beyond ASCII
            (
                "symbol=%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96&side=BUY&type=LIMIT"
                "&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559"
            ),
            "e1353ec6b14d888f1164ae9af8228a3dbd508bc82eb867db8ab6046442f33ef3",
        ),
    ],
)
def test_hmac_signs_as_published(payload: str, signature: str) -> None:
    assert signer_of(SECRET_KEY).sign(payload) == signature


def test_ed25519_signs_as_published() -> None:
    # fix-api.md, July 2026: the fields of a Logon, separated by SOH
    payload = "A\x01EXAMPLE\x01SPOT\x011\x0120240627-11:17:25.223"

    assert signer_of(PUBLISHED_ED25519).sign(payload) == (
        "4MHXelVVcpkdwuLbl6n73HQUXUf1dse2PCgT1DYqW9w8AVZ1RACFGM+5UdlGPrQHrgtS3CvsRURC1oj73j8gCA=="
    )


def test_rsa_signatures_verify_with_the_public_key() -> None:
    signer = signer_of(pem(rsa_key()))
    signature = b64decode(signer.sign(PAYLOAD), validate=True)

    rsa_key().public_key().verify(signature, PAYLOAD.encode(), PKCS1v15(), SHA256())
    assert signer.kind == "RSA"


def test_ed25519_signatures_verify_with_the_public_key() -> None:
    signer = signer_of(pem(ed25519_key()))

    ed25519_key().public_key().verify(b64decode(signer.sign(PAYLOAD)), PAYLOAD.encode())
    assert signer.kind == "ED25519"


@pytest.mark.parametrize("key", [rsa_key, ed25519_key])
def test_an_encrypted_key_signs_like_the_same_key_in_clear(
    key: Callable[[], PrivateKey],
) -> None:
    assert signer_of(pem(key(), "open sesame"), "open sesame").sign(PAYLOAD) == signer_of(
        pem(key())
    ).sign(PAYLOAD)


def test_a_key_may_be_given_as_bytes_or_secret_or_with_its_line_breaks_written_out() -> None:
    text = pem(ed25519_key())
    wanted = signer_of(text).sign(PAYLOAD)

    for given in (text.encode(), Secret(text), text.replace("\n", "\\n"), f"\n  {text}"):
        assert signer_of(given).sign(PAYLOAD) == wanted


def test_blanks_around_a_copied_secret_do_not_count() -> None:
    assert signer_of(f" {SECRET_KEY}\n").sign(PAYLOAD) == signer_of(SECRET_KEY).sign(PAYLOAD)


def test_a_signer_of_ones_own_is_used_as_it_is() -> None:
    class Module:
        kind = "HMAC"

        def sign(self, payload: str) -> str:
            return payload.upper()

    module = Module()

    assert signer_of(module) is module


@pytest.mark.parametrize(
    ("secret", "passphrase", "text"),
    [
        ("", None, "empty"),
        (" \n", None, "empty"),
        (SECRET_KEY, "open sesame", "passphrase= belongs to a PEM"),
        ("schlüssel", None, "copy it again"),
        ("abc\x00def", None, "copy it again"),
        ("\udc80", None, "copy it again"),
        ("key.pem", None, "name of a file"),
        (public_pem(rsa_key()), None, "public key"),
        (pem(rsa_key())[:400], None, "can be read"),
        (pem(rsa_key()).replace("PRIVATE", "PRÏVATE"), None, "can be read"),
        ("-----BEGIN PRIVATE KEY-----\udc80", None, "can be read"),
        (pem(rsa_key(), "open sesame"), None, "give passphrase="),
        (pem(rsa_key(), "open sesame"), "wrong", "the passphrase is wrong"),
        (pem(rsa_key()), "open sesame", "leave passphrase= out"),
        (pem(other_key()), None, "RSA and Ed25519"),
        # Before version 47 cryptography does not tell an unknown kind from what is no key.
        (UNKNOWN_KIND, None, "RSA and Ed25519|can be read"),
    ],
    # Keys are made anew in every process, and these name the tests.
    ids=lambda one: str(one)[:30],
)
def test_a_secret_that_cannot_be_right_is_refused(
    secret: str, passphrase: str | None, text: str
) -> None:
    with pytest.raises(InvalidKey, match=text):
        signer_of(secret, passphrase)


def test_a_pem_without_the_library_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pretrade.client.keys.pem_signers", None)

    with pytest.raises(ImportError, match=r"pretrade\[keys\]"):
        signer_of(PUBLISHED_ED25519)
    assert signer_of(SECRET_KEY).kind == "HMAC"
