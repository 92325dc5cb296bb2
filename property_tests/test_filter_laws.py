"""Laws that hold for all filters together."""

import decimal
import json
from collections.abc import Generator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import pretrade
from pretrade.enums import RequestKind
from pretrade.filters import FILTERS
from pretrade.order.parameters import PARAMETERS
from property_tests.comparison import ask_library
from property_tests.small_cases import few, report, seeded_cases
from property_tests.strategies import Case

EVERY_FILTER: list[dict[str, Any]] = [
    {"filterType": "PRICE_FILTER", "minPrice": "0.01", "maxPrice": "1000", "tickSize": "0.03"},
    {"filterType": "PERCENT_PRICE", "multiplierUp": "2", "multiplierDown": "0.5"},
    {
        "filterType": "PERCENT_PRICE_BY_SIDE",
        "bidMultiplierUp": "2",
        "bidMultiplierDown": "0.5",
        "askMultiplierUp": "3",
        "askMultiplierDown": "0.7",
        "avgPriceMins": 5,
    },
    {"filterType": "LOT_SIZE", "minQty": "0.5", "maxQty": "90", "stepSize": "0.3"},
    {"filterType": "MARKET_LOT_SIZE", "minQty": "0", "maxQty": "7", "stepSize": "0"},
    {"filterType": "MIN_NOTIONAL", "minNotional": "10", "applyToMarket": True},
    {
        "filterType": "NOTIONAL",
        "minNotional": "10",
        "maxNotional": "100",
        "applyMinToMarket": True,
        "applyMaxToMarket": True,
        "avgPriceMins": 5,
    },
    {"filterType": "ICEBERG_PARTS", "limit": 3},
    {
        "filterType": "TRAILING_DELTA",
        "minTrailingAboveDelta": 10,
        "maxTrailingAboveDelta": 2000,
        "minTrailingBelowDelta": 20,
        "maxTrailingBelowDelta": 1000,
    },
    {"filterType": "MAX_NUM_ORDERS", "maxNumOrders": 1},
    {"filterType": "MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders": 0},
    {"filterType": "MAX_NUM_ICEBERG_ORDERS", "maxNumIcebergOrders": 0},
    {"filterType": "MAX_NUM_ORDER_LISTS", "maxNumOrderLists": 0},
    {"filterType": "MAX_NUM_ORDER_AMENDS", "maxNumOrderAmends": 0},
    {"filterType": "EXCHANGE_MAX_NUM_ORDERS", "maxNumOrders": 1},
    {"filterType": "EXCHANGE_MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders": 0},
    {"filterType": "EXCHANGE_MAX_NUM_ICEBERG_ORDERS", "maxNumIcebergOrders": 0},
    {"filterType": "EXCHANGE_MAX_NUM_ORDER_LISTS", "maxNumOrderLists": 0},
    {"filterType": "MAX_POSITION", "maxPosition": "5"},
    {"filterType": "MAX_ASSET", "asset": "B", "limit": "5"},
]
SYMBOL: dict[str, Any] = {"symbol": "AB", "status": "TRADING", "baseAsset": "A", "quoteAsset": "B"}
INFO = pretrade.ExchangeInfo.load({"symbols": [{**SYMBOL, "filters": EVERY_FILTER}]})
MARKET = pretrade.Market(
    last_price="7", average_prices={5: "8"}, best_bid="6", best_ask="9", reference_price="7.5"
)
ACCOUNT = pretrade.Account(
    balances={"A": "4"}, open_orders=[pretrade.OpenOrder("AB", "BUY", "LIMIT", "1")]
)

