"""Small UTF-8 text files: written atomically, read with a limit."""

from pathlib import Path

from nnviz.storage.atomic_write import write_bytes
from nnviz.storage.problem import FileProblem


def write_text(path: Path, text: str) -> None:
    """Write ``text`` atomically. Raises FileProblem."""
    write_bytes(path, text.encode("utf-8"))


def read_text(path: Path, most_bytes: int) -> str:
    """The text of a regular file. Raises FileProblem when it is missing, no plain file, too large or no UTF-8."""
    try:
        if not path.is_file():
            raise FileProblem(f"{path.name} is not there or is not a file.")
        with path.open("rb") as file:
            content = file.read(most_bytes + 1)
        if len(content) > most_bytes:
            raise FileProblem(f"{path.name} is larger than {most_bytes:,} bytes and was not read.")
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FileProblem(f"{path.name} is not a UTF-8 text.") from error
    except OSError as error:
        raise FileProblem(f"{path.name} could not be read: {error.strerror or error}.") from error
