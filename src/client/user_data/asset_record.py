"""What the stream has said of one asset: ``outboundAccountPosition`` and ``balanceUpdate``.

Source: "Account Update" and "Balance Update", user data stream documentation of 2022-08-08.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Self

import attrs

from pretrade.client.user_data.event_fields import (
    Event,
    field_path,
    name_field,
    signed_field,
    time_field,
)
from pretrade.decimals import ZERO, add
from pretrade.facts.balance import Balance
from pretrade.facts.fact_values import fact_decimal, fact_list, fact_mapping, fact_name

Mark = tuple[int, int]
"""The time of the account update ``u`` and of its event ``E``, in microseconds."""


@attrs.frozen
class Delta:
    """One ``balanceUpdate``: two that are alike in everything are one.

    Attributes:
        asset: what came or went.
        at: when it was cleared (``T``), in microseconds.
        event_time: when it was sent (``E``), in microseconds.
        amount: how much; negative when it went.
    """

    asset: str
    at: int
    event_time: int
    amount: Decimal

    @classmethod
    def read(cls, event: Event) -> Self:
        """Read the event.

        Raises:
            InvalidFacts: a field is missing or cannot be read; its path says which.
        """
        return cls(
            asset=name_field(event, "a"),
            at=time_field(event, "T"),
            event_time=time_field(event, "E"),
            amount=signed_field(event, "d"),
        )


@attrs.frozen
class Position:
    """One ``outboundAccountPosition``: what the account holds, of the assets that changed.

    Attributes:
        mark: when: of two positions the later one has the higher mark.
        balances: asset → what the account holds, whatever it held before.
    """

    mark: Mark
    balances: Mapping[str, Balance] = attrs.field(hash=False)

    @property
    def at(self) -> int:
        """When the account was updated, in microseconds."""
        return self.mark[0]

    @classmethod
    def read(cls, event: Event) -> Self:
        """Read the event.

        Raises:
            InvalidFacts: a field is missing or cannot be read; its path says which.
        """
        place = field_path(event, "B")
        balances: dict[str, Balance] = {}
        for index, given in enumerate(fact_list(event.get("B"), place)):
            path = f"{place}[{index}]"
            row = fact_mapping(given, path)
            balances[fact_name(row.get("a"), f"{path}.a")] = Balance(
                free=fact_decimal(row.get("f"), f"{path}.f"),
                locked=fact_decimal(row.get("l"), f"{path}.l"),
            )
        return cls((time_field(event, "u"), time_field(event, "E")), balances)


@attrs.frozen
class AssetRecord:
    """The balance of one asset: the latest position, and the deltas that came after it.

    A position already contains the deltas cleared until its ``u``: they are dropped, and stay
    dropped when they come again. So the sequence of the events does not matter.

    Attributes:
        base: what the latest position said.
        mark: that position's; None: only the account that the state began with.
        told: what other positions with the same mark said before.
        deltas: what was cleared after the position.
    """

    base: Balance
    mark: Mark | None = None
    told: frozenset[Balance] = frozenset()
    deltas: frozenset[Delta] = frozenset()

    def positioned(self, mark: Mark, balance: Balance) -> Self:
        """Return the record with one more position in it."""
        if self.mark is not None and (mark < self.mark or self._has_told(mark, balance)):
            return self
        told = self.told | {self.base} if mark == self.mark else frozenset[Balance]()
        later = frozenset(delta for delta in self.deltas if delta.at > mark[0])
        return attrs.evolve(self, base=balance, mark=mark, told=told, deltas=later)

    def _has_told(self, mark: Mark, balance: Balance) -> bool:
        return mark == self.mark and (balance == self.base or balance in self.told)

    def moved(self, delta: Delta) -> Self:
        """Return the record with one more delta in it."""
        if self.mark is not None and delta.at <= self.mark[0]:
            return self
        return attrs.evolve(self, deltas=self.deltas | {delta})

    @property
    def balance(self) -> Balance:
        """What the account holds. Never less than nothing, whatever is still on its way."""
        if not self.deltas:
            return self.base
        free = self.base.free
        for delta in self.deltas:
            free = add(free, delta.amount)
        return Balance(max(ZERO, free), self.base.locked)
