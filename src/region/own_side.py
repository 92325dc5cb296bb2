"""Where a price of a stop may go without passing the other one: `own_side`."""

from decimal import Decimal
from typing import TYPE_CHECKING

from pretrade.constraint import Interval
from pretrade.constraint.span import ANYTHING, same_side
from pretrade.decimals import ONE, add, multiply, subtract
from pretrade.enums import SELL, STOP_LOSS_LIMIT
from pretrade.order import Order, Request

if TYPE_CHECKING:
    from pretrade.region.region import Region
    from pretrade.region.row import Get

_BASIS_POINT = Decimal("1E-4")


def own_side(
    region: "Region", request: Request, name: str, value: Decimal, settled: "Get"
) -> Interval:
    """Return the values of a price that are not past the other price of its stop.

    Where both are the same they may part, but not so that the order rests once it is triggered.

    Args:
        region: the constraints and the facts.
        request: as it was given.
        name: of the price.
        value: that it has.
        settled: the prices as they are by now.
    """
    partner = region.plan.partners.get(name)
    if partner is not None:
        other, now = request.known(partner), settled(partner)
    elif name == "price" and request.shape.type is STOP_LOSS_LIMIT:
        other = now = _first_trigger(region, request)
    else:
        return ANYTHING
    if other is None or now is None:
        return ANYTHING
    below = (request.side is SELL) != name.lower().endswith("stopprice")
    return same_side(value, other, now, below=below)


def _first_trigger(region: "Region", request: Request) -> Decimal | None:
    """Return where a trailing stop is triggered that is placed now; None: it is none, or unknown.

    Without a stop price the last price is the first extreme that it trails. Source: "Spot Trailing
    Stop order FAQ" of 2022-06-15.
    """
    last = region.market.last_price
    if last is None or not isinstance(request, Order):
        return None
    delta = request.trailing_delta
    if delta is None:
        return None
    part = multiply(Decimal(delta), _BASIS_POINT)
    return multiply(last, subtract(ONE, part) if request.side is SELL else add(ONE, part))
