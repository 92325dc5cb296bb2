import pytest

from pretrade import Account, Market, Report
from tests.rules.requests import (
    ACCOUNT,
    LATER,
    MARKET,
    NOTHING_KNOWN,
    answers,
    found,
    judge,
    lacking,
    listing,
    oco,
    order,
    order_list_oco,
    passes,
    request,
)

MSG = "Account has insufficient balance for requested action."


def holding(**free: str) -> Account:
    return Account(balances=free, open_orders=[])


@pytest.mark.parametrize(
    ("params", "kind", "needed", "one_less", "field", "value"),
    [
        (order("LIMIT"), "order", "190", "189.99999999", "quantity", "0.01"),
        (order("LIMIT_MAKER"), "order", "190", "189.99999999", "quantity", "0.01"),
        (order("STOP_LOSS"), "order", "210", "209.99999999", "quantity", "0.01"),
        (order("TAKE_PROFIT"), "order", "190", "189.99999999", "quantity", "0.01"),
        # The limit price counts, not the stop price.
        (order("STOP_LOSS_LIMIT"), "order", "215", "214.99999999", "quantity", "0.01"),
        (order("TAKE_PROFIT_LIMIT"), "order", "185", "184.99999999", "quantity", "0.01"),
        # A trailing stop without stopPrice: the last price.
        (
            order("STOP_LOSS", stopPrice=None, trailingDelta=100),
            "order",
            "200",
            "199.99999999",
            "quantity",
            "0.01",
        ),
        # MARKET: the best ask; an amount of the quote asset is itself.
        (order("MARKET"), "order", "200.01", "200.00999999", "quantity", "0.01"),
        (
            order("MARKET", quantity=None, quoteOrderQty="150"),
            "order",
            "150",
            "149.99999999",
            "quoteOrderQty",
            "150",
        ),
        # An OCO: its dearer order.
        (oco("BUY"), "oco", "215", "214.99999999", "quantity", "0.01"),
        (
            oco("BUY", stopLimitPrice=None, stopLimitTimeInForce=None),
            "oco",
            "210",
            "209.99999999",
            "quantity",
            "0.01",
        ),
        (order_list_oco("BUY"), "orderListOco", "215", "214.99999999", "quantity", "0.01"),
        (
            order_list_oco(
                "BUY",
                aboveStopPrice=None,
                aboveTrailingDelta=100,
                aboveType="STOP_LOSS",
                abovePrice=None,
                aboveTimeInForce=None,
            ),
            "orderListOco",
            "200",
            "199.99999999",
            "quantity",
            "0.01",
        ),
    ],
)
def test_a_buy_needs_its_worth_in_the_quote_asset(  # noqa: PLR0913, PLR0917  a table
    params: dict[str, object], kind: str, needed: str, one_less: str, field: str, value: str
) -> None:
    assert passes(judge(params, kind=kind, account=holding(USDT=needed)), "BALANCE")

    report = judge(params, kind=kind, account=holding(USDT=one_less))

    assert answers(report, "BALANCE") == [(-2010, MSG, field, value)]
    assert found(report, "BALANCE")[0].to_dict()["bound"] == {"name": "free", "value": one_less}


@pytest.mark.parametrize(
    ("params", "kind"),
    [
        (order("LIMIT", "SELL"), "order"),
        (order("MARKET", "SELL"), "order"),
        (order("STOP_LOSS", "SELL"), "order"),
        (oco("SELL"), "oco"),
        (order_list_oco("SELL"), "orderListOco"),
    ],
)
def test_a_sell_needs_its_quantity_of_the_base_asset(params: dict[str, object], kind: str) -> None:
    assert passes(judge(params, kind=kind, account=holding(BTC="0.01")), "BALANCE")

    report = judge(params, kind=kind, account=holding(BTC="0.00999999"))

    assert answers(report, "BALANCE") == [(-2010, MSG, "quantity", "0.01")]


def test_a_sell_by_quote_order_qty_is_estimated_from_the_best_bid() -> None:
    params = order("MARKET", "SELL", quantity=None, quoteOrderQty="100")
    market = Market(best_bid="20000")

    assert passes(judge(params, market=market, account=holding(BTC="0.005")), "BALANCE")
    report = judge(params, market=market, account=holding(BTC="0.00499999"))
    assert answers(report, "BALANCE") == [(-2010, MSG, "quoteOrderQty", "100")]
    assert "about 0.005 BTC" in found(report, "BALANCE")[0].text


def test_an_estimate_that_does_not_divide_evenly_is_still_a_readable_number() -> None:
    params = order("MARKET", "SELL", quantity=None, quoteOrderQty="100")

    report = judge(params, market=Market(best_bid="3"), account=holding(BTC="1"))

    assert "about 33.33333333" in found(report, "BALANCE")[0].text
    assert "characters" not in found(report, "BALANCE")[0].text


@pytest.mark.parametrize("market", [Market(), Market(best_bid="0")])
def test_without_a_bid_a_sell_by_quote_order_qty_is_unevaluated(market: Market) -> None:
    params = order("MARKET", "SELL", quantity=None, quoteOrderQty="100")

    assert lacking(judge(params, market=market), "BALANCE") == ["best_bid"]


@pytest.mark.parametrize(
    ("market", "needed", "one_less"),
    [
        (Market(best_ask="300", average_prices={5: "100"}, last_price="200"), "3", "2.99999999"),
        (Market(average_prices={5: "100", 1: "400"}, last_price="200"), "4", "3.99999999"),
        (Market(last_price="200"), "2", "1.99999999"),
    ],
)
def test_a_market_buy_is_estimated_from_the_best_price_that_is_known(
    market: Market, needed: str, one_less: str
) -> None:
    params = order("MARKET")

    assert passes(judge(params, market=market, account=holding(USDT=needed)), "BALANCE")
    report = judge(params, market=market, account=holding(USDT=one_less))
    assert f"needs about {needed} USDT" in found(report, "BALANCE")[0].text


