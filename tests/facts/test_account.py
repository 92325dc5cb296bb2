"""What is known of an account: balances, open orders, counts; unknown is not nothing."""

import pickle
from decimal import Decimal

import pytest

from pretrade import Account, Balance, InvalidFacts, OpenOrder
from pretrade.enums import OrderType
from tests.symbols import Json, exchange_with, limit, open_order

ASSET: Json = {"asset": "A", "free": "1", "locked": "0"}
ROW: Json = {
    "symbol": "AB",
    "orderId": 1,
    "orderListId": -1,
    "clientOrderId": "mine",
    "price": "0.1",
    "origQty": "2.50",
    "executedQty": "0.50",
    "status": "PARTIALLY_FILLED",
    "timeInForce": "GTC",
    "type": "STOP_LOSS_LIMIT",
    "side": "BUY",
    "stopPrice": "0.0",
    "icebergQty": "0.10",
}
ACCOUNT_REPLY: Json = {
    "makerCommission": 15,
    "canTrade": True,
    "canWithdraw": True,
    "accountType": "SPOT",
    "balances": [
        {"asset": "A", "free": "4723846.89208129", "locked": "0.50000000"},
        {"asset": "B", "free": "0.00000000", "locked": "1"},
    ],
    "permissions": ["SPOT", "TRD_GRP_002"],
}
COUNTS_REPLY: list[Json] = [
    {
        "rateLimitType": "ORDERS",
        "interval": "SECOND",
        "intervalNum": 10,
        "limit": 10000,
        "count": 3,
    },
    {"rateLimitType": "ORDERS", "interval": "DAY", "intervalNum": 1, "limit": 20000, "count": 11},
]


OWN: Json = {
    "exchangeFilters": [{"filterType": "EXCHANGE_MAX_NUM_ORDERS", "maxNumOrders": 1000}],
    "symbolFilters": [{"filterType": "MAX_NUM_ORDER_LISTS", "maxNumOrderLists": 20}],
    "assetFilters": [{"filterType": "MAX_ASSET", "asset": "JPY", "limit": "1000000.00000000"}],
}


NO_REPLIES: list[tuple[object, str]] = [
    ([], "myFilters: [] is not a JSON object"),
    ({"a/b": {}}, "myFilters: there is no 'a/b'; did you mean AB?"),
    ({"AB": []}, "myFilters.AB: [] is not a JSON object"),
    (
        {"AB": {"filters": []}},
        "myFilters.AB: there is no key 'filters'; did you mean assetFilters?",
    ),
    ({"AB": {"symbolFilters": {}}}, "myFilters.AB.symbolFilters: {} is not a JSON array"),
    ({"AB": {"assetFilters": [1]}}, "myFilters.AB.assetFilters[0]: 1 is not a JSON object"),
    (
        {"AB": {"exchangeFilters": [{}, {}]}},
        "myFilters.AB.exchangeFilters[0].filterType: None is not a text",
    ),
    (
        {"AB": {"code": -2015, "msg": "Invalid API-key."}},
        "myFilters.AB: is an error of the exchange, -2015 Invalid API-key.; ask it again",
    ),
]


def test_the_filters_of_an_account_are_fed_in_symbol_by_symbol() -> None:
    account = Account(can_trade=True).with_my_filters("AB", OWN).with_my_filters("CD", {})

    assert account == Account.from_json({"canTrade": True, "myFilters": {"CD": {}, "AB": OWN}})
    assert account == Account(can_trade=True, my_filters={"AB": OWN, "CD": {}})
    other = account.with_my_filters("AB", {})
    assert other == Account(can_trade=True, my_filters={"AB": {}, "CD": {}})
    mine = (account.my_filters or {})["AB"]
    assert [mine.exchange_filters, mine.symbol_filters, mine.asset_filters] == list(OWN.values())
    assert pickle.loads(pickle.dumps(account)) == account  # noqa: S301  our own
    assert hash(account) == hash(Account(can_trade=True))
    assert Account.from_json({"myFilters": None}).my_filters is None


def test_later_edits_of_a_reply_change_nothing() -> None:
    reply: Json = {"symbolFilters": [dict(OWN["symbolFilters"][0])]}
    account = Account(my_filters={"AB": reply})

    reply["symbolFilters"].clear()

    assert len((account.my_filters or {})["AB"].symbol_filters) == 1


