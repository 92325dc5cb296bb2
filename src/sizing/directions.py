"""Which way prices go by default: never to the disadvantage of the trader."""

from collections.abc import Mapping

from pretrade.enums import STOP_TYPES, OrderType, Rounding, Side, triggers_above

_ROUNDINGS = {word.value: word for word in Rounding}
_SIDES: Mapping[object, Side] = {word.value: word for word in Side}
_TYPES = {word.value: word for word in OrderType}
_BY_SIDE = {None: Rounding.NEAREST, "BUY": Rounding.DOWN, "SELL": Rounding.UP}


def rounding_of(given: Rounding | str) -> Rounding:
    """Return the member of a word.

    Raises:
        ValueError: it is no rounding.
    """
    found = _ROUNDINGS.get(given)
    if found is None:
        message = f"{given!r} is no rounding; there are {', '.join(_ROUNDINGS)}"
        raise ValueError(message)
    return found


def price_rounding(side: Side | str | None, rounding: Rounding | str | None) -> Rounding:
    """Return the rounding that was asked for; else a BUY goes down, a SELL up, neither nearest.

    >>> price_rounding("BUY", None).value, price_rounding("BUY", "up").value
    ('down', 'up')

    Raises:
        ValueError: there is no such side or rounding.
    """
    if rounding is not None:
        return rounding_of(rounding)
    found = _BY_SIDE.get(side)
    return _BY_SIDE[side_of(side)] if found is None else found


def stop_rounding(side: Side | str, order_type: OrderType | str) -> Rounding:
    """Return the rounding away from the market: up where a stop waits for a rise, else down.

    >>> stop_rounding("SELL", "STOP_LOSS_LIMIT").value
    'down'

    Raises:
        ValueError: there is no such side, or the type has no stop price.
    """
    kind = type_of(order_type)
    if kind not in STOP_TYPES:
        message = f"{kind} has no stop price; {', '.join(sorted(STOP_TYPES))} have"
        raise ValueError(message)
    return Rounding.UP if triggers_above(side_of(side), kind) else Rounding.DOWN


def side_of(given: Side | str | None) -> Side:
    """Return the member of a word, in any case.

    Raises:
        ValueError: it is no side.
    """
    found = _SIDES.get(given)
    return Side(str(given).upper()) if found is None else found


def type_of(given: OrderType | str) -> OrderType:
    """Return the member of a word, in any case.

    Raises:
        ValueError: it is no order type.
    """
    found = _TYPES.get(given)
    return OrderType(str(given).upper()) if found is None else found
