"""What the network learns from: the data set, its noise, the training share and the batch size."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nnviz.data import DATASETS
from nnviz.data.own_sets import OWN_FACTS
from nnviz.data.painted import PARTS
from nnviz.hyper import HyperParam, Value
from nnviz.spec import edits
from nnviz.spec.catalogues import data_settings
from nnviz.spec.data_edits import train_count
from nnviz.spec.edits import Edit
from nnviz.spec.parts import DataSpec, ExperimentSpec
from nnviz.ui import theme
from nnviz.ui.i18n import catalogue
from nnviz.ui.panels.base import Panel
from nnviz.ui.thumbnails import has_thumbnail, paint_dataset
from nnviz.ui.widgets.buttons import TextButton
from nnviz.ui.widgets.labelled_slider import LabelledSlider
from nnviz.ui.widgets.problem_label import ProblemLabel
from nnviz.ui.widgets.settings_form import SettingsForm
from nnviz.ui.widgets.tiles import Tile, TileGrid
from nnviz.ui.widgets.words import Label, Words

BATCHES = (1, 2, 4, 5, 8, 10, 16, 20, 30, 32, 50, 64, 100, 128, 200, 256, 500, 512, 1000)
SHARES = tuple(percent / 100 for percent in range(10, 91, 5))
NOISES = tuple(range(51))
MOST_SEED = 1_000_000
SHOWN_APART = OWN_FACTS | {"noise", "samples", *PARTS}


class DataPanel(Panel):
    """The data sets of some groups as pictures, and the sliders that shape the data.

    ``fetch_asked``: the user wants all pictures of a set that is here in part, or to call that off.
    """

    fetch_asked = Signal()

    def __init__(self, groups: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: DataSpec | None = None
        self._share: float | None = None
        self._is_online = True
        kinds = [entry.key for group in groups for entry in DATASETS.entries() if entry.thing.group == group]
        columns, size = (5, (38, 38)) if all(has_thumbnail(kind) for kind in kinds) else (1, (216, 30))
        self.tiles = TileGrid([self._tile(kind) for kind in kinds], columns, self, size=size)
        self._name = Label(self._name_text, "value", self)
        self.noise = LabelledSlider(
            lambda: Words(self.tr("Noise"), self.tr("How far the samples stray from their pattern")),
            NOISES,
            "{:g} %".format,
            self,
        )
        self.share = LabelledSlider(
            lambda: Words(
                self.tr("Training share"),
                self.tr("The part of the samples that the network learns from; the rest is the test set"),
            ),
            SHARES,
            lambda share: f"{round(100 * share)} %",
            self,
        )
        self.batch = LabelledSlider(
            lambda: Words(
                self.tr("Batch size"),
                self.tr("Samples per update: 1 is stochastic gradient descent, all of them gradient descent proper"),
            ),
            BATCHES,
            self._batch_text,
            self,
        )
        self.more = SettingsForm(self)
        self.renew = TextButton(
            lambda: Words(self._renew_text(), self.tr("Draw other samples of the same kind; Undo brings these back")),
            self,
        )
        self.fetch = TextButton(self._fetch_words, self)
        self.fetch.hide()
        self._problem = ProblemLabel(self)
        self._build()
        self._connect()

    def show_spec(self, spec: ExperimentSpec) -> None:
        data = spec.data
        self._data = data
        declared = {hyper.key: hyper for hyper in data_settings(data.kind)}
        self.tiles.set_value(data.kind)
        self._name.retranslate()
        self.noise.setVisible("noise" in declared)
        self.noise.set_value(float(data.settings.get("noise", 0.0)))
        self.share.setVisible(not DATASETS[data.kind].has_fixed_split)
        self.share.set_value(data.train_share)
        count = train_count(data)
        self.batch.set_stops(batch_stops(count))
        self.batch.set_value(float(spec.training.batch_size or self._all(count)))
        self.more.show_settings(rest_of(declared.values()), data.settings)
        self.renew.setVisible("noise" in declared or not DATASETS[data.kind].has_fixed_split)
        self.renew.retranslate()
        self._problem.clear_problem()

    def show_problem(self, where: str, message: str) -> None:
        if where.startswith(("data", "training.batch_size")):
            self._problem.show_problem(message)

    def show_offer(self, *, is_offered: bool, is_online: bool) -> None:
        """Whether there is more of this data set to be had, and a way to it."""
        self._share, self._is_online = None, is_online
        self.fetch.setVisible(is_offered)
        self.fetch.setEnabled(is_online)
        self.fetch.retranslate()

    def show_fetching(self, share: float) -> None:
        """How much of it has come."""
        self._share = share
        self.fetch.retranslate()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GAP_SMALL)
        layout.addWidget(Label(lambda: self.tr("Data"), "heading", self))
        layout.addSpacing(theme.GAP_SMALL)
        layout.addWidget(self.tiles)
        layout.addWidget(self._name)
        layout.addSpacing(theme.GAP_SMALL)
        for widget in (self.noise, self.share, self.batch, self.more):
            layout.addWidget(widget)
        layout.addSpacing(theme.GAP_SMALL)
        layout.addWidget(self.renew)
        layout.addWidget(self.fetch)
        layout.addWidget(self._problem)

    def _connect(self) -> None:
        self.tiles.chosen.connect(self._choose)
        self.noise.moved.connect(
            lambda noise: self._say(self.tr("Change noise"), partial(edits.set_noise, noise=noise), "data.noise")
        )
        self.share.moved.connect(
            lambda share: self._say(
                self.tr("Change training share"), partial(edits.set_train_share, train_share=share), "data.train_share"
            )
        )
        self.batch.moved.connect(
            lambda size: self._say(
                self.tr("Change batch size"),
                partial(edits.set_batch_size, batch_size=0 if size == self._all() else int(size)),
                "training.batch_size",
            )
        )
        for slider in (self.noise, self.share, self.batch):
            slider.released.connect(self.edit_ended)
        self.more.changed.connect(self._set)
        self.more.refused.connect(self._problem.show_problem)
        self.renew.clicked.connect(self._renew)
        self.fetch.clicked.connect(self.fetch_asked)

    def _tile(self, kind: str) -> Tile:
        entry = DATASETS.entry(kind)

        def paint(painter: QPainter, frame: object) -> None:
            paint_dataset(kind, painter, frame)  # type: ignore[arg-type]  # always a QRectF

        return Tile(kind, lambda: Words(catalogue(entry.label), catalogue(entry.help)), paint)

    def _say(self, name: str, change: edits.Change, merge_key: str | None = None) -> None:
        self.edited.emit(Edit(name, change, merge_key))

    def _choose(self, kind: str) -> None:
        self._say(self.tr("Change data set"), partial(edits.set_dataset, kind=kind))

    def _set(self, key: str, value: Value) -> None:
        self._say(self.tr("Change data"), partial(edits.set_data_setting, key=key, value=value))

    def _renew(self) -> None:
        if self._data is not None:
            seed = (self._data.seed + 1) % MOST_SEED
            self._say(self.tr("New data"), partial(edits.set_data_seed, seed=seed))

    def _all(self, count: int | None = None) -> int:
        """The last stop of the batch slider: all training samples at once."""
        if count is None:
            count = train_count(self._data) if self._data else 0
        return count or BATCHES[-1]

    def _batch_text(self, size: float) -> str:
        return self.tr("all") if size == self._all() else f"{size:g}"

    def _name_text(self) -> str:
        if self._data is None:
            return ""
        return str(self._data.settings.get("source") or catalogue(DATASETS.entry(self._data.kind).label))

    def _fetch_words(self) -> Words:
        if self._share is not None:
            name = self.tr("{0} % fetched: cancel").format(round(100 * self._share))
            return Words(name, self.tr("Call the download off; nothing of it is kept"))
        if not self._is_online:
            tip = self.tr("There is no connection to the internet now")
        else:
            tip = self.tr("Downloads the full MNIST, about 15 MB, from openml.org into the data folder: once")
        return Words(self.tr("Fetch all 70,000 pictures"), tip)

    def _renew_text(self) -> str:
        return self.tr("New data, seed {0}").format(self._data.seed if self._data else 0)


def batch_stops(count: int) -> tuple[int, ...]:
    """The batch sizes on offer for so many training samples; the last one is all of them."""
    return (*(size for size in BATCHES if size < count), count) if count else BATCHES


def rest_of(declared: Iterable[HyperParam]) -> tuple[HyperParam, ...]:
    """The settings of a data set that have no slider of their own."""
    return tuple(hyper for hyper in declared if hyper.key not in SHOWN_APART)
