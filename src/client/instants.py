"""Milliseconds of the exchange ↔ aware datetimes."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def instant(milliseconds: int) -> datetime:
    """Return the UTC time of so many milliseconds since 1970.

    >>> instant(1659761931230).isoformat()
    '2022-08-06T04:58:51.230000+00:00'
    """
    return _EPOCH + timedelta(milliseconds=milliseconds)


def milliseconds_of(time: datetime) -> int:
    """Return the milliseconds since 1970 of an aware time.

    >>> milliseconds_of(instant(1659761931230))
    1659761931230
    """
    return (time - _EPOCH) // _MILLISECOND
