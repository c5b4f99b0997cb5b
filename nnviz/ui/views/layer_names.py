"""What layers and units are called, the same in every view."""

from PySide6.QtCore import QCoreApplication

from nnviz.runtime.messages import NetworkInfo
from nnviz.ui.i18n import QT_TRANSLATE_NOOP, catalogue

SHORT_KINDS = {
    "conv2d": QT_TRANSLATE_NOOP("LayerNames", "Conv"),
    "conv2d_transpose": QT_TRANSLATE_NOOP("LayerNames", "Up-conv"),
    "max_pool2d": QT_TRANSLATE_NOOP("LayerNames", "Max pool"),
    "avg_pool2d": QT_TRANSLATE_NOOP("LayerNames", "Avg pool"),
    "global_avg_pool": QT_TRANSLATE_NOOP("LayerNames", "Mean"),
    "batch_norm": QT_TRANSLATE_NOOP("LayerNames", "Batch norm"),
    "layer_norm": QT_TRANSLATE_NOOP("LayerNames", "Layer norm"),
}
"""What kinds of layers with long names are called where there is little room; the others keep their names."""


def layer_title(network: NetworkInfo, layer_id: str) -> str:
    """ "Inputs", "Hidden 2", "Output", or the label of a layer without neurons of its own; "" means the inputs."""
    if layer_id == "":
        return QCoreApplication.translate("LayerNames", "Inputs")
    if layer_id == network.layers[-1].id:
        return QCoreApplication.translate("LayerNames", "Output")
    layer = next((layer for layer in network.layers if layer.id == layer_id), None)
    if layer is None:
        return layer_id
    alike = [other.id for other in network.layers[:-1] if other.kind == layer.kind]
    number = alike.index(layer_id) + 1
    if layer.kind == "dense":
        return QCoreApplication.translate("LayerNames", "Hidden {0}").format(number)
    label = catalogue(layer.label)
    return f"{label} {number}" if len(alike) > 1 else label


def short_title(kind: str, title: str) -> str:
    """A name of a layer for a narrow place; the whole ``title`` where the kind has no shorter one."""
    return QCoreApplication.translate("LayerNames", SHORT_KINDS[kind]) if kind in SHORT_KINDS else title


def unit_title(network: NetworkInfo, layer_id: str, unit: int) -> str:
    """ "x²" for an input, "Hidden 2, neuron 3" for a neuron, "Convolution 1, map 3" for a map."""
    if layer_id == "" and unit < len(network.input_labels):
        return network.input_labels[unit]
    is_map = any(layer.id == layer_id and len(layer.shape) == 3 for layer in network.layers)
    text = (
        QCoreApplication.translate("LayerNames", "{0}, map {1}")
        if is_map
        else QCoreApplication.translate("LayerNames", "{0}, neuron {1}")
    )
    return text.format(layer_title(network, layer_id), unit + 1)