numbers = st.decimals() | st.floats() | st.integers() | st.integers(-(10**4400), 10**4400)
likely = st.sampled_from(
    ["AB", "BUY", "SELL", "LIMIT", "MARKET", "STOP_LOSS", "TAKE_PROFIT_LIMIT", "LIMIT_MAKER", "GTC"]
)
decimal_like = st.from_regex(
    r"[-+]?[0-9]{0,22}[.,]?[0-9]{0,22}([eE][-+]?[0-9]{1,3})?", fullmatch=True
)
values = (
    likely
    | decimal_like
    | numbers
    | st.text()
    | st.none()
    | st.booleans()
    | st.binary(max_size=9)
    | st.lists(st.integers(), max_size=2)
    | st.just(Decimal("sNaN"))
)
requests = st.dictionaries(st.sampled_from(sorted(PARAMETERS)) | st.text(), values, max_size=12)
OTHER_NUMBERS = ("price", "stopPrice", "icebergQty", "quoteOrderQty", "trailingDelta")
kinds = st.sampled_from(list(RequestKind))
some_markets = st.sampled_from([None, pretrade.Market(), MARKET])
some_accounts = st.sampled_from([None, pretrade.Account(), ACCOUNT])


class TestNeverRaises:
    """A bad order is never an exception: whatever is in it, there is a report that can be shown."""

    @given(requests, kinds, some_markets, some_accounts)
    def test_any_request_has_a_report(
        self,
        request_: dict[str, Any],
        kind: RequestKind,
        market: pretrade.Market | None,
        account: pretrade.Account | None,
    ) -> None:
        whole = {"symbol": "AB", **request_}
        said = INFO.check(whole, request=kind, market=market, account=account)

        assert str(said)
        assert json.loads(json.dumps(said.to_dict())) == said.to_dict()
        for one in said.violations:
            assert one.text
            assert len(one.text) < 2000

    @given(
        st.fixed_dictionaries(
            {"side": likely, "type": likely, "quantity": decimal_like | numbers},
            optional=dict.fromkeys(
                ("price", "stopPrice", "icebergQty", "quoteOrderQty", "trailingDelta"),
                decimal_like | numbers,
            ),
        ),
        some_markets,
        some_accounts,
    )
    def test_any_numbers_have_a_verdict(
        self,
        request_: dict[str, Any],
        market: pretrade.Market | None,
        account: pretrade.Account | None,
    ) -> None:
        said = INFO.check({"symbol": "AB", **request_}, market=market, account=account)
        assert json.dumps(said.to_dict())

    def test_every_filter_is_there(self) -> None:
        assert set(INFO["AB"].filters) == set(FILTERS)


@contextmanager
def strange_context(digits: int, rounding: str, trapped: list[Any]) -> Generator[decimal.Context]:
    """Work in a context that a careless program might have left behind."""
    with decimal.localcontext() as context:
        context.prec, context.rounding = digits, rounding
        context.Emax, context.Emin = digits, -digits
        context.capitals, context.clamp = 0, 1
        for signal in context.traps:
            context.traps[signal] = signal in trapped
        context.clear_flags()
        yield context


ROUNDINGS = [
    decimal.ROUND_UP,
    decimal.ROUND_DOWN,
    decimal.ROUND_CEILING,
    decimal.ROUND_HALF_EVEN,
    decimal.ROUND_05UP,
]
SIGNALS: list[Any] = [
    decimal.Inexact,
    decimal.Rounded,
    decimal.Subnormal,
    decimal.Clamped,
    decimal.FloatOperation,
    decimal.InvalidOperation,
    decimal.DivisionByZero,
    decimal.Overflow,
    decimal.Underflow,
]


