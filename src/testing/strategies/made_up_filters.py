"""Made-up filters, as exchangeInfo has them: `made_up_filters`.

Amounts are whole numbers of 10^-8. What is valued at ``worth`` goes by the typical price and
quantity of the grids before it, so that there is room for legal orders whatever the grids.
"""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any

import attrs
from hypothesis import strategies as st

from pretrade.enums import STOP_TYPES
from pretrade.facts.fact import OPEN_HERE
from pretrade.filters import FILTERS
from pretrade.filters.open_count import OpenCount
from pretrade.testing.strategies.drawing import one_of, some_of
from pretrade.testing.strategies.made_up_rows import UNIT, MadeUpRow, written

Json = dict[str, Any]

_BANDS = (("5", "0.2"), ("2", "0.5"), ("1.1", "0.9"), ("1.0500", "0.9500"), ("1.2", "1"))
_MINUTES = (5, 1, 0)
_FEW = (5, 1, 10)
_LIMITS = {
    **{(True, kind): _FEW for kind in OPEN_HERE},
    (True, "orders"): (200, 25, 12),
    (False, "orders"): (1000, 250),
    (False, "algos"): (200, 11),
    (False, "icebergs"): (20, 11),
    (False, "lists"): (40, 11),
}
"""On one symbol, or on all; what is counted → how many there may be."""

_YES_FIRST = (True, False)
_NO_ROW = MadeUpRow(0, 0, 0)


