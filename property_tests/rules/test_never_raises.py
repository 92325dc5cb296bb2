"""A bad order is a report, never an exception."""

import copy
import decimal
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pretrade import Account, ExchangeInfo, Market, Oco, Report
from pretrade.enums import RequestKind
from pretrade.order import REQUESTS
from property_tests.rules import odd_values as odd
from tests.rules.steps import step_of


class TestNeverRaises:
    """Whatever is handed over, it is read, judged, shown and written without an exception."""

    @given(odd.kinds, st.dictionaries(odd.strange_names, odd.values, max_size=8))
    def test_any_mapping_becomes_a_request(self, kind: str, params: dict[Any, Any]) -> None:
        request = REQUESTS[RequestKind(kind)].from_params(params)

        sent = request.to_params()
        assert all(isinstance(value, str) for value in sent.values())
        assert set(sent) == {name for name, value in params.items() if value is not None}
        assert isinstance(repr(request), str)
        assert isinstance(hash(request), int)
        assert request.replace().to_params() == sent
        assert copy.copy(request).to_params() == sent
        if isinstance(request, Oco):
            request.to_order_list()

    @given(odd.infos, odd.kinds, odd.requests(), odd.markets, odd.accounts, odd.as_of)
    def test_any_request_is_judged(  # noqa: PLR0913, PLR0917  the facts of a check
        self,
        info: ExchangeInfo,
        kind: str,
        params: dict[Any, Any],
        market: Market,
        account: Account,
        as_of: str | None,
    ) -> None:
        report = info.check(params, request=kind, market=market, account=account, as_of=as_of)

        self.can_be_shown(report)
        assert [step_of(one) for one in report.violations] == sorted(
            step_of(one) for one in report.violations
        )

    @given(odd.infos, st.dictionaries(odd.strange_names, odd.nested, max_size=5))
    def test_any_mapping_is_judged(self, info: ExchangeInfo, params: dict[Any, Any]) -> None:
        self.can_be_shown(info.check(params))

    @given(odd.infos, odd.kinds, odd.requests(), odd.accounts, odd.as_of)
    def test_a_verdict_is_the_same_twice(
        self,
        info: ExchangeInfo,
        kind: str,
        params: dict[Any, Any],
        account: Account,
        as_of: str | None,
    ) -> None:
        first, second = (
            info.check(dict(params), request=kind, account=account, as_of=as_of) for _ in range(2)
        )

        assert first.to_dict() == second.to_dict()
        assert str(first) == str(second)

    @given(
        odd.infos,
        odd.kinds,
        odd.requests(),
        odd.markets,
        odd.accounts,
        odd.as_of,
        st.sampled_from([1, 8, 28]),
        st.sampled_from([decimal.ROUND_UP, decimal.ROUND_FLOOR, decimal.ROUND_HALF_EVEN]),
    )
    def test_the_callers_decimal_context_is_neither_used_nor_touched(  # noqa: PLR0913, PLR0917
        self,
        info: ExchangeInfo,
        kind: str,
        params: dict[Any, Any],
        market: Market,
        account: Account,
        as_of: str | None,
        precision: int,
        rounding: str,
    ) -> None:
        def ask() -> dict[str, Any]:
            report = info.check(params, request=kind, market=market, account=account, as_of=as_of)
            return report.to_dict()

        expected = ask()
        context = decimal.Context(prec=precision, rounding=rounding, Emin=-9, Emax=9)
        context.traps.update(dict.fromkeys(context.traps, True))
        with decimal.localcontext(context) as used:
            assert ask() == expected
            assert not any(used.flags.values())
            assert (used.prec, used.rounding) == (precision, rounding)

    def can_be_shown(self, report: Report) -> None:
        written = report.to_dict()
        assert json.loads(json.dumps(written)) == written
        assert written["ok"] is report.ok
        assert isinstance(str(report), str)
        for violation in report.violations:
            assert len(violation.text) < 500