class TestDecimalContext:
    """Results never depend on, nor change, the caller's decimal context."""

    @given(
        seeded_cases,
        st.sampled_from([1, 8, 28, 400]),
        st.sampled_from(ROUNDINGS),
        st.lists(st.sampled_from(SIGNALS), unique=True),
    )
    def test_no_context_changes_a_verdict_or_is_changed(
        self, case: Case, digits: int, rounding: str, trapped: list[Any]
    ) -> None:
        plainly = report(case)
        with strange_context(digits, rounding, trapped) as context:
            before = repr(context)
            said = report(case)
            shown = (said.to_dict(), str(said))
            after = repr(decimal.getcontext())

        assert after == before
        assert shown == (plainly.to_dict(), str(plainly))

    @given(requests, kinds, st.sampled_from(ROUNDINGS), st.lists(st.sampled_from(SIGNALS)))
    def test_nor_does_a_request_that_cannot_be_read(
        self, request_: dict[str, Any], kind: RequestKind, rounding: str, trapped: list[Any]
    ) -> None:
        whole = {"symbol": "AB", **request_}
        plainly = INFO.check(whole, request=kind, market=MARKET, account=ACCOUNT).to_dict()
        with strange_context(8, rounding, trapped) as context:
            before = repr(context)
            said = INFO.check(whole, request=kind, market=MARKET, account=ACCOUNT).to_dict()
            after = repr(decimal.getcontext())

        assert after == before
        assert said == plainly


class TestOrderOfTheFilters:
    """The report's order is the exchange's, whatever the order of the JSON."""

    @given(seeded_cases, st.randoms(use_true_random=False))
    def test_the_order_of_the_json_does_not_matter(self, case: Case, rng: Any) -> None:  # noqa: ANN401
        (symbol,) = case.exchange_info["symbols"]
        shuffled = list(symbol["filters"])
        rng.shuffle(shuffled)
        turned = {
            "exchangeFilters": case.exchange_info["exchangeFilters"][::-1],
            "symbols": [{**symbol, "filters": shuffled}],
        }
        said = report(case._replace(exchange_info={**case.exchange_info, **turned}))
        plainly = report(case)

        assert said.violations == plainly.violations
        assert set(said.unevaluated) == set(plainly.unevaluated)

    @given(seeded_cases)
    def test_filters_of_the_request_come_before_those_of_the_account(self, case: Case) -> None:
        refusing = [one.rule for one in report(case).violations if one.rule in FILTERS]
        table = list(FILTERS)

        assert refusing == sorted(refusing, key=table.index)


class TestNumbersByValue:
    """1, 1.0 and 1.00000000 are one number, to every filter."""

    @given(seeded_cases, st.integers(1, 8))
    def test_trailing_zeros_change_nothing(self, case: Case, zeros: int) -> None:
        def longer(name: str, value: str) -> str:
            if not name.endswith(("rice", "Qty", "uantity")):
                return value
            return value + ("0" * zeros if "." in value else "." + "0" * zeros)

        request = {name: longer(name, value) for name, value in case.request.items()}
        assert ask_library(case._replace(request=request)) == ask_library(case)

    @given(seeded_cases)
    def test_numbers_need_not_be_text(self, case: Case) -> None:
        decimals = {
            name: Decimal(value) if name.endswith(("rice", "Qty", "uantity")) else value
            for name, value in case.request.items()
        }
        info = pretrade.ExchangeInfo.load(case.exchange_info)
        found = [
            info.check(request, request=case.kind, as_of=case.as_of).to_dict()
            for request in (decimals, case.request)
        ]

        assert found[0] == found[1]

    @given(seeded_cases)
    def test_words_are_read_in_any_case(self, case: Case) -> None:
        words = ("side", "type", "timeInForce", "aboveType", "belowType", "stopLimitTimeInForce")
        request = {
            name: value.lower() if name in words else value for name, value in case.request.items()
        }
        assert ask_library(case._replace(request=request)) == ask_library(case)


class TestMemory:
    """What was judged before changes no verdict."""

    @few
    @given(st.lists(seeded_cases, min_size=2, max_size=4))
    def test_accounts_and_markets_may_alternate(self, drawn: list[Case]) -> None:
        first = drawn[0]
        info = pretrade.ExchangeInfo.load(first.exchange_info)
        mixed = [first._replace(market=one.market, account=one.account) for one in drawn]
        alone = [ask_library(case) for case in mixed]

        for case, said in [*zip(mixed, alone, strict=True)] * 2:
            assert ask_library(case, info) == said
