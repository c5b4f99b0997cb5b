"""The controls above the columns: fewer and more neurons, the activation, layers added and removed."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QToolButton, QWidget

from nnviz.ui import theme
from nnviz.ui.widgets.short_text import draw_short

HEADER_HEIGHT = 60
ROUND_PX = 22
ROW_1, ROW_2 = 6, 32
ROOMY_PX = 112
COUNT_PX, WIDE_COUNT_PX = 26, 38


@dataclass(frozen=True, slots=True)
class HeaderFacts:
    """What stands above a column. ``title`` names it, ``short`` too where there is little room; ``detail`` is its
    activation or shape.

    A layer with ``units`` None has no neurons to count. The refusals say why something is off; empty when it is on.
    ``choices`` are the keys and labels of the activations it may have. ``has_insert`` is whether a dense layer makes
    sense behind this column at all.
    """

    title: str
    detail: str = ""
    short: str = ""
    units: int | None = None
    choices: tuple[tuple[str, str], ...] = ()
    activation: str = ""
    is_layer: bool = False
    more_refusal: str = ""
    fewer_refusal: str = ""
    before_refusal: str = ""
    behind_refusal: str = ""
    has_insert: bool = True


class RoundButton(QAbstractButton):
    """A small round button with a sign: "+", "−", "×", or "fit" for a frame."""

    def __init__(self, sign: str, parent: QWidget | None = None, *, is_quiet: bool = False) -> None:
        super().__init__(parent)
        self._sign = sign
        self._is_quiet = is_quiet
        self.resize(ROUND_PX, ROUND_PX)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def describe(self, name: str, refusal: str = "") -> None:
        """Say what it does, and why it is off if it is."""
        self.setEnabled(not refusal)
        self.setToolTip(refusal or name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(refusal)

    def sizeHint(self) -> QSize:
        return QSize(ROUND_PX, ROUND_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.colors()
        is_hot = self.isEnabled() and (self.underMouse() or self.hasFocus())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if not self._is_quiet or is_hot:
                edge = "accent" if self.hasFocus() else "outline" if self.isEnabled() else "border"
                painter.setPen(QPen(colors.color(edge), 1.5 if self.hasFocus() else 1.0))
                painter.setBrush(colors.color("hover" if is_hot else "surface"))
                painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
            ink = "missing" if not self.isEnabled() else "text" if is_hot or not self._is_quiet else "text_dim"
            painter.setPen(QPen(colors.color(ink), 1.5, c=Qt.PenCapStyle.RoundCap))
            self._paint_sign(painter)

    def _paint_sign(self, painter: QPainter) -> None:
        middle, arm = QRectF(self.rect()).center(), 3.6
        if self._sign == "fit":
            for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
                corner = middle + QPointF(x * 6, y * 6)
                painter.drawPolyline([corner - QPointF(x * 4, 0), corner, corner - QPointF(0, y * 4)])
            return
        if self._sign == "×":
            across, down = QPointF(arm, arm) * 0.8, QPointF(arm, -arm) * 0.8
        else:
            across, down = QPointF(arm, 0), QPointF(0, arm)
        painter.drawLine(middle - across, middle + across)
        if self._sign != "−":
            painter.drawLine(middle - down, middle + down)


class TitleButton(QToolButton):
    """The name of a column and its activation; opens the menu of the layer when there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._detail = ""
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_text(self, title: str, detail: str, menu: QMenu | None) -> None:
        """Show the words; without a menu it is a plain label."""
        self._title, self._detail = title, detail
        self.setMenu(menu)  # type: ignore[arg-type]  # Qt takes None for no menu; the stub does not
        self.setEnabled(menu is not None)
        self.setToolTip(f"{title}: {detail}" if title and detail else title or detail)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.colors()
        has_menu = self.menu() is not None
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if has_menu and (self.underMouse() or self.hasFocus()):
                painter.setPen(QPen(colors.color("accent"), 1.0) if self.hasFocus() else Qt.PenStyle.NoPen)
                painter.setBrush(colors.color("hover"))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            painter.setFont(theme.font(theme.TEXT_SMALL))
            self._paint_words(painter, colors, 13.0 if has_menu else 0.0)

    def _paint_words(self, painter: QPainter, colors: theme.Colors, arrow: float) -> None:
        metrics = painter.fontMetrics()
        room = self.width() - arrow - 6
        title = f"{self._title} · " if self._detail and self._title else self._title
        words = self._detail
        if metrics.horizontalAdvance(title + words) > room and words:
            title, words = ("", words) if arrow else (self._title, "")
        detail = detail_that_fits(words, metrics, int(room))
        title = metrics.elidedText(title, Qt.TextElideMode.ElideRight, int(room))
        widths = metrics.horizontalAdvance(title), metrics.horizontalAdvance(detail)
        x = (self.width() - sum(widths) - arrow) / 2
        base = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter.setPen(colors.color("text_dim"))
        painter.drawText(QPointF(x, base), title)
        painter.setPen(colors.color("text" if arrow else "text_dim"))
        painter.drawText(QPointF(x + widths[0], base), detail)
        if arrow:
            tip = QPointF(x + sum(widths) + 8.0, self.height() / 2 + 2.0)
            painter.setPen(QPen(colors.color("text_dim"), 1.4, c=Qt.PenCapStyle.RoundCap))
            painter.drawPolyline([tip + QPointF(-3.5, -3.5), tip, tip + QPointF(3.5, -3.5)])


