"""The table of endpoints."""

from datetime import date

import pytest

from pretrade.client.endpoints import ENDPOINTS, Endpoint, Security
from pretrade.client.endpoints.weight import BASE_DATE

BEFORE, AFTER, NOW = date(2023, 8, 24), date(2023, 8, 25), date(2026, 7, 21)

# name: weights on the base date, after the doubling of 2023-08-25, and in July 2026, where they
# follow from the parameters beside. rest-api.md of those dates.
WEIGHTS: list[tuple[str, dict[str, object], int, int, int]] = [
    ("ping", {}, 1, 1, 1),
    ("time", {}, 1, 1, 1),
    ("exchange_info", {}, 10, 20, 20),
    ("depth", {}, 1, 2, 5),
    ("depth", {"limit": 100}, 1, 2, 5),
    ("depth", {"limit": 101}, 5, 10, 25),
    ("depth", {"limit": 1000}, 10, 20, 50),
    ("depth", {"limit": 1001}, 50, 100, 250),
    ("trades", {}, 1, 2, 25),
    ("klines", {}, 1, 2, 2),
    ("avg_price", {}, 1, 2, 2),
    ("reference_price", {}, 2, 2, 2),
    ("reference_price_calculation", {}, 2, 2, 2),
    ("execution_rules", {"symbol": "A"}, 2, 2, 2),
    ("execution_rules", {"symbols": 19 * ["A"]}, 38, 38, 38),
    ("execution_rules", {"symbols": 21 * ["A"]}, 40, 40, 40),
    ("execution_rules", {}, 40, 40, 40),
    ("ticker_24hr", {"symbol": "A"}, 1, 2, 2),
    ("ticker_24hr", {"symbols": 20 * ["A"]}, 1, 2, 2),
    ("ticker_24hr", {"symbols": 21 * ["A"]}, 20, 40, 40),
    ("ticker_24hr", {"symbols": 101 * ["A"]}, 40, 80, 80),
    ("ticker_24hr", {}, 40, 80, 80),
    ("ticker_price", {"symbol": "A"}, 1, 2, 2),
    ("ticker_price", {"symbols": ["A"]}, 2, 4, 4),
    ("book_ticker", {"symbol": "A"}, 1, 2, 2),
    ("book_ticker", {}, 2, 4, 4),
    ("new_order", {}, 1, 1, 1),
    ("test_order", {}, 1, 1, 1),
    ("test_order", {"computeCommissionRates": True}, 1, 1, 20),
    ("query_order", {}, 2, 4, 4),
    ("cancel_order", {}, 1, 1, 1),
    ("cancel_all", {}, 1, 1, 1),
    ("cancel_replace", {}, 1, 1, 1),
    ("open_orders", {"symbol": "A"}, 3, 6, 6),
    ("open_orders", {}, 40, 80, 80),
    ("all_orders", {}, 10, 20, 20),
    ("new_oco", {}, 1, 1, 1),
    ("new_order_list_oco", {}, 1, 1, 1),
    ("query_order_list", {}, 2, 4, 4),
    ("cancel_order_list", {}, 1, 1, 1),
    ("all_order_lists", {}, 10, 20, 20),
    ("open_order_lists", {}, 3, 6, 6),
    ("account", {}, 10, 20, 20),
    ("my_trades", {"symbol": "A"}, 10, 20, 20),
    ("my_trades", {"symbol": "A", "orderId": 1}, 10, 20, 5),
    ("order_count_usage", {}, 20, 40, 40),
    ("order_amendments", {"symbol": "A", "orderId": 1}, 4, 4, 4),
    ("my_prevented_matches", {"symbol": "A", "orderId": 1}, 10, 20, 20),
    ("my_prevented_matches", {"symbol": "A", "preventedMatchId": 1}, 1, 2, 2),
    ("my_allocations", {"symbol": "A"}, 10, 20, 20),
    ("account_commission", {"symbol": "A"}, 20, 20, 20),
    ("my_filters", {"symbol": "A"}, 40, 40, 40),
    ("start_user_data_stream", {}, 1, 2, 2),
    ("keep_alive_user_data_stream", {}, 1, 2, 2),
    ("close_user_data_stream", {}, 1, 2, 2),
    ("new_oto", {}, 1, 1, 1),
    ("new_otoco", {}, 1, 1, 1),
    ("new_opo", {}, 1, 1, 1),
    ("new_opoco", {}, 1, 1, 1),
    ("new_sor_order", {}, 1, 1, 1),
    ("test_sor_order", {}, 1, 1, 1),
    ("test_sor_order", {"computeCommissionRates": True}, 1, 1, 20),
    ("amend_order", {}, 4, 4, 4),
    ("new_margin_oto", {}, 6, 6, 6),
    ("new_margin_otoco", {}, 6, 6, 6),
    ("new_margin_order", {}, 6, 6, 6),
    ("new_margin_oco", {}, 6, 6, 6),
]


