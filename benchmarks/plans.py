"""Making a plan: what the first order of its shape costs on a symbol, once."""

import json
from collections.abc import Callable

from benchmarks.measure import Case, Figure
from benchmarks.memory import size
from benchmarks.orders import ACCOUNT, BATCHES, DOCUMENT, LIMIT, MARKET, OWN, SYMBOL, Batch
from benchmarks.yardsticks import PARSED_SYMBOL
from pretrade.region.plan import Plan

MADE = "a plan of LIMIT orders"
USED = "a plan of LIMIT orders, after its first check"
_MANY = 64
_PASSING = {batch.name: batch for batch in BATCHES if batch.verdict == "passing"}


def cases() -> list[Case]:
    """Return the making of a plan for each kind of request."""
    others = [batch for batch in _PASSING.values() if batch is not LIMIT]
    return [
        Case(OWN, MADE, lambda: _plan(LIMIT)),
        *(Case(OWN, f"a plan of {one.name}", _making(one)) for one in others),
        Case(OWN, "a plan of LIMIT orders, and its first check", lambda: _used(LIMIT)),
    ]


def kept() -> list[Figure]:
    """Return the bytes that one plan keeps, and the parsed JSON of its symbol for comparison."""
    raw = json.dumps(DOCUMENT["symbols"][0]).encode()
    makers: dict[tuple[str, str], Callable[[], object]] = {
        PARSED_SYMBOL: lambda: json.loads(raw),
        (OWN, MADE): lambda: _plan(LIMIT),
        (OWN, USED): lambda: _used(LIMIT),
        (OWN, "a plan of LIMIT orders, after its first refusal"): lambda: _refused(LIMIT),
    }
    return [_kept(key, make) for key, make in makers.items()]


def _kept(key: tuple[str, str], make: Callable[[], object]) -> Figure:
    make()  # what is built once for all plans is not of this one
    much = size(lambda: [make() for _ in range(_MANY)]) / _MANY
    return Figure(*key, much, much)


def _making(batch: Batch) -> Callable[[], object]:
    return lambda: _plan(batch)


def _plan(batch: Batch) -> Plan:
    exchange = SYMBOL.exchange
    shape = batch.objects[0].shape
    return exchange.plan(shape, exchange.rulebook(None), SYMBOL.fields, SYMBOL.filters)


def _used(batch: Batch) -> Plan:
    plan = _plan(batch)
    assert plan.check(batch.objects[0], MARKET, ACCOUNT).certain
    return plan


def _refused(batch: Batch) -> Plan:
    plan = _plan(batch)
    order = batch.objects[0].replace(quantity="0.000001")
    assert not plan.check(order, MARKET, ACCOUNT).ok
    return plan
