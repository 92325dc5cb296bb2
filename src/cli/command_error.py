"""What the command cannot go on from: `CommandError`, whose text is a sentence with a way out."""

from pathlib import Path


class CommandError(Exception):
    """Bad usage or unreadable input: the command prints the text and exits with status 2."""


def unreadable(path: Path, error: OSError | ValueError) -> CommandError:
    """Return the error of a file that cannot be opened or read."""
    if isinstance(error, FileNotFoundError):
        return CommandError(f"{path}: there is no such file; give the path of one")
    if isinstance(error, IsADirectoryError):
        return CommandError(f"{path}: is a directory; give the path of a file in it")
    if isinstance(error, PermissionError):
        return CommandError(f"{path}: you may not read it; change its permissions or copy it")
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return CommandError(f"{path}: cannot be read ({reason}); give the path of a readable file")


def unwritable(path: Path, error: OSError | ValueError) -> CommandError:
    """Return the error of a file that cannot be written."""
    if isinstance(error, FileNotFoundError):
        return CommandError(f"{path}: there is no such folder; make it, or give another path")
    if isinstance(error, IsADirectoryError):
        return CommandError(f"{path}: is a directory; give the path of a file in it")
    if isinstance(error, PermissionError):
        return CommandError(
            f"{path}: you may not write it; change its permissions or give another path"
        )
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return CommandError(f"{path}: cannot be written ({reason}); give another path")
