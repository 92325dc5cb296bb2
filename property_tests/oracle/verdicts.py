"""What the oracle answers."""

from dataclasses import dataclass, field

Violated = tuple[str, str | None, str, str | None]
Unevaluated = tuple[str, frozenset[str]]
Product = tuple[str, str, str, str | None]


@dataclass(frozen=True)
class Verdicts:
    """The filters that refuse the request, and those that lack a fact; every other one passes."""

    #: (filterType, field or None, bound name, leg or None)
    violated: set[Violated] = field(default_factory=set[Violated])
    #: (filterType, names of the missing facts)
    unevaluated: set[Unevaluated] = field(default_factory=set[Unevaluated])
    #: (filterType, "price*quantity" in wire names, bound name, leg or None)
    products: set[Product] = field(default_factory=set[Product])

    def filters(self) -> set[str]:
        """Name the violated filters."""
        return {name for name, *_ in self.violated}

    def bounds(self) -> set[tuple[str, str]]:
        """Name the violated filters and bounds, without fields and legs."""
        return {(name, bound) for name, _, bound, _ in self.violated}

    def miss(self, filter_type: str, *facts: str) -> None:
        """Record that a filter could not be judged without these facts."""
        self.unevaluated.add((filter_type, frozenset(facts)))
