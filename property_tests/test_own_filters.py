"""An account's own filters judge as the same filters in the document do."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import pretrade
from property_tests.small_cases import seeded_cases
from property_tests.strategies import Case
from property_tests.strategies.wire import Json

OF_ASSETS = "MAX_ASSET"


def reply(exchange: list[Json], symbol: list[Json]) -> Json:
    """Write filters as myFilters does."""
    return {
        "exchangeFilters": exchange,
        "symbolFilters": [one for one in symbol if one["filterType"] != OF_ASSETS],
        "assetFilters": [one for one in symbol if one["filterType"] == OF_ASSETS],
    }


def answers(case: Case, own: Json | None = None) -> tuple[Any, ...]:
    """Return everything that is said of a case: the report, the fit, what still fits."""
    info = pretrade.ExchangeInfo.load(case.exchange_info)
    (name,) = info
    account = pretrade.Account.from_json(case.account or {})
    if own is not None:
        account = account.with_my_filters(name, own)
    market = None if case.market is None else pretrade.Market.from_json(case.market)
    report = info.check(
        case.request, request=case.kind, market=market, account=account, as_of=case.as_of
    )
    fit = info.fit(
        case.request, request=case.kind, market=market, account=account, as_of=case.as_of
    )
    region = info[name].region(market=market, account=account, as_of=case.as_of)
    return (
        report.violations,
        set(report.unevaluated),
        fit.order.to_params(),
        fit.why,
        info[name].headroom(account),
        (region.prices, region.quantities, set(region.missing)),
    )


def with_filters(case: Case, exchange: list[Json], symbol: list[Json]) -> Case:
    """Return a case whose document has other filters."""
    (row,) = case.exchange_info["symbols"]
    document = {
        **case.exchange_info,
        "exchangeFilters": exchange,
        "symbols": [{**row, "filters": symbol}],
    }
    return case._replace(exchange_info=document)


def filters_of(case: Case) -> tuple[list[Json], list[Json]]:
    """Return the filters of the exchange, and those of the symbol."""
    (row,) = case.exchange_info["symbols"]
    return list(case.exchange_info["exchangeFilters"]), list(row["filters"])


class TestOwnFilters:
    """They stand in place of the document's, each by its filterType."""

    @given(seeded_cases)
    def test_those_of_the_document_once_more_change_nothing(self, case: Case) -> None:
        assert answers(case, reply(*filters_of(case))) == answers(case)

    @given(seeded_cases, st.sets(st.integers(0, 20)))
    def test_what_the_document_lacks_is_judged_as_if_it_had_it(
        self, case: Case, taken: set[int]
    ) -> None:
        exchange, symbol = filters_of(case)
        left = [one for place, one in enumerate(symbol) if place not in taken]
        moved = [one for place, one in enumerate(symbol) if place in taken]

        stripped = with_filters(case, [], left)

        assert answers(stripped, reply(exchange, moved)) == answers(case)

    @given(seeded_cases, seeded_cases)
    def test_what_the_document_says_otherwise_does_not_count(self, case: Case, other: Case) -> None:
        exchange, symbol = filters_of(case)
        others = {one["filterType"]: one for filters in filters_of(other) for one in filters}
        others.pop(OF_ASSETS, None)  # of another asset, it would count besides

        altered = with_filters(
            case,
            [others.get(one["filterType"], one) for one in exchange],
            [others.get(one["filterType"], one) for one in symbol],
        )

        assert answers(altered, reply(exchange, symbol)) == answers(case)
