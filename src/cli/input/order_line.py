"""What one line of an orders file is: a `GivenOrder`, or a `BadLine` that cannot be read."""

from collections.abc import Mapping
from typing import Any

import attrs

from pretrade import Account, InvalidFacts, Market
from pretrade.cli.input.json_text import NotReadable, as_text
from pretrade.enums import RequestKind
from pretrade.info.own_filters import expect_readable
from pretrade.order.websocket_call import is_call, read_call


@attrs.frozen
class GivenOrder:
    """One order, as it was given.

    Attributes:
        line: where it stands, from 1.
        parameters: wire names and values, as they would be sent.
        request: what kind of request it is.
        market: its own prices; None: those of the market file.
        account: its own account; None: that of the account file.
    """

    line: int
    parameters: Mapping[str, object]
    request: RequestKind
    market: Market | None = None
    account: Account | None = None


@attrs.frozen
class BadLine:
    """A line that holds no order that could be judged; ``error`` says why and what to do."""

    line: int
    error: str


def read_order(line: int, fields: Mapping[str, Any], kind: RequestKind) -> GivenOrder:
    """Split a line into the order and what it brings along to judge it by.

    Args:
        line: where it stands.
        fields: its names and values; of a call of the WebSocket API those of its frame.
        kind: what the order is unless it says so itself.

    Raises:
        NotReadable: a fact it brings cannot be read, or there is no such kind of request; it is a
            call of the WebSocket API that makes no request, or another one than it says.
    """
    request = as_text(fields.get("request"))
    said = None if request is None else _read_kind(request)
    sent = {name: value for name, value in fields.items() if name not in _NOT_SENT}
    if is_call(sent):
        said, sent = _read_call(sent, said)
    return GivenOrder(
        line=line,
        parameters={name: as_text(value) for name, value in sent.items()},
        request=said or kind,
        market=_read_market(fields.get("market")),
        account=_read_account(fields.get("account")),
    )


_NOT_SENT = {"market", "account", "request"}


def _read_kind(request: Any) -> RequestKind:  # noqa: ANN401  any JSON value
    try:
        return RequestKind(request)
    except ValueError as error:
        kinds = ", ".join(RequestKind)
        raise NotReadable(f"request {request!r:.80} is none of {kinds}; use one of them") from error


def _read_call(call: Mapping[str, Any], kind: RequestKind | None) -> tuple[RequestKind, Any]:
    """Read a call of the WebSocket API; its method tells the kind."""
    try:
        return read_call(call, kind)
    except (ValueError, TypeError) as error:
        raise NotReadable(f"{error}; mend the line") from error


def _read_market(given: Any) -> Market | None:  # noqa: ANN401  any JSON value
    if given is None:
        return None
    try:
        return Market.from_json(given)
    except InvalidFacts as error:
        raise NotReadable(_wrong_fact("market", error)) from error


def _read_account(given: Any) -> Account | None:  # noqa: ANN401  any JSON value
    if given is None:
        return None
    try:
        account = Account.from_json(given)
        expect_readable(account)
    except InvalidFacts as error:
        raise NotReadable(_wrong_fact("account", error)) from error
    return account


def _wrong_fact(name: str, error: InvalidFacts) -> str:
    where = name if error.path == name else f"{name}.{error.path}"
    return f"{where}: {error.reason}; mend it or leave it out"
