"""What layers and units are called, the same in every view."""

from PySide6.QtCore import QCoreApplication

from nnviz.runtime.messages import NetworkInfo


def layer_title(network: NetworkInfo, layer_id: str) -> str:
    """ "Inputs", "Hidden 2", "Output", or the label of a layer without neurons of its own; "" means the inputs."""
    if layer_id == "":
        return QCoreApplication.translate("LayerNames", "Inputs")
    if layer_id == network.layers[-1].id:
        return QCoreApplication.translate("LayerNames", "Output")
    hidden = 0
    for layer in network.layers:
        hidden += layer.kind == "dense"
        if layer.id == layer_id:
            is_dense = layer.kind == "dense"
            return QCoreApplication.translate("LayerNames", "Hidden {0}").format(hidden) if is_dense else layer.label
    return layer_id


def unit_title(network: NetworkInfo, layer_id: str, unit: int) -> str:
    """ "x²" for an input, "Hidden 2, neuron 3" for a neuron."""
    if layer_id == "" and unit < len(network.input_labels):
        return network.input_labels[unit]
    text = QCoreApplication.translate("LayerNames", "{0}, neuron {1}")
    return text.format(layer_title(network, layer_id), unit + 1)
