"""The two cards of pictures and films, and what the window says of them."""

from functools import cached_property

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nnviz.ui.errors import show_file_problem
from nnviz.ui.overlays import Overlays
from nnviz.ui.pictures.pictures import Pictures
from nnviz.ui.sentences import sentence
from nnviz.ui.status_bar import StatusBar
from nnviz.ui.widgets.card import Card
from nnviz.ui.widgets.words import Words


class PictureCards(QObject):
    """Joins ``pictures`` to the cards, which open under ``bar``, and to the sign of recording in the status bar."""

    def __init__(self, pictures: Pictures, overlays: Overlays, bar: QWidget, status_bar: StatusBar) -> None:
        super().__init__(pictures)
        self._pictures, self._overlays, self._bar = pictures, overlays, bar
        pictures.join(overlays.views)
        pictures.picture_opened.connect(lambda: overlays.open(self.picture, bar))
        pictures.film_opened.connect(lambda: overlays.open(self.film, bar))
        pictures.saved.connect(lambda path: overlays.toast.say(self.tr("Saved as {0}").format(path)))
        pictures.told.connect(overlays.toast.say)
        pictures.failed.connect(lambda message: show_file_problem(bar.window(), sentence(message)))
        pictures.recording_changed.connect(status_bar.show_recording)
        status_bar.stop_asked.connect(pictures.recorder.stop)

    @cached_property
    def picture(self) -> Card:
        """The card of pictures; made when it is opened first."""
        return self._overlays.add(lambda: Words(self.tr("Save a picture"), ""), self._pictures.picture_panel)

    @cached_property
    def film(self) -> Card:
        """The card of films; made when it is opened first."""
        return self._overlays.add(lambda: Words(self.tr("Record training"), ""), self._pictures.film_panel)

    def toggle_picture(self) -> None:
        """Open or close the card of pictures."""
        self._overlays.toggle(self.picture, self._bar)

    def toggle_film(self) -> None:
        """Open or close the card of films."""
        self._overlays.toggle(self.film, self._bar)
