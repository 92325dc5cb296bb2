"""What few requests carry: `Extras`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import attrs

_NOTHING: Mapping[str, Any] = MappingProxyType({})


@attrs.frozen
class Extras:
    """The parameters of a request that have no slot of their own, and what could not be read.

    A slot for each of fifty parameters would have to be set whenever an order is built, and almost
    none of them is ever given.

    Attributes:
        others: wire name → value.
        malformed: parameters that the exchange could not read, as they were given.
        unknown: parameters that the request does not have, as they were given.
    """

    others: Mapping[str, Any] = _NOTHING
    malformed: Mapping[str, object] = _NOTHING
    unknown: Mapping[str, object] = _NOTHING


NO_EXTRAS = Extras()
