"""Judging orders: every filter and rule, market and account given."""

from collections.abc import Iterator
from decimal import Decimal

import pretrade
from benchmarks.measure import Case
from benchmarks.orders import ACCOUNT, BATCHES, COUNT, INFO, LIMIT, MARKET, OWN, SYMBOL, Batch
from benchmarks.yardsticks import THREE_FILTERS

FROM_ORDER = "LIMIT, passing, from an Order"
FROM_DICT = "LIMIT, passing, from a dict of strings"
NO_ACCOUNT = "LIMIT, passing, from an Order, without an account"
REFUSED = "LIMIT, 1 violation, from an Order"
SUGGESTED = "LIMIT, 1 violation, from an Order, suggestions read"


def cases() -> list[Case]:
    """Return every way to have an order judged, and the least that three filters cost."""
    for batch in BATCHES:
        batch.verify()
    return [*_of_batches(), _without_account(), *_other_ways(), *_around(), *_floor()]


def _of_batches() -> Iterator[Case]:
    for batch in BATCHES:
        yield _from_objects(batch)
        yield _from_dicts(batch)


def _from_objects(batch: Batch) -> Case:
    def run() -> None:
        account = batch.account
        for one in batch.objects:
            INFO.check(one, market=MARKET, account=account)

    kind = "an Oco" if batch.name == "OCO" else "an Order"
    return Case(OWN, f"{batch.name}, {batch.verdict}, from {kind}", run, COUNT)


def _from_dicts(batch: Batch) -> Case:
    def run() -> None:
        account, request = batch.account, batch.request
        for one in batch.params:
            INFO.check(one, request=request, market=MARKET, account=account)

    def run_order() -> None:
        account = batch.account
        for one in batch.params:
            INFO.check(one, market=MARKET, account=account)

    what = f"{batch.name}, {batch.verdict}, from a dict of strings"
    return Case(OWN, what, run_order if batch.request == "order" else run, COUNT)


def _other_ways() -> list[Case]:
    """The passing LIMIT orders, judged in every other way that there is."""
    checker = SYMBOL.checker(type="LIMIT", side="BUY")

    def keywords() -> None:
        for one in LIMIT.params:
            INFO.check(**one, market=MARKET, account=ACCOUNT)

    def by_checker() -> None:
        for one in LIMIT.params:
            checker(quantity=one["quantity"], price=one["price"], market=MARKET, account=ACCOUNT)

    def many_objects() -> None:
        for _ in INFO.check_many(LIMIT.objects, market=MARKET, account=ACCOUNT):
            pass

    def many_dicts() -> None:
        for _ in INFO.check_many(LIMIT.params, market=MARKET, account=ACCOUNT):
            pass

    return [
        Case(OWN, "LIMIT, passing, from keywords", keywords, COUNT),
        Case(OWN, "LIMIT, passing, symbol.checker of strings", by_checker, COUNT),
        Case(OWN, "LIMIT, passing, info.check_many of Orders", many_objects, COUNT),
        Case(OWN, "LIMIT, passing, info.check_many of dicts", many_dicts, COUNT),
    ]


def _around() -> list[Case]:
    """What comes before a check, and what may come after it."""
    refused = next(one for one in BATCHES if (one.name, one.verdict) == ("LIMIT", "1 violation"))

    def build() -> None:
        for one in LIMIT.params:
            pretrade.Order.from_params(one)

    def suggested() -> None:
        for one in refused.objects:
            for violation in INFO.check(one, market=MARKET, account=ACCOUNT).violations:
                assert violation.suggestions

    def written() -> None:
        for one in refused.objects:
            str(INFO.check(one, market=MARKET, account=ACCOUNT))

    return [
        Case(OWN, "Order.from_params alone, judging nothing", build, COUNT),
        Case(OWN, SUGGESTED, suggested, COUNT),
        Case(OWN, "LIMIT, 1 violation, from an Order, the report as text", written, COUNT),
    ]


def _without_account() -> Case:
    """What an account tells is unevaluated then."""
    report = INFO.check(LIMIT.objects[0], market=MARKET)
    assert report.ok, report
    assert not report.complete, report

    def run() -> None:
        for one in LIMIT.objects:
            INFO.check(one, market=MARKET)

    return Case(OWN, NO_ACCOUNT, run, COUNT)


def _floor() -> list[Case]:
    """PRICE_FILTER, LOT_SIZE and NOTIONAL written out: the least that an exact check can cost."""
    tick, step, least, most = Decimal("0.01"), Decimal("0.00001"), Decimal(10), Decimal(9000000)
    low, high, few, many = Decimal("0.01"), Decimal(1000000), Decimal("0.00001"), Decimal(9000)
    texts = [(one["quantity"], one["price"]) for one in LIMIT.params]
    numbers = [(Decimal(quantity), Decimal(price)) for quantity, price in texts]

    def passes(quantity: Decimal, price: Decimal) -> bool:
        on_grid = low <= price <= high and not price % tick
        on_grid = on_grid and few <= quantity <= many and not quantity % step
        return on_grid and least <= price * quantity <= most

    def from_numbers() -> None:
        for quantity, price in numbers:
            passes(quantity, price)

    def from_texts() -> None:
        for quantity, price in texts:
            passes(Decimal(quantity), Decimal(price))

    assert all(passes(*pair) for pair in numbers)
    return [
        Case(*THREE_FILTERS, from_numbers, COUNT),
        Case("decimal", "3 filters written out, from strings", from_texts, COUNT),
    ]