@attrs.frozen
class FilterMaker:
    """Makes filters that leave room for orders around typical prices and quantities.

    Attributes:
        prices: the grid of prices.
        quantities: the grid of quantities.
        base_asset: what is traded.
        quote_asset: what it is paid with.
    """

    draw: st.DrawFn
    prices: MadeUpRow
    quantities: MadeUpRow
    base_asset: str
    quote_asset: str

    @property
    def worth(self) -> int:
        """What a typical order is worth."""
        return max(1, self.prices.typical(10**4) * self.quantities.typical(100) // UNIT)

    def _one_of(self, *options: Any) -> Any:  # noqa: ANN401  any JSON value
        return one_of(self.draw, options)

    def price_filter(self) -> Json:
        """PRICE_FILTER."""
        return _grid(self.prices, "minPrice", "maxPrice", "tickSize")

    def lot_size(self) -> Json:
        """LOT_SIZE."""
        return _grid(self.quantities, "minQty", "maxQty", "stepSize")

    def market_lot_size(self) -> Json:
        """MARKET_LOT_SIZE: only a maximum, as nearly all real ones, or a grid of its own."""
        most = self.quantities.typical(self._one_of(10**5, 5000)) + self._one_of(0, 1)
        row = MadeUpRow(0, most, 0)
        step = self.quantities.step
        if step and self._one_of(*_YES_FIRST[::-1]):
            row = MadeUpRow(self._one_of(0, 2 * step, step), most, step * self._one_of(2, 1, 5))
        return _grid(row, "minQty", "maxQty", "stepSize")

    def percent_price(self) -> Json:
        """PERCENT_PRICE."""
        up, down = self._one_of(*_BANDS)
        return {"multiplierUp": up, "multiplierDown": down, **self._minutes()}

    def percent_price_by_side(self) -> Json:
        """PERCENT_PRICE_BY_SIDE."""
        bids, asks = self._one_of(*_BANDS), self._one_of(*_BANDS)
        return {
            "bidMultiplierUp": bids[0],
            "bidMultiplierDown": bids[1],
            "askMultiplierUp": asks[0],
            "askMultiplierDown": asks[1],
            **self._minutes(),
        }

    def min_notional(self) -> Json:
        """MIN_NOTIONAL."""
        least = written(self._least_worth())
        return {"minNotional": least, **self._flags("applyToMarket"), **self._minutes()}

    def notional(self) -> Json:
        """NOTIONAL."""
        least = self._least_worth()
        return {
            "minNotional": written(least),
            "maxNotional": written(least * self._one_of(10**7, 10**6) + self._one_of(0, 1)),
            **self._flags("applyMinToMarket", "applyMaxToMarket"),
            **self._minutes(),
        }

    def iceberg_parts(self) -> Json:
        """ICEBERG_PARTS."""
        return {"limit": self._one_of(10, 1, 2, 100)}

    def trailing_delta(self) -> Json:
        """TRAILING_DELTA: four bounds, mostly different."""
        low = self._one_of(10, 1, 50)
        return {
            "minTrailingAboveDelta": low,
            "maxTrailingAboveDelta": low + self._one_of(1990, 100, 3),
            "minTrailingBelowDelta": low + self._one_of(0, 5),
            "maxTrailingBelowDelta": low + self._one_of(2000, 150, 5),
        }

    def max_position(self) -> Json:
        """MAX_POSITION."""
        most = self.quantities.typical(100) * self._one_of(10**4, 1000) + self._one_of(0, 1)
        return {"maxPosition": written(most)}

    def max_asset(self) -> Json:
        """MAX_ASSET: of either asset."""
        if self._one_of(*_YES_FIRST):
            return {"asset": self.quote_asset, "limit": written(1000 * self.worth)}
        return {"asset": self.base_asset, "limit": written(self.quantities.typical(10**4))}

    def max_num_order_amends(self) -> Json:
        """MAX_NUM_ORDER_AMENDS."""
        return {"maxNumOrderAmends": self._one_of(*_FEW)}

    def count(self, kind: type[OpenCount]) -> Json:
        """Any filter that counts open orders; old ones call the number ``limit``."""
        names = filter(None, (kind.bound, kind.old_bound))
        return {
            self._one_of(*names): self._one_of(*_LIMITS[kind.opened is OPEN_HERE, kind.counted])
        }

    def _least_worth(self) -> int:
        divisor: int = self._one_of(100, 10_000, 10, 37)
        return max(1, self.worth // divisor)

    def _minutes(self) -> Json:
        minutes = self._one_of(*_MINUTES)
        return {"avgPriceMins": minutes} if minutes or self._one_of(*_YES_FIRST) else {}

    def _flags(self, *names: str) -> Json:
        return {name: self._one_of(*_YES_FIRST) for name in names}


def _grid(row: MadeUpRow, *names: str) -> Json:
    amounts = (row.low, row.high, row.step)
    return {name: written(amount) for name, amount in zip(names, amounts, strict=True)}


_COUNTS: Mapping[str, type[OpenCount]] = {
    name: kind for name, kind in FILTERS.items() if issubclass(kind, OpenCount)
}
_HERE = {name: kind for name, kind in _COUNTS.items() if kind.opened is OPEN_HERE}

_MAKERS: Mapping[str, Callable[..., Json]] = {
    "PRICE_FILTER": FilterMaker.price_filter,
    "PERCENT_PRICE": FilterMaker.percent_price,
    "LOT_SIZE": FilterMaker.lot_size,
    "MIN_NOTIONAL": FilterMaker.min_notional,
    "ICEBERG_PARTS": FilterMaker.iceberg_parts,
    "MARKET_LOT_SIZE": FilterMaker.market_lot_size,
    "PERCENT_PRICE_BY_SIDE": FilterMaker.percent_price_by_side,
    "NOTIONAL": FilterMaker.notional,
    "TRAILING_DELTA": FilterMaker.trailing_delta,
    "MAX_POSITION": FilterMaker.max_position,
    "MAX_NUM_ORDER_AMENDS": FilterMaker.max_num_order_amends,
    "MAX_ASSET": FilterMaker.max_asset,
    **{name: partial(FilterMaker.count, kind=kind) for name, kind in _COUNTS.items()},
}
"""Every filter that can be made up."""

MADE_UP = tuple(_MAKERS)
_OFTEN = ("PRICE_FILTER", "LOT_SIZE")
_WORTHS = ("MIN_NOTIONAL", "NOTIONAL", None)
_SELDOM = 8
_SOMETIMES = [
    name
    for name in _MAKERS
    if name not in {*_OFTEN, *_WORTHS, "MAX_ASSET"}  # exchangeInfo does not have the last
    and (name in _HERE or name not in _COUNTS)
]

FLAGS = {
    "ICEBERG_PARTS": "icebergAllowed",
    "TRAILING_DELTA": "allowTrailingStop",
    **{name: "icebergAllowed" for name, kind in _COUNTS.items() if kind.counted == "icebergs"},
    **{name: "ocoAllowed" for name, kind in _COUNTS.items() if kind.counted == "lists"},
}
"""Filter → the flag of the symbols on which it binds something."""

TYPES: Mapping[str, Collection[str]] = {
    "MARKET_LOT_SIZE": ["MARKET"],
    "TRAILING_DELTA": STOP_TYPES,
    **{name: STOP_TYPES for name, kind in _COUNTS.items() if kind.counted == "algos"},
}
"""Filter → the types of order that it binds."""


def symbol_filters(draw: st.DrawFn, maker: FilterMaker, having: Collection[str]) -> list[Json]:
    """Draw the filters of a symbol."""
    wanted = {one_of(draw, _WORTHS), *some_of(draw, _SOMETIMES), *having}
    wanted.update(some_of(draw, _OFTEN) if one_of(draw, range(_SELDOM)) == _SELDOM - 1 else _OFTEN)
    here = [name for name in _MAKERS if name in wanted and (name in _HERE or name not in _COUNTS)]
    return [{"filterType": name, **_MAKERS[name](maker)} for name in here]


def exchange_filters(draw: st.DrawFn, having: Collection[str]) -> list[Json]:
    """Draw the filters of the exchange: mostly none, as in every capture."""
    names = [name for name in _COUNTS if name not in _HERE]
    wanted = {*having, *(some_of(draw, names) if one_of(draw, (False, True)) else [])}
    maker = FilterMaker(draw, _NO_ROW, _NO_ROW, "", "")
    return [{"filterType": name, **_MAKERS[name](maker)} for name in names if name in wanted]
