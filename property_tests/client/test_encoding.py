"""Laws of the wire: what is encoded is what is read, and what is read is what was signed.

"Any non-ASCII character must be percent-encoded before signing", REST documentation of 2026-01-15.
The reader is the standard library's, and so are the digests: neither shares code with ours.
"""

import hashlib
import hmac
from base64 import b64decode
from decimal import Decimal
from urllib.parse import parse_qsl, quote

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from pretrade.client.endpoints import ENDPOINTS
from pretrade.client.http.encoding import encode, percent_encode
from pretrade.client.http.signed import build, explain
from pretrade.client.keys.pem_signers import Ed25519Signer
from pretrade.client.keys.signing import signer_of

NAMES = ["symbol", "side", "type", "quantity", "price", "newClientOrderId"]
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
URL = "https://testnet.binance.vision"

texts = st.text(st.characters(exclude_categories=["Cs"]))
parameters = st.dictionaries(st.sampled_from(NAMES), texts)
secrets = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1).filter(
    lambda text: (
        not text.startswith("-----")
        and not text.lower().endswith((".pem", ".key"))
        and "\\n" not in text
    )
)


def read(encoded: str) -> dict[str, str]:
    return dict(parse_qsl(encoded, keep_blank_values=True, strict_parsing=bool(encoded)))


@given(st.dictionaries(texts, texts))
def test_what_is_encoded_is_what_is_read(params: dict[str, str]) -> None:
    assert list(read(encode(params)).items()) == list(params.items())


@given(texts)
def test_only_unreserved_characters_stay(text: str) -> None:
    assert percent_encode(text) == quote(text, safe="-._~")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=20))
def test_a_number_is_plain_and_exact(number: Decimal) -> None:
    text = read(encode({"price": number}))["price"]

    assert "e" not in text.lower()
    assert Decimal(text) == number


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_float_is_written_by_its_shortest_digits(number: float) -> None:
    text = read(encode({"price": number}))["price"]

    assert "e" not in text
    assert Decimal(text) == Decimal(repr(number))


@given(secrets, parameters, st.sets(st.sampled_from(NAMES)), st.integers(0, 2**45))
def test_the_signature_is_that_of_query_and_body_wherever_parameters_go(
    secret: str, params: dict[str, str], body_params: set[str], timestamp: int
) -> None:
    request = build(
        ENDPOINTS["new_order"],
        params,
        base_url=URL,
        api_key="key",
        signer=signer_of(secret),
        timestamp=timestamp,
        body_params=body_params,
    )
    place = "body" if request.body else "query"
    sent, _, signature = getattr(request, place).rpartition("signature=")
    payload = (request.query if place == "body" else "") + sent.removesuffix("&")

    assert signature == hmac.new(secret.encode(), payload.encode(), hashlib.sha256).hexdigest()
    everything = {**read(request.query), **read(request.body)}
    assert everything == {**params, "timestamp": str(timestamp), "signature": signature}


@given(parameters, st.sets(st.sampled_from(NAMES)))
def test_ed25519_signs_what_explain_shows(params: dict[str, str], body_params: set[str]) -> None:
    signer = Ed25519Signer(KEY)
    endpoint = ENDPOINTS["new_order"]
    request = build(
        endpoint,
        params,
        base_url=URL,
        api_key="key",
        signer=signer,
        timestamp=1,
        body_params=body_params,
    )
    told = explain(
        endpoint, params, base_url=URL, signer=signer, timestamp=1, body_params=body_params
    )
    signature = read(request.query) | read(request.body)

    assert told.payload is not None
    KEY.public_key().verify(b64decode(signature["signature"]), told.payload.encode())
