"""What pretrade and the oracle say of one case, in words that can be compared.

Both answers are sets of ``(filterType, field, bound name, leg)`` for what is refused and of
``(filterType, names of the missing facts)`` for what is not evaluated. Only the filters of the
case's own exchangeInfo count: the other rules have no oracle.
"""

from dataclasses import dataclass

import pretrade
from property_tests.oracle import judge
from property_tests.oracle.verdicts import Unevaluated, Violated
from property_tests.strategies import Case
from property_tests.strategies.wire import Json


@dataclass(frozen=True)
class Answer:
    """One judge's answer."""

    violated: frozenset[Violated]
    unevaluated: frozenset[Unevaluated]

    def refusing(self) -> set[str]:
        """Name the filters that refuse."""
        return {name for name, *_ in self.violated}

    def lacking(self) -> set[str]:
        """Name the filters that lack a fact."""
        return {name for name, _ in self.unevaluated}


@dataclass(frozen=True)
class Comparison:
    """Both answers to one case."""

    case: Case
    library: Answer
    oracle: Answer

    @property
    def agree(self) -> bool:
        """Whether both say the same."""
        return self.library == self.oracle

    def __str__(self) -> str:
        """Show what one says and the other does not, and the case in a form to copy."""
        apart = [
            f"  only {who}: {sorted(map(str, mine - other))}"
            for who, mine, other in (
                ("pretrade refuses", self.library.violated, self.oracle.violated),
                ("the oracle refuses", self.oracle.violated, self.library.violated),
                ("pretrade lacks", self.library.unevaluated, self.oracle.unevaluated),
                ("the oracle lacks", self.oracle.unevaluated, self.library.unevaluated),
            )
            if mine - other
        ]
        case = self.case
        symbol = {name: case.exchange_info["symbols"][0][name] for name in ("symbol", "filters")}
        return "\n".join(
            [
                *apart,
                f"  symbol={symbol}",
                f"  exchangeFilters={case.exchange_info.get('exchangeFilters')}",
                f"  request={case.request} kind={case.kind!r} as_of={case.as_of}",
                f"  market={case.market}",
                f"  account={case.account}",
            ]
        )


def filter_types(case: Case) -> list[str]:
    """Name the filters of a case: those of its symbol, then those of the exchange."""
    info = case.exchange_info
    rules = [*info["symbols"][0]["filters"], *info.get("exchangeFilters", [])]
    return [rule["filterType"] for rule in rules]


class Judge:
    """Compares cases; those of one exchangeInfo are judged by one `ExchangeInfo`, as in a bot.

    So nothing that pretrade remembers of one request may change its answer to the next.
    """

    _MOST_KEPT = 10_000

    def __init__(self) -> None:
        """Start without any exchangeInfo."""
        self._infos: dict[int, tuple[Json, pretrade.ExchangeInfo]] = {}

    def compare(self, case: Case) -> Comparison:
        """Ask both."""
        return Comparison(case, ask_library(case, self._info(case)), ask_oracle(case))

    def _info(self, case: Case) -> pretrade.ExchangeInfo:
        raw = case.exchange_info
        known = self._infos.get(id(raw))
        if known is None:
            if len(self._infos) >= self._MOST_KEPT:
                self._infos.clear()
            # The document is kept too: its id is its own only while it lives.
            known = self._infos[id(raw)] = (raw, pretrade.ExchangeInfo.load(raw))
        return known[1]


def ask_library(case: Case, info: pretrade.ExchangeInfo | None = None) -> Answer:
    """Judge a case by pretrade, through its public door."""
    report = (info or pretrade.ExchangeInfo.load(case.exchange_info)).check(
        case.request,
        request=case.kind,
        market=None if case.market is None else pretrade.Market.from_json(case.market),
        account=None if case.account is None else pretrade.Account.from_json(case.account),
        as_of=case.as_of,
    )
    names = frozenset(filter_types(case))
    return Answer(
        frozenset(
            (one.rule, one.field, one.bound.name if one.bound else "", one.leg)
            for one in report.violations
            if one.rule in names
        ),
        frozenset(
            (one.rule, frozenset(one.missing)) for one in report.unevaluated if one.rule in names
        ),
    )


def ask_oracle(case: Case) -> Answer:
    """Judge a case by the oracle."""
    verdicts = judge(
        case.exchange_info,
        case.request,
        kind=case.kind,
        market=case.market,
        account=case.account,
        as_of=case.as_of,
    )
    return Answer(frozenset(verdicts.violated), frozenset(verdicts.unevaluated))


def compare(case: Case) -> Comparison:
    """Ask both, each anew."""
    return Comparison(case, ask_library(case), ask_oracle(case))
