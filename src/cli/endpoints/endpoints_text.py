"""Endpoints for people: a table a chapter, and a page of one."""

from collections.abc import Mapping, Sequence

from pretrade.cli.terminal.output import Output, is_terminal
from pretrade.cli.terminal.table import Row, Table
from pretrade.client.endpoints import Endpoint


def show_endpoints(chapters: Mapping[str, Sequence[Endpoint]], output: Output) -> None:
    """Write a table for each chapter, and how many there are."""
    for chapter, rows in chapters.items():
        lines: tuple[Row, ...] = tuple(
            (
                (f"{one.method} {one.path}",),
                (one.security.value,),
                (f"{one.weights[-1].otherwise} {one.counted_by}",),
                (one.title,),
            )
            for one in rows
        )
        table = Table(chapter, ("request", "security", "weight", "title"), lines)
        table.show(output, whole=not is_terminal(output.out))  # a line is what programs look for
    number = sum(map(len, chapters.values()))
    output.line("")
    output.line(f"{number} endpoint{'s' if number > 1 else ''}; one by its request shows all")


def show_endpoint(row: Endpoint, chapter: str, output: Output) -> None:
    """Write all that is known of one endpoint."""
    output.line(f"{row.method} {row.path}  {row.title}")
    facts: dict[str, str | Sequence[str]] = {
        "chapter": chapter,
        "security": f"{row.security.value}{_sent(row)}",
        "weight": weights_of(row),
        "orders": str(row.order_count) if row.places_orders else "",
        "changes": "" if row.changes == "nothing" else f"{row.changes}: it is sent once",
        "one of": [" or ".join(group) for group in row.one_of],
        "not together": [" and ".join(group) for group in row.not_together],
        "WebSocket API": row.websocket,
        "since": str(row.since or ""),
        "until": str(row.until or ""),
        "may be gone": f"the exchange's own clients of {row.absent} do not have it"
        if row.absent
        else "",
        "call": _call(row),
    }
    lines: tuple[Row, ...] = tuple(
        ((name,), (told,) if isinstance(told, str) else tuple(told))
        for name, told in facts.items()
        if told
    )
    Table("facts", (), lines).show(output)
    if row.parameters:
        listed: tuple[Row, ...] = tuple(
            ((name,), (str(one),)) for name, one in row.parameters.items()
        )
        Table("parameters", (), listed).show(output)


def weights_of(row: Endpoint) -> tuple[str, ...]:
    """Return the weights by their first day, as ``from 2023-08-25: 2 of the limit of the IP``."""
    limit = f"of the {row.counted_by} limit"
    first, *later = row.weights
    told = [f"{first} {limit}", *(f"from {one.since}: {one}" for one in later)]
    if row.free_since is not None:
        told.append(f"from {row.free_since}: 0 when it succeeds")
    return tuple(told)


def _sent(row: Endpoint) -> str:
    if row.security.signed:
        return ", key and signature"
    return ", key" if row.security.keyed else ", no key"


def _call(row: Endpoint) -> str:
    if row.name.isidentifier():
        return f"client.{row.name}(...)"
    groups = [group[0] for group in row.one_of if not set(group) & set(row.mandatory)]
    given = "".join(f", {name}=..." for name in dict.fromkeys((*row.mandatory, *groups)))
    return f'client.call("{row.name}"{given})'
