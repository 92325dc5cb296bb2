"""What comes out of a check: a `Violation`, an `Unevaluated` or an `OrderWarning`.

These are facts only; the sentences for people are written in `pretrade.wording`.
"""

from collections.abc import Callable, Hashable, Mapping
from decimal import Decimal
from typing import Any, TypeAlias, TypeVar

import attrs

from pretrade.decimals import short
from pretrade.order.syntax import wire_text
from pretrade.wording import doubt, sentence, warning

REQUEST_CODE = -1013
"""The answer of filters that need only the request and prices [seen on the exchange]."""

ACCOUNT_CODE = -2010
"""The answer of rules that need the state of the account or the book [seen on the exchange]."""


T = TypeVar("T")
Later: TypeAlias = T | Callable[[], T]
Suggestions = tuple[Decimal | int | str, ...]


def _now(given: Later[T]) -> T:
    """Return what was given, or what it works out."""
    return given() if callable(given) else given  # pyright: ignore[reportReturnType]


@attrs.frozen
class Bound:
    """The limit that was broken: its name, as in exchangeInfo, and its value."""

    name: str
    value: Decimal | int | str | None


@attrs.frozen
class Violation:
    """One thing that the exchange would refuse.

    Attributes:
        rule: the stable id: the filterType, or the id of an order rule.
        field: the parameter at fault, by its name on the wire; None when none is.
        value: what was given for it.
        bound: the limit that it breaks; None where there is none.
        code: the exchange's error code.
        msg: the exchange's text.
        leg: which order of an order list; None for a single order.
    """

    rule: str
    code: int
    msg: str
    field: str | None = None
    value: Any = None
    bound: Bound | None = None
    _suggestions: "Later[Suggestions]" = attrs.field(default=(), alias="suggestions", eq=_now)
    leg: str | None = None
    _details: "Later[Mapping[str, Any]]" = attrs.field(
        factory=dict[str, Any], alias="details", eq=False
    )

    @property
    def suggestions(self) -> "Suggestions":
        """The nearest legal values, below and above; worked out when asked for."""
        return _now(self._suggestions)

    @property
    def details(self) -> Mapping[str, Any]:
        """Further numbers for the sentence, by name; worked out when asked for."""
        return _now(self._details)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle and copy with everything worked out."""
        given = (self.rule, self.code, self.msg, self.field, self.value, self.bound)
        return type(self), (*given, self.suggestions, self.leg, dict(self.details))

    @property
    def identity(self) -> Hashable:
        """What tells it from others; the value is left out, since anything may have been given."""
        return self.rule, self.field, self.leg, self.bound and self.bound.name, self.msg

    @property
    def text(self) -> str:
        """The violation as a sentence with its numbers, for people."""
        # To pyright a class that two files know of one another is two classes.
        return sentence(self)  # pyright: ignore[reportArgumentType]

    def __str__(self) -> str:
        """Return ``RULE: sentence [code message]``."""
        leg = f" ({self.leg} leg)" if self.leg else ""
        return f"{self.rule}{leg}: {self.text} [{self.code} {self.msg}]"

    def to_dict(self) -> dict[str, Any]:
        """Return a JSON-ready dict; numbers are plain strings."""
        found = {
            "rule": self.rule,
            "field": self.field,
            "value": None if self.value is None else wire_text(self.value),
            "bound": _bound_dict(self.bound),
            "code": self.code,
            "msg": self.msg,
            "text": self.text,
            "suggestions": [show_bound(value) for value in self.suggestions],
        }
        return {**found, "leg": self.leg} if self.leg else found


@attrs.frozen
class Unevaluated:
    """A rule that could not be judged.

    Attributes:
        rule: its id.
        missing: the names of the facts it lacks.
        leg: which order of an order list; None for a single order.
        doubted: the violation that it is if what is missing does not excuse it; None: nobody knows.
    """

    rule: str
    missing: tuple[str, ...]
    leg: str | None = None
    doubted: Violation | None = attrs.field(default=None, eq=False, repr=False)

    @property
    def text(self) -> str:
        """Why it is not evaluated, as a sentence for people; empty where the names say it all."""
        return "" if self.doubted is None else doubt(self.missing[0], self.doubted)  # pyright: ignore[reportArgumentType]

    def __str__(self) -> str:
        """Return ``RULE: not evaluated, needs …``, and why where there is more to say."""
        leg = f" ({self.leg} leg)" if self.leg else ""
        needs = f"not evaluated, needs {', '.join(self.missing) or 'its meaning'}"
        return f"{self.rule}{leg}: {needs}{self.text and f': {self.text}'}"

    def to_dict(self) -> dict[str, Any]:
        """Return a JSON-ready dict."""
        found: dict[str, Any] = {"rule": self.rule, "missing": list(self.missing)}
        if self.text:
            found["text"] = self.text
        return {**found, "leg": self.leg} if self.leg else found


@attrs.frozen
class OrderWarning:
    """Something that may become of an order which the exchange takes: it refuses nothing.

    Attributes:
        rule: the id of what it follows from, as ``PRICE_RANGE``.
        field: the parameter that it speaks of, by its name on the wire; None where there is none.
        value: what was given for it.
        bound: the limit that may be passed; None where there is none.
        leg: which order of an order list; None for a single order.
        numbers: those of its sentence, by name.
    """

    rule: str
    field: str | None = None
    value: Any = None
    bound: Bound | None = None
    leg: str | None = None
    numbers: Mapping[str, Any] = attrs.field(factory=dict[str, Any], hash=False)

    @property
    def text(self) -> str:
        """What may become of the order, as a sentence with its numbers, for people."""
        return warning(self)  # pyright: ignore[reportArgumentType]

    def __str__(self) -> str:
        """Return ``RULE: sentence``."""
        leg = f" ({self.leg} leg)" if self.leg else ""
        return f"{self.rule}{leg}: {self.text}"

    def to_dict(self) -> dict[str, Any]:
        """Return a JSON-ready dict; numbers are plain strings."""
        found = {
            "rule": self.rule,
            "field": self.field,
            "value": None if self.value is None else wire_text(self.value),
            "bound": _bound_dict(self.bound),
            "text": self.text,
        }
        return {**found, "leg": self.leg} if self.leg else found


Finding = Violation | Unevaluated | OrderWarning
Findings = tuple[Finding, ...]
"""What a rule returns: ``()`` when the order passes, and there is nothing to warn of."""


def _bound_dict(bound: Bound | None) -> dict[str, str | None] | None:
    return None if bound is None else {"name": bound.name, "value": show_bound(bound.value)}


def show_bound(value: Decimal | int | str | None) -> str | None:
    """Write a bound or a suggestion without trailing zeros.

    >>> show_bound(Decimal("0.00001000")), show_bound(20)
    ('0.00001', '20')
    """
    if value is None:
        return None
    return short(value) if isinstance(value, Decimal) else str(value)


def missing(rule: str, *facts: str) -> Findings:
    """Return the finding that ``rule`` could not be judged for want of these facts."""
    return (Unevaluated(rule, facts),)


def rejection(  # noqa: PLR0913, PLR0917  the fields of a violation
    rule: str,
    code: int,
    msg: str,
    field: str | None = None,
    value: Any = None,  # noqa: ANN401
    bound: Bound | None = None,
    *suggestions: Decimal | int | str | None,
    **details: Any,  # noqa: ANN401
) -> Findings:
    """Return the violation of an order rule, with the exchange's code and text."""
    nearest = tuple(one for one in suggestions if one is not None)
    return (Violation(rule, code, msg, field, value, bound, nearest, details=details),)
