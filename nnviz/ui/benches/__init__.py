"""The arrangements of panels and views that labs are made of."""

from nnviz.ui.benches.base import Workbench
from nnviz.ui.labs import Arrangement


def workbench_class(arrangement: Arrangement) -> type[Workbench]:
    """The class of an arrangement. Each is imported when a lab of it is opened: the window begins with one."""
    match arrangement:
        case "plot":
            from nnviz.ui.benches.plot import PlotWorkbench as Bench
        case "tables":
            from nnviz.ui.benches.tables import TablesWorkbench as Bench
        case "digits":
            from nnviz.ui.benches.digits import DigitsWorkbench as Bench
        case "images":
            from nnviz.ui.benches.images import ImagesWorkbench as Bench
        case "gan":
            from nnviz.ui.benches.generative import GanWorkbench as Bench
        case "vae":
            from nnviz.ui.benches.generative import VaeWorkbench as Bench
    return Bench
