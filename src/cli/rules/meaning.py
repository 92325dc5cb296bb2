"""What a filter asks of orders, in sentences: read from the constraints that it states."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import attrs

from pretrade.check import Scope
from pretrade.cli.rules.symbol_words import FLAGS
from pretrade.constraint import Comparison, Grid, Sentence, Unknown, is_trivial, meaning
from pretrade.context import Context
from pretrade.enums import MARKET, PRICED_TYPES, STOP_TYPES, OrderType, Side
from pretrade.filters.filter import Filter
from pretrade.order import Shape
from pretrade.sizing.sized import oco_shape, shape_of
from pretrade.symbol_fields import SymbolFields


@attrs.frozen
class Meaning:
    """What a filter asks of an order, in sentences.

    Attributes:
        holds: what must hold.
        disabled: what its numbers, or what the symbol does not take, switch off.
    """

    holds: tuple[str, ...]
    disabled: tuple[str, ...] = ()


class Kind(NamedTuple):
    """A kind of order.

    Attributes:
        type: the type of the order; OCO for a list.
        side: BUY or SELL.
        shape: of such a request.
        allowed_by: the yes-or-no field of the symbol that it needs, by its name in exchangeInfo.
    """

    type: str
    side: Side
    shape: Shape
    allowed_by: str = ""

    def is_of_type(self, fields: SymbolFields) -> bool:
        """Tell whether a symbol takes orders of the type, or does not say."""
        types = fields.order_types
        return types is None or bool(self.shape.legs) or self.type in types

    def switched_off_by(self, fields: SymbolFields) -> str:
        """Say which field of a symbol refuses such orders; empty: none does."""
        for name, attribute, words in FLAGS:
            if name == self.allowed_by and getattr(fields, attribute) is False:
                return f"{name} is false: the symbol takes no {words}"
        return ""


def _kinds() -> Iterator[Kind]:
    for side in Side:
        for one in OrderType:
            stop = ("stopPrice",) if one in STOP_TYPES else ()
            yield Kind(one, side, shape_of(one, side, stop))
            if stop:
                delta = shape_of(one, side, ("trailingDelta",))
                yield Kind(one, side, delta, "allowTrailingStop")
            if one in PRICED_TYPES:
                part = shape_of(one, side, (*stop, "icebergQty"))
                yield Kind(one, side, part, "icebergAllowed")
            if one is MARKET:
                amount = shape_of(one, side, ("quoteOrderQty",))
                yield Kind(one, side, amount, "quoteOrderQtyMarketAllowed")
        yield Kind("OCO", side, oco_shape(side), "ocoAllowed")


KINDS = tuple(_kinds())


TypeAndSide = tuple[str, str]
"""A type of order and a side."""


def meaning_of(one: Filter, context: Context) -> Meaning:
    """Return what a filter asks of orders on a symbol."""
    fields = context.symbol
    kinds = [kind for kind in KINDS if _is_seen(one.scope, kind)]
    taken = [kind for kind in kinds if kind.is_of_type(fields) and not kind.switched_off_by(fields)]
    stated = _Stated(one, context, taken)
    if stated.bound or stated.lacking:
        return Meaning((*stated.sentences(), *stated.lacking), tuple(one.switched_off()))
    refused = [kind for kind in kinds if kind not in taken]
    reasons = _reasons(one, context, refused) or ("it binds no new order on this symbol",)
    return Meaning((), (*one.switched_off(), *reasons))


def _is_seen(scope: Scope, kind: Kind) -> bool:
    """Tell whether a filter looks at a request, and not at the orders of which it is made."""
    return scope not in ({Scope.ORDER, Scope.SINGLE} if kind.shape.legs else {Scope.LIST})


def _reasons(one: Filter, context: Context, refused: Iterable[Kind]) -> tuple[str, ...]:
    """Say why the symbol takes none of the orders that a filter binds."""
    fields = context.symbol
    bound = [kind for kind in refused if any(one.constraints(kind.shape, context))]
    flags = dict.fromkeys(reason for kind in bound if (reason := kind.switched_off_by(fields)))
    if flags or not bound:
        return tuple(flags)
    return (f"orderTypes has no {' and no '.join(_distinct(kind.type for kind in bound))}",)


class _Stated:
    """What a filter states of each kind of order.

    Attributes:
        bound: sentence → the types and sides of which it is said.
        could: sentence → those that have the fields of which it speaks.
        lacking: what cannot be said, for want of fields of the symbol.
    """

    def __init__(self, one: Filter, context: Context, kinds: Sequence[Kind]) -> None:
        self.bound: dict[Sentence, set[TypeAndSide]] = {}
        self.could: dict[Sentence, set[TypeAndSide]] = {}
        missing: dict[str, None] = {}
        assets = _assets(context.symbol)
        for kind in kinds:
            for says in one.constraints(kind.shape, context):
                if isinstance(says, Unknown):
                    missing |= dict.fromkeys(says.missing)
                elif not is_trivial(says) and not _is_disputed(says):
                    sentence = meaning(says, assets)
                    self.bound.setdefault(sentence, set()).add((kind.type, kind.side))
                    if sentence not in self.could:
                        self.could[sentence] = _having(_fields(says), kinds)
        self.lacking = [f"it cannot be judged without {name}" for name in missing]

    def sentences(self) -> list[str]:
        """Return the sentences, those about one thing, and things of which one is said, joined."""
        demands: dict[tuple[str, str], list[Sentence]] = {}
        for one, bound in self.bound.items():
            only = _only(bound, self.could[one]) if one.subject else ""
            demands.setdefault((only, one.subject), []).append(one)
        subjects: dict[tuple[str, str], list[str]] = {}
        for (only, subject), all_of_it in demands.items():
            subjects.setdefault((only, _joined(all_of_it)), []).append(subject)
        return [
            f"{only}{_listed(some)} must be {demand}" if any(some) else f"{only}{demand}"
            for (only, demand), some in subjects.items()
        ]


def _is_disputed(says: Comparison | Grid) -> bool:
    """Tell whether nobody is sure that it holds: the documents do not say it."""
    return isinstance(says, Comparison) and bool(says.disputed)


def _assets(fields: SymbolFields) -> tuple[str, str]:
    base, quote = fields.base_asset, fields.quote_asset
    return base or "of the base asset", quote or "of the quote asset"


def _fields(says: Comparison | Grid) -> set[str]:
    return {says.field} if isinstance(says, Grid) else set(says.fields)


def _having(fields: set[str], kinds: Iterable[Kind]) -> set[TypeAndSide]:
    return {(kind.type, kind.side) for kind in kinds if fields <= kind.shape.given}


def _only(bound: set[TypeAndSide], could: set[TypeAndSide]) -> str:
    """Say for which orders a sentence holds, where it does not hold for all that it could."""
    if bound >= could:
        return ""
    sides, types = _distinct(side for _, side in bound), _distinct(kind for kind, _ in bound)
    if len(sides) == 1 and bound == {one for one in could if one[1] in sides}:
        return f"{sides[0]}: "
    if bound == {one for one in could if one[0] in types}:
        return f"{_listed(types)}: "
    each = [
        f"{side} {_listed(_distinct(kind for kind, its in bound if its == side))}" for side in sides
    ]
    return f"{', '.join(each)}: "


def _distinct(words: Iterable[str]) -> list[str]:
    return sorted(set(words))


def _joined(sentences: Sequence[Sentence]) -> str:
    """Join what is demanded of one thing; what all of it is multiplied with is said once."""
    times = {one.times for one in sentences}
    if len(times) == 1:
        return f"{_listed([one.demand for one in sentences])}{sentences[0].times}"
    return _listed([f"{one.demand}{one.times}" for one in sentences])


def _listed(words: Sequence[str]) -> str:
    """Join words as "a, b and c"."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
