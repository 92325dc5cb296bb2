"""Whatever text of the exchange the library can give out, `explain` knows it."""

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import pretrade
from pretrade import explain
from pretrade.client.errors import (
    CircuitOpen,
    ClientError,
    EndpointRetired,
    ExchangeError,
    FirewallBlocked,
    LimitReached,
    MalformedReply,
    OutcomeUnknown,
    RestrictedLocation,
    TransportFailed,
)
from pretrade.explanation.vocabulary import entries, rule_of
from pretrade.order import syntax
from tests.rules.faults import FAULTS, Fault

SOURCE = Path(str(pretrade.__file__)).parent
FOLDERS = ("rules", "filters", "testing/offline", "testing/server")
PATHS = [path for folder in FOLDERS for path in (SOURCE / folder).rglob("*.py")]
PATHS.append(Path(str(syntax.__file__)))

RECOMMENDED = " Recommendation: 'stopLimitTimeInForce' should also be sent."
STREAMS = "Please use %s for live updates to avoid polling the API."

# Texts that are put together of words: all that can come of them.
COMPOSED = {
    "Invalid %s.": ("Invalid quantity.", "Invalid price."),
    "A %s order in a %s OCO must be %s.": (
        "A limit order in a buy OCO must be below.",
        "A limit order in a sell OCO must be above.",
        "A stop loss order in a buy OCO must be above.",
        "A stop loss order in a sell OCO must be below.",
        "A take profit order in a buy OCO must be below.",
        "A take profit order in a sell OCO must be above.",
    ),
    "Order book liquidity is less than %s filter minimum quantity.": tuple(
        f"Order book liquidity is less than {name} filter minimum quantity."
        for name in ("LOT_SIZE", "MARKET_LOT_SIZE")
    ),
    RECOMMENDED: (f"Combination of optional parameters invalid.{RECOMMENDED}",),
    f"%s %s; current limit is %s %s per %s %s. {STREAMS}": (
        f"Too much request weight used; current limit is 9 request weight per 1 MINUTE. {STREAMS}",
        f"Too many requests; current limit is 9 requests per 5 MINUTE. {STREAMS}",
    ),
}
# Words within texts, and what is raised for whoever writes a test: a ValueError says all.
NO_TEXTS = {
    "NO_SIDE_EFFECT, MARGIN_BUY or AUTO_REPAY",
    "NO_SIDE_EFFECT or MARGIN_BUY",
    "Too many",
    "Too much",
    "WebSocket Streams",
    "KeyRing(%s key%s)",
    "API key %s: give KEY:SECRET, KEY of letters, digits, . - and _",
}


def template(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else "%s" for part in node.values]
        return "".join(map(str, parts))
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def texts_of(path: Path) -> Iterator[str]:
    """Yield what reads as a text of the exchange: words that begin like a sentence."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
    }
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    annotations = {
        id(part)
        for node in ast.walk(tree)
        for part in (getattr(node, "annotation", None), getattr(node, "returns", None))
    }
    for node in ast.walk(tree):
        text = template(node).replace("{}", "%s")
        begins = text[:1].isupper() or text.startswith((" R", "'", "%s %s;"))
        if begins and " " in text and not {id(node)} & (inside | docstrings | annotations):
            yield text


TEXTS = sorted(
    {
        text
        for path in PATHS
        for given in texts_of(path)
        if given not in NO_TEXTS
        for text in COMPOSED.get(given, (given,))
    }
)
SYNTAXES = [one for one in vars(syntax).values() if isinstance(one, syntax.Syntax)]


def test_the_scan_finds_texts_of_every_kind() -> None:
    assert {
        "Market is closed.",
        "Parameter '%s' was empty.",
        "Order does not exist.",
        "This listenKey does not exist.",
    } <= set(TEXTS)
    assert len(TEXTS) > 90


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_in_the_source_is_explained(text: str) -> None:
    found = explain(text.replace("%s", "x1"))

    assert found.known
    assert found.message.rstrip(".") == text.replace("%s", "x1").replace("`", "").rstrip(".")


@pytest.mark.parametrize("one", SYNTAXES, ids=lambda one: one.legal)
def test_what_a_malformed_value_is_answered_with_is_explained(one: syntax.Syntax) -> None:
    found = explain(one.msg.format(name="side", legal_range=one.legal_range))

    assert found.known
    assert (found.code, found.rules[0]) == (one.code, one.rule)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.rule)
def test_a_printed_violation_is_explained_by_its_rule(fault: Fault) -> None:
    violation = next(one for one in fault.report().violations if one.rule == fault.rule)

    for printed in (
        str(violation),
        violation.msg,
        f"APIError(code={violation.code}): {violation.msg}",
    ):
        found = explain(printed)

        assert found.known
        assert found.code == violation.code or printed == violation.msg
        assert fault.rule in found.rules
    told = {code for one in entries() if fault.rule in one.rules for code in one.codes}
    assert violation.code in told


@pytest.mark.parametrize("rule", sorted({fault.rule for fault in FAULTS}))
def test_the_id_of_a_rule_is_explained(rule: str) -> None:
    found = explain(rule)

    assert found.known
    assert all(rule in one.rules for one in (found, *found.also))
    assert rule in {rule_of(page) for page in found.pages}


def test_what_is_unevaluated_is_explained() -> None:
    info = pretrade.ExchangeInfo.load(
        {
            "symbols": [
                {
                    "symbol": "BTCUSDT",
                    "filters": [
                        {
                            "filterType": "PERCENT_PRICE",
                            "multiplierUp": "5",
                            "multiplierDown": "0.2",
                            "avgPriceMins": 5,
                        }
                    ],
                }
            ]
        }
    )
    report = info.check(pretrade.Order.limit("BTCUSDT", "BUY", "1", "1"))
    line = next(str(one) for one in report.unevaluated if one.rule == "PERCENT_PRICE")

    found = explain(line)

    assert found.parameters == ("average_price",)
    assert "neither a pass nor a refusal" in found.meaning


REFUSED = ExchangeError(-1013, "Filter failure: LOT_SIZE", 400)
ERRORS: list[tuple[ClientError, str]] = [
    (REFUSED, "client"),
    (CircuitOpen(3, REFUSED), "refused the same order 3 times"),
    (OutcomeUnknown("mine", "no reply"), "whether the order was placed"),
    (OutcomeUnknown("", "no reply"), "whether the order was placed"),
    (TransportFailed("timed out", sent=True), "after something was sent"),
    (TransportFailed("no connection", sent=False), "knows nothing"),
    (FirewallBlocked("<html>"), "firewall"),
    (RestrictedLocation("Service unavailable"), "country"),
    (EndpointRetired("<html>"), "no such endpoint"),
    (MalformedReply(502, "<html>"), "not JSON"),
    (LimitReached("50 ORDERS per 10 SECOND", datetime(2026, 7, 1, tzinfo=UTC)), "break a limit"),
    (LimitReached("6000 REQUEST_WEIGHT per 1 MINUTE"), "break a limit"),
]


@pytest.mark.parametrize(("error", "words"), ERRORS[1:], ids=lambda one: str(one)[:40])
def test_an_exception_of_the_client_is_explained(error: ClientError, words: str) -> None:
    found = explain(str(error))

    assert found.known
    assert words in found.meaning


def test_an_error_that_the_client_raises_is_explained_as_the_exchange_said_it() -> None:
    assert explain(str(REFUSED)).rules == ("LOT_SIZE",)
    assert explain(repr(REFUSED)).rules == ("LOT_SIZE",)
