"""Counts what the interpreter executes: the same on a busy machine as on an idle one."""

import dis
import gc
import sys
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any

import attrs


@attrs.frozen
class Executed:
    """What one call executed.

    Attributes:
        instructions: how many bytecode instructions.
        operations: their names.
        codes: the Python functions that were entered, once for each time.
        builtins: the qualified names of the functions in C that were called.
    """

    instructions: int
    operations: frozenset[str]
    codes: tuple[CodeType, ...]
    builtins: frozenset[str]


@attrs.frozen
class _Record:
    """What is noted while a call runs."""

    instructions: list[tuple[CodeType, int]] = attrs.field(factory=list[Any])
    codes: list[CodeType] = attrs.field(factory=list[CodeType])
    builtins: set[str] = attrs.field(factory=set[str])


def executed(run: Callable[[], object]) -> Executed:
    """Execute a call and count. Call it once before: what is made on first use counts too."""
    record = _Record()
    gc.disable()  # others may have it call them
    try:
        _watch(run, record)
    finally:
        gc.enable()
    names = {dis.opname[code.co_code[offset]] for code, offset in set(record.instructions)}
    return Executed(
        len(record.instructions),
        frozenset(names),
        tuple(record.codes),
        frozenset(record.builtins),
    )


if sys.version_info >= (3, 12):

    def _watch(run: Callable[[], object], record: _Record) -> None:
        monitoring = sys.monitoring
        events = monitoring.events
        tool = next(number for number in range(6) if monitoring.get_tool(number) is None)
        own = _watch.__code__

        def instruction(code: CodeType, offset: int) -> None:
            if code is not own:
                record.instructions.append((code, offset))

        def start(code: CodeType, _offset: int) -> None:
            record.codes.append(code)

        def call(code: CodeType, _offset: int, called: object, _first: object) -> None:
            if code is not own and not hasattr(called, "__code__"):
                record.builtins.add(str(getattr(called, "__qualname__", "")))

        monitoring.use_tool_id(tool, "executed")
        monitoring.register_callback(tool, events.INSTRUCTION, instruction)
        monitoring.register_callback(tool, events.PY_START, start)
        monitoring.register_callback(tool, events.CALL, call)
        monitoring.set_events(tool, events.INSTRUCTION | events.PY_START | events.CALL)
        try:
            run()
        finally:
            monitoring.set_events(tool, events.NO_EVENTS)
            monitoring.free_tool_id(tool)

else:

    def _watch(run: Callable[[], object], record: _Record) -> None:
        def trace(frame: FrameType, event: str, _argument: object) -> Any:  # noqa: ANN401
            if event == "call":
                record.codes.append(frame.f_code)
                frame.f_trace_opcodes = True
                frame.f_trace_lines = False
            elif event == "opcode":
                record.instructions.append((frame.f_code, frame.f_lasti))
            return trace

        def profile(_frame: FrameType, event: str, argument: Any) -> None:  # noqa: ANN401
            if event == "c_call":
                record.builtins.add(argument.__qualname__)

        before = sys.gettrace(), sys.getprofile()  # a coverage tool's, say
        sys.setprofile(profile)
        sys.settrace(trace)
        try:
            run()
        finally:
            sys.settrace(before[0])
            sys.setprofile(before[1])
