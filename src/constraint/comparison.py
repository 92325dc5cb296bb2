"""The first form: one side is compared with another. `Comparison`, written with operators."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Self

import attrs

from pretrade.constraint.grid import Grid
from pretrade.constraint.span import Interval, solve
from pretrade.decimals import ONE, multiply, subtract
from pretrade.facts.fact import Fact, Facts, Number, Owner

MIRRORED = {">=": "<=", "<=": ">=", ">": "<", "<": ">"}
"""What is compared the other way round, where the sides change places."""


@attrs.define(eq=False)
class Term:
    """One side: ``(number - less) x facts x fields``.

    Not frozen, nor is a `Comparison`: a plan needs dozens of them, and frozen ones cost thrice as
    much to make. Nobody changes one.

    Attributes:
        number: what exchangeInfo says; 1 where it says nothing.
        name: what exchangeInfo calls the number.
        less: facts that are taken from the number.
        fields: parameters of the request that it is multiplied with.
        facts: facts that it is multiplied with.
        asset: what the number is an amount of, where a sentence needs it.
    """

    number: Number = ONE
    name: str = ""
    less: tuple[Fact, ...] = ()
    fields: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    asset: str = ""

    def __mul__(self, other: "Term | Fact") -> "Term":
        """Multiply with a field or a fact."""
        if isinstance(other, Fact):
            facts = (*self.facts, other)
            return Term(self.number, self.name, self.less, self.fields, facts, self.asset)
        fields, facts = (*self.fields, *other.fields), (*self.facts, *other.facts)
        return Term(self.number, self.name, self.less, fields, facts, self.asset)

    def __sub__(self, fact: Fact) -> "Term":
        """Take a fact from the number."""
        less = (*self.less, fact)
        return Term(self.number, self.name, less, self.fields, self.facts, self.asset)

    def __ge__(self, other: "Term | Fact") -> "Comparison":
        """State that it is at least the other side."""
        return _comparison(self, ">=", _term(other))

    def __le__(self, other: "Term | Fact") -> "Comparison":
        """State that it is at most the other side."""
        return _comparison(self, "<=", _term(other))

    def __gt__(self, other: "Term | Fact") -> "Comparison":
        """State that it is above the other side."""
        return _comparison(self, ">", _term(other))

    def __lt__(self, other: "Term | Fact") -> "Comparison":
        """State that it is below the other side."""
        return _comparison(self, "<", _term(other))

    def factor(self, facts: Facts) -> Number | None:
        """Return what the fields are multiplied with; None while a fact is unknown."""
        number = self.number if not self.less else self._left_over(facts)
        if number is None or not self.facts:
            return number
        for fact in self.facts:
            value = fact.read(facts)
            if value is None:
                return None
            number = value if number is ONE else multiply(number, value)
        return number

    def _left_over(self, facts: Facts) -> Number | None:
        """Return the number less the facts that are taken from it; None while one is unknown."""
        number = self.number
        for fact in self.less:
            value = fact.read(facts)
            if value is None:
                return None
            counts = type(number) is int and type(value) is int
            number = number - value if counts else subtract(number, value)  # ints are exact
        return number


def _term(side: Term | Fact) -> Term:
    return Term(facts=(side,)) if isinstance(side, Fact) else side


def _comparison(left: Term, relation: str, right: Term) -> "Comparison":
    """Compare two sides; where only the right one has fields, they change places."""
    if right.fields and not left.fields:
        return Comparison(right, MIRRORED[relation], left)
    return Comparison(left, relation, right)


def field(name: str) -> Term:
    """Return a parameter of the request as a side of a comparison."""
    return Term(fields=(name,))


def named(name: str, number: Number, asset: str = "") -> Term:
    """Return a number of exchangeInfo by its name there."""
    return Term(number, name, asset=asset)


PRICE, QUANTITY, STOP_PRICE = field("price"), field("quantity"), field("stopPrice")
AMOUNT, ICEBERG, DELTA = field("quoteOrderQty"), field("icebergQty"), field("trailingDelta")
WORTH = PRICE * QUANTITY
ICEBERGS = field("icebergs")
"""How many icebergs a request opens: those whose ``icebergQty`` is not 0."""


@attrs.define(eq=False)
class Comparison:
    """One comparison of a rule, and the few things that qualify it; changed with `but`.

    Attributes:
        left: one side.
        relation: ``<=``, ``>=``, ``<`` or ``>``.
        right: the other side.
        blames: the field at fault; None: the last one on the left; "": none.
        off_at_zero: a field or a fact whose value 0 means that there is nothing to judge.
        optional: it passes, instead of being unevaluated, while something it needs is missing.
        after: it is not reported while this other comparison is broken.
        answer: code and text, where they differ from the rule's; ``{}`` is the field to blame.
        shows: what the violation shows as the bound: by default the right side's number, fact or
            field; a fact instead, or nothing (False).
        unless: the request → the fact that would have to be known when it is broken; None: broken.
        of_list: the finding is the whole list's, even where one of its orders is to blame.
        disputed: the evidence that would have to be known when it is broken: nobody is sure that
            it holds. Nothing is moved for its sake.
    """

    left: Term
    relation: str
    right: Term
    blames: str | None = None
    off_at_zero: str | Fact | None = None
    optional: bool = False
    after: "Comparison | None" = None
    answer: tuple[int, str] | None = None
    shows: Fact | bool = True
    unless: Callable[[Any], str | None] | None = None
    of_list: bool = False
    disputed: str = ""

    def but(self, **changes: Any) -> Self:  # noqa: ANN401  any of the attributes
        """Return the same with some attributes changed."""
        return attrs.evolve(self, **changes)

    @property
    def blamed(self) -> str | None:
        """The field at fault when it is broken; None: none is."""
        if self.blames is not None:
            return self.blames or None
        return self.left.fields[-1] if self.left.fields else None

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that it compares."""
        return self.left.fields + self.right.fields

    @property
    def depends(self) -> bool:
        """Whether the numbers of a request decide if there is anything to judge."""
        return isinstance(self.off_at_zero, str) or self.after is not None or self.optional

    @property
    def is_beside(self) -> bool:
        """Whether a fact on the left stands alone, or may be 0: then it is no interval's end."""
        return bool(self.left.facts) and (not self.left.fields or self.off_at_zero is not None)

    @property
    def narrows(self) -> bool:
        """Whether it binds a field, or a product, by numbers alone, unless it is switched off."""
        left, right = self.left, self.right
        other = left.facts or right.facts or right.less or right.fields
        return bool(left.fields) and not other and not isinstance(self.off_at_zero, Fact)

    @property
    def is_fusible(self) -> bool:
        """Whether it does so for every request."""
        return self.narrows and self.off_at_zero is None

    @property
    def interval(self) -> Interval:
        """The values of the field, or the product, that keep it; of one that `is_fusible`."""
        scale, limit = Decimal(self.left.number), Decimal(self.right.number)
        return solve(scale, self.relation, limit, len(self.left.fields))

    @property
    def owners(self) -> tuple[Owner, ...]:
        """Whose facts it needs, of each fact."""
        found = tuple([one.owner for one in self.facts])
        off = self.off_at_zero
        return (*found, off.owner) if isinstance(off, Fact) else found

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that it needs, in the order in which they are named when they lack."""
        left, right = self.left, self.right
        return left.less + left.facts + right.less + right.facts


@attrs.frozen(eq=False)
class Unknown:
    """Instead of a constraint: what cannot even be said, for want of these facts.

    They are of the symbol or the order, as ``symbol:baseAsset``; none where no fact would help.
    """

    missing: tuple[str, ...] = ()


Constraint = Comparison | Grid | Unknown
"""What a rule states."""
