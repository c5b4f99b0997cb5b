"""The arrangements of panels and views that labs are made of."""

from collections.abc import Mapping

from nnviz.ui.benches.base import Workbench
from nnviz.ui.benches.digits import DigitsWorkbench
from nnviz.ui.benches.generative import GanWorkbench, VaeWorkbench
from nnviz.ui.benches.images import ImagesWorkbench
from nnviz.ui.benches.plot import PlotWorkbench
from nnviz.ui.benches.tables import TablesWorkbench
from nnviz.ui.labs import Arrangement

WORKBENCHES: Mapping[Arrangement, type[Workbench]] = {
    "plot": PlotWorkbench,
    "tables": TablesWorkbench,
    "digits": DigitsWorkbench,
    "images": ImagesWorkbench,
    "gan": GanWorkbench,
    "vae": VaeWorkbench,
}
