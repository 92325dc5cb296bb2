"""The estimate of how far the local clock is off."""

import pytest

from pretrade.client.state.server_time import ServerTime


def test_the_reply_is_taken_to_be_from_halfway() -> None:
    time = ServerTime().sampled(sent=1_000, received=1_100, server=5_050)

    assert time.offset_ms == -4_000
    assert time.timestamp(2_000) == 6_000
    assert time.known


def test_the_shortest_round_trip_is_kept() -> None:
    slow = ServerTime().sampled(sent=0, received=900, server=400)
    quick = slow.sampled(sent=1_000, received=1_020, server=1_000)

    assert slow.offset_ms == 50
    assert quick.offset_ms == 10
    assert quick.sampled(sent=2_000, received=2_021, server=0) is quick
    assert quick.sampled(sent=3_000, received=3_020, server=3_000).offset_ms == 10


def test_without_a_sample_the_local_clock_is_taken() -> None:
    assert ServerTime().timestamp(7) == 7
    assert not ServerTime().known
    assert ServerTime().explain() == "not measured"


@pytest.mark.parametrize(
    ("offset", "sentence"),
    [
        (
            1760,
            (
                "+1760 ms ahead; requests more than 1000 ms ahead are refused; "
                "recvWindow cannot fix this"
            ),
        ),
        (
            1000,
            (
                "+1000 ms ahead; requests more than 1000 ms ahead are refused; "
                "recvWindow cannot fix this"
            ),
        ),
        (999, "+999 ms ahead; that is close enough"),
        (0, "exact"),
        (-5000, "-5000 ms behind; that is close enough"),
        (-5001, "-5001 ms behind; requests older than recvWindow 5000 are refused"),
    ],
)
def test_what_an_offset_means_is_said_in_a_sentence(offset: int, sentence: str) -> None:
    time = ServerTime().sampled(sent=10_000, received=10_000, server=10_000 - offset)

    assert time.explain() == sentence


def test_a_longer_recv_window_forgives_a_slow_clock_only() -> None:
    behind = ServerTime().sampled(sent=0, received=0, server=20_000)
    ahead = ServerTime().sampled(sent=20_000, received=20_000, server=0)

    assert behind.explain(60_000).endswith("close enough")
    assert ahead.explain(60_000).endswith("recvWindow cannot fix this")
