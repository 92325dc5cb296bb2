"""The oracle of lists that wait, SOR and amendments against rows of the exchange's documents."""

import random

import pytest

from property_tests.by_hand.later import Later
from property_tests.by_hand.opos_sors_amendments import AMENDMENTS, OPOS, SORS
from property_tests.by_hand.waiting_lists import ACCOUNTS, FILTERS, FLAGS, NAMES, PAIRS
from property_tests.oracle.requests import judge_request
from property_tests.oracle.requests.forms import KINDS, names_of
from property_tests.strategies import later_cases

TABLE = NAMES + PAIRS + FLAGS + FILTERS + ACCOUNTS + OPOS + SORS + AMENDMENTS


@pytest.mark.parametrize("case", TABLE, ids=lambda case: f"{case.kind}: {case.why}")
def test_by_hand(case: Later) -> None:
    """The oracle says what the documents say."""
    said = case.sheet().out
    assert (said.violated, said.unevaluated) == (case.violated, case.expected())


def test_the_tables_of_parameters_are_as_long_as_the_documents() -> None:
    """rest-api.md counts, with recvWindow and timestamp; signature is the transport's."""
    sent = {kind: len(names_of(kind) - {"signature"}) for kind in KINDS}
    assert sent["oto"] == 32
    assert sent["otoco"] == 44
    assert sent["opo"] == 31
    assert sent["opoco"] == 43
    assert sent["sorOrder"] == 14
    assert sent["amend"] == 7


def test_generator_feeds_it() -> None:
    """Every kind is made, the same for the same seed, and a share of each is not refused."""
    first, second = (list(later_cases(random.Random(1), 1500)) for _ in range(2))  # noqa: S311
    assert first == second
    taken = set[str]()
    for case in first:
        sheet = judge_request(
            case.exchange_info,
            case.request,
            kind=case.kind,
            market=case.market,
            account=case.account,
            as_of=case.as_of,
        )
        if not sheet.out.violated:
            taken.add(case.kind)
    assert {case.kind for case in first} == taken == set(KINDS)
