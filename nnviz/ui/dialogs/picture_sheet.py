"""The sheet between a folder of pictures and an experiment: their size, a look at them, and what was refused."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from nnviz.ui import theme
from nnviz.ui.dialogs.sheet import Sheet
from nnviz.ui.picture_folder import FolderReading, PictureForm, first_of_each
from nnviz.ui.sentences import sentence
from nnviz.ui.widgets.buttons import TextButton
from nnviz.ui.widgets.picture_wall import PictureWall
from nnviz.ui.widgets.segmented import Segmented
from nnviz.ui.widgets.words import Label, Words, say

SIZE = QSize(720, 520)
SIDES = ("16", "28", "32", "48", "64")
MOST_SHOWN = 60
MOST_TOLD = 500


class PictureSheet(Sheet):
    """``form_changed`` asks to read again at another size, ``accepted`` says to train."""

    form_changed = Signal(object)
    accepted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(SIZE, parent)
        self._reading: FolderReading | None = None
        self._form = PictureForm()
        self._make_widgets()
        self._lay_out()
        self.retranslate()
        self.side.chosen.connect(self._ask_again)
        self.colour.chosen.connect(self._ask_again)
        self.train_button.clicked.connect(self.accepted)
        self.cancel_button.clicked.connect(self.dismissed)

    def retranslate(self) -> None:
        say(self.refused, Words(self.tr("Refused files"), self.tr("Files that are left out, and why")))
        say(self.bar, Words(self.tr("Progress"), self.tr("How much of the folder has been read")))

    def show_start(self, source: str, form: PictureForm) -> None:
        """A folder is about to be read."""
        self._source, self._form, self._reading, self._problem = source, form, None, ""
        self.bar.setValue(0)
        self._show()

    def show_reading(self, reading: FolderReading) -> None:
        """All has been read."""
        self._reading = reading
        self._show()

    def show_problem(self, message: str) -> None:
        """The folder cannot be used."""
        self._problem, self._reading = message, None
        self._show()

    @property
    def summary(self) -> str:
        """What was read, in words."""
        return self._summary.text()

    # ------------------------------------------------------------------ inside

    def _make_widgets(self) -> None:
        self._title = Label(self._title_text, "value", self)
        self.side = Segmented(
            lambda: Words(self.tr("Size"), self.tr("Every picture is cut to its middle square and resized to this")),
            lambda: [(side, Words(f"{side} px", self.tr("{0} × {0} pixels").format(side))) for side in SIDES],
            self,
        )
        self.colour = Segmented(
            lambda: Words(self.tr("Colour"), self.tr("Grey pictures learn faster")),
            lambda: [
                ("grey", Words(self.tr("Grey"), self.tr("One channel"))),
                ("colour", Words(self.tr("Colour"), self.tr("Three channels: red, green, blue"))),
            ],
            self,
        )
        self.wall = PictureWall(self)
        self._refused_title = Label(self._refused_text, "dim", self)
        self.refused = QListWidget(self)
        self.refused.setMaximumHeight(96)
        self._summary, self._trouble = (
            Label(self._summary_text, "", self),
            Label(lambda: self._problem, "problem", self),
        )
        self._trouble.setWordWrap(True)
        self.train_button = TextButton(
            lambda: Words(self.tr("Train"), self.tr("Make a network for these pictures and start to train it")),
            self,
            role="primary",
        )
        self.cancel_button = TextButton(
            lambda: Words(self.tr("Cancel"), self.tr("Read no further and keep what was open")), self
        )

    def _lay_out(self) -> None:
        form, foot, layout = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        for widget in (self.side, self.colour):
            form.addWidget(widget)
        form.addStretch(1)
        foot.addWidget(self._summary, 1)
        foot.addWidget(self._trouble, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.train_button)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP)
        layout.addWidget(self._title)
        layout.addLayout(form)
        layout.addWidget(self.wall, 1)
        for widget in (self._refused_title, self.refused, self.bar):
            layout.addWidget(widget)
        layout.addLayout(foot)

    def _ask_again(self) -> None:
        self.form_changed.emit(PictureForm(int(self.side.value), self.colour.value == "colour"))

    def _show(self) -> None:
        reading, form = self._reading, self._form
        if str(form.side) in SIDES:
            self.side.set_value(str(form.side))
        self.colour.set_value("colour" if form.is_colour else "grey")
        shown = first_of_each(reading.pictures, MOST_SHOWN) if reading else []
        if reading:
            names = [reading.pictures.classes[int(reading.pictures.labels[place])] for place in shown]
            self.wall.show_pictures(reading.pictures.pictures[shown], names)
        refused = reading.refused if reading else ()
        self.refused.clear()
        self.refused.addItems([f"{name}: {sentence(reason)}" for name, reason in refused[:MOST_TOLD]])
        self.refused.setVisible(bool(refused))
        self._refused_title.setVisible(bool(refused))
        self.bar.setVisible(reading is None and not self._problem)
        self._summary.setVisible(not self._problem)
        self._trouble.setVisible(bool(self._problem))
        for label in (self._title, self._refused_title, self._summary, self._trouble):
            label.retranslate()
        self.train_button.setEnabled(reading is not None)

    def _title_text(self) -> str:
        is_reading = self._reading is None and not self._problem
        return self.tr("Reading {0} …").format(self._source) if is_reading else self._source

    def _summary_text(self) -> str:
        if self._reading is None:
            return ""
        pictures = self._reading.pictures
        text = self.tr("{0} pictures, {1} classes")
        return text.format(f"{len(pictures.labels):,}", len(pictures.classes))

    def _refused_text(self) -> str:
        count = len(self._reading.refused) if self._reading else 0
        return self.tr("{0} files were refused").format(f"{count:,}")
