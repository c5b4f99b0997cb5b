"""The progress bar of commands that take long."""

from tqdm import tqdm


class ProgressBar(tqdm):  # type: ignore[misc]  # tqdm has no types
    """A progress bar without tqdm's watching thread: it is fed ten times a second anyway."""

    monitor_interval = 0
