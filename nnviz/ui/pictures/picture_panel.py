"""What is asked before a picture is saved: of which view, in which form; with a look at what it will be."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from nnviz.ui import theme
from nnviz.ui.pictures.render import FORMATS, SCALES, Format, Look, image_of
from nnviz.ui.pictures.view_panel import ShownViews, ViewPanel
from nnviz.ui.widgets.buttons import TextButton, Toggle
from nnviz.ui.widgets.segmented import Segmented
from nnviz.ui.widgets.words import Label, Words

PREVIEW_SIZE, SMALLEST_PREVIEW = (300, 210), (80, 48)


class Preview(QWidget):
    """A picture as large as there is room for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(*SMALLEST_PREVIEW)

    def show_image(self, image: QImage) -> None:
        """Show another picture."""
        self.image = image
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(*PREVIEW_SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.image.isNull():
            return
        size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        ratio = self.devicePixelRatioF()
        small = self.image.scaled(
            (QSizeF(size) * ratio).toSize(),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        place = QRect(QPoint(), size)
        place.moveCenter(self.rect().center())
        with QPainter(self) as painter:
            painter.drawImage(place, small)


class PicturePanel(ViewPanel):
    """``copy_asked`` carries the view and the look, ``save_asked`` the format as well."""

    copy_asked = Signal(object, object)
    save_asked = Signal(object, object, str)

    def __init__(self, views: ShownViews, caption: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(views, parent)
        self._caption = caption
        self._make_choices()
        self.has_title = Toggle(lambda: Words(self.tr("Title"), self.tr("Words above the picture")), self)
        self.title = QLineEdit(self)
        self.title.setAccessibleName(self.tr("Title"))
        self.title.setToolTip(self.tr("Words above the picture"))
        self.has_caption = Toggle(
            lambda: Words(self.tr("Caption"), self.tr("Experiment, step and loss, below the picture")), self
        )
        self.has_caption.set_value(True)
        self.preview = Preview(self)
        self.copy = TextButton(lambda: Words(self.tr("Copy"), self.tr("Put the picture on the clipboard")), self)
        self.save = TextButton(
            lambda: Words(self.tr("Save…"), self.tr("Choose a file for the picture")), self, role="primary"
        )
        self._lay_out()
        self._connect()

    def look(self) -> Look:
        """The look that is chosen."""
        return Look(
            scale=int(self.scale.value) if self.format.value == "png" else 1,
            title=self.title.text().strip() if self.has_title.isChecked() else "",
            caption=self._caption() if self.has_caption.isChecked() else "",
            is_light=self.colors.value == "light",
        )

    def refresh(self) -> None:
        """Show what the picture will be."""
        view = self.chosen()
        self.scale.setEnabled(self.format.value == "png")
        if view is None or not self.isVisible():
            return
        look = self.look()
        self.preview.show_image(image_of(view, Look(1, look.title, look.caption, look.is_light)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    # ------------------------------------------------------------------ inside

    def _make_choices(self) -> None:
        self.format = Segmented(
            lambda: Words(self.tr("Format"), self.tr("PNG has pixels; SVG and PDF have lines and letters")),
            lambda: [(kind, Words(kind.upper(), self._format_tip(kind))) for kind in FORMATS],
            self,
        )
        self.scale = Segmented(
            lambda: Words(self.tr("Size"), self.tr("Pixels of a PNG for each pixel of the window")),
            lambda: [(str(scale), Words(f"{scale} ×", self.tr("{0} times as fine").format(scale))) for scale in SCALES],
            self,
        )
        self.colors = Segmented(
            lambda: Words(self.tr("Colours"), self.tr("The colours of the picture")),
            lambda: [
                ("window", Words(self.tr("As shown"), self.tr("The theme of the window"))),
                ("light", Words(self.tr("Light, for print"), self.tr("The light theme, whatever the window shows"))),
            ],
            self,
        )
        self.format.set_value("png")
        self.scale.set_value("2")
        self.colors.set_value("window")

    def _format_tip(self, kind: Format) -> str:
        tips = {
            "png": self.tr("Pixels: for pages and slides"),
            "svg": self.tr("Lines and letters: for pages, and to edit further"),
            "pdf": self.tr("Lines and letters: for papers"),
        }
        return tips[kind]

    def _lay_out(self) -> None:
        form, buttons, column = QFormLayout(), QHBoxLayout(), QVBoxLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(theme.GAP_LARGE)
        form.addRow(Label(lambda: self.tr("Format"), "dim", self), self.format)
        form.addRow(Label(lambda: self.tr("Size"), "dim", self), self.scale)
        form.addRow(Label(lambda: self.tr("Colours"), "dim", self), self.colors)
        form.addRow(self.has_title, self.title)
        form.addRow(self.has_caption)
        buttons.addStretch(1)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.save)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP + theme.GAP_SMALL)
        column.addWidget(self.choice)
        column.addWidget(self.preview, 1)
        column.addLayout(form)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.choice.chosen.connect(self.refresh)
        for choice in (self.format, self.scale, self.colors):
            choice.chosen.connect(self.refresh)
        self.has_title.toggled.connect(self.refresh)
        self.has_caption.toggled.connect(self.refresh)
        self.title.textEdited.connect(self._type_title)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save)

    def _type_title(self, text: str) -> None:
        self.has_title.set_value(bool(text.strip()))
        self.refresh()

    def _copy(self) -> None:
        view = self.chosen()
        if view is not None:
            self.copy_asked.emit(view, self.look())

    def _save(self) -> None:
        view = self.chosen()
        if view is not None:
            self.save_asked.emit(view, self.look(), self.format.value)
