"""What a sentence advises, where the numbers alone would leave a person puzzled."""

import attrs
import pytest

from pretrade import Account, Market
from tests.rules.requests import ACCOUNT, found, judge, listing, oco, order, order_list_oco

WITHOUT_STOP_LOSS = listing(orderTypes=["LIMIT", "LIMIT_MAKER", "MARKET", "STOP_LOSS_LIMIT"])


def holding(**balances: str) -> Account:
    return attrs.evolve(ACCOUNT, balances=balances)


# -------------------------------------------------------------------------------- permissions

GROUPS = [f"TRD_GRP_{number:03}" for number in range(2, 227)]


@pytest.mark.parametrize(
    ("sets", "text"),
    [
        (
            [["MARGIN", *GROUPS, "SPOT"]],
            (
                "BTCUSDT needs one of the permissions SPOT, MARGIN, TRD_GRP_002, TRD_GRP_003, "
                "TRD_GRP_004 or 222 others; the account has LEVERAGED and OTHER"
            ),
        ),
        (
            [["LEVERAGED"], ["SPOT"]],
            "BTCUSDT needs the permission SPOT; the account has LEVERAGED and OTHER",
        ),
    ],
)
def test_permissions_name_what_is_lacking_and_not_two_hundred_groups(
    sets: list[list[str]], text: str
) -> None:
    info = listing(permissions=[], permissionSets=sets)
    account = attrs.evolve(ACCOUNT, permissions=["LEVERAGED", "OTHER"])

    (violation,) = found(judge(order("LIMIT"), info, account=account), "PERMISSIONS")

    assert violation.text == text


# ----------------------------------------------------------------------- stops below the band

BAND: dict[str, object] = {
    "filterType": "PERCENT_PRICE_BY_SIDE",
    "bidMultiplierUp": "1.2",
    "bidMultiplierDown": "0.2",
    "askMultiplierUp": "5",
    "askMultiplierDown": "0.8",
    "avgPriceMins": 5,
}
AT_110000 = Market(last_price="110000", average_prices={5: "110000"})


@pytest.mark.parametrize(
    ("params", "kind", "end"),
    [
        (
            order("STOP_LOSS_LIMIT", "SELL", price="82000", stopPrice="82500"),
            "order",
            (
                "no stop can be sold below 88000 now, and beyond its stopPrice it would protect no "
                "more: move both, or wait until the 5-minute average price has moved"
            ),
        ),
        (
            order_list_oco(
                abovePrice="120000",
                belowPrice="82000",
                belowStopPrice="82500",
            ),
            "orderListOco",
            (
                "no stop can be sold below 88000 now, and beyond its belowStopPrice it would "
                "protect no more: move both, or wait until the 5-minute average price has moved"
            ),
        ),
        (
            order("STOP_LOSS_LIMIT", "BUY", price="140000", stopPrice="139000"),
            "order",
            (
                "no stop can be bought above 132000 now, and beyond its stopPrice it would protect "
                "no more: move both, or wait until the 5-minute average price has moved"
            ),
        ),
        (
            order("STOP_LOSS_LIMIT", "SELL", price="82000", stopPrice="90000"),
            "order",
            "nearest is 88000",
        ),
        (order("LIMIT", "SELL", price="82000"), "order", "nearest is 88000"),
    ],
)
def test_a_stop_beyond_the_band_has_to_move_both_its_prices(
    params: dict[str, object], kind: str, end: str
) -> None:
    report = judge(params, listing(BAND), kind=kind, market=AT_110000)

    (violation,) = found(report, "PERCENT_PRICE_BY_SIDE")

    assert violation.text.partition("; ")[2] == end


# ------------------------------------------------------------------- stops that are not listed


