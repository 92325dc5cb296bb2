"""The table of filters: which there are, in which order they answer, and what they promise."""

import pytest

from pretrade import Account, Market
from pretrade.check import Scope
from pretrade.filters import ACCOUNT_FILTERS, FILTERS, REQUEST_FILTERS
from tests.symbols import Json, exchange_with, judged, limit, open_order

EVERY_FILTER: list[Json] = [
    {"filterType": "PRICE_FILTER", "minPrice": "11", "maxPrice": "0", "tickSize": "0"},
    {"filterType": "PERCENT_PRICE", "multiplierUp": "0.5", "multiplierDown": "0.1"},
    {
        "filterType": "PERCENT_PRICE_BY_SIDE",
        "bidMultiplierUp": "0.5",
        "bidMultiplierDown": "0.1",
        "askMultiplierUp": "0.5",
        "askMultiplierDown": "0.1",
    },
    {"filterType": "LOT_SIZE", "minQty": "5", "maxQty": "0", "stepSize": "0"},
    {"filterType": "MIN_NOTIONAL", "minNotional": "41"},
    {"filterType": "NOTIONAL", "minNotional": "41", "maxNotional": "99"},
    {"filterType": "ICEBERG_PARTS", "limit": 1},
    {"filterType": "MAX_NUM_ORDERS", "maxNumOrders": 1},
    {"filterType": "MAX_NUM_ICEBERG_ORDERS", "maxNumIcebergOrders": 1},
    {"filterType": "MAX_POSITION", "maxPosition": "3"},
    {"filterType": "MAX_ASSET", "asset": "A", "limit": "3"},
]
EVERYWHERE: list[Json] = [
    {"filterType": "EXCHANGE_MAX_NUM_ORDERS", "maxNumOrders": 1},
    {"filterType": "EXCHANGE_MAX_NUM_ICEBERG_ORDERS", "maxNumIcebergOrders": 1},
]


def test_there_are_twenty() -> None:
    assert len(FILTERS) == 20
    assert FILTERS == {**REQUEST_FILTERS, **ACCOUNT_FILTERS}
    assert not REQUEST_FILTERS.keys() & ACCOUNT_FILTERS.keys()


@pytest.mark.parametrize("name", FILTERS)
def test_each_row_is_the_class_that_bears_the_name(name: str) -> None:
    cls = FILTERS[name]

    assert cls.rule_id == name
    assert cls.__name__ == name.title().replace("_", "")
    assert cls.__module__ == f"pretrade.filters.{name.lower()}"
    assert cls.scope in set(Scope)


@pytest.mark.parametrize("turned", [False, True])
def test_violations_come_in_the_order_of_the_exchange_whatever_the_order_of_the_json(
    turned: bool,
) -> None:
    filters = EVERY_FILTER[::-1] if turned else EVERY_FILTER
    everywhere = EVERYWHERE[::-1] if turned else EVERYWHERE
    report = judged(
        filters,
        limit(icebergQty="0.1"),
        market=Market(last_price="10"),
        account=Account(balances={}, open_orders=[open_order(iceberg_qty="1")]),
        everywhere=everywhere,
    )

    refusing = list(dict.fromkeys(one.rule for one in report.violations if one.rule in FILTERS))
    assert refusing == [name for name in FILTERS if name in refusing]
    assert len(refusing) == len(EVERY_FILTER) + len(EVERYWHERE)


def test_an_absent_filter_is_no_rule() -> None:
    report = judged([], limit(icebergQty="0.1"))

    assert not [one for one in report.violations if one.rule in FILTERS]
    assert not [one for one in report.unevaluated if one.rule in FILTERS]


def test_filters_are_values() -> None:
    one, other = (exchange_with(*EVERY_FILTER)["AB"].filters for _ in range(2))

    assert dict(one) == dict(other)
    assert len({*one.values(), *other.values()}) == len(EVERY_FILTER)
    with pytest.raises(AttributeError):
        one["LOT_SIZE"].step_size = 1
