"""The endpoints of the base document of 2022-09-30 that have no method, by chapter: `read_chapter`.

Each file is one chapter; facts and figures are those of the document, and of the change logs where
a later day is named. They are read when somebody asks for them, and not before.
"""

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from importlib.resources import files
from typing import Any

from pretrade.client.endpoints import ENDPOINTS
from pretrade.client.endpoints.endpoint import Endpoint
from pretrade.client.endpoints.security import Security
from pretrade.client.endpoints.weight import BASE_DATE, Case, Weight
from pretrade.meant import meant_name

CHAPTERS = (
    *("wallet", "sub_account", "market_data", "spot", "margin", "user_data_streams", "savings"),
    *("staking", "mining", "futures", "futures_algo", "portfolio_margin", "blvt", "bswap"),
    *("fiat", "c2c", "crypto_loans", "pay", "convert", "rebate", "nft", "binance_code"),
)
"""The files, in the order of the document."""

_KEYS = frozenset(
    {
        *("title", "security", "weight", "changes", "parameters", "one_of", "not_together"),
        *("since", "until", "absent"),
    }
)
_WEIGHT = re.compile(
    r"([0-9]+) (IP|UID)(?:, ([0-9]+) (with|for each of) (\w+)(?:, at most ([0-9]+))?)?"
).fullmatch


@functools.cache
def read_chapter(name: str) -> tuple[Endpoint, ...]:
    """Return the endpoints of a chapter; those of the client come first.

    >>> read_chapter("pay")[0].name
    'GET /sapi/v1/pay/transactions'
    """
    read = _parsed(name)
    own = [ENDPOINTS[method] for method in read.get("methods", ())]
    rows = {request: row for request, row in read.items() if request not in {"title", "methods"}}
    return (*own, *(_endpoint(request, row) for request, row in rows.items()))


def chapter_title(name: str) -> str:
    """Return the title of a chapter, as the document has it.

    >>> chapter_title("sub_account")
    'Sub-Account'
    """
    return str(_parsed(name)["title"])


@functools.cache
def all_endpoints() -> Mapping[str, Endpoint]:
    """Return ``METHOD /path`` → endpoint: those of the document and those of the client.

    >>> all_endpoints()["GET /sapi/v1/pay/transactions"].title
    'Get Pay Trade History'
    """
    described = (one for name in CHAPTERS for one in read_chapter(name))
    return {f"{one.method} {one.path}": one for one in (*described, *ENDPOINTS.values())}


def written(request: str) -> str:
    """Return a request as the table has it: the method in capitals, and GET where it is left out.

    >>> written(" post  /sapi/v1/margin/loan "), written("/api/v3/time")
    ('POST /sapi/v1/margin/loan', 'GET /api/v3/time')
    """
    method, _, path = request.strip().rpartition(" ")
    return f"{method.strip().upper() or 'GET'} {path}"


def endpoint_named(request: str) -> Endpoint:
    """Return the endpoint of a request, as ``GET /sapi/v1/system/status``; ``GET`` may be left out.

    Raises:
        TypeError: it is no text.
        LookupError: there is none; it names the one that may be meant.
    """
    if not isinstance(request, str):  # pyright: ignore[reportUnnecessaryIsInstance]  a caller may
        raise TypeError(f"a request is a text, as 'GET /api/v3/time', not {request!r:.60}")
    known = all_endpoints()
    wanted = written(request)
    path = wanted.partition(" ")[2]
    if wanted in known:
        return known[wanted]
    others = [one for one in known if one.partition(" ")[2] == path]
    if others:
        raise LookupError(f"{path} takes {' or '.join(one.partition(' ')[0] for one in others)}")
    meant = meant_name(wanted, known)
    hint = f"did you mean {meant}?" if meant else "`pretrade endpoints WORDS` looks for one"
    raise LookupError(f"{wanted} is no endpoint that is known; {hint}")


@functools.cache
def _parsed(name: str) -> Mapping[str, Any]:
    text = files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _endpoint(request: str, row: Mapping[str, Any]) -> Endpoint:
    unknown = row.keys() - _KEYS
    if unknown:
        told = f"{request}: {', '.join(sorted(unknown))} is no key of a row"
        raise ValueError(f"{told}; there are {', '.join(sorted(_KEYS))}")
    method, _, path = request.partition(" ")
    security = Security(row["security"])
    window = ("recvWindow",) if security.signed else ()
    weights, counted_by = _weights(row["weight"], row.get("since", BASE_DATE))
    return Endpoint(
        name=request,
        method=method,
        path=path,
        title=row["title"],
        security=security,
        weights=weights,
        counted_by=counted_by,
        changes=row.get("changes", "nothing"),
        parameters=(*row.get("parameters", ()), *window),
        one_of=_groups(row.get("one_of", ())),
        not_together=_groups(row.get("not_together", ())),
        since=row.get("since"),
        until=row.get("until"),
        absent=row.get("absent"),
    )


def _groups(given: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group) for group in given)


def _weights(given: str | Mapping[str, str], first: date) -> tuple[tuple[Weight, ...], Any]:
    """Read ``10 IP``, ``5 IP, 1 with coin``, or such texts by their first day."""
    dated = {first.isoformat(): given} if isinstance(given, str) else given
    read: list[Weight] = []
    counted_by = ""
    for since, text in dated.items():
        found = _WEIGHT(text)
        if found is None:
            raise ValueError(f"{text!r} is no weight, as '5 IP, 1 with coin'")
        otherwise, counted_by, weight, _, parameter, cap = found.groups()
        cases = (
            (Case(parameter, int(weight), cap=None if cap is None else int(cap)),)
            if parameter
            else ()
        )
        read.append(Weight(date.fromisoformat(since), int(otherwise), cases))
    return tuple(read), counted_by