@pytest.mark.parametrize(
    ("params", "kind", "end"),
    [
        (
            oco(stopLimitPrice=None, stopLimitTimeInForce=None),
            "oco",
            "with stopLimitPrice and stopLimitTimeInForce it becomes a STOP_LOSS_LIMIT",
        ),
        (
            order_list_oco(belowType="STOP_LOSS", belowPrice=None, belowTimeInForce=None),
            "orderListOco",
            "send belowType STOP_LOSS_LIMIT with belowPrice and belowTimeInForce",
        ),
        (order("STOP_LOSS"), "order", "send a STOP_LOSS_LIMIT with price and timeInForce"),
        (order("TAKE_PROFIT"), "order", ""),  # there is no TAKE_PROFIT_LIMIT either
    ],
)
def test_a_stop_that_is_not_listed_becomes_one_with_a_limit_price(
    params: dict[str, object], kind: str, end: str
) -> None:
    (violation,) = found(judge(params, WITHOUT_STOP_LOSS, kind=kind), "ORDER_TYPE")

    assert violation.text.partition("; ")[2] == end


# -------------------------------------------------------------- stops without their limit price


@pytest.mark.parametrize("kind", ["oco", "marginOco"])
@pytest.mark.parametrize("name", ["stopLimitTimeInForce", "stopIcebergQty"])
def test_what_belongs_to_the_limit_price_of_an_oco_asks_for_it(kind: str, name: str) -> None:
    given = {"stopLimitTimeInForce": None, name: oco().get(name, "0.001")}
    report = judge(oco(stopLimitPrice=None, **given), kind=kind)

    (violation,) = found(report, "FORBIDDEN_PARAMETER")

    assert violation.field == name
    assert violation.text == (
        f"{name} must not be sent without stopLimitPrice; add stopLimitPrice, or leave {name} out"
    )


# ------------------------------------------------------------ a quantity meant in quote currency

HINT = "; quantity is in the base asset: to spend 250 USDT send it as quoteOrderQty"


@pytest.mark.parametrize(
    ("params", "free", "hinted"),
    [
        (order("MARKET", quantity="250"), "300", True),
        (order("MARKET", quantity="250"), "250", True),
        (order("MARKET", quantity="250"), "249.99", False),
        (order("MARKET", quantity="250"), "500025", True),  # a tenth of what it needs
        (order("MARKET", quantity="250"), "500026", False),
        (order("LIMIT", quantity="250"), "300", False),
        (order("MARKET", quantity=None, quoteOrderQty="600"), "300", False),
    ],
)
def test_a_market_quantity_that_could_be_paid_if_it_were_an_amount(
    params: dict[str, object], free: str, hinted: bool
) -> None:
    (violation,) = found(judge(params, account=holding(USDT=free)), "BALANCE")

    assert violation.text.endswith(HINT) is hinted


def test_who_sells_means_the_base_asset() -> None:
    report = judge(order("MARKET", "SELL", quantity="250"), account=holding(BTC="1"))

    assert [one.text for one in found(report, "BALANCE")] == [
        "the order needs 250 BTC, but only 1 is free; quantity may be 1 at most"
    ]


# --------------------------------------------------------------------------------- ids, symbols


@pytest.mark.parametrize(
    ("name", "given", "end"),
    [
        ("newClientOrderId", "a" * 45, "up to 36 letters, digits, - and _: shorten it by 9"),
        ("newClientOrderId", "a.b", "up to 36 letters, digits, - and _"),
        ("symbol", "BTC/USDT", "up to 20 upper-case letters, digits and -_.; write it as BTCUSDT"),
        ("symbol", "btc_usdt", "up to 20 upper-case letters, digits and -_.; write it as BTCUSDT"),
        ("symbol", "BTC€", "up to 20 upper-case letters, digits and -_."),
    ],
)
def test_a_text_that_cannot_be_read(name: str, given: str, end: str) -> None:
    (violation,) = found(judge(order("LIMIT", **{name: given})), "SYNTAX")

    assert violation.text == f"{name} {given!r} cannot be read; it takes {end}"


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("BTC-USDT", "BTC-USDT is not in the exchangeInfo; write it as BTCUSDT"),
        ("BTCUSDX", "BTCUSDX is not in the exchangeInfo"),
    ],
)
def test_a_symbol_that_is_not_listed(given: str, text: str) -> None:
    (violation,) = found(judge(order("LIMIT", symbol=given)), "SYMBOL")

    assert violation.text == text
