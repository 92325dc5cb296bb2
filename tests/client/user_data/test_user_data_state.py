"""What the events of a user data stream do to an account."""

import pickle
from decimal import Decimal

import pytest

from pretrade import Account, Balance, OpenOrder
from pretrade.client.user_data.user_data_state import UserDataState
from tests.client.user_data_events import (
    START,
    Event,
    canceled,
    delta,
    list_status,
    position,
    report,
)

EMPTY = Account(balances={}, open_orders=[])


def after(*events: Event, account: Account = EMPTY, at: int | None = None) -> UserDataState:
    state = UserDataState(account, at=at)
    for event in events:
        state = state.apply(event)
    return state


def open_orders(state: UserDataState) -> tuple[OpenOrder, ...]:
    assert state.account.open_orders is not None
    return state.account.open_orders


def test_a_new_order_is_open() -> None:
    (order,) = open_orders(after(report(F="0.10000000", g=2)))

    assert order == OpenOrder(
        symbol="ETHBTC",
        side="BUY",
        type="LIMIT",
        quantity="1",
        iceberg_qty="0.1",
        client_order_id="id-17",
        order_list_id=2,
        order_id=17,
    )


def test_a_trade_leaves_the_rest_of_the_order_open() -> None:
    state = after(report(), report(17, "PARTIALLY_FILLED", at=5, l="0.4", z="0.4"))

    counts = state.account.open_on("ETHBTC")
    assert counts is not None
    assert (counts.orders, counts.buying) == (1, Decimal("0.6"))


@pytest.mark.parametrize("status", ["FILLED", "REJECTED", "EXPIRED", "EXPIRED_IN_MATCH"])
def test_a_closed_order_is_no_longer_open(status: str) -> None:
    assert open_orders(after(report(), report(17, status, at=5))) == ()


def test_a_cancel_closes_the_order_that_it_names_not_the_one_with_its_own_id() -> None:
    account = Account(
        open_orders=[
            OpenOrder("ETHBTC", "BUY", "LIMIT", "1", client_order_id=name)
            for name in ("id-17", "cancel-1")
        ]
    )

    (left,) = open_orders(after(canceled(17), account=account))

    assert left.client_order_id == "cancel-1"


def test_an_amended_order_has_its_new_quantity_and_id() -> None:
    amended = report(17, "NEW", at=5, x="REPLACED", q="0.50000000", c="new-id", C="id-17")
    known = OpenOrder("ETHBTC", "BUY", "LIMIT", "1", client_order_id="id-17")
    account = Account(open_orders=[known])

    for state in (after(report(), amended), after(amended, account=account)):
        (order,) = open_orders(state)
        assert (order.quantity, order.client_order_id) == (Decimal("0.5"), "new-id")


def test_what_self_trade_prevention_took_away_can_no_longer_fill() -> None:
    prevented = report(17, "NEW", at=5, x="TRADE_PREVENTION", A="0.3", B="0.3")

    counts = after(report(), prevented).account.open_on("ETHBTC")

    assert counts is not None
    assert counts.buying == Decimal("0.7")


def test_an_order_that_waits_for_another_one_is_kept_and_counted() -> None:
    state = after(report(17, "PENDING_NEW", g=2))

    assert [order.status for order in open_orders(state)] == ["PENDING_NEW"]
    counts = state.account.open_anywhere
    assert counts is not None
    assert (counts.orders, counts.lists, counts.buying) == (1, 1, Decimal(1))


def test_order_ids_are_told_apart_by_symbol() -> None:
    state = after(report(17), report(17, s="LTCBTC"), report(17, "FILLED", at=5))

    assert [order.symbol for order in open_orders(state)] == ["LTCBTC"]


def test_an_order_of_the_account_is_taken_over_not_counted_twice() -> None:
    known = OpenOrder("ETHBTC", "BUY", "LIMIT", "1", client_order_id="id-17")
    trade = report(17, "PARTIALLY_FILLED", l="0.4", z="0.4")

    (order,) = open_orders(after(trade, account=Account(open_orders=[known])))

    assert order.executed == Decimal("0.4")


def test_a_late_report_never_reopens_a_closed_order() -> None:
    events = [report(), report(17, "PARTIALLY_FILLED", at=3, l="0.4", z="0.4")]

    assert open_orders(after(canceled(at=5), *events, report(at=9))) == ()


def test_a_report_from_before_the_life_of_a_connection_opens_nothing() -> None:
    day = 86_400_000
    later = report(18, at=2 * day)

    state = after(report(), canceled(at=5), later, canceled(18, at=2 * day + 1), report())

    assert open_orders(state) == ()


