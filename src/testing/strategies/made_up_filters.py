"""Made-up filters, as exchangeInfo has them: `made_up_filters`.

Amounts are whole numbers of 10^-8. What is valued at ``worth`` goes by the typical price and
quantity of the grids before it, so that there is room for legal orders whatever the grids.
"""

from collections.abc import Callable, Mapping
from typing import Any

import attrs
from hypothesis import strategies as st

from pretrade.testing.strategies.drawing import one_of
from pretrade.testing.strategies.made_up_rows import UNIT, Row, written

Json = dict[str, Any]

_BANDS = (("5", "0.2"), ("2", "0.5"), ("1.1", "0.9"), ("1.0500", "0.9500"), ("1.2", "1"))
_MINUTES = (5, 1, 0)
_MANY, _FEW = (200, 25, 12), (5, 1, 10)
_YES_FIRST = (True, False)


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
    prices: Row
    quantities: Row
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
        row = Row(0, most, 0)
        step = self.quantities.step
        if step and self._one_of(*_YES_FIRST[::-1]):
            row = Row(self._one_of(0, 2 * step, step), most, step * self._one_of(2, 1, 5))
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

    def count(self, limits: tuple[int, ...], *names: str) -> Callable[[], Json]:
        """Return what makes a filter that counts; old ones call the number ``limit``."""
        return lambda: {self._one_of(*names): self._one_of(*limits)}

    def _least_worth(self) -> int:
        divisor: int = self._one_of(100, 10_000, 10, 37)
        return max(1, self.worth // divisor)

    def _minutes(self) -> Json:
        minutes = self._one_of(*_MINUTES)
        return {"avgPriceMins": minutes} if minutes or self._one_of(*_YES_FIRST) else {}

    def _flags(self, *names: str) -> Json:
        return {name: self._one_of(*_YES_FIRST) for name in names}


def _grid(row: Row, *names: str) -> Json:
    amounts = (row.low, row.high, row.step)
    return {name: written(amount) for name, amount in zip(names, amounts, strict=True)}


def symbol_filters(maker: FilterMaker) -> Mapping[str, Callable[[], Json]]:
    """Return what makes each filter of a symbol."""
    return {
        "PRICE_FILTER": maker.price_filter,
        "PERCENT_PRICE": maker.percent_price,
        "LOT_SIZE": maker.lot_size,
        "MIN_NOTIONAL": maker.min_notional,
        "ICEBERG_PARTS": maker.iceberg_parts,
        "MARKET_LOT_SIZE": maker.market_lot_size,
        "MAX_NUM_ORDERS": maker.count(_MANY, "maxNumOrders", "limit"),
        "MAX_NUM_ALGO_ORDERS": maker.count(_FEW, "maxNumAlgoOrders", "limit"),
        "PERCENT_PRICE_BY_SIDE": maker.percent_price_by_side,
        "NOTIONAL": maker.notional,
        "TRAILING_DELTA": maker.trailing_delta,
        "MAX_POSITION": maker.max_position,
        "MAX_NUM_ICEBERG_ORDERS": maker.count(_FEW, "maxNumIcebergOrders"),
        "MAX_NUM_ORDER_LISTS": maker.count(_FEW, "maxNumOrderLists"),
        "MAX_NUM_ORDER_AMENDS": maker.count(_FEW, "maxNumOrderAmends"),
        "MAX_ASSET": maker.max_asset,
    }
