"""What pretrade and the oracle say of one case, in words that can be compared.

Both answers are sets of ``(rule, field, bound name, leg)`` for what is refused and of
``(rule, names of the missing facts)`` for what is not evaluated.

Of the requests of 2022 only the filters of the case's own exchangeInfo count: the oracle knows no
other rule of them. Of the later kinds every rule counts. A bound is compared of filters alone.

What cannot be read is no fact that lacks: where a rule lacks such a parameter, both must say that
it could not be read, and what else the rule lacks is not compared. Of a parameter that the request
does not have only that is compared, not what its value would break.
"""

from dataclasses import dataclass, replace

import pretrade
from property_tests.oracle import judge
from property_tests.oracle.requests import judge_request
from property_tests.oracle.requests.forms import KINDS as LATER
from property_tests.oracle.requests.forms import names_of
from property_tests.oracle.verdicts import Unevaluated, Violated
from property_tests.strategies import Case
from property_tests.strategies.wire import Json


@dataclass(frozen=True)
class Answer:
    """One judge's answer."""

    violated: frozenset[Violated]
    unevaluated: frozenset[Unevaluated]

    #: parameters that were sent and cannot be read, or lack, by those who say so
    unreadable: frozenset[str] = frozenset()

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
        return not (self.apart() or self.library.unreadable - self.oracle.unreadable)

    def apart(self) -> set[str]:
        """Name the rules of which they say different things."""
        mine, other = self.library, self.oracle
        said = (mine.violated ^ other.violated, mine.unevaluated ^ other.unevaluated)
        return {rule for ones in said for rule, *_ in ones}

    def __str__(self) -> str:
        """Show what one says and the other does not, and the case in a form to copy."""
        apart = [
            f"  only {who}: {sorted(map(str, mine - other))}"
            for who, mine, other in (
                ("pretrade refuses", self.library.violated, self.oracle.violated),
                ("the oracle refuses", self.oracle.violated, self.library.violated),
                ("pretrade lacks", self.library.unevaluated, self.oracle.unevaluated),
                ("the oracle lacks", self.oracle.unevaluated, self.library.unevaluated),
                ("pretrade cannot read", self.library.unreadable, self.oracle.unreadable),
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
        return compared(case, ask_library(case, self._info(case)), ask_oracle(case))

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
    all_count = case.kind in LATER
    return Answer(
        frozenset(
            (
                one.rule,
                one.field,
                one.bound.name if one.bound and one.rule in names else "",
                one.leg,
            )
            for one in report.violations
            if all_count or one.rule in names
        ),
        frozenset(
            (one.rule, frozenset(one.missing))
            for one in report.unevaluated
            if all_count or one.rule in names
        ),
    )


def ask_oracle(case: Case) -> Answer:
    """Judge a case by the oracle."""
    if case.kind in LATER:
        sheet = judge_request(
            case.exchange_info,
            case.request,
            kind=case.kind,
            market=case.market,
            account=case.account,
            as_of=case.as_of,
        )
        said = sheet.out
        return Answer(
            frozenset(said.violated), frozenset(said.unevaluated), frozenset(sheet.unreadable)
        )
    verdicts = judge(
        case.exchange_info,
        case.request,
        kind=case.kind,
        market=case.market,
        account=case.account,
        as_of=case.as_of,
    )
    return Answer(frozenset(verdicts.violated), frozenset(verdicts.unevaluated))


def compared(case: Case, library: Answer, oracle: Answer) -> Comparison:
    """Put both answers side by side, without what rules lack of unreadable parameters."""
    if case.kind not in LATER:
        return Comparison(case, library, oracle)
    if any(name.endswith(("ype", "ide", "uantity")) for name in oracle.unreadable):
        # Of an order without a type, a side or a quantity: what it lacks says little, and so does
        # what it would cost. What it breaks must agree.
        library, oracle = (
            replace(
                answer,
                violated=frozenset(one for one in answer.violated if one[0] != "BALANCE"),
                unevaluated=frozenset(),
            )
            for answer in (library, oracle)
        )
    blind = {rule for rule, facts in library.unevaluated if unread(facts)}
    named = {fact for _, facts in library.unevaluated for fact in unread(facts)}
    known = names_of(case.kind)
    mine, other = (
        replace(
            answer,
            violated=frozenset(
                one
                for one in answer.violated
                if one[0] == "UNKNOWN_PARAMETER" or one[1] is None or one[1] in known
            ),
            unevaluated=frozenset(one for one in answer.unevaluated if one[0] not in blind),
        )
        for answer in (library, oracle)
    )
    said = {fact for _, facts in oracle.unevaluated for fact in unread(facts)}
    return Comparison(
        case,
        replace(mine, unreadable=frozenset(named)),
        replace(other, unreadable=oracle.unreadable | said),
    )


def unread(facts: frozenset[str]) -> set[str]:
    """Name the parameters among facts."""
    return {fact.removeprefix("order:") for fact in facts if fact.startswith("order:")}


def compare(case: Case) -> Comparison:
    """Ask both, each anew."""
    return compared(case, ask_library(case), ask_oracle(case))