def test_what_shares_a_millisecond_is_ordered_by_what_was_filled_and_by_execution_id() -> None:
    trades = [
        report(17, "PARTIALLY_FILLED", l="0.1", z="0.1", I=11),
        report(17, "PARTIALLY_FILLED", l="0.2", z="0.3", I=12),
    ]
    amended = report(17, "PARTIALLY_FILLED", x="REPLACED", q="0.5", z="0.3", I=13)

    (order,) = open_orders(after(amended, *reversed(trades), report(I=10)))

    assert (order.quantity, order.executed) == (Decimal("0.5"), Decimal("0.3"))


def test_a_list_that_is_done_has_no_open_orders() -> None:
    oco = [report(17, g=2), report(18, g=2, o="STOP_LOSS_LIMIT")]
    started = after(list_status("EXEC_STARTED", 17, 18), *oco)
    done = list_status("ALL_DONE", 17, 18, at=5)

    assert started.account.open_anywhere is not None
    assert started.account.open_anywhere.lists == 1
    assert open_orders(started.apply(done)) == ()
    assert open_orders(after(done, *oco)) == ()


def test_a_failed_request_about_a_list_does_not_end_it() -> None:
    refused = list_status("RESPONSE", 17, at=5, L="REJECT", r="SOMETHING")

    assert len(open_orders(after(report(17, g=2), refused))) == 1


def test_a_list_of_the_account_goes_with_its_last_status() -> None:
    known = OpenOrder("ETHBTC", "SELL", "LIMIT_MAKER", "1", client_order_id="id-17")

    state = after(list_status("ALL_DONE", 17, 18), account=Account(open_orders=[known]))

    assert open_orders(state) == ()


def test_a_position_says_what_the_account_holds() -> None:
    account = Account(balances={"BTC": "1", "ETH": "2"})

    state = after(position("BTC", "0.75", "0.25"), position("BNB", "3", at=1), account=account)

    assert state.account.balances == {
        "BTC": Balance("0.75", "0.25"),
        "ETH": Balance("2"),
        "BNB": Balance("3"),
    }


def test_a_late_position_changes_nothing() -> None:
    state = after(position("BTC", "2", at=5), position("BTC", "1", at=4))

    assert state.account.balance("BTC") == Balance("2")


def test_of_positions_in_one_millisecond_the_last_to_come_holds_and_an_echo_does_not() -> None:
    first, second = position("BTC", "1"), position("BTC", "2")

    assert after(first, second).account.balance("BTC") == Balance("2")
    assert after(first, second, first).account.balance("BTC") == Balance("2")


def test_a_deposit_counts_once() -> None:
    deposit = delta("BTC", "0.5", at=5)

    assert after(deposit, deposit).account.balance("BTC") == Balance("0.5")
    assert after(deposit, position("BTC", "0.5", at=5)).account.balance("BTC") == Balance("0.5")
    assert after(position("BTC", "0.5", at=5), deposit).account.balance("BTC") == Balance("0.5")


def test_a_deposit_after_the_position_is_added_whichever_comes_first() -> None:
    events = [position("BTC", "1", "0.25", at=4), delta("BTC", "0.5", at=5)]

    for state in (after(*events), after(*reversed(events))):
        assert state.account.balance("BTC") == Balance("1.5", "0.25")


def test_a_withdrawal_never_leaves_less_than_nothing() -> None:
    assert after(delta("BTC", "-0.5")).account.balance("BTC") == Balance("0")


def test_what_the_account_does_not_know_stays_unknown() -> None:
    state = after(report(), position("BTC", "1"), delta("BTC", "1"), account=Account())

    assert state.account == Account()


def test_what_happened_before_the_account_was_read_is_passed_over() -> None:
    account = Account(balances={"BTC": "1"}, open_orders=[], order_counts={("DAY", 1): 7})
    old = [
        report(),
        position("BTC", "5", at=3),
        delta("BTC", "5", at=10),
        list_status("ALL_DONE", 17),
    ]

    assert after(*old, account=account, at=START + 10).account == account


def test_a_state_can_be_stored_and_taken_up_again() -> None:
    state = after(report(), position("BTC", "1"), report(18), canceled(18, at=5))

    stored = pickle.loads(pickle.dumps(state))  # noqa: S301  our own bytes

    assert (stored, stored.account) == (state, state.account)
    assert stored.apply(report(18)) == state


def test_permissions_and_the_right_to_trade_stay_as_they_are() -> None:
    account = Account(permissions={"SPOT"}, can_trade=True, open_orders=[])

    state = after(report(), account=account)

    assert (state.account.permissions, state.account.can_trade) == (frozenset({"SPOT"}), True)


def test_a_state_starts_from_an_account() -> None:
    with pytest.raises(TypeError, match="takes an Account"):
        UserDataState({"balances": []})