@pytest.mark.parametrize(
    ("given", "message"),
    NO_REPLIES,
)
def test_what_is_no_reply_about_filters_is_an_error(given: object, message: str) -> None:
    with pytest.raises(InvalidFacts) as error:
        Account(my_filters=given)

    assert str(error.value) == message


def test_a_reply_about_filters_must_be_given_with_its_symbol() -> None:
    with pytest.raises(InvalidFacts, match=r"^myFilters: the reply does not say of which symbol"):
        Account().with_reply(OWN)


def test_nothing_is_known_of_an_account_of_which_nothing_was_said() -> None:
    account = Account()

    assert {account.permissions, account.open_orders, account.can_trade} == {None}
    assert [account.balances, account.order_counts] == [None, None]
    assert [account.balance("A"), account.open_on("AB"), account.open_anywhere] == [None] * 3
    assert account.open_client_order_ids is None
    assert account.open_list_client_order_ids is None
    assert Account.from_json({}) == account
    assert Account.from_json({"balances": None, "openOrders": None}) == account


def test_balances_may_be_amounts_or_objects() -> None:
    expected = Balance("1.5", "0.5")
    account = Account(
        balances={"A": expected, "B": "100", "C": 7, "D": Decimal(1), "E": {"free": "1.5"}}
    )

    assert account.balance("A") == expected
    assert account.balance("B") == Balance("100", "0")
    assert account.balance("E") == Balance("1.5")
    assert (expected.free, expected.locked, expected.total) == (
        Decimal("1.5"),
        Decimal("0.5"),
        Decimal(2),
    )


def test_an_asset_that_is_not_listed_is_held_at_zero() -> None:
    assert Account(balances={}).balance("A") == Balance(0, 0)
    assert Account(balances={"B": 1}).balance(None) is None


def test_reads_replies_of_the_exchange_piece_by_piece() -> None:
    account = Account()
    for reply in (ACCOUNT_REPLY, [ROW], COUNTS_REPLY):
        account = account.with_reply(reply)

    assert account == Account(
        permissions={"SPOT", "TRD_GRP_002"},
        balances={"A": Balance("4723846.89208129", "0.5"), "B": Balance("0", "1")},
        open_orders=[OpenOrder.from_json(ROW)],
        order_counts={("SECOND", 10): 3, ("DAY", 1): 11},
        can_trade=True,
    )


def test_reads_the_shape_of_the_account_file() -> None:
    whole = {**ACCOUNT_REPLY, "openOrders": [ROW], "orderCounts": COUNTS_REPLY}
    account = Account().with_reply(ACCOUNT_REPLY).with_reply([ROW]).with_reply(COUNTS_REPLY)

    assert Account.from_json(whole) == account


def test_balances_may_be_a_map_from_asset_to_amount() -> None:
    account = Account.from_json({"balances": {"A": "1.5", "B": {"free": "1", "locked": "2"}}})
    assert account.balances == {"A": Balance("1.5"), "B": Balance("1", "2")}


def test_an_empty_array_is_a_reply_without_open_orders() -> None:
    account = Account(can_trade=True).with_reply([])

    assert account.open_orders == ()
    assert account.can_trade
    assert account.open_anywhere is not None


