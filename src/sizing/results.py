"""What sizing answers with, where one number is not enough: small named tuples."""

from decimal import Decimal
from typing import NamedTuple

from pretrade.decimals import short
from pretrade.order import Otoco
from pretrade.sizing.change import Change
from pretrade.wording import beyond_band


class Sellable(NamedTuple):
    """What one order can sell of a balance, and the rest.

    Attributes:
        quantity: the largest legal quantity, in the base asset; 0: nothing can be sold.
        dust: what stays behind.
    """

    quantity: Decimal
    dust: Decimal

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was not judged, in sentences; most often nothing."""
        return ()


class UnpricedSellable(Sellable):
    """What one order could sell of a balance, whatever it is worth: no price was given.

    >>> UnpricedSellable(Decimal("0.0001"), Decimal(0)).warnings[0]
    'it may be worth less than the minimum; give price=, or order_type="MARKET" together with \
market='
    """

    __slots__ = ()

    def __repr__(self) -> str:
        """Show the warning too: what is printed is read."""
        return f"{super().__repr__()[:-1]}, warnings={self.warnings})"

    @property
    def warnings(self) -> tuple[str, ...]:
        """Say that it may be too little to be sold."""
        way_out = 'give price=, or order_type="MARKET" together with market='
        return (f"it may be worth less than the minimum; {way_out}",)


class PriceBand(NamedTuple):
    """The smallest and the largest legal limit price, and the rules that set them.

    Attributes:
        low: the smallest, in the quote asset.
        high: the largest.
        low_rule: the id of the rule that forbids anything lower.
        high_rule: the id of the rule that forbids anything higher.
    """

    low: Decimal
    high: Decimal
    low_rule: str
    high_rule: str

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is better known before a stop is placed beyond it, in sentences."""
        rules = self.low_rule, self.high_rule
        return beyond_band(rules, f"the band is {short(self.low)} to {short(self.high)}")


class Fill(NamedTuple):
    """What a MARKET order for an amount of the quote asset would come to.

    Attributes:
        quantity: what is bought, in the base asset.
        spent: what it costs, in the quote asset.
        left: what remains of the amount, in the quote asset.
        warnings: why it buys less than it pays for, in sentences; most often nothing.
    """

    quantity: Decimal
    spent: Decimal
    left: Decimal
    warnings: tuple[str, ...] = ()


class BuyPlan(NamedTuple):
    """What will become of a quantity that is bought.

    Attributes:
        quantity: what is bought, in the base asset.
        fee: what of it the exchange keeps; 0 when the fee is paid in another asset.
        received: what arrives.
        sellable: the most of it that one order can sell.
        dust: what stays behind then.
        warnings: what is better known before buying, in sentences.
    """

    quantity: Decimal
    fee: Decimal
    received: Decimal
    sellable: Decimal
    dust: Decimal
    warnings: tuple[str, ...]


class ListPlan(NamedTuple):
    """A buy with a stop and a target behind it, and what may come of it.

    Attributes:
        request: ready to be sent: an `Otoco`, or an `Opoco`.
        quantity: what it buys, in the base asset.
        sold: what its pending orders sell, after the commission, in whole steps.
        dust: what of the purchase stays behind.
        cost: what the buy costs, in the quote asset.
        worst_loss: what is lost where the stop is hit, in the quote asset; commission is in it, and
            dust is worth nothing.
        gain: what is gained where the target is reached, likewise.
        changes: what was moved of the prices that were given.
        warnings: what is better known before it is sent, in sentences.
    """

    request: Otoco
    quantity: Decimal
    sold: Decimal
    dust: Decimal
    cost: Decimal
    worst_loss: Decimal
    gain: Decimal
    changes: tuple[Change, ...]
    warnings: tuple[str, ...]
