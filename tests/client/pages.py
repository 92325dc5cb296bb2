"""The tables of the manual that follow from tables of the client, and how they are written.

``python -m tests.client.pages`` writes them anew, after a table of the client has changed.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from pretrade.client.endpoints import ENDPOINTS, Endpoint
from pretrade.error_codes import ERROR_CODES

PAGES = Path(__file__).parent.parent.parent / "docs" / "client"


def endpoints_table() -> str:
    rows = [
        (
            f"`{one.name}`",
            f"`{one.method} {one.path}`",
            one.security.value,
            str(one.order_count),
            _weights(one),
        )
        for one in ENDPOINTS.values()
    ]
    return _table(("method", "request", "security", "orders", "weight"), rows)


def _weights(one: Endpoint) -> str:
    texts = [
        str(weight) if number == 0 else f"from {weight.since}: {weight}"
        for number, weight in enumerate(one.weights)
    ]
    if one.counted_by == "UID":
        texts[0] += " UID"
    if one.free_since is not None:
        texts.append(f"from {one.free_since}: 0 when it succeeds")
    return "; ".join(texts)


def parameters_table() -> str:
    rows = [
        (
            f"`{one.name}`",
            one.placement if one.parameters else "",
            ", ".join(
                f"**`{name}`**" if name in one.mandatory else f"`{name}`" for name in one.parameters
            ),
            _days(one),
        )
        for one in ENDPOINTS.values()
    ]
    return _table(("method", "sent in the", "parameters", "days"), rows)


def _days(one: Endpoint) -> str:
    since = f"since {one.since}" if one.since else ""
    until = f"until {one.until}" if one.until else ""
    return since + until


def errors_table() -> str:
    rows = [
        (f"`{one.code}`", f"`{one.name}`", one.fault.value, "yes" if one.retryable else "no")
        for one in ERROR_CODES.values()
    ]
    return _table(("code", "name", "fault", "retry"), rows)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


TABLES: dict[tuple[str, str], Callable[[], str]] = {
    ("endpoints.md", "endpoints"): endpoints_table,
    ("endpoints.md", "parameters"): parameters_table,
    ("errors.md", "codes"): errors_table,
}
"""(page, name of the table) → its text."""


def with_table(page: str, name: str, table: str) -> str:
    """Return a page with what stands between the marks of a table replaced."""
    begin, end = f"<!-- table: {name} -->\n", "<!-- end of table -->\n"
    before, mark, rest = page.partition(begin)
    _, closing, after = rest.partition(end)
    assert mark, f"the page has no {begin}"
    assert closing, f"the table {name} has no end"
    return f"{before}{begin}\n{table}\n\n{end}{after}"


def main() -> None:
    for (page, name), table in TABLES.items():
        path = PAGES / page
        text = with_table(path.read_text(encoding="utf-8"), name, table())
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
