"""The errors of the client: what they say, and that they survive being pickled."""

import copy
import pickle
from datetime import UTC, datetime

import pytest

from pretrade.client.errors import (
    Banned,
    CancelReplaceFailed,
    CircuitOpen,
    ClientError,
    EndpointRetired,
    ExchangeError,
    FirewallBlocked,
    InvalidKey,
    LimitReached,
    MalformedReply,
    MissingKey,
    OutcomeUnknown,
    RestrictedLocation,
    TransportFailed,
    WrongEnvironment,
)
from pretrade.errors import PretradeError
from pretrade.info.diff import RuleChange

UNTIL = datetime(2022, 8, 6, 4, 58, 51, 230000, tzinfo=UTC)
REFUSED = ExchangeError(-2010, "Account has insufficient balance for requested action.", 400)
LEGS = {
    "cancelResult": "SUCCESS",
    "newOrderResult": "FAILURE",
    "cancelResponse": {"symbol": "BTCUSDT", "orderId": 9},
    "newOrderResponse": {"code": -2010, "msg": "Order would immediately match and take."},
}

ERRORS: list[tuple[ClientError, str]] = [
    (
        REFUSED,
        (
            "-2010 NEW_ORDER_REJECTED: Account has insufficient balance for requested action. "
            "(HTTP 400)"
        ),
    ),
    (
        CancelReplaceFailed(-2021, "Order cancel-replace partially failed.", 409, LEGS),
        (
            "-2021 ORDER_CANCEL_REPLACE_PARTIALLY_FAILED: Order cancel-replace partially failed. "
            "(HTTP 409); cancel SUCCESS; new order FAILURE "
            "(-2010 Order would immediately match and take.)"
        ),
    ),
    (
        CancelReplaceFailed(-2022, "Order cancel-replace failed.", 400),
        (
            "-2022 ORDER_CANCEL_REPLACE_FAILED: Order cancel-replace failed. (HTTP 400); "
            "cancel UNKNOWN; new order UNKNOWN"
        ),
    ),
    (
        LimitReached("50 ORDERS per 10 SECOND: 50 used", UNTIL),
        "50 ORDERS per 10 SECOND: 50 used; wait until 2022-08-06T04:58:51.230000+00:00",
    ),
    (LimitReached("HTTP 429", None, -1015), "-1015 HTTP 429; wait before you go on"),
    (
        Banned("Way too much request weight used", UNTIL, -1003),
        "-1003 Way too much request weight used; wait until 2022-08-06T04:58:51.230000+00:00",
    ),
    (
        OutcomeUnknown("abc", "no reply within 10 s"),
        "no reply within 10 s; query client order id 'abc' before sending again",
    ),
    (TransportFailed("connection refused", sent=False), "connection refused (nothing was sent)"),
    (TransportFailed("connection reset", sent=True), "connection reset (perhaps sent)"),
    (
        MalformedReply(502, "'<html>'"),
        "the reply (HTTP 502) is not what the exchange sends: '<html>'",
    ),
    (RestrictedLocation("No."), "not served where this request comes from (HTTP 451): No."),
    (EndpointRetired("No."), "the exchange has retired this endpoint (HTTP 410): No."),
    (FirewallBlocked("'<h1>'"), "blocked by the firewall before the exchange (HTTP 403): '<h1>'"),
    (
        CircuitOpen(3, REFUSED),
        (
            f"not sent: this order was refused 3 times, last with {REFUSED}; "
            "change it, or call reset_circuit_breaker() when the cause is gone"
        ),
    ),
    (InvalidKey("the secret is empty"), "the secret is empty"),
    (MissingKey("no key"), "no key"),
    (WrongEnvironment("which?"), "which?"),
]


@pytest.mark.parametrize(("error", "text"), ERRORS)
def test_an_error_says_what_happened(error: ClientError, text: str) -> None:
    assert str(error) == text
    assert isinstance(error, PretradeError)


@pytest.mark.parametrize(("error", "text"), ERRORS)
def test_an_error_survives_being_pickled_and_copied(error: ClientError, text: str) -> None:
    for twin in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):  # noqa: S301  our own
        assert type(twin) is type(error)
        assert str(twin) == text
        assert vars(twin).keys() == vars(error).keys()


def test_the_legs_of_a_cancel_replace_are_told_apart() -> None:
    error = CancelReplaceFailed(-2021, "Order cancel-replace partially failed.", 409, LEGS)

    assert error.cancel.ok
    assert error.cancel.response["orderId"] == 9
    assert error.cancel.code is None
    assert error.cancel.msg is None
    assert not error.new_order.ok
    assert error.new_order.code == -2010


def test_a_leg_that_was_not_attempted_has_no_response() -> None:
    data = {
        "cancelResult": "FAILURE",
        "newOrderResult": "NOT_ATTEMPTED",
        "cancelResponse": {"code": -2011, "msg": "Unknown order sent."},
        "newOrderResponse": None,
    }
    error = CancelReplaceFailed(-2022, "Order cancel-replace failed.", 400, data)

    assert str(error.cancel) == "FAILURE (-2011 Unknown order sent.)"
    assert str(error.new_order) == "NOT_ATTEMPTED"
    assert error.new_order.response == {}


@pytest.mark.parametrize("data", [None, [], {}, {"cancelResult": 7, "cancelResponse": "x"}])
def test_legs_that_the_exchange_does_not_tell_of_are_unknown(data: object) -> None:
    error = CancelReplaceFailed(-2022, "Order cancel-replace failed.", 400, data)

    assert error.cancel.result == error.new_order.result == "UNKNOWN"


@pytest.mark.parametrize(
    ("error", "unknown"),
    [
        (ExchangeError(-1007, "Timeout waiting for response from backend server.", 408), True),
        (ExchangeError(-1006, "An unexpected response was received.", 400), True),
        (ExchangeError(-1000, "An unknown error occurred.", 500), True),
        (ExchangeError(-1000, "An unknown error occurred.", 499), False),
        (REFUSED, False),
        (TransportFailed("reset", sent=True), True),
        (TransportFailed("refused", sent=False), False),
        (MalformedReply(200, ""), True),
        (MalformedReply(503, ""), True),
        (MalformedReply(404, ""), False),
        (MalformedReply(302, ""), False),
        (OutcomeUnknown("abc", "cut"), True),
        (LimitReached("HTTP 429", None, -1003), False),
        (FirewallBlocked(""), False),
    ],
)
def test_which_errors_leave_the_outcome_open(error: ClientError, unknown: bool) -> None:
    assert error.outcome_unknown is unknown


def test_a_limit_tells_whether_the_exchange_or_the_tracker_refused() -> None:
    assert LimitReached("HTTP 429", None, -1003).sent
    assert not LimitReached("50 ORDERS per 10 SECOND", UNTIL).sent


def test_a_refusal_shows_how_the_rules_changed() -> None:
    error = ExchangeError(-1013, "Filter failure: LOT_SIZE", 400)
    error.rules_changed = (RuleChange("BTCUSDT", "LOT_SIZE", "stepSize", "0.01", "0.1"),)

    assert str(error).endswith("(HTTP 400); now BTCUSDT LOT_SIZE.stepSize: 0.01 -> 0.1")


def test_an_exchange_error_knows_its_code() -> None:
    error = ExchangeError(-1003, "Too much request weight used.", 429)

    assert (error.name, error.retryable, error.fault.value) == ("TOO_MANY_REQUESTS", True, "caller")
