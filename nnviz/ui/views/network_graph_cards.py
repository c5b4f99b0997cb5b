"""The small cards that float over the graph: a weight or bias that can be typed, and the formula of a neuron."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QDoubleValidator, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from nnviz.ui import theme
from nnviz.ui.views.network_graph_formula import number

SHADOW_PX = 8
GAP_PX = 10
FORMULA_WIDTH = 420
LARGEST_VALUE = 1e6


class FloatingCard(QFrame):
    """A raised rounded card that keeps itself inside its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(SHADOW_PX + 12, SHADOW_PX + 7, SHADOW_PX + 12, SHADOW_PX + 8)
        self._rows.setSpacing(2)
        self.hide()

    def show_at(self, anchor: QRect) -> None:
        """Appear beside ``anchor`` (in the parent's pixels): right of it, else left, never outside."""
        self.adjustSize()
        parent = self._room.rect()
        x = anchor.right() + GAP_PX - SHADOW_PX
        if x + self.width() > parent.right():
            x = anchor.left() - GAP_PX + SHADOW_PX - self.width()
        y = anchor.center().y() - self.height() // 2
        if x < 0:
            x = anchor.center().x() - self.width() // 2
            y = anchor.top() - self.height() - 2 if anchor.center().y() > parent.center().y() else anchor.bottom() + 2
        x = max(0, min(x, parent.width() - self.width()))
        self.move(QPoint(x, max(0, min(y, parent.height() - self.height()))))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.colors()
        box = QRectF(self.rect()).adjusted(SHADOW_PX, SHADOW_PX, -SHADOW_PX, -SHADOW_PX)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("shadow", 0.012 if colors.mode == "light" else 0.05))
            for spread in range(SHADOW_PX - 1, 0, -1):
                painter.drawRoundedRect(box.adjusted(-spread, 1 - spread, spread, spread + 1), 8 + spread, 8 + spread)
            painter.setBrush(colors.color("surface"))
            painter.setPen(QPen(colors.color("outline"), 1.0))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


class ValueCard(FloatingCard):
    """The value of a weight or bias, live; after ``edit`` a text box whose every valid keystroke counts."""

    typed = Signal(float)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = QLabel(self)
        self._title.setProperty("role", "dim")
        self._value = QLabel(self)
        self._value.setProperty("role", "value")
        self._box = QLineEdit(self)
        self._box.setMinimumWidth(96)
        self._box.setAccessibleName(self.tr("Weight or bias"))
        self._box.setToolTip(self.tr("Type a number; each key press changes the network at once"))
        validator = QDoubleValidator(-LARGEST_VALUE, LARGEST_VALUE, 8, self._box)
        validator.setLocale(self._box.locale().c())
        self._box.setValidator(validator)
        self._hint = QLabel(self)
        self._hint.setProperty("role", "dim")
        self._before = 0.0
        for widget in (self._title, self._value, self._box, self._hint):
            self._rows.addWidget(widget)
        self._box.textEdited.connect(self._tell)
        self._set_editing(is_editing=False)

    @property
    def is_editing(self) -> bool:
        """Whether the text box is open."""
        return not self._box.isHidden()

    @property
    def box(self) -> QLineEdit:
        """The text box."""
        return self._box

    @property
    def text(self) -> str:
        """The value as it is shown."""
        return self._box.text() if self.is_editing else self._value.text()

    def preview(self, title: str, value: float, anchor: QRect) -> None:
        """Show a value that follows training."""
        self._set_editing(is_editing=False)
        self._title.setText(title)
        self.show_value(value)
        self.show_at(anchor)

    def show_value(self, value: float) -> None:
        """The newest value; what the user is typing stays."""
        self._value.setText(_precise(value))

    def edit(self, title: str, value: float, anchor: QRect) -> None:
        """Open the text box on a value."""
        self._before = value
        self._title.setText(title)
        self._set_editing(is_editing=True)
        self._box.setText(f"{value:.4g}")
        self._box.setAccessibleName(title)
        self.show_at(anchor)
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)
        self._box.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_editing and event.key() == Qt.Key.Key_Escape:
            self.typed.emit(self._before)
            self.close_card()
        elif self.is_editing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close_card()
        else:
            super().keyPressEvent(event)

    def close_card(self) -> None:
        """Keep what is there and disappear."""
        was_editing = self.is_editing
        self._set_editing(is_editing=False)
        self.hide()
        if was_editing:
            self.closed.emit()

    def _set_editing(self, *, is_editing: bool) -> None:
        self._box.setVisible(is_editing)
        self._value.setVisible(not is_editing)
        self._hint.setText(self.tr("Enter keeps, Esc restores") if is_editing else self.tr("click to type a value"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not is_editing)

    def _tell(self, text: str) -> None:
        if self._box.hasAcceptableInput():
            self.typed.emit(float(text))


class NeuronCard(FloatingCard):
    """What a neuron computes, with the numbers of the sample put in."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = QLabel(self)
        self._formula = QLabel(self)
        self._formula.setTextFormat(Qt.TextFormat.RichText)
        self._formula.setWordWrap(True)
        self._formula.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._hint = QLabel(self)
        self._hint.setProperty("role", "dim")
        for widget in (self._title, self._formula, self._hint):
            self._rows.addWidget(widget)

    @property
    def text(self) -> str:
        """The formula as it is shown, rich text."""
        return self._formula.text()

    def show_neuron(self, title: str, sample: str, formula: str, hint: str, anchor: QRect | None) -> None:
        """Show or renew the card; ``anchor`` None leaves it where it is."""
        dim = theme.colors().text_dim
        self._title.setText(f"<b>{title}</b> &nbsp;<span style='color:{dim}'>{sample}</span>")
        if self._formula.text() != formula:
            self._formula.setText(formula)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        if anchor is not None:
            self._formula.setFixedWidth(self._width_for(formula))
            self.show_at(anchor)

    def _width_for(self, formula: str) -> int:
        plain = formula.replace("<b>", "").replace("</b>", "")
        return min(self.fontMetrics().horizontalAdvance(plain) + 24, FORMULA_WIDTH, self._room.width() - 60)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)


def _precise(value: float) -> str:
    return number(value) if abs(value) >= 100 else f"{value:.3f}".replace("-", "−")
