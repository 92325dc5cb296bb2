"""No key shows in a repr, a text, an error, a traceback with its values, or a pickle."""

import pickle
import traceback
from collections.abc import Callable

import pytest

from pretrade.client.endpoints import ENDPOINTS
from pretrade.client.environments import Environment, keys_from_environment
from pretrade.client.errors import InvalidKey, MissingKey
from pretrade.client.http.encoding import percent_encode
from pretrade.client.http.raw_request import RawRequest
from pretrade.client.http.signed import build, explain
from pretrade.client.keys.secret import Secret
from pretrade.client.keys.signing import Signer, signer_of
from tests.client.trial_keys import API_KEY, SECRET_KEY, ed25519_key, pem, rsa_key

URL = "https://testnet.binance.vision"
PASSPHRASE = "correct horse battery staple"  # noqa: S105  made for these tests
# The middle of each: a part is as bad as the whole. Of a PEM, its second line.
RSA, ED25519 = pem(rsa_key()), pem(ed25519_key())
LOCKED = pem(rsa_key(), PASSPHRASE)
BROKEN = RSA.replace("M", "?")
PARTS = [
    *(API_KEY[8:24], SECRET_KEY[8:24], PASSPHRASE[8:24]),
    *(text.splitlines()[1][4:24] for text in (RSA, ED25519, LOCKED, BROKEN)),
]
ORDER: dict[str, object] = {"symbol": "BTCUSDT", "quantity": 1}

# A traceback shows the values of the names of every frame, those of tests too: so what the tests
# call finds its keys in this module, and passes them on without a name.
SIGNERS: dict[str, Callable[[], Signer]] = {
    "HMAC": lambda: signer_of(SECRET_KEY),
    "RSA": lambda: signer_of(RSA),
    "ED25519": lambda: signer_of(ED25519),
    "encrypted": lambda: signer_of(LOCKED, PASSPHRASE),
}


def signed(signer: Signer) -> RawRequest:
    return build(
        ENDPOINTS["new_order"], ORDER, base_url=URL, api_key=API_KEY, signer=signer, timestamp=1
    )


def assert_hidden(text: str) -> None:
    for part in PARTS:
        assert part not in text
        assert percent_encode(part) not in text


@pytest.mark.parametrize("kind", SIGNERS)
def test_no_object_shows_a_key(kind: str) -> None:
    signer = SIGNERS[kind]()
    told = explain(ENDPOINTS["new_order"], ORDER, base_url=URL, signer=signer, timestamp=1)

    for one in (signer, signed(signer), signed(signer).headers, told, Secret(SECRET_KEY)):
        assert_hidden(repr(one))
        assert_hidden(str(one))
        assert_hidden(f"{one}")
        assert not hasattr(one, "__dict__") or not vars(one)


@pytest.mark.parametrize("kind", SIGNERS)
def test_nothing_with_a_key_can_be_pickled(kind: str) -> None:
    signer = SIGNERS[kind]()

    for one in (signer, signed(signer), signed(signer).headers):
        with pytest.raises(TypeError):
            pickle.dumps(one)


class Failing:
    """Fails as deep inside as possible."""

    kind = "HMAC"

    def sign(self, payload: str) -> str:
        raise RuntimeError(f"cannot sign {payload}: the module of keys is unplugged")


def unread(text: str, passphrase: str | None = None) -> Callable[[], object]:
    """Return a call whose frame has no name for a key."""
    held, opener = Secret(text), None if passphrase is None else Secret(passphrase)
    return lambda: signer_of(held.reveal(), None if opener is None else opener.reveal())


VARIABLES = {"BINANCE_API_KEY": API_KEY, "OTHER": SECRET_KEY}
FAILURES: dict[str, tuple[type[Exception], Callable[[], object]]] = {
    "a broken PEM": (InvalidKey, unread(BROKEN)),
    "no passphrase": (InvalidKey, unread(LOCKED)),
    "a wrong passphrase": (InvalidKey, unread(LOCKED, PASSPHRASE + "!")),
    "a passphrase too many": (InvalidKey, unread(SECRET_KEY, PASSPHRASE)),
    "an odd secret": (InvalidKey, unread(SECRET_KEY + "ü")),
    "half a character": (InvalidKey, unread(SECRET_KEY + "\ud800")),
    "a file name": (InvalidKey, unread(SECRET_KEY + ".pem")),
    "an odd API key": (
        InvalidKey,
        lambda: build(
            ENDPOINTS["new_order"], {}, base_url=URL, api_key=API_KEY + "\n", timestamp=1
        ),
    ),
    "no signer": (
        MissingKey,
        lambda: build(ENDPOINTS["new_order"], {}, base_url=URL, api_key=API_KEY, timestamp=1),
    ),
    "a failing signer": (RuntimeError, lambda: signed(Failing())),
    "an unsendable payload": (
        UnicodeEncodeError,
        lambda: signer_of(SECRET_KEY).sign("\ud800"),
    ),
    "a bad value": (
        TypeError,
        lambda: build(
            ENDPOINTS["new_order"],
            {"price": object()},
            base_url=URL,
            api_key=API_KEY,
            signer=SIGNERS["HMAC"](),
            timestamp=1,
        ),
    ),
    "a variable too few": (
        MissingKey,
        lambda: keys_from_environment(Environment.LIVE, VARIABLES),
    ),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_no_traceback_shows_a_key_even_with_the_values_of_names(failure: str) -> None:
    kind, call = FAILURES[failure]
    with pytest.raises(kind) as caught:
        call()

    told = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    assert_hidden("".join(told.format()))
    assert_hidden(repr(caught.value) + str(caught.value) + repr(caught.value.args))
    assert_hidden(repr(pickle.loads(pickle.dumps(caught.value))))  # noqa: S301  our own


@pytest.mark.parametrize("failure", FAILURES)
def test_no_error_drags_another_along_that_holds_a_key(failure: str) -> None:
    kind, call = FAILURES[failure]
    with pytest.raises(kind) as caught:
        call()

    error: BaseException | None = caught.value
    while error is not None:
        assert_hidden(repr(vars(error)) + repr(error.args))
        told = traceback.TracebackException.from_exception(
            error, capture_locals=True, compact=False
        )
        assert_hidden("".join(told.format()))
        error = error.__context__


def test_a_key_with_a_name_would_be_seen() -> None:
    def careless(key: str) -> None:
        raise RuntimeError(f"{len(key)} characters")

    with pytest.raises(RuntimeError) as caught:
        careless(SECRET_KEY)

    told = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    with pytest.raises(AssertionError):
        assert_hidden("".join(told.format()))
