"""The filters that an account has of its own on a symbol: `MyFilters`."""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Self

import attrs

from pretrade.errors import InvalidFacts
from pretrade.facts.fact_values import expect_names, fact_list, fact_mapping, fact_name, fact_text
from pretrade.json_values import json_copy, show

_ARRAYS = ("exchangeFilters", "symbolFilters", "assetFilters")


@attrs.frozen
class MyFilters:
    """What ``myFilters`` replies of one symbol: equal replies are equal, and can be keys.

    It is kept as text, since what it says is read by the symbol that is judged by it.

    Source: "Query relevant filters" of 2025-09-29.

    >>> mine = MyFilters.read({"assetFilters": [{"filterType": "MAX_ASSET"}]}, "myFilters.BTCUSDT")
    >>> mine.symbol_filters, mine.asset_filters
    ([], [{'filterType': 'MAX_ASSET'}])
    """

    _text: str

    @classmethod
    def read(cls, given: object, path: str) -> Self:
        """Read a reply; an array that is left out is empty.

        Raises:
            InvalidFacts: it is no such reply.
        """
        reply = fact_mapping(given, path)
        expect_names(reply, path, _ARRAYS, reply=reply.keys() >= set(_ARRAYS))
        arrays = {name: fact_list(reply.get(name, ()), f"{path}.{name}") for name in _ARRAYS}
        for name, rows in arrays.items():
            for place, row in enumerate(rows):
                one = fact_mapping(row, f"{path}.{name}[{place}]")
                fact_text(one.get("filterType"), f"{path}.{name}[{place}].filterType")
        try:
            return cls(json.dumps(json_copy(arrays), sort_keys=True, default=str))
        except (TypeError, ValueError, RecursionError) as error:
            raise InvalidFacts(path, f"{show(given)} is not JSON") from error

    @property
    def exchange_filters(self) -> list[dict[str, Any]]:
        """The filters that hold everywhere on the exchange, as the reply has them."""
        return self._array("exchangeFilters")

    @property
    def symbol_filters(self) -> list[dict[str, Any]]:
        """The filters of the symbol."""
        return self._array("symbolFilters")

    @property
    def asset_filters(self) -> list[dict[str, Any]]:
        """The filters of assets, of which only this reply tells."""
        return self._array("assetFilters")

    def _array(self, name: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = json.loads(self._text)[name]
        return rows


OwnFilters = Mapping[str, MyFilters]


def read_my_filters(given: object) -> OwnFilters | None:
    """Read a mapping symbol → its ``myFilters`` reply; None: the account has none of its own.

    Raises:
        InvalidFacts: a reply is none.
    """
    if given is None:
        return None
    filters = {
        fact_name(symbol, "myFilters"): reply
        if isinstance(reply, MyFilters)
        else MyFilters.read(reply, f"myFilters.{symbol}")
        for symbol, reply in fact_mapping(given, "myFilters").items()
    }
    return MappingProxyType(filters)
