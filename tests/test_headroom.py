"""How much more an account may open."""

from decimal import Decimal

import attrs
import pytest

from pretrade import Account, ExchangeInfo, OpenOrder
from tests.rules.requests import ACCOUNT, LISTED, NOTHING_KNOWN, SYMBOL, judge, listing, oco, order


def counted(kind: str, limit: int, prefix: str = "MAX_NUM_") -> dict[str, object]:
    name = "".join(word.capitalize() for word in kind.split("_"))
    return {"filterType": f"{prefix}{kind}", f"maxNum{name}": limit}


def opened(count: int, **changes: object) -> list[OpenOrder]:
    raw: dict[str, object] = {"symbol": "BTCUSDT", "side": "SELL", "type": "STOP_LOSS_LIMIT"}
    return [OpenOrder.from_json({**raw, **changes}) for _ in range(count)]


def test_headroom_at_five_open_stops() -> None:
    info = listing(counted("ORDERS", 200), counted("ALGO_ORDERS", 5))
    account = attrs.evolve(ACCOUNT, open_orders=opened(5))

    room = info["BTCUSDT"].headroom(account)

    assert (room.orders, room.algo_orders) == (195, 0)
    assert room.iceberg_orders is None
    assert room.order_lists is None
    assert room.position is None
    assert room.missing == ()
    refused = judge(oco(), info, kind="oco", account=account, as_of="2025-08-27")
    assert [one.rule for one in refused.violations] == ["MAX_NUM_ALGO_ORDERS"]
    assert judge(order("LIMIT"), info, account=account).certain


def test_orders_that_wait_for_another_take_room() -> None:
    position: dict[str, object] = {"filterType": "MAX_POSITION", "maxPosition": "5"}
    info = listing(
        position, counted("ORDERS", 6), counted("ALGO_ORDERS", 3), counted("ORDER_LISTS", 2)
    )
    waiting = opened(2, side="BUY", origQty="1", status="PENDING_NEW", orderListId=4)
    account = Account(balances={"BTC": "1"}, open_orders=waiting)

    rich = attrs.evolve(account, balances={"BTC": "1", "USDT": "1000000"})
    room = info["BTCUSDT"].headroom(account)

    assert (room.orders, room.algo_orders, room.order_lists) == (4, 1, 1)
    assert room.position == 2
    assert info["BTCUSDT"].max_quantity("10", account=rich) == 2
    fitted = info["BTCUSDT"].fit(order("LIMIT", quantity="3"), account=account)
    assert fitted.order.known("quantity") == 2


def test_headroom_counts_the_exchange_too() -> None:
    exchange = [
        counted(kind, 10, "EXCHANGE_MAX_NUM_")
        for kind in ("ORDERS", "ICEBERG_ORDERS", "ORDER_LISTS")
    ]
    symbol = {**SYMBOL, "filters": [counted("ORDERS", 6), counted("ORDER_LISTS", 20)]}
    info = ExchangeInfo.load({"symbols": [symbol], "exchangeFilters": exchange})
    orders = [
        *opened(2, icebergQty="1"),
        *opened(2, orderListId=4),
        *opened(4, symbol="ETHUSDT", icebergQty="1"),
        *opened(1, symbol="ETHUSDT", orderListId=5),
        *opened(9, status="CANCELED", icebergQty="1", orderListId=6),
    ]

    room = info["BTCUSDT"].headroom(Account(open_orders=orders))

    # Ten on the exchange less nine; six on the symbol less four.
    assert room.orders == 1
    assert room.iceberg_orders == 4
    assert room.order_lists == 8
    assert room.algo_orders is None


def test_headroom_is_never_below_zero() -> None:
    info = listing(counted("ORDERS", 1), {"filterType": "MAX_POSITION", "maxPosition": "1"})
    account = Account(open_orders=opened(3), balances={"BTC": "5"})

    room = info["BTCUSDT"].headroom(account)

    assert (room.orders, room.position) == (0, Decimal(0))


def test_headroom_of_the_position() -> None:
    info = listing({"filterType": "MAX_POSITION", "maxPosition": "10"})
    account = Account.from_json(
        {
            "balances": [{"asset": "BTC", "free": "1", "locked": "2"}],
            "openOrders": [
                {
                    "symbol": "BTCUSDT",
                    "side": "BUY",
                    "type": "LIMIT",
                    "origQty": "4",
                    "executedQty": "1.5",
                }
            ],
        }
    )

    assert info["BTCUSDT"].headroom(account).position == Decimal("4.5")


@pytest.mark.parametrize(
    ("account", "missing"),
    [
        (NOTHING_KNOWN, ("balance:BTC", "open_orders")),
        (Account(balances={}), ("open_orders",)),
        (Account(open_orders=[]), ("balance:BTC",)),
        (Account(open_orders=[], balances={}), ()),
    ],
    ids=["nothing", "balances", "orders", "both"],
)
def test_headroom_names_the_facts_it_misses(account: Account, missing: tuple[str, ...]) -> None:
    info = listing(counted("ORDERS", 200), {"filterType": "MAX_POSITION", "maxPosition": "1"})

    room = info["BTCUSDT"].headroom(account)

    assert room.missing == missing
    assert (room.orders is None) is (account.open_orders is None)
    assert (room.position is None) is bool(missing)


def test_without_limits_there_is_no_end() -> None:
    room = LISTED["BTCUSDT"].headroom(NOTHING_KNOWN)

    assert room.missing == ()
    assert room.orders is None
