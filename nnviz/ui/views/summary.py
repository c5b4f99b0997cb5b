"""The model summary: every layer with its kind, the shape of what it gives, and how many parameters it has."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nnviz.runtime.messages import Built, LayerInfo, NetworkInfo
from nnviz.ui import theme
from nnviz.ui.activation_names import activation_name
from nnviz.ui.i18n import catalogue
from nnviz.ui.views.base import View
from nnviz.ui.views.layer_names import layer_title
from nnviz.ui.views.network_graph_structure import ROLE_NAMES
from nnviz.ui.views.table_parts import CopyButton, TableArea
from nnviz.ui.widgets.text_table import TextRow, TextTable

BYTES_EACH = 4
KIB = 1024


class SummaryView(View):
    """Asks for nothing: all of it is known as soon as the networks stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._built: Built | None = None
        self.table = TextTable(3, self)
        self._memory = QLabel(self)
        self._memory.setProperty("role", "dim")
        self.copy = CopyButton(self.table, self)
        foot, column = QHBoxLayout(), QVBoxLayout(self)
        foot.addWidget(self._memory, 1)
        foot.addWidget(self.copy)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(TableArea(self.table, self), 1)
        column.addLayout(foot)
        self.retranslate()

    def show_built(self, built: Built) -> None:
        self._built = built
        self._write()

    # ------------------------------------------------------------------ writing

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Model summary"))
        self.table.setAccessibleName(self.tr("Model summary"))
        self._write()

    def _write(self) -> None:
        if self._built is None:
            return
        networks = self._built.networks
        total = sum(network.parameters for network in networks)
        rows: list[TextRow] = []
        for network in networks:
            if len(networks) > 1:
                name = catalogue(ROLE_NAMES.get(network.role, network.role))
                rows.append(TextRow((f"{name}: {network.parameters:,}",), is_caption=True))
            rows.append(TextRow((self._input_title(), "", _shape(network.input_shape), "", "")))
            rows += [self._row(network, layer, total) for layer in network.layers]
        rows.append(TextRow((self.tr("Total"), "", "", f"{total:,}", "100 %"), is_strong=True))
        columns = (self.tr("Layer"), self.tr("Kind"), self.tr("Output shape"), self.tr("Parameters"), self.tr("Share"))
        self.table.show_rows(columns, rows)
        size = f"{total * BYTES_EACH / KIB:,.1f}"
        self._memory.setText(self.tr("{0} KiB of weights as 32-bit numbers").format(size))

    def _row(self, network: NetworkInfo, layer: LayerInfo, total: int) -> TextRow:
        share = layer.parameters / total if total else 0.0
        kind = catalogue(layer.label)
        if layer.activation:
            kind = f"{kind} · {activation_name(layer.activation)}"
        figures = (f"{layer.parameters:,}", f"{100 * share:.1f} %")
        return TextRow((layer_title(network, layer.id), kind, _shape(layer.shape), *figures), bar=share)

    def _input_title(self) -> str:
        return self.tr("Input")


def _shape(shape: tuple[int, ...]) -> str:
    return " × ".join(str(length) for length in shape)
