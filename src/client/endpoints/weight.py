"""How heavy a request is, by its parameters and from which day on: `Weight`."""

from collections.abc import Mapping
from datetime import date

import attrs

from pretrade.json_values import is_array

BASE_DATE = date(2022, 9, 30)
"""Before this day the weights of this day are given."""


@attrs.frozen
class Case:
    """A weight that holds when a parameter is given (``false`` is as good as not given).

    Attributes:
        parameter: its name.
        weight: what the request then weighs.
        most: only if its number, or the count of its list, is at most this.
        cap: the weight is that of each of its list, up to this in all; None: it is that of all.
    """

    parameter: str
    weight: int
    most: int | None = None
    cap: int | None = None

    def holds(self, params: Mapping[str, object]) -> bool:
        """Tell whether it holds for these parameters."""
        value = params.get(self.parameter)
        if value is None or value is False or value == "false":
            return False
        return self.most is None or _size(value) <= self.most

    def of(self, params: Mapping[str, object]) -> int:
        """Return the weight of a request of which it holds."""
        if self.cap is None:
            return self.weight
        return min(self.cap, self.weight * _size(params[self.parameter]))

    def __str__(self) -> str:
        """Return ``10 with limit up to 500``, or ``2 for each of symbols, at most 40``."""
        if self.cap is not None:
            return f"{self.weight} for each of {self.parameter}, at most {self.cap}"
        return f"{self.weight} with {self.parameter}" + (f" up to {self.most}" if self.most else "")


@attrs.frozen
class Weight:
    """How heavy the requests to an endpoint are since a day.

    Attributes:
        since: the first day.
        otherwise: the weight if no case holds.
        cases: the first that holds counts.

    >>> weight = Weight(BASE_DATE, 40, (Case("symbol", 1), Case("symbols", 20, most=100)))
    >>> weight.of({"symbol": "BTCUSDT"}), weight.of({"symbols": '["A","B"]'}), weight.of({})
    (1, 20, 40)
    """

    since: date
    otherwise: int
    cases: tuple[Case, ...] = ()

    def of(self, params: Mapping[str, object]) -> int:
        """Return the weight of a request with these parameters."""
        return next((one.of(params) for one in self.cases if one.holds(params)), self.otherwise)

    def __str__(self) -> str:
        """Return ``6 with symbol, otherwise 80``."""
        if not self.cases:
            return str(self.otherwise)
        return ", ".join([*map(str, self.cases), f"otherwise {self.otherwise}"])


def _size(value: object) -> int:
    """Return the number that a value is, or how many names a list (or its JSON text) has."""
    if is_array(value):
        return len(value)
    text = str(value)
    return (
        int(text) if text.isascii() and text.isdigit() and len(text) < 20 else text.count(",") + 1
    )
