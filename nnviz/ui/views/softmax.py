"""Softmax explained: logits, their exponentials and shares, and the formula whose terms are linked to the logits."""

import math

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nnviz.runtime.messages import Built, LayerInfo, Request, Snapshot
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.views.layer_facts import short_number
from nnviz.ui.widgets.axes import fixed_text
from nnviz.ui.widgets.logit_canvas import LogitCanvas, Logits
from nnviz.ui.widgets.pixel_canvas import NOWHERE
from nnviz.ui.widgets.terms import Term, TermLine

PREDICTIONS = Request("predictions", (0,))
LARGEST_POWER = 700.0


class SoftmaxView(View):
    """Explains the output layer of a classifier for the sample that is set.

    Pointing at a term lights its logit; pointing at a class lights its terms and makes the formula that of its share.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layer: LayerInfo | None = None
        self._names: tuple[str, ...] = ()
        self._logits: np.ndarray | None = None
        self._shares: np.ndarray | None = None
        self._chosen = 0
        self._marked = NOWHERE
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.canvas, self.terms = LogitCanvas(self), TermLine(self, lines=4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.terms)
        self.canvas.pointed.connect(self._choose)
        self.canvas.left.connect(self._leave)
        self.terms.pointed.connect(self._mark)
        self.terms.left.connect(self._leave)
        self.retranslate()

    # ------------------------------------------------------------------ what the window calls

    def requests(self) -> frozenset[Request]:
        return frozenset([PREDICTIONS, self._sums_request(self._layer)] if self._layer else [])

    def show_built(self, built: Built) -> None:
        last, classes = built.networks[0].layers[-1], built.data.classes
        fits = last.activation == "softmax" and last.shape == (len(classes),)
        self._layer, self._names = (last, classes) if fits else (None, ())
        self._logits = self._shares = None
        self.canvas.show_logits(None)
        self.requests_changed.emit()

    def show_unit(self, layer_id: str, unit: int) -> None:
        """Let the formula be that of this class."""
        if self.can_explain(layer_id, unit):
            self._chosen, self._marked = unit, NOWHERE
            self._show()

    def can_explain(self, layer_id: str, unit: int) -> bool:
        """Whether this is a class of a softmax output."""
        return self._layer is not None and layer_id == self._layer.id and 0 <= unit < len(self._names)

    def show_frame(self, snapshot: Snapshot) -> None:
        if self._layer is None:
            return
        logits, shares = snapshot.readings.get(self._sums_request(self._layer)), snapshot.readings.get(PREDICTIONS)
        if logits is None or shares is None or logits.shape != (len(self._names),) or shares.shape != logits.shape:
            return
        self._logits, self._shares = logits, shares
        self._show()

    @property
    def formula(self) -> str:
        """The formula as it stands on the screen."""
        return self.terms.text

    @property
    def chosen(self) -> int:
        """The class whose share the formula gives."""
        return self._chosen

    def retranslate(self) -> None:
        self.canvas.setAccessibleName(self.tr("Logits and shares of all classes"))
        self.canvas.setToolTip(self.tr("Point at a class: the formula becomes that of its share."))
        self.terms.setToolTip(self.tr("Point at a term to see its logit."))
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from class to class."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if self._names and event.key() in steps:
            self._choose((self._chosen + steps[Qt.Key(event.key())]) % len(self._names))
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------------ inside

    def _sums_request(self, layer: LayerInfo) -> Request:
        return Request("sums", (0, layer.id))

    def _choose(self, number: int) -> None:
        self._chosen = number
        self._mark(number)
        self._show()

    def _mark(self, number: int) -> None:
        self._marked = number
        self.canvas.mark(number, self._chosen)
        self.terms.mark(number)

    def _leave(self) -> None:
        self._mark(NOWHERE)

    def _show(self) -> None:
        logits, shares = self._logits, self._shares
        if logits is None or shares is None:
            return
        powers = tuple(short_number(_power(float(value))) for value in logits)
        headers = (self.tr("logit z"), "exp(z)", self.tr("share"))
        self.canvas.show_logits(Logits(self._names, logits, shares, powers), headers)
        self.canvas.mark(self._marked, self._chosen)
        self.terms.show_terms(self._terms(logits, shares, powers))
        self.terms.mark(self._marked)

    def _terms(self, logits: np.ndarray, shares: np.ndarray, powers: tuple[str, ...]) -> tuple[Term, ...]:
        """The share of the chosen class with all numbers put in."""
        chosen = self._chosen
        name = self._names[chosen]
        below = [
            Term(f"{'+ ' if number else ''}exp({fixed_text(float(value))})", number)
            for number, value in enumerate(logits)
        ]
        total = short_number(sum(_power(float(value)) for value in logits))
        return (
            Term(self.tr("Share of {0} =").format(name)),
            Term(f"exp({fixed_text(float(logits[chosen]))})", chosen),
            Term("/ ("),
            *below,
            Term(")"),
            Term(f"= {powers[chosen]} / {total}"),
            Term(f"= {fixed_text(100 * float(shares[chosen]), 1)} %", is_strong=True),
        )


def _power(value: float) -> float:
    """``exp`` that does not overflow."""
    return math.exp(min(value, LARGEST_POWER))
