"""What few requests carry: `Extras`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import attrs

_NOTHING: Mapping[str, Any] = MappingProxyType({})
_NO_NAMES: frozenset[str] = frozenset()


@attrs.frozen(init=False)
class Extras:
    """The parameters of a request that have no slot of their own, and what could not be read.

    A slot for each of fifty parameters would have to be set whenever an order is built, and almost
    none of them is ever given.

    Attributes:
        others: wire name → value.
        malformed: parameters that the exchange could not read, as they were given.
        unknown: parameters that the request does not have, as they were given.
        floats: the amounts that were given as floats, by wire name. No part of what is sent.
    """

    others: Mapping[str, Any] = _NOTHING
    malformed: Mapping[str, object] = _NOTHING
    unknown: Mapping[str, object] = _NOTHING
    floats: frozenset[str] = attrs.field(default=_NO_NAMES, eq=False)

    def __init__(
        self,
        others: Mapping[str, Any] = _NOTHING,
        malformed: Mapping[str, object] = _NOTHING,
        unknown: Mapping[str, object] = _NOTHING,
        floats: frozenset[str] = _NO_NAMES,
    ) -> None:
        """Set every field, as attrs would at twice the price."""
        _set_others(self, others)
        _set_malformed(self, malformed)
        _set_unknown(self, unknown)
        _set_floats(self, floats)


_set_others, _set_malformed, _set_unknown, _set_floats = (
    getattr(Extras, name).__set__ for name in ("others", "malformed", "unknown", "floats")
)
NO_EXTRAS = Extras()
