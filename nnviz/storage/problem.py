"""FileProblem: the one error of this room."""


class FileProblem(Exception):  # noqa: N818  # a problem is what it is called on the screen
    """A file could not be read or written. The message says what happened and what to do; nothing was changed."""