def test_a_newer_reply_replaces_what_it_names_and_nothing_else() -> None:
    account = Account(balances={"A": 1, "B": 2}, can_trade=True, open_orders=[])
    newer = account.with_reply({"balances": [{"asset": "A", "free": "5", "locked": "0"}]})

    assert newer == Account(balances={"A": 5}, can_trade=True, open_orders=[])


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ({"balances": "A"}, "balances: 'A' is not a JSON array"),
        ({"balances": [7]}, "balances: 7 is not a JSON object"),
        ({"balances": [{"free": "1"}]}, "balances.asset: None is not a text"),
        (
            {"balances": [{"asset": "A", "free": "x"}]},
            "balances.A.free: 'x' is not a decimal number",
        ),
        (
            {"balances": [{"asset": "A", "free": "1", "locked": "-1"}]},
            "balances.A.locked: '-1' is negative",
        ),
        ({"balances": {"A": "x"}}, "balances.A: 'x' is not a decimal number"),
        ({"canTrade": "yes"}, "canTrade: 'yes' is neither true nor false"),
        ({"permissions": "SPOT"}, "permissions: 'SPOT' is not a JSON array"),
        ({"permissions": [1]}, "permissions: 1 is not a text"),
        ({"openOrders": {}}, "openOrders: {} is not a JSON array"),
        ({"openOrders": [ROW, 7]}, "openOrders[1]: 7 is not a JSON object"),
        ({"openOrders": [{**ROW, "symbol": None}]}, "openOrders[0].symbol: None is not a text"),
        ({"openOrders": [ROW, {"symbol": "AB"}]}, "openOrders[1].side: None is not a text"),
        ({"openOrders": [{**ROW, "type": 1}]}, "openOrders[0].type: 1 is not a text"),
        (
            {"openOrders": [{**ROW, "origQty": "x"}]},
            "openOrders[0].origQty: 'x' is not a decimal number",
        ),
        (
            {"openOrders": [{**ROW, "executedQty": "-1"}]},
            "openOrders[0].executedQty: '-1' is negative",
        ),
        (
            {"openOrders": [{**ROW, "icebergQty": "NaN"}]},
            "openOrders[0].icebergQty: 'NaN' is not a decimal number",
        ),
        ({"orderCounts": 7}, "orderCounts: 7 is not a JSON array"),
        ({"orderCounts": [7]}, "orderCounts: 7 is not a JSON object"),
        ({"orderCounts": [{"count": 3}]}, "orderCounts.interval: None is not a text"),
        (
            {"orderCounts": [{"interval": "DAY", "intervalNum": 1}]},
            "orderCounts.count: None is not a decimal number",
        ),
        (
            {"orderCounts": [{"interval": "DAY", "count": 1}]},
            "orderCounts.intervalNum: None is not a decimal number",
        ),
        (
            {"orderCounts": [{"interval": "WEEK", "intervalNum": 1, "count": 1}]},
            "orderCounts.interval: 'WEEK' is none; there are SECOND, MINUTE, HOUR, DAY",
        ),
        (
            {"orderCounts": [{"interval": "DAY", "intervalNum": 1, "count": "4.9"}]},
            "orderCounts.count: '4.9' is not a whole number",
        ),
        ({"balances": {"usdt": "1"}}, "balances: there is no 'usdt'; did you mean USDT?"),
        ({"balances": [ASSET, ASSET]}, "balances.A: stands there twice"),
        ({"balances": {"A": {"locked": "1"}}}, "balances.A.free: None is not a decimal number"),
        ({"permissions": ["spot"]}, "permissions: there is no 'spot'; did you mean SPOT?"),
        (
            {"openOrders": [{**ROW, "symbol": "btcusdt"}]},
            "openOrders[0].symbol: there is no 'btcusdt'; did you mean BTCUSDT?",
        ),
        (
            {"openOrders": [{**ROW, "symbol": "BTC/USDT"}]},
            "openOrders[0].symbol: there is no 'BTC/USDT'; did you mean BTCUSDT?",
        ),
        (
            {"openOrders": [{**ROW, "type": "STOP"}]},
            f"openOrders[0].type: 'STOP' is none; there are {', '.join(OrderType)}",
        ),
        (
            {"openOrders": [{**ROW, "orderId": "5.5"}]},
            "openOrders[0].orderId: '5.5' is not a whole number",
        ),
    ],
)
def test_a_broken_value_is_named(raw: Json, message: str) -> None:
    with pytest.raises(InvalidFacts) as caught:
        Account.from_json(raw)

    assert str(caught.value) == message
    assert caught.value.path == message.partition(": ")[0]


@pytest.mark.parametrize("raw", ["AB", None, 7, [7]])
def test_an_account_is_an_object_or_an_array_of_objects(raw: object) -> None:
    with pytest.raises(InvalidFacts, match="is not a JSON object"):
        Account().with_reply(raw)


@pytest.mark.parametrize(
    "counts",
    [7, "x", [("DAY", 1)], {("DAY", 1): "many"}, {("DAY", 1): None}, {"DAY": 1}],
)
def test_broken_order_counts_are_refused_when_they_are_given(counts: object) -> None:
    with pytest.raises(InvalidFacts, match=r"^orderCounts"):
        Account(order_counts=counts)


