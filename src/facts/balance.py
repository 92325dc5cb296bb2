"""How much of an asset an account holds: `Balance`, and the shapes in which balances are given."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import attrs

from pretrade.decimals import ZERO, add
from pretrade.errors import InvalidFacts
from pretrade.facts.fact_values import (
    expect_names,
    fact_decimal,
    fact_list,
    fact_mapping,
    fact_name,
    fact_text,
)
from pretrade.json_values import is_object


def _free(given: object) -> Decimal:
    return fact_decimal(given, "free")


def _locked(given: object) -> Decimal:
    return fact_decimal(given, "locked")


@attrs.frozen
class Balance:
    """How much of one asset the account holds: free to spend, and locked in open orders.

    >>> Balance("1.5", "0.5").total
    Decimal('2.0')
    """

    free: Decimal = attrs.field(converter=_free)
    locked: Decimal = attrs.field(default=ZERO, converter=_locked)

    @property
    def total(self) -> Decimal:
        """Free and locked together."""
        return add(self.free, self.locked)


Balances = Mapping[str, Balance]

_NAMES = ("asset", "free", "locked")


def read_balances(given: object) -> Balances:
    """Read a mapping asset → `Balance`, its JSON, or just the free amount.

    Raises:
        InvalidFacts: a value is not what it should be.
    """
    balances = {
        fact_name(asset, "balances"): _balance(amount, f"balances.{asset}")
        for asset, amount in fact_mapping(given, "balances").items()
    }
    return MappingProxyType(balances)


def _balance(given: object, path: str) -> Balance:
    if isinstance(given, Balance):
        return given
    if is_object(given):
        expect_names(given, path, _NAMES, reply=given.keys() >= set(_NAMES))
        return Balance(
            fact_decimal(given.get("free"), f"{path}.free"),
            fact_decimal(given.get("locked", 0), f"{path}.locked"),
        )
    return Balance(fact_decimal(given, path))


def balances_of_reply(given: object) -> Balances:
    """Read the ``balances`` of an ``account`` reply, or a mapping.

    Raises:
        InvalidFacts: a value is not what it should be.
    """
    if is_object(given):
        return read_balances(given)
    rows = [fact_mapping(row, "balances") for row in fact_list(given, "balances")]
    balances: dict[str, Balance] = {}
    for row in rows:
        name = fact_name(row.get("asset"), "balances.asset")
        if name in balances:
            raise InvalidFacts(f"balances.{name}", "stands there twice")
        balances[name] = _balance(row, f"balances.{name}")
    return balances


def balances_of_ccxt(balance: Mapping[str, Any]) -> Balances:
    """Read the ``free`` and the ``used`` part of ccxt's balances.

    Raises:
        InvalidFacts: there are no such parts, or how much is free of an asset is not known.
    """
    free = fact_mapping(balance.get("free"), "balance.free")
    used = fact_mapping(balance.get("used") or {}, "balance.used")
    for asset in used:
        if free.get(asset) is None:  # ccxt tells it where it can
            raise InvalidFacts(f"balance.free.{asset}", "is not known")
    return {
        fact_text(asset, "balance.free"): Balance(
            fact_decimal(amount, f"balance.free.{asset}"),
            fact_decimal(used.get(asset) or 0, f"balance.used.{asset}"),
        )
        for asset, amount in free.items()
    }
