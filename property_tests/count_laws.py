"""The laws that the count filters share: open ones and added ones are at most the limit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from property_tests.small_cases import Order, bounds, passes, small_case
from property_tests.strategies import Case
from property_tests.strategies.wire import Json

LIMIT: Order = {"type": "LIMIT", "timeInForce": "GTC", "quantity": "4", "price": "10"}
OCO: Order = {"kind": "oco", "quantity": "4", "price": "12", "stopPrice": "9", "side": "SELL"}


@dataclass(frozen=True)
class CountRule:
    """A count filter, what it counts, and requests that add so many of it."""

    name: str
    bound: str
    #: an open order that it counts, but for the number of its list
    counted: Json
    #: a request that adds some of what it counts -> how many
    adding: Sequence[tuple[Order, int]]
    #: a request that adds none of it; None: every request does
    other: Order | None

    @property
    def everywhere(self) -> bool:
        """Whether it counts over all symbols."""
        return self.name.startswith("EXCHANGE_")

    def case(self, limit: int, request: Order, orders: Sequence[Json] | None) -> Case:
        """Make a case with these open orders; None: they are unknown."""
        rule = {"filterType": self.name, self.bound: limit}
        account = None if orders is None else {"openOrders": [*orders]}
        if self.everywhere:
            return small_case([], everywhere=[rule], account=account, **request)
        return small_case(rule, account=account, **request)

    def open(self, count: int, symbol: str = "AB") -> list[Json]:
        """Make so many of what it counts, each of a list of its own if it is of one."""
        listed = "orderListId" in self.counted
        lists = [{"orderListId": number + 1} if listed else {} for number in range(count)]
        return [open_order(symbol, **{**self.counted, **one}) for one in lists]


def open_order(symbol: str = "AB", **more: object) -> dict[str, Any]:
    """Make an open order, a plain one unless told otherwise."""
    plain = {"side": "SELL", "type": "LIMIT", "origQty": "1", "status": "NEW", "orderListId": -1}
    return {"symbol": symbol, **plain, **more}


def uncounted(kind: CountRule) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Draw open orders that a filter does not count."""
    over = st.sampled_from(
        [
            open_order(**{**kind.counted, "status": status})
            for status in ("FILLED", "CANCELED", "EXPIRED", "REJECTED")
        ]
    )
    elsewhere = st.just(open_order("CD", **kind.counted))
    plain = st.just(open_order())
    makers = [over]
    if not kind.everywhere:
        makers.append(elsewhere)
    if kind.other is not None:
        makers.append(plain)
    return st.lists(st.one_of(makers), max_size=4)


def the_limit_may_be_reached_and_not_exceeded(
    kind: CountRule, request: Order, added: int, already: int
) -> None:
    """Open plus added = limit passes; one less is refused."""
    orders = kind.open(already)

    assert passes(kind.case(already + added, request, orders), kind.name)
    assert bounds(kind.case(already + added - 1, request, orders), kind.name) == {kind.bound}


def what_does_not_count_changes_nothing(
    kind: CountRule, request: Order, limit: int, already: int, others: Sequence[Json]
) -> None:
    """Orders that are over, elsewhere or of another sort change nothing; nor does the order."""
    orders = kind.open(already)
    plainly = bounds(kind.case(limit, request, orders), kind.name)

    assert bounds(kind.case(limit, request, [*orders, *others]), kind.name) == plainly
    assert bounds(kind.case(limit, request, [*others, *orders[::-1]]), kind.name) == plainly


def symbols_add_up_or_do_not(kind: CountRule, request: Order, limit: int, here: int) -> None:
    """Orders of another symbol count for the exchange and not for the symbol."""
    orders = [*kind.open(here), *kind.open(limit)[here:]]
    moved = [*kind.open(here), *({**one, "symbol": "CD"} for one in kind.open(limit)[here:])]
    alone = bounds(kind.case(limit, request, orders[:here]), kind.name)
    together = bounds(kind.case(limit, request, orders), kind.name)

    assert bounds(kind.case(limit, request, moved), kind.name) == (
        together if kind.everywhere else alone
    )


def unknown_orders_leave_it_open_where_it_binds(kind: CountRule, request: Order) -> None:
    """Without the open orders it is not evaluated; what it does not bind passes."""
    assert bounds(kind.case(9, request, None), kind.name) == {"?"}
    if kind.other is not None:
        assert passes(kind.case(0, kind.other, None), kind.name)
        assert passes(kind.case(0, kind.other, kind.open(5)), kind.name)
