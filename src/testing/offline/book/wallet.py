"""The balances of one account: what is free, and what its open orders hold: `Wallet`."""

from collections.abc import Mapping
from decimal import Decimal

from pretrade.decimals import ZERO, add, subtract
from pretrade.facts.balance import Balance


class Wallet:
    """Free and locked amounts of every asset, exact.

    Attributes:
        free: asset → what can be spent.
        locked: asset → what open orders hold.
        touched: the assets that changed since the last report of the account, in order.
    """

    __slots__ = ("_known", "free", "locked", "touched")

    def __init__(self, balances: Mapping[str, Decimal]) -> None:
        """Start with these free amounts."""
        self.free = dict(balances)
        self.locked: dict[str, Decimal] = {}
        self.touched: dict[str, None] = {}
        self._known: dict[str, Balance] = {}

    def balance(self, asset: str) -> Balance:
        """Return what there is of an asset."""
        known = self._known.get(asset)
        if known is None:
            known = self._known[asset] = Balance.__new__(Balance)
            # Not through its readers, which look for what is no number: these are exact.
            object.__setattr__(known, "free", self.free.get(asset, ZERO))
            object.__setattr__(known, "locked", self.locked.get(asset, ZERO))
        return known

    def assets(self) -> list[str]:
        """Return the assets that were ever held, by name."""
        return sorted(self.free.keys() | self.locked.keys())

    def credit(self, asset: str, amount: Decimal) -> None:
        """Add to what is free."""
        self.free[asset] = add(self.free.get(asset, ZERO), amount)
        self._changed(asset)

    def spend(self, asset: str, amount: Decimal) -> None:
        """Pay with what is free."""
        self.free[asset] = subtract(self.free.get(asset, ZERO), amount)
        self._changed(asset)

    def lock(self, asset: str, amount: Decimal) -> None:
        """Set aside what an order needs."""
        self.free[asset] = subtract(self.free.get(asset, ZERO), amount)
        self.locked[asset] = add(self.locked.get(asset, ZERO), amount)
        self._changed(asset)

    def unlock(self, asset: str, amount: Decimal) -> None:
        """Give back what was set aside."""
        self.free[asset] = add(self.free.get(asset, ZERO), amount)
        self.locked[asset] = subtract(self.locked[asset], amount)
        self._changed(asset)

    def spend_locked(self, asset: str, amount: Decimal) -> None:
        """Pay with what was set aside."""
        self.locked[asset] = subtract(self.locked[asset], amount)
        self._changed(asset)

    def _changed(self, asset: str) -> None:
        self.touched[asset] = None
        self._known.pop(asset, None)
