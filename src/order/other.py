"""Parameters that few requests carry: `Other`."""

from collections.abc import Iterable, Mapping
from typing import Any, Generic, Protocol, Self, TypeVar, overload

from pretrade.order.parameters import WIRE_NAMES, attribute

T = TypeVar("T")


class _HasOthers(Protocol):
    """A request: it keeps such parameters in one mapping."""

    @property
    def others(self) -> Mapping[str, Any]:
        """Wire name → value."""
        ...


class Other(Generic[T]):
    """A parameter of a request that is kept in ``others``; None when it was not given.

    A slot for each of fifty parameters would have to be set whenever an order is built, and almost
    none of them is ever given.
    """

    __slots__ = ("_wire",)

    def __set_name__(self, owner: type, name: str) -> None:
        """Find out which parameter it is: the one its attribute is named after."""
        self._wire = WIRE_NAMES[name]

    @overload
    def __get__(self, request: None, owner: type) -> Self: ...

    @overload
    def __get__(self, request: _HasOthers, owner: type) -> T | None: ...

    def __get__(self, request: _HasOthers | None, owner: type) -> Self | T | None:
        """Return what was given."""
        return self if request is None else request.others.get(self._wire)


def add_others(cls: type, names: Iterable[str]) -> None:
    """Give a class the parameters of these wire names that it has not got yet."""
    for own in map(attribute, names):
        if not hasattr(cls, own):
            parameter = Other[Any]()
            parameter.__set_name__(cls, own)
            setattr(cls, own, parameter)