def test_order_counts_may_be_text() -> None:
    account = Account(order_counts={("SECOND", 10): "50"})
    limits = [{"rateLimitType": "ORDERS", "interval": "SECOND", "intervalNum": 10, "limit": 50}]
    info = exchange_with()
    raw = {**info.raw, "rateLimits": limits}

    report = type(info).load(raw).check(limit(), account=account)
    assert [one.rule for one in report.violations] == ["ORDER_RATE"]


def test_permissions_may_be_any_collection() -> None:
    for given in (["SPOT"], ("SPOT",), {"SPOT"}, frozenset({"SPOT"})):
        assert Account(permissions=given).permissions == frozenset({"SPOT"})


def test_an_open_order_in_full() -> None:
    order = OpenOrder.from_json(ROW)

    assert order == OpenOrder(
        "AB",
        "BUY",
        "STOP_LOSS_LIMIT",
        "2.5",
        executed="0.5",
        iceberg_qty="0.1",
        client_order_id="mine",
        status="PARTIALLY_FILLED",
        order_id=1,
    )
    assert (order.order_list_id, order.is_open) == (-1, True)


def test_an_open_order_needs_symbol_side_and_type_only() -> None:
    order = OpenOrder.from_json({"symbol": "AB", "side": "SELL", "type": "LIMIT"})

    assert order == OpenOrder("AB", "SELL", "LIMIT")
    assert (order.quantity, order.executed, order.iceberg_qty) == (None, Decimal(0), Decimal(0))
    assert (order.status, order.order_list_id, order.client_order_id) == ("NEW", -1, "")
    assert (order.order_id, order.list_client_order_id) == (None, None)


def test_an_open_order_of_a_list_may_tell_its_ids() -> None:
    order = OpenOrder.from_json(
        {**ROW, "orderId": "7", "orderListId": 3, "listClientOrderId": "list"}
    )
    assert (order.order_id, order.order_list_id, order.list_client_order_id) == (7, 3, "list")
    with pytest.raises(
        InvalidFacts, match=r"^openOrders\[0\]\.orderId: 'x' is not a decimal number$"
    ):
        OpenOrder.from_json({**ROW, "orderId": "x"})


@pytest.mark.parametrize(
    ("status", "is_open"),
    [
        ("NEW", True),
        ("PARTIALLY_FILLED", True),
        ("FILLED", False),
        ("CANCELED", False),
        ("PENDING_CANCEL", False),
        ("REJECTED", False),
        ("EXPIRED", False),
    ],
)
def test_an_order_is_open_while_it_may_still_be_filled(status: str, is_open: bool) -> None:
    assert open_order(status=status).is_open is is_open


def test_open_orders_are_counted_on_a_symbol_and_anywhere() -> None:
    account = Account(
        open_orders=[
            open_order(side="BUY", quantity="2", executed="0.5", client_order_id="one"),
            open_order(side="BUY", quantity="1", executed="3", iceberg_qty="0.1"),
            open_order(type="TAKE_PROFIT", order_list_id=7),
            open_order(type="LIMIT_MAKER", order_list_id=7),
            open_order(status="FILLED", type="STOP_LOSS", order_list_id=8),
            open_order(symbol="CD", type="STOP_LOSS", order_list_id=9, side="BUY"),
        ]
    )
    here, anywhere, nowhere = account.open_on("AB"), account.open_anywhere, account.open_on("EF")

    assert here is not None
    assert (here.orders, here.algos, here.icebergs, here.lists) == (4, 1, 1, 1)
    assert here.buying == Decimal("1.5")
    assert anywhere is not None
    assert (anywhere.orders, anywhere.algos, anywhere.icebergs, anywhere.lists) == (5, 2, 1, 2)
    assert nowhere is not None
    assert (nowhere.orders, nowhere.lists, nowhere.buying) == (0, 0, Decimal(0))
    assert "one" in (account.open_client_order_ids or ())


def test_what_buyers_may_bring_is_unknown_if_one_quantity_is() -> None:
    account = Account(open_orders=[open_order(side="BUY", quantity=None), open_order(side="BUY")])
    here = account.open_on("AB")

    assert here is not None
    assert (here.orders, here.buying) == (2, None)
