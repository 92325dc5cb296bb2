"""Laws that hold for all filters together.

What cannot be read, and what was judged before, is tried in `property_tests/rules`.
"""

import decimal
from collections.abc import Generator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import pretrade
from pretrade.filters import FILTERS
from property_tests.comparison import ask_library
from property_tests.small_cases import report, seeded_cases
from property_tests.strategies import Case


@contextmanager
def strange_context(digits: int, rounding: str, trapped: list[Any]) -> Generator[decimal.Context]:
    """Work in a context that a careless program might have left behind."""
    with decimal.localcontext() as context:
        context.prec, context.rounding = digits, rounding
        context.Emax, context.Emin = digits, -digits
        context.capitals, context.clamp = 0, 1
        for signal in context.traps:
            context.traps[signal] = signal in trapped
        context.clear_flags()
        yield context


ROUNDINGS = [
    decimal.ROUND_UP,
    decimal.ROUND_DOWN,
    decimal.ROUND_CEILING,
    decimal.ROUND_HALF_EVEN,
    decimal.ROUND_05UP,
]
SIGNALS: list[Any] = [
    decimal.Inexact,
    decimal.Rounded,
    decimal.Subnormal,
    decimal.Clamped,
    decimal.FloatOperation,
    decimal.InvalidOperation,
    decimal.DivisionByZero,
    decimal.Overflow,
    decimal.Underflow,
]


class TestDecimalContext:
    """Results never depend on, nor change, the caller's decimal context."""

    @given(
        seeded_cases,
        st.sampled_from([1, 8, 28, 400]),
        st.sampled_from(ROUNDINGS),
        st.lists(st.sampled_from(SIGNALS), unique=True),
    )
    def test_no_context_changes_a_verdict_or_is_changed(
        self, case: Case, digits: int, rounding: str, trapped: list[Any]
    ) -> None:
        plainly = report(case)
        with strange_context(digits, rounding, trapped) as context:
            before = repr(context)
            said = report(case)
            shown = (said.to_dict(), str(said))
            after = repr(decimal.getcontext())

        assert after == before
        assert shown == (plainly.to_dict(), str(plainly))


class TestOrderOfTheFilters:
    """The report's order is the exchange's, whatever the order of the JSON."""

    @given(seeded_cases, st.randoms(use_true_random=False))
    def test_the_order_of_the_json_does_not_matter(self, case: Case, rng: Any) -> None:  # noqa: ANN401
        (symbol,) = case.exchange_info["symbols"]
        shuffled = list(symbol["filters"])
        rng.shuffle(shuffled)
        turned = {
            "exchangeFilters": case.exchange_info["exchangeFilters"][::-1],
            "symbols": [{**symbol, "filters": shuffled}],
        }
        said = report(case._replace(exchange_info={**case.exchange_info, **turned}))
        plainly = report(case)

        assert said.violations == plainly.violations
        assert set(said.unevaluated) == set(plainly.unevaluated)

    @given(seeded_cases)
    def test_filters_of_the_request_come_before_those_of_the_account(self, case: Case) -> None:
        refusing = [one.rule for one in report(case).violations if one.rule in FILTERS]
        table = list(FILTERS)

        assert refusing == sorted(refusing, key=table.index)


class TestNumbersByValue:
    """1, 1.0 and 1.00000000 are one number, to every filter."""

    @given(seeded_cases, st.integers(1, 8))
    def test_trailing_zeros_change_nothing(self, case: Case, zeros: int) -> None:
        def longer(name: str, value: str) -> str:
            if not name.endswith(("rice", "Qty", "uantity")):
                return value
            return value + ("0" * zeros if "." in value else "." + "0" * zeros)

        request = {name: longer(name, value) for name, value in case.request.items()}
        assert ask_library(case._replace(request=request)) == ask_library(case)

    @given(seeded_cases)
    def test_numbers_need_not_be_text(self, case: Case) -> None:
        decimals = {
            name: Decimal(value) if name.endswith(("rice", "Qty", "uantity")) else value
            for name, value in case.request.items()
        }
        info = pretrade.ExchangeInfo.load(case.exchange_info)
        found = [
            info.check(request, request=case.kind, as_of=case.as_of).to_dict()
            for request in (decimals, case.request)
        ]

        assert found[0] == found[1]

    @given(seeded_cases)
    def test_words_are_read_in_any_case(self, case: Case) -> None:
        words = ("side", "type", "timeInForce", "aboveType", "belowType", "stopLimitTimeInForce")
        request = {
            name: value.lower() if name in words else value for name, value in case.request.items()
        }
        assert ask_library(case._replace(request=request)) == ask_library(case)
