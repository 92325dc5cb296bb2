"""What an account has besides open orders: permissions, balances and order counts."""

from collections.abc import Mapping
from decimal import Decimal

from hypothesis import strategies as st

from pretrade.constraint.span import trimmed
from pretrade.decimals import EXACT, ZERO, add, divide_down, multiply
from pretrade.facts.balance import Balance
from pretrade.symbol import Symbol
from pretrade.testing.strategies.drawing import integers, one_of, some_of
from pretrade.testing.strategies.usual import PositionLimit, Usual

_MOST = Decimal(10) ** 18
_PARTS = Decimal(4)


def permissions(draw: st.DrawFn, symbol: Symbol, *, lacking: bool) -> frozenset[str]:
    """Draw permissions: one of each set that the symbol asks for and any others, or none of one."""
    asked = symbol.fields.permission_sets or ()
    if lacking:
        return frozenset({"LEVERAGED", "SPOT", "MARGIN"} - one_of(draw, asked))
    needed = [one_of(draw, sorted(one, key=_rank)) for one in asked]
    others = sorted({"SPOT", "MARGIN"}.union(*asked), key=_rank)
    return frozenset(needed).union(some_of(draw, others)) or frozenset({"SPOT"})


def _rank(permission: str) -> tuple[bool, str]:
    return permission != "SPOT", permission


def balances(draw: st.DrawFn, usual: Usual, breaking: str | None) -> Mapping[str, Balance]:
    """Draw how much is held: plenty, or what breaks a rule."""
    symbol, (least, greatest) = usual.symbol.fields, usual.quantities
    plenty = {
        symbol.base_asset: _round(greatest),
        symbol.quote_asset: _round(multiply(greatest, usual.high_price)),
    }
    held = {
        asset: Balance(multiply(much, Decimal(draw(integers(1, 9)))), _locked(draw, much))
        for asset, much in plenty.items()
        if asset is not None
    }
    if breaking == "BALANCE":
        poor = [Balance(0), Balance(0, least), Balance(divide_down(least, _PARTS))]
        return {asset: one_of(draw, poor) for asset in held}
    if usual.position is not None and symbol.base_asset is not None:
        held[symbol.base_asset] = _position(draw, usual, usual.position, breaking)
    return held


def _position(draw: st.DrawFn, usual: Usual, limit: PositionLimit, breaking: str | None) -> Balance:
    """Draw a position of a quarter to a half of the limit, or one that leaves no room."""
    quarter = divide_down(limit.most, _PARTS)
    if breaking != limit.rule:
        return Balance(quarter, one_of(draw, (ZERO, quarter)))
    excess = [usual.quantities[0]]
    if limit.counts_order:
        excess.insert(0, ZERO)
    return Balance(add(limit.most, one_of(draw, excess)), one_of(draw, (ZERO, quarter)))


def _locked(draw: st.DrawFn, much: Decimal) -> Decimal:
    return multiply(much, Decimal(draw(integers(0, 1))))


def _round(number: Decimal) -> Decimal:
    """Return a power of ten that is not less than a number, unless that is too much to read."""
    return min(trimmed(EXACT.scaleb(Decimal(1), number.adjusted() + 1)), _MOST)


def order_counts(draw: st.DrawFn, symbol: Symbol, *, full: bool) -> Mapping[tuple[str, int], int]:
    """Draw how many orders were placed: fewer than each limiter takes, or as many as one takes."""
    limiters = symbol.exchange.order_limits
    reached = one_of(draw, limiters) if full else None
    return {
        one.window: one.limit if one is reached else draw(integers(0, max(0, one.limit - 1)))
        for one in limiters
    }
