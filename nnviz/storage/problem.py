"""FileProblem: the one error of this room."""


class FileProblem(Exception):
    """A file could not be read or written. The message says what happened and what to do; nothing was changed."""