def test_what_is_exact_is_not_called_an_estimate() -> None:
    report = judge(order("LIMIT"), account=holding(USDT="9.5"))

    assert "needs 190 USDT, but only 9.5 is free" in found(report, "BALANCE")[0].text


def test_locked_funds_do_not_count() -> None:
    account = Account.from_json({"balances": [{"asset": "USDT", "free": "189", "locked": "500"}]})

    assert answers(judge(order("LIMIT"), account=account), "BALANCE")


def test_an_asset_that_is_not_listed_is_zero() -> None:
    assert answers(judge(order("LIMIT"), account=holding(BTC="5")), "BALANCE")


@pytest.mark.parametrize(
    ("params", "kind", "account", "market", "facts"),
    [
        (order("LIMIT"), "order", NOTHING_KNOWN, MARKET, ["balance:USDT"]),
        (order("LIMIT", "SELL"), "order", NOTHING_KNOWN, MARKET, ["balance:BTC"]),
        (order("MARKET"), "order", ACCOUNT, Market(), ["best_ask"]),
        (
            order("STOP_LOSS", stopPrice=None, trailingDelta=100),
            "order",
            ACCOUNT,
            Market(),
            ["last_price"],
        ),
        (order("LIMIT", side="UP"), "order", ACCOUNT, MARKET, ["order:side"]),
        (order("LIMIT", quantity="1e3"), "order", ACCOUNT, MARKET, ["order:quantity"]),
        (order("MARKET", quantity="1e3"), "order", ACCOUNT, MARKET, ["order:quantity"]),
        (order("LIMIT", price="1e3"), "order", ACCOUNT, MARKET, ["order:price"]),
        (order("STOP_LOSS", stopPrice="1e3"), "order", ACCOUNT, MARKET, ["order:stopPrice"]),
        (order("LIMIT", "SELL", quantity="1e3"), "order", ACCOUNT, MARKET, ["order:quantity"]),
        (oco("BUY", price="1e3"), "oco", ACCOUNT, MARKET, ["order:price"]),
        (oco("BUY", stopLimitPrice="1e3"), "oco", ACCOUNT, MARKET, ["order:stopLimitPrice"]),
        (
            order_list_oco("BUY", belowPrice="1e3"),
            "orderListOco",
            ACCOUNT,
            MARKET,
            ["order:belowPrice"],
        ),
        (
            order_list_oco("BUY", belowPegPriceType="ANY"),
            "orderListOco",
            ACCOUNT,
            MARKET,
            ["order:belowPegPriceType"],
        ),
        (oco("SELL", quantity="1e3"), "oco", ACCOUNT, MARKET, ["order:quantity"]),
    ],
)
def test_what_it_misses(
    params: dict[str, object], kind: str, account: Account, market: Market, facts: list[str]
) -> None:
    report = judge(params, kind=kind, account=account, market=market)

    assert lacking(report, "BALANCE") == facts
    assert not answers(report, "BALANCE")


@pytest.mark.parametrize(("side", "field"), [("BUY", "quoteAsset"), ("SELL", "baseAsset")])
def test_an_asset_without_a_name_leaves_it_unevaluated(side: str, field: str) -> None:
    report = judge(order("LIMIT", side), listing(**{field: None}))

    assert lacking(report, "BALANCE") == [f"symbol:{field}"]


@pytest.mark.parametrize(
    ("free", "locked", "refused", "unevaluated"),
    [
        ("190", "0", False, False),
        # The order that is cancelled may free what is lacking, but not more than is locked.
        ("189", "1", False, True),
        ("189", "0.99", True, False),
    ],
)
def test_the_cancelled_order_of_a_cancel_replace_may_free_what_is_lacking(
    free: str, locked: str, refused: bool, unevaluated: bool
) -> None:
    balances = [{"asset": "USDT", "free": free, "locked": locked}]

    report = judge(
        request("cancelReplace"),
        kind="cancelReplace",
        account=Account.from_json({"balances": balances}),
    )

    assert bool(answers(report, "BALANCE")) is refused
    assert lacking(report, "BALANCE") == (["cancelled_order"] if unevaluated else None)


@pytest.mark.parametrize(("kind", "asset"), [("marginOrder", "USDT"), ("marginOco", "BTC")])
def test_what_a_margin_account_may_borrow_is_not_known(kind: str, asset: str) -> None:
    poor = holding()

    for effect in ("MARGIN_BUY", "AUTO_BORROW_REPAY"):
        borrowing = judge(request(kind, sideEffectType=effect), kind=kind, account=poor)
        assert lacking(borrowing, "BALANCE") == [f"borrowable:{asset}"]
        enough = judge(request(kind, sideEffectType=effect), kind=kind)
        assert passes(enough, "BALANCE")
    plain = judge(request(kind, sideEffectType="AUTO_REPAY"), kind=kind, account=poor)

    assert len(answers(plain, "BALANCE")) == 1


def test_smart_order_routing_may_buy_for_less_than_the_own_book_asks() -> None:
    def of(free: str) -> Report:
        account = Account(balances={"USDT": free})
        params = order("MARKET", quantity="1")
        return judge(params, kind="sorOrder", account=account, as_of=LATER)

    assert passes(of("20001"), "BALANCE")
    assert lacking(of("20000"), "BALANCE") == ["evidence:sor_books"]
    (doubt,) = [one.text for one in of("20000").unevaluated if one.rule == "BALANCE"]
    assert doubt == (
        "20001 would be above free 20000 at the price of the symbol's own book; smart order "
        "routing takes the best of several books"
    )
