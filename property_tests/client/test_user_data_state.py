"""Laws of the user data stream.

- Applying any event twice equals applying it once, at once or later.
- Any shuffle of a history, with echoes in it, ends in the state of the ordered history.
- No history reopens an order that it closed.
- Whatever stands in a field, an event is applied or raises InvalidFacts.

A history here is shorter than a day, and each of its events has a time of its own. Two positions
that share ``u`` and ``E`` and differ cannot be put in order by what they say: the one that comes
last holds.
"""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pretrade import Account, Balance, InvalidFacts, OpenOrder
from pretrade.client.user_data.user_data_state import UserDataState
from property_tests.rules.odd_values import values
from tests.client.user_data_events import Event, canceled, delta, list_status, position, report

ASSETS = st.sampled_from(["BTC", "ETH"])
AMOUNTS = st.integers(0, 1000).map(str)
KNOWN = OpenOrder("ETHBTC", "BUY", "LIMIT", "1", client_order_id="id-1")
START = Account(
    balances={"BTC": "5"}, open_orders=[KNOWN], order_counts={("SECOND", 10): 3, ("DAY", 1): 9}
)
FINAL = ["FILLED", "CANCELED", "EXPIRED", "listed", None]


@st.composite
def lives(draw: st.DrawFn, order_id: int) -> list[Event]:
    """Return the events of one order, without their times, in their order."""
    fills = draw(st.lists(st.integers(1, 100), max_size=4))
    total, done = sum(fills) + draw(st.integers(0, 10)), 0
    events = [report(order_id, q=str(total))]
    for fill in fills:
        done += fill
        traded = report(order_id, "PARTIALLY_FILLED", q=str(total), l=str(fill), z=str(done))
        events.append(traded)
    match draw(st.sampled_from(FINAL)):
        case "CANCELED":
            events.append(canceled(order_id))
        case "listed":
            events.append(report(order_id, "EXPIRED", q=str(total), z=str(done)))
            events.append(list_status("ALL_DONE", order_id))
        case None:
            pass
        case status:
            events.append(report(order_id, status, q=str(total), z=str(done)))
    return events


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """Return the events of a few orders and balances in the order in which they happened."""
    waiting = [draw(lives(number)) for number in range(1, draw(st.integers(1, 4)) + 1)]
    waiting += [[draw(st.builds(position, ASSETS, AMOUNTS, AMOUNTS))] for _ in range(3)]
    waiting += [[draw(st.builds(delta, ASSETS, AMOUNTS))] for _ in range(3)]
    history: list[Event] = []
    time = 1_700_000_000_000
    placed: dict[object, int] = {}
    while waiting:
        source = draw(st.sampled_from(waiting))
        time += draw(st.integers(1, 5_000) | st.integers(1, 2_000_000))
        event = source.pop(0)
        known = event.keys() & {"E", "T", "u"}
        born = {"O": placed.setdefault(event["i"], time)} if "i" in event else {}
        history.append({**event, **dict.fromkeys(known, time), **born})
        waiting = [events for events in waiting if events]
    return history


def after(events: list[Event]) -> UserDataState:
    state = UserDataState(START)
    for event in events:
        state = state.apply(event)
    return state


@given(histories(), st.data())
def test_an_event_applied_twice_is_applied_once(history: list[Event], data: st.DataObject) -> None:
    state = UserDataState(START)
    for event in history:
        state = state.apply(event)
        assert state.apply(event) == state

    assert state.apply(data.draw(st.sampled_from(history))) == state


@given(histories(), st.data())
def test_a_shuffled_history_ends_in_the_same_state(
    history: list[Event], data: st.DataObject
) -> None:
    echoes = data.draw(st.lists(st.sampled_from(history), max_size=5))
    shuffled = data.draw(st.permutations([*history, *echoes]))

    assert after(shuffled) == after(history)
    assert after(shuffled).account == after(history).account


@given(histories())
def test_what_is_open_is_what_was_not_closed(history: list[Event]) -> None:
    last: dict[int, Event] = {}
    done: set[int] = set()
    for event in history:
        if event["e"] == "listStatus":
            done.add(event["O"][0]["i"])
        elif event["e"] == "executionReport":
            last[event["i"]] = event

    state = after(history)

    assert {order.client_order_id: order.executed for order in state.account.open_orders or ()} == {
        event["c"]: Decimal(event["z"])
        for number, event in last.items()
        if number not in done and event["X"] in {"NEW", "PARTIALLY_FILLED"}
    }


@given(histories())
def test_a_balance_is_the_last_position_and_what_came_after_it(history: list[Event]) -> None:
    expected = {"BTC": Balance("5"), "ETH": Balance("0")}
    for event in history:
        if event["e"] == "outboundAccountPosition":
            (row,) = event["B"]
            expected[row["a"]] = Balance(row["f"], row["l"])
        elif event["e"] == "balanceUpdate":
            held = expected[event["a"]]
            expected[event["a"]] = Balance(held.free + Decimal(event["d"]), held.locked)

    state = after(history)

    assert {asset: state.account.balance(asset) for asset in expected} == expected


EVENTS = [
    *(report(1), canceled(1), list_status("ALL_DONE", 1)),
    *(position("BTC", "1"), delta("BTC", "1")),
]


@given(st.sampled_from(EVENTS), st.data())
def test_whatever_stands_in_a_field_is_applied_or_named(event: Event, data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(sorted(event)))
    broken = {**event, field: data.draw(values)}

    try:
        state = UserDataState(START).apply(broken)
    except InvalidFacts:
        return
    assert state.account_at(0) is not None
