"""The tour: a user that is not there plays with the real window, and a picture is saved at each stage."""

import math
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt

from nnviz.session.session import Session
from nnviz.ui.driver import Driver
from nnviz.ui.hand import HandError
from nnviz.ui.main_window import MainWindow
from nnviz.ui.views.digit_bars import DigitBars
from nnviz.ui.widgets.drawing_pad import DrawingPad

CONTROL = Qt.KeyboardModifier.ControlModifier
ANSWER_LIMIT_S = 15.0
TRAINING_LIMIT_S = 60.0
GOOD_ACCURACY = 0.93
SAME_FUNCTION = 1e-6
PLACES_A_STROKE = 40
SHOWN_MAP = ("conv2d-2", 7)


class TourError(RuntimeError):
    """The program did not do what it should; the message says at which stage and what."""


class Tour(Driver):
    """Plays the stages one after the other in an open window; ``seconds`` is about how long the training lasts."""

    def __init__(self, window: MainWindow, session: Session, out: Path, seconds: float) -> None:
        super().__init__(window, session)
        self._out = out
        self._share_s = seconds / 8
        self._stages: tuple[Callable[[], None], ...] = (
            self.first_screen,
            self.training,
            self.pointed_neuron,
            self.typed_weight,
            self.new_neuron_and_layer,
            self.new_rate_and_input,
            self.undone,
            self.dark,
            self.chinese,
            self.saved_and_opened,
            self.digits,
            self.drawing,
            self.feature_maps,
            self.opened_map,
            self.test_pictures,
        )

    def play(self) -> None:
        """All stages; one picture each.

        Raises TourError at the first stage that fails, after saving a picture of the failure.
        """
        self._out.mkdir(parents=True, exist_ok=True)
        for number, stage in enumerate(self._stages, 1):
            name = f"{number:02}-{stage.__name__.replace('_', '-')}"
            print(f"tour: {name}", file=sys.stderr, flush=True)
            try:
                stage()
            except (HandError, TourError) as error:
                self._save(f"{name}-failed")
                raise TourError(f"{name}: {error}") from error
            self._save(name)

    # ------------------------------------------------------------------ the stages

    def first_screen(self) -> None:
        """The window as it opens: an experiment stands, nothing runs."""
        canvas = self._window.bench.graph.canvas
        self._hand.wait_until(lambda: canvas.readings.maps is not None, ANSWER_LIMIT_S, "the first picture")

    def training(self) -> None:
        """Press the round button and watch."""
        self._hand.click(self._window.top_bar.transport.play)
        self._hand.wait(2 * self._share_s)
        self._wait_for_accuracy()

    def pointed_neuron(self) -> None:
        """Point at a hidden neuron: the big plot becomes that neuron."""
        self._hand.point(self._window.bench.graph.canvas, self._neuron_place(1, 0))
        self._hand.wait(self._share_s / 2)

    def typed_weight(self) -> None:
        """Click a link, type another weight."""
        canvas = self._window.bench.graph.canvas
        curve = canvas.geometry_now.links.points[0]
        self._hand.click(canvas, QPointF(*curve[len(curve) // 2]).toPoint())
        self._hand.type("1.5")
        self._hand.press(Qt.Key.Key_Return)
        self._hand.wait_until(lambda: bool(self._session.undo_text), ANSWER_LIMIT_S, "the typed weight")

    def new_neuron_and_layer(self) -> None:
        """Plus, plus, while it trains: the network keeps its function."""
        layers = len(self._session.spec.layers)
        units = self._hidden_units()
        row = self._window.bench.graph.header_row
        self._hand.click(row.headers[1].more)
        self._hand.wait_until(lambda: self._hidden_units() == units + 1, ANSWER_LIMIT_S, "one neuron more")
        self._hand.wait(self._share_s / 4)
        self._check_graft("a new neuron")
        self._hand.click(row.inserts[1])
        self._hand.wait_until(
            lambda: self._built_layers() == len(self._session.spec.layers) == layers + 1, ANSWER_LIMIT_S, "a layer more"
        )
        self._hand.wait(self._share_s)

    def new_rate_and_input(self) -> None:
        """Choose another learning rate and switch on one more input."""
        combo = self._window.top_bar.training.rate.combo
        before = self._session.spec.training.learning_rate
        self._hand.choose(combo, combo.currentIndex() - 1)
        _check(self._session.spec.training.learning_rate < before, "the learning rate did not change")
        toggle = self._window.bench.inputs.toggles["x2"]
        self._hand.click(toggle, QPoint(8, toggle.height() // 2))
        _check("x2" in self._session.spec.data.features, "the input x² was not switched on")
        self._hand.wait(self._share_s)

    def undone(self) -> None:
        """Take the input back with the keyboard."""
        self._hand.press(Qt.Key.Key_Z, CONTROL)
        _check("x2" not in self._session.spec.data.features, "Ctrl+Z did not take the input back")
        self._hand.wait(self._share_s / 2)

    def dark(self) -> None:
        """The dark theme."""
        self._hand.press(Qt.Key.Key_D, CONTROL)
        self._hand.wait(self._share_s / 4)

    def chinese(self) -> None:
        """The other language."""
        title = self._window.rail.button("digits").text()
        self._hand.press(Qt.Key.Key_L, CONTROL)
        self._hand.wait(self._share_s / 4)
        _check(self._window.rail.button("digits").text() != title, "the language did not change")

    def saved_and_opened(self) -> None:
        """Light and English again. Save the run, go on training, open the file: the run stands where it was saved."""
        self._hand.press(Qt.Key.Key_L, CONTROL)
        self._hand.press(Qt.Key.Key_D, CONTROL)
        self._hand.click(self._window.top_bar.transport.play)
        self._hand.wait_until(lambda: not self._newest.is_playing, ANSWER_LIMIT_S, "training to pause")
        path, step = self._out / "tour.nnviz", self._step()
        self._session.save_as(path)
        self._hand.wait_until(path.is_file, ANSWER_LIMIT_S, "the saved file")
        self._hand.click(self._window.top_bar.transport.epoch)
        self._hand.wait_until(lambda: self._step() > step, ANSWER_LIMIT_S, "one epoch more")
        self._session.open_file(path)
        self._hand.wait_until(lambda: self._step() == step, ANSWER_LIMIT_S, f"the saved run at step {step}")

    def digits(self) -> None:
        """Go to the Digits lab and train until it reads well."""
        self._hand.click(self._window.rail.button("digits"))
        self._hand.wait_until(lambda: self._session.spec.lab == "digits", ANSWER_LIMIT_S, "the Digits lab")
        self._newest = None
        self._hand.click(self._window.top_bar.transport.play)
        self._wait_for_accuracy()

    def drawing(self) -> None:
        """Draw a seven; the network reads it while it still trains."""
        pad = self._window.bench.findChild(DrawingPad)
        bars = self._window.bench.findChild(DigitBars)
        for stroke in seven(min(pad.width(), pad.height())):
            self._hand.draw(pad, stroke)
        self._hand.wait_until(lambda: bars.answer == "7", ANSWER_LIMIT_S, "the network to read the seven")
        self._hand.wait(self._share_s / 4)

    def feature_maps(self) -> None:
        """Go to the Images lab, where a trained network reads at once; look at all its maps, and let it learn on."""
        self._hand.click(self._window.rail.button("images"))
        self._hand.wait_until(lambda: self._session.spec.lab == "images", ANSWER_LIMIT_S, "the Images lab")
        maps_button = self._window.bench.middle.button("maps")
        self._hand.wait_until(maps_button.isVisible, ANSWER_LIMIT_S, "the trained network")
        self._hand.click(maps_button)
        wall = self._window.bench.maps.wall
        self._hand.wait_until(lambda: bool(wall.blocks), ANSWER_LIMIT_S, "the maps")
        self._hand.click(self._window.top_bar.transport.play)
        self._hand.wait(self._share_s / 2)

    def opened_map(self) -> None:
        """Click a map: it opens into how it is made; point at a pixel of it."""
        bench = self._window.bench
        self._hand.click(bench.maps.wall, bench.maps.wall.place_of(*SHOWN_MAP).center().toPoint())
        self._hand.wait_until(lambda: bench.explainer.is_settled, ANSWER_LIMIT_S, "the map to open")
        self._hand.wait_until(lambda: "bias" in bench.kernel.formula, ANSWER_LIMIT_S, "the numbers of the map")
        self._hand.point(bench.kernel.canvas, bench.kernel.canvas.output_pixel(2, 6).center().toPoint())
        self._hand.wait(self._share_s / 4)

    def test_pictures(self) -> None:
        """The stream of test pictures while the network learns on."""
        bench = self._window.bench
        self._hand.press(Qt.Key.Key_Escape)
        self._hand.click(bench.middle.button("stream"))
        self._hand.wait_until(lambda: bool(bench.stream.line), ANSWER_LIMIT_S, "the answers to test pictures")
        self._hand.wait(self._share_s / 2)

    # ------------------------------------------------------------------ what the stages ask

    def _save(self, name: str) -> None:
        path = self._out / f"{name}.png"
        if not self._window.grab().save(str(path)):
            raise TourError(f"the picture {path} could not be written")

    def _wait_for_accuracy(self) -> None:
        what = f"a test accuracy of {GOOD_ACCURACY:.0%}"
        self._hand.wait_until(lambda: self._accuracy() >= GOOD_ACCURACY, TRAINING_LIMIT_S, what)

    def _accuracy(self) -> float:
        return self._newest.scores.get("test_accuracy", math.nan) if self._newest else math.nan

    def _step(self) -> int:
        return self._newest.step if self._newest else -1

    def _hidden_units(self) -> int:
        return int(self._session.last_built.networks[0].layers[0].shape[-1])

    def _built_layers(self) -> int:
        return len(self._session.last_built.networks[0].layers)

    def _check_graft(self, what: str) -> None:
        change = self._session.last_built.largest_change
        _check(change < SAME_FUNCTION, f"{what} changed the network's function by {change:g}")

    def _neuron_place(self, column: int, unit: int) -> QPoint:
        canvas = self._window.bench.graph.canvas
        first = canvas.arrangement.columns[column].first
        return QPointF(*canvas.geometry_now.centre[first + unit]).toPoint()


def _check(is_so: bool, otherwise: str) -> None:
    if not is_so:
        raise TourError(otherwise)


def seven(side_px: float) -> list[list[QPointF]]:
    """The strokes of a seven on a square pad of ``side_px``."""
    corners = np.array([(0.30, 0.24), (0.70, 0.24), (0.46, 0.80)]) * side_px
    places = [
        corner + (after - corner) * t
        for corner, after in pairwise(corners)
        for t in np.linspace(0, 1, PLACES_A_STROKE // 2)
    ]
    return [[QPointF(*place) for place in places]]
