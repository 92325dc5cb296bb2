"""What a constraint asks, in words: `meaning`. Values of the moment have no part in it."""

from decimal import Decimal
from typing import NamedTuple

from pretrade.constraint.comparison import Comparison, Term
from pretrade.constraint.grid import Grid
from pretrade.decimals import ONE, short
from pretrade.facts.fact import PRICE_OF_ABOUT, Fact, Owner

Assets = tuple[str, str]
"""How the base and the quote asset are called."""


class Sentence(NamedTuple):
    """A sentence in its parts, so that sentences about one thing can be joined.

    Attributes:
        subject: what is bound; empty where the demand says it all.
        demand: what is asked of it.
        times: what the number of the demand is multiplied with.
    """

    subject: str
    demand: str
    times: str = ""

    def __str__(self) -> str:
        """Return the sentence."""
        return f"{self.subject} must be {self.demand}{self.times}" if self.subject else self.demand


_RELATIONS = {">=": "at least", "<=": "at most", ">": "above", "<": "below"}
_PRICE, _QUANTITY, _AMOUNT = (-1, 1), (1, 0), (0, 1)
_DIMENSIONS = {
    "price": _PRICE,
    "stopPrice": _PRICE,
    "quantity": _QUANTITY,
    "icebergQty": _QUANTITY,
    "quoteOrderQty": _AMOUNT,
}
"""Field → the powers of base and quote asset in its numbers."""


def meaning(of: Comparison | Grid, assets: Assets = ("", "")) -> Sentence:
    """Say what a constraint asks.

    >>> from pretrade.constraint import PRICE, WORTH, named
    >>> from pretrade.facts.fact import average_price
    >>> print(meaning(WORTH >= named("minNotional", 10), ("BTC", "USDT")))
    price × quantity must be at least minNotional 10 USDT
    >>> print(meaning(PRICE <= named("multiplierUp", 5) * average_price(5)))
    price must be at most multiplierUp 5 times the 5-minute average price

    Args:
        of: the constraint.
        assets: what its numbers are amounts of.
    """
    if isinstance(of, Grid):
        return Sentence(of.field, _grid(of))
    left, right = of.left, of.right
    if right.less and left.fields in _COUNTED:  # what the account has open, and what is added
        what, number = _less(right), short(Decimal(right.number))
        if left.number or left.fields:
            return Sentence("", f"at most {number} {what}, the new ones included")
        return Sentence(what, f"{_RELATIONS[of.relation]} {_number(of, assets)}")
    times = _product(right)
    if right.number == ONE and not right.name and times:
        return Sentence(_product(left), f"{_RELATIONS[of.relation]} {times}")
    less = f" less {_less(right)}" if right.less else ""
    demand = f"{_RELATIONS[of.relation]} {_number(of, assets)}{less}"
    return Sentence(_product(left), demand, times and f"{',' * bool(less)} times {times}")


_COUNTED: tuple[tuple[str, ...], ...] = ((), ("icebergs",))


def is_trivial(of: Comparison | Grid) -> bool:
    """Tell whether it is kept by every number: nothing is below 0."""
    return isinstance(of, Comparison) and of.relation == ">=" and not of.right.number


def _grid(of: Grid) -> str:
    if of.written:
        return f"a number of at most the {of.shown} decimals of {of.name}"
    plus = f"{short(of.shift)} plus " if of.shift else ""
    return f"{plus}a multiple of {of.name} {short(of.step)}"


def _number(of: Comparison, assets: Assets) -> str:
    """Return the number on the right by its name, with what it is an amount of."""
    right = of.right
    number, unit = short(Decimal(right.number)), right.asset or _unit(of, assets)
    if of.left.fields == ("trailingDelta",):
        unit = f"basis points ({short(Decimal(right.number).scaleb(-2))}%)"
    return " ".join(part for part in (right.name, number, unit) if part)


def _unit(of: Comparison, assets: Assets) -> str:
    left, right = _dimension(of.left), _dimension(of.right)
    found = left[0] - right[0], left[1] - right[1]
    if not of.left.fields:  # all that the account has of the base asset
        found = _QUANTITY
    return {_PRICE: assets[1], _QUANTITY: assets[0], _AMOUNT: assets[1]}.get(found, "")


def _dimension(side: Term) -> tuple[int, int]:
    parts = [_DIMENSIONS.get(name, (0, 0)) for name in side.fields]
    parts += [_PRICE for one in side.facts if one.owner is Owner.MARKET]
    return sum(one for one, _ in parts), sum(one for _, one in parts)


def _less(side: Term) -> str:
    return " and ".join(one.words for one in side.less)


def _product(side: Term) -> str:
    return " × ".join([*side.fields, *map(_called, side.facts)])


def _called(fact: Fact) -> str:
    return "the expected price" if fact.words == PRICE_OF_ABOUT else f"the {fact.words}"