@pytest.mark.parametrize(("name", "params", "base", "doubled", "now"), WEIGHTS)
def test_a_request_weighs_what_the_documents_of_its_day_say(
    name: str, params: dict[str, object], base: int, doubled: int, now: int
) -> None:
    endpoint = ENDPOINTS[name]

    assert endpoint.weight(params, BASE_DATE) == base
    assert endpoint.weight(params, BEFORE) == base
    assert endpoint.weight(params, AFTER) == doubled
    assert endpoint.weight(params, NOW) == now
    assert endpoint.weight(params, date(2019, 1, 1)) == base


def test_every_endpoint_is_weighed_here() -> None:
    assert {name for name, *_ in WEIGHTS} == set(ENDPOINTS)


def test_trading_weighs_nothing_since_2026_04_02_if_it_succeeds() -> None:
    free = {name for name, one in ENDPOINTS.items() if one.free_since is not None}

    assert free == {
        *("new_order", "cancel_order", "cancel_all", "cancel_replace"),
        *("new_oco", "new_order_list_oco", "cancel_order_list", "new_sor_order"),
        *("new_oto", "new_otoco", "new_opo", "new_opoco"),
    }
    for name in free:
        endpoint = ENDPOINTS[name]
        assert endpoint.weight({}, date(2026, 4, 1), succeeded=True) == 1
        assert endpoint.weight({}, date(2026, 4, 2), succeeded=True) == 0
        assert endpoint.weight({}, date(2026, 4, 2)) == 1
    assert ENDPOINTS["account"].weight({}, NOW, succeeded=True) == 20


def test_how_many_orders_a_request_places() -> None:
    placing = {name: one.order_count for name, one in ENDPOINTS.items() if one.places_orders}

    assert placing == {
        "new_order": 1,
        "cancel_replace": 1,
        "new_oco": 2,
        "new_order_list_oco": 2,
        "new_margin_order": 1,
        "new_margin_oco": 2,
        "new_margin_oto": 2,
        "new_margin_otoco": 3,
        "new_oto": 2,
        "new_otoco": 3,
        "new_opo": 2,
        "new_opoco": 3,
        "new_sor_order": 1,
    }


@pytest.mark.parametrize("endpoint", ENDPOINTS.values(), ids=list(ENDPOINTS))
def test_a_row_is_whole(endpoint: Endpoint) -> None:
    assert endpoint.path.startswith(("/api/v3/", "/sapi/v1/"))
    assert (endpoint.method != "GET") or endpoint.placement == "query"
    assert set(endpoint.mandatory) <= set(endpoint.parameters)
    assert len(set(endpoint.parameters)) == len(endpoint.parameters)
    assert ("recvWindow" in endpoint.parameters) == endpoint.security.signed
    assert not {"timestamp", "signature"} & set(endpoint.parameters)
    assert endpoint.own_limits == endpoint.path.startswith("/sapi/")
    days = [weight.since for weight in endpoint.weights]
    assert days == sorted(set(days))


def test_no_two_rows_are_one_endpoint() -> None:
    places = {(one.method, one.path) for one in ENDPOINTS.values()}

    assert len(places) == len(ENDPOINTS)
    assert all(name == one.name for name, one in ENDPOINTS.items())


@pytest.mark.parametrize(
    ("security", "keyed", "signed"),
    [
        (Security.NONE, False, False),
        (Security.MARKET_DATA, True, False),
        (Security.USER_STREAM, True, False),
        (Security.USER_DATA, True, True),
        (Security.TRADE, True, True),
        (Security.MARGIN, True, True),
    ],
)
def test_what_a_security_type_asks_for(security: Security, keyed: bool, signed: bool) -> None:
    assert (security.keyed, security.signed) == (keyed, signed)


@pytest.mark.parametrize(
    ("name", "some"),
    [
        ("new_order", {"symbol", "trailingDelta", "strategyId", "selfTradePreventionMode"}),
        ("cancel_replace", {"cancelReplaceMode", "cancelOrderId", "stopPrice"}),
        ("new_oco", {"stopLimitTimeInForce", "limitIcebergQty", "listClientOrderId"}),
        ("new_order_list_oco", {"aboveType", "belowStopPrice"}),
        ("new_margin_order", {"isIsolated", "sideEffectType"}),
        ("test_order", {"computeCommissionRates"}),
    ],
)
def test_an_order_has_the_parameters_that_checks_know(name: str, some: set[str]) -> None:
    assert some <= set(ENDPOINTS[name].parameters)
    assert "isIsolated" not in ENDPOINTS["new_order"].parameters


def test_what_an_order_needs_whatever_its_type_is_mandatory() -> None:
    assert ENDPOINTS["new_order"].mandatory == ("symbol", "side", "type")
    assert ENDPOINTS["new_margin_oco"].mandatory[2:] == ("quantity", "price", "stopPrice")
    assert "LIMIT_MAKER" in ENDPOINTS["new_order"].parameters["type"].values
    assert ENDPOINTS["ticker_24hr"].parameters["type"].values == ("FULL", "MINI")


def test_the_stream_key_was_retired_and_the_list_form_of_oco_came() -> None:
    assert ENDPOINTS["start_user_data_stream"].until == date(2026, 2, 20)
    assert ENDPOINTS["new_order_list_oco"].since == date(2024, 4, 2)
