"""Push the digit: move, turn, scale, thicken it or make it noisy, and see where each network stops being sure.

The user's own network stands beside those that ship trained. One network is measured a picture: the bars of the lab
never wait for the curves.
"""

import time
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from nnviz.data.pushes import PUSHES, Push, amounts_of, pushed
from nnviz.runtime.messages import Built, Request, Snapshot
from nnviz.spec.presets import RIVALS
from nnviz.ui import theme
from nnviz.ui.views.base import View
from nnviz.ui.widgets.buttons import TextButton
from nnviz.ui.widgets.labelled_slider import LabelledSlider
from nnviz.ui.widgets.push_stage import PushStage
from nnviz.ui.widgets.share_curves import MOST_COLORS, Axis, ShareCurves, holding, likeliest
from nnviz.ui.widgets.words import Label, Words

AMOUNTS = 41
OWN = "own"
RIVAL_SHAPE, RIVAL_CLASSES = (28, 28, 1), tuple("0123456789")
RENEWAL_S = 0.2
COLUMNS = 2
STAGE_WIDTH = 190


@dataclass(frozen=True, slots=True)
class Look:
    """What curves are about: picture number ``stamp``, the kind along the axis, and the push in all other ways."""

    stamp: int
    kind: str
    held: str


class PushView(View):
    """``pushed`` carries the picture as the network takes it, and as it was before; both the same when it rests."""

    pushed = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[str, ...] = ()
        self._picture: np.ndarray | None = None
        self._look = self._asked_look = Look(0, "rotate", Push().text)
        self._push = Push()
        self._asked: str | None = None
        self._shown: dict[str, Look] = {}
        self._own_step, self._own_s = -1, 0.0
        self.stage = PushStage(self)
        self.sliders = {key: self._slider(key) for key in PUSHES}
        self.curves = {key: ShareCurves(self) for key in (OWN, *RIVALS)}
        self.heading = Label(self._heading_text, "heading", self)
        self.reset = TextButton(lambda: Words(self.tr("Put it back"), self.tr("The digit as it was drawn")), self)
        self._lay_out()
        self.stage.dragged.connect(self._take_push)
        self.stage.reset_asked.connect(self._put_back)
        self.reset.clicked.connect(self._put_back)
        self._rest()
        self.retranslate()

    # ------------------------------------------------------------------ what the window calls

    def requests(self) -> frozenset[Request]:
        is_asked = self._asked is not None and self._picture is not None and self._classes
        return frozenset([self._request(self._asked)] if is_asked and self._asked else [])

    def show_built(self, built: Built) -> None:
        self._classes = built.data.classes if built.data.task == "classes" else ()
        has_rivals = built.networks[0].input_shape == RIVAL_SHAPE and self._classes == RIVAL_CLASSES
        for key, panel in self.curves.items():
            panel.setVisible(key == OWN or has_rivals)
        self.retranslate()
        self._forget()

    def show_input(self, values: np.ndarray | None) -> None:
        """Another drawing, as the network takes it, None for none; it is not pushed yet. Comes after it was sent."""
        self._picture = values if values is not None and values.ndim == 3 else None
        self.setEnabled(self._picture is not None)
        self._look = replace(self._look, stamp=self._look.stamp + 1)
        self._push = Push()
        self._rest()
        if self._picture is None:
            self._forget()
        self._ask_next()

    def show_frame(self, snapshot: Snapshot) -> None:
        if self._asked is not None:
            shares = snapshot.readings.get(self._request(self._asked))
            if shares is None or shares.shape != (AMOUNTS, len(self._classes)):
                return
            self._show_shares(self._asked, shares)
            if self._asked == OWN:
                self._own_step, self._own_s = snapshot.step, time.monotonic()
            self._asked = None
        elif snapshot.step != self._own_step and time.monotonic() - self._own_s >= RENEWAL_S:
            self._shown.pop(OWN, None)
        self._ask_next()

    @property
    def push(self) -> Push:
        """How far the digit is pushed now."""
        return self._push

    @property
    def kind(self) -> str:
        """What the curves go along."""
        return self._look.kind

    def retranslate(self) -> None:
        names = {
            OWN: self.tr("Your network"),
            "digits-dense": self.tr("Dense (MLP)"),
            "digits-cnn": self.tr("CNN, max pooling"),
            "digits-cnn-average": self.tr("CNN, average pooling"),
        }
        tip = self.tr("How sure the network is of each class, from the smallest to the largest amount")
        for key, panel in self.curves.items():
            panel.show_words(names.get(key, key), self._classes, tip)
        self.stage.setAccessibleName(self.tr("The digit to push"))
        self.stage.setToolTip(
            self.tr(
                "Drag to move, turn and stretch by the blue handle; the wheel turns, with Ctrl it scales.\n"
                "Arrow keys move, Home or a double click puts it back."
            )
        )

    # ------------------------------------------------------------------ widgets

    def _lay_out(self) -> None:
        top, sliders, head, grid = QHBoxLayout(), QGridLayout(), QHBoxLayout(), QGridLayout()
        for number, slider in enumerate(self.sliders.values()):
            sliders.addWidget(slider, *divmod(number, COLUMNS))
        sliders.setHorizontalSpacing(theme.GAP_LARGE)
        sliders.setVerticalSpacing(theme.GAP)
        self.stage.setFixedWidth(STAGE_WIDTH)
        side = QVBoxLayout()
        side.addLayout(sliders)
        side.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignRight)
        side.addStretch(1)
        top.setSpacing(theme.GAP_LARGE)
        top.addWidget(self.stage)
        top.addLayout(side, 1)
        head.addWidget(self.heading)
        head.addStretch(1)
        grid.setSpacing(theme.GAP)
        for number, panel in enumerate(self.curves.values()):
            grid.addWidget(panel, *divmod(number, COLUMNS))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_LARGE, theme.GAP, theme.GAP_LARGE, theme.GAP)
        column.setSpacing(theme.GAP)
        column.addLayout(top)
        column.addLayout(head)
        column.addLayout(grid, 1)

    def _slider(self, key: str) -> LabelledSlider:
        stops = [float(amount) for amount in amounts_of(key, AMOUNTS)]
        slider = LabelledSlider(lambda: self._kind_words(key), stops, lambda value: _amount_text(key, value), self)
        slider.moved.connect(lambda amount: self._take_push(key, self._push.by(key, amount)))
        return slider

    def _kind_words(self, key: str) -> Words:
        return {
            "across": Words(self.tr("Across"), self.tr("Move it sideways")),
            "down": Words(self.tr("Down"), self.tr("Move it up or down")),
            "rotate": Words(self.tr("Turn"), self.tr("Turn it about its centre")),
            "scale": Words(self.tr("Size"), self.tr("Make it larger or smaller")),
            "thickness": Words(self.tr("Pen"), self.tr("Draw it with a thicker or thinner pen")),
            "grain": Words(self.tr("Noise"), self.tr("Add noise to every pixel")),
        }[key]

    def _heading_text(self) -> str:
        return self.tr("How sure each network is, along: {0}").format(self._kind_words(self._look.kind).name)

    # ------------------------------------------------------------------ the hand

    def _take_push(self, kind: str, push: Push) -> None:
        """The hand pushed on; the curves go along what it touched last."""
        if self._picture is None:
            return
        self._push = push
        self._look = replace(self._look, kind=kind, held=push.by(kind, PUSHES[kind].still).text)
        self._rest()
        changed = pushed(self._picture, push) if not push.is_still else self._picture
        changed.flags.writeable = False
        self.stage.show_picture(changed, push)
        self.pushed.emit(changed, self._picture)
        self._ask_next()

    def _put_back(self) -> None:
        self._take_push(self._look.kind, Push())

    def _rest(self) -> None:
        """Stage, sliders and marks show the push; nobody is told."""
        kind = self._look.kind
        self._look = replace(self._look, held=self._push.by(kind, PUSHES[kind].still).text)
        for key, slider in self.sliders.items():
            slider.set_value(self._push.amount(key))
        for panel in self.curves.values():
            panel.show_mark(_place(kind, self._push.amount(kind)))
        self.reset.setEnabled(not self._push.is_still)
        self.stage.show_picture(self._picture, self._push)
        self.heading.retranslate()

    # ------------------------------------------------------------------ curves

    def _request(self, panel: str) -> Request:
        look = self._asked_look
        target = (0 if panel == OWN else panel, look.kind, look.held, look.stamp)
        return Request("push" if panel == OWN else "push_rival", target, AMOUNTS)

    def _ask_next(self) -> None:
        """Ask for the next panel that shows something else than what the hand holds now.

        A question stands until it is answered, however fast the hand is; another picture makes it void.
        """
        if self._picture is None or not self._classes:
            self._asked = None
        elif self._asked is None or self._asked_look.stamp != self._look.stamp:
            stale = (key for key, panel in self.curves.items() if not panel.isHidden())
            self._asked = next((key for key in stale if self._shown.get(key) != self._look), None)
            self._asked_look = self._look
        self.requests_changed.emit()

    def _show_shares(self, panel: str, shares: np.ndarray) -> None:
        look = self._asked_look
        kind = PUSHES[look.kind]
        still = int(np.abs(amounts_of(look.kind, AMOUNTS) - kind.still).argmin())
        answer, first, last = holding(shares, still)
        amounts = amounts_of(look.kind, AMOUNTS)
        low, high = (_amount_text(look.kind, float(amounts[number])) for number in (first, last))
        text = self.tr("{0} from {1} to {2}").format(self._classes[answer], low, high)
        axis = Axis(*(_amount_text(look.kind, value) for value in (kind.low, kind.still, kind.high)))
        self.curves[panel].show_shares(shares, axis, text)
        self._shown[panel] = look
        self._color()

    def _color(self) -> None:
        """A class has the same colour in all panels: those that matter most take the first ones."""
        weight: dict[int, float] = {}
        for panel in self.curves.values():
            if panel.shares is not None and not panel.isHidden():
                for number in likeliest(panel.shares):
                    weight[number] = weight.get(number, 0.0) + float(panel.shares[:, number].mean())
        order = sorted(weight, key=lambda number: -weight[number])[:MOST_COLORS]
        for panel in self.curves.values():
            panel.show_colors({number: place for place, number in enumerate(order)})

    def _forget(self) -> None:
        """Another network, or no picture: no curve holds any more."""
        self._shown.clear()
        self._asked = None
        for panel in self.curves.values():
            panel.show_shares(None, Axis("", "", ""), "")
        self._ask_next()


def _place(kind: str, amount: float) -> float:
    """0 for the lowest amount, 1 for the highest."""
    bounds = PUSHES[kind]
    return (amount - bounds.low) / (bounds.high - bounds.low)


def _amount_text(key: str, value: float) -> str:
    return f"{value:.3g} {PUSHES[key].unit}".replace("-", "−").strip()
