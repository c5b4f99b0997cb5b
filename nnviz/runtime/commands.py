"""Which of several waiting commands still matter."""

from collections.abc import Sequence

from nnviz.runtime.messages import Command, Configure, KeepRun, Quit, SaveState, SetInput, SetParameter, Watch


def still_wanted(waiting: Sequence[Command]) -> list[Command]:
    """``waiting`` without what a later command makes void, in the same order.

    Of several configurations only the last counts, but one that brings a saved run is kept for an edit of that run,
    and one that a typed weight or a state to be saved relies on is kept for it. Of several inputs or watch lists the
    last counts. Before the end only states to be saved or kept matter, and what they rely on.
    """
    wanted: list[Command] = []
    configure: Configure | None = None
    has_later: set[type] = set()
    is_over = False
    for command in reversed(waiting):
        if isinstance(command, Quit):
            is_over = True
        elif isinstance(command, SaveState | KeepRun):
            is_over, configure = False, None
        elif is_over:
            continue
        elif isinstance(command, Configure):
            if configure is not None and (command.state is None or command.generation != configure.generation):
                continue
            configure = command
        elif isinstance(command, SetInput | Watch):
            if type(command) in has_later:
                continue
            has_later.add(type(command))
        elif isinstance(command, SetParameter):
            configure = None
        wanted.append(command)
    return wanted[::-1]
