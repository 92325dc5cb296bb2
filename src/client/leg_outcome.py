"""What became of one leg of a cancel-replace: `LegOutcome`."""

from collections.abc import Mapping
from typing import Any, Self

import attrs

from pretrade.json_values import is_object


@attrs.frozen
class LegOutcome:
    """The cancel, or the new order, of a cancel-replace.

    Attributes:
        result: ``SUCCESS``, ``FAILURE`` or ``NOT_ATTEMPTED``; ``UNKNOWN`` if not told.
        response: the order, or the error's ``code`` and ``msg``; empty when there is none.

    >>> leg = LegOutcome.of("FAILURE", {"code": -2011, "msg": "Unknown order sent."})
    >>> leg.ok, leg.code, str(leg)
    (False, -2011, 'FAILURE (-2011 Unknown order sent.)')
    """

    result: str
    response: Mapping[str, Any] = attrs.field(factory=dict[str, Any], hash=False)

    @classmethod
    def of(cls, result: object, response: object) -> Self:
        """Read the two fields that tell of a leg."""
        known = result if isinstance(result, str) else "UNKNOWN"
        return cls(known, response if is_object(response) else {})

    @property
    def ok(self) -> bool:
        """The leg succeeded."""
        return self.result == "SUCCESS"

    @property
    def code(self) -> int | None:
        """The error's code; None when the leg has no error."""
        code = self.response.get("code")
        return code if isinstance(code, int) else None

    @property
    def msg(self) -> str | None:
        """The error's text; None when the leg has no error."""
        msg = self.response.get("msg")
        return msg if isinstance(msg, str) else None

    def __str__(self) -> str:
        """Return the result, and the error if there is one."""
        return self.result if self.code is None else f"{self.result} ({self.code} {self.msg})"