def detail_that_fits(detail: str, metrics: QFontMetrics, room: int) -> str:
    """The detail, a shape without spaces or without its maps where there is little room: "13×13" of "13 × 13 × 32"."""
    sides = detail.split(" × ")
    forms = (detail, "×".join(sides), "×".join(sides[:2]))
    return next(
        (form for form in forms if metrics.horizontalAdvance(form) <= room),
        metrics.elidedText(detail, Qt.TextElideMode.ElideRight, room),
    )


class ColumnHeader(QWidget):
    """All controls of one column; what the user asks for goes up as signals."""

    units_asked = Signal(int)
    activation_asked = Signal(str)
    insertion_asked = Signal(bool)
    """A new layer beside this one; True behind it."""
    removal_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = HeaderFacts("")
        self.fewer = RoundButton("−", self)
        self.more = RoundButton("+", self)
        self.remove = RoundButton("×", self, is_quiet=True)
        self.title = TitleButton(self)
        self._menu = QMenu(self)
        self.fewer.clicked.connect(lambda: self.units_asked.emit(-1))
        self.more.clicked.connect(lambda: self.units_asked.emit(1))
        self.remove.clicked.connect(self.removal_asked)

    def show_facts(self, facts: HeaderFacts) -> None:
        """Show a column."""
        self._facts = facts
        self.fewer.describe(self.tr("{0}: one neuron fewer").format(facts.title), facts.fewer_refusal)
        self.more.describe(self.tr("{0}: one neuron more").format(facts.title), facts.more_refusal)
        self.remove.describe(self.tr("{0}: remove the layer").format(facts.title))
        self._fill_menu(facts)
        title = "" if self._has_title_above else facts.title
        self.title.show_text(title, facts.detail, self._menu if facts.is_layer else None)
        self.title.setAccessibleName(f"{facts.title}: {facts.detail}" if facts.detail else facts.title)
        self._lay_out()
        self.update()

    @property
    def is_text(self) -> bool:
        """Whether it only names its column, without any control."""
        return not self._facts.is_layer

    @property
    def _has_title_above(self) -> bool:
        """A layer without neurons to count has its name where others have plus and minus."""
        return self._facts.is_layer and self._facts.units is None

    def _fill_menu(self, facts: HeaderFacts) -> None:
        for old in self._menu.actions():
            self._menu.removeAction(old)
            old.deleteLater()  # never at once: it may be what the user just chose
        for old_group in self._menu.findChildren(QActionGroup):
            old_group.deleteLater()
        group = QActionGroup(self._menu)
        for key, label in facts.choices:
            action = QAction(label, group)
            action.setCheckable(True)
            action.setChecked(key == facts.activation)
            action.triggered.connect(lambda _=False, chosen=key: self.activation_asked.emit(chosen))
            self._menu.addAction(action)
        if facts.choices:
            self._entry("").setSeparator(True)
        for text, refusal, is_behind in (
            (self.tr("Add a layer before"), facts.before_refusal, False),
            (self.tr("Add a layer after"), facts.behind_refusal, True),
        ):
            insert = self._entry(text)
            insert.setEnabled(not refusal)
            insert.triggered.connect(lambda _=False, behind=is_behind: self.insertion_asked.emit(behind))
        self._entry(self.tr("Remove the layer")).triggered.connect(self.removal_asked)

    def _entry(self, text: str) -> QAction:
        """A new entry that is freed when it leaves; those that ``QMenu.addAction(text)`` makes are kept by PySide."""
        action = QAction(text, self._menu)
        self._menu.addAction(action)
        return action

    def _lay_out(self) -> None:
        middle, has_units = self.width() // 2, self._facts.units is not None
        button, half = self.button_px, self.count_px // 2
        top = ROW_1 + (ROUND_PX - button) // 2
        self.fewer.setGeometry(middle - half - button, top, button, button)
        self.more.setGeometry(middle + half, top, button, button)
        self.remove.move(middle + half + button + 4, ROW_1)
        has_room = self.width() >= 2 * ROUND_PX  # else the keys + and − do it
        self.fewer.setVisible(has_units and has_room)
        self.more.setVisible(has_units and has_room)
        self.remove.setVisible(has_units and self._facts.is_layer and self.width() >= ROOMY_PX)
        self.title.setGeometry(0, ROW_2, self.width(), ROUND_PX)

    @property
    def button_px(self) -> int:
        """The size of plus and minus: smaller where columns stand close."""
        return min(ROUND_PX, self.width() // 3)

    @property
    def count_px(self) -> int:
        """The room for the number between them."""
        wanted = WIDE_COUNT_PX if (self._facts.units or 0) >= 100 else COUNT_PX
        return min(wanted, self.width() - 2 * self.button_px)

    def resizeEvent(self, event: QEvent) -> None:
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.show_facts(self._facts)

    def paintEvent(self, event: QPaintEvent) -> None:
        words = str(self._facts.units) if self._facts.units is not None else ""
        if self._has_title_above:
            words = self._facts.title
        with QPainter(self) as painter:
            painter.setFont(theme.font(theme.TEXT, QFont.Weight.DemiBold))
            painter.setPen(theme.colors().color("text"))
            if painter.fontMetrics().horizontalAdvance(words) > self.width():
                words = self._facts.short or words
            draw_short(painter, QRectF(0, ROW_1, self.width(), ROUND_PX), Qt.AlignmentFlag.AlignCenter, words)
