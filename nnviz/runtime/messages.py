"""Everything that crosses the thread boundary: commands in, events out. All frozen; arrays are read-only copies."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from nnviz.spec.impact import Impact
from nnviz.spec.parts import ExperimentSpec


@dataclass(frozen=True, slots=True)
class Request:
    """What a visible view wants measured.

    ``probe`` is a key of the probe catalogue, ``target`` what it looks at, ``size`` a resolution.

    Hashable: it is also the key of its array in ``Snapshot.readings``.
    """

    probe: str
    target: tuple[int | str, ...] = ()
    size: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the first network that can be left out: a unit of a layer, or one number of the parameter vector.

    ``layer_id`` is "" for the inputs. Of a weight or bias only ``parameter`` counts, its place in the flat vector.
    """

    layer_id: str = ""
    unit: int = 0
    parameter: int = -1

    @property
    def target(self) -> tuple[int | str, ...]:
        """As it stands in the target of a request: (layer id, unit), or ("=", place) for a number."""
        return ("=", self.parameter) if self.parameter >= 0 else (self.layer_id, self.unit)


def without(part: Part | None, request: Request) -> Request:
    """The same request for the first network without a part of it; None: for the whole network."""
    if part is None:
        return request
    return Request("without", (0, *part.target, request.probe, *request.target[1:]), request.size)


# ------------------------------------------------------------------ commands: GUI -> trainer thread


@dataclass(frozen=True, slots=True)
class Configure:
    """Run this spec. A generation above the runner's own means a rebuild; the same one a HOT or GRAFT edit.

    ``state`` is a saved run (``Trainer.state()``) to continue from after a rebuild, or None for fresh weights.
    """

    spec: ExperimentSpec
    generation: int
    state: "RunState | None" = None


@dataclass(frozen=True, slots=True)
class Play:
    """Train until told otherwise."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop between two steps and show the state at once."""


@dataclass(frozen=True, slots=True)
class Advance:
    """Do ``steps`` steps or ``epochs`` epochs (to the next epoch's end), then pause."""

    steps: int = 0
    epochs: int = 0


@dataclass(frozen=True, slots=True)
class Watch:
    """The requests of all visible views together; replaces the former ones. Empty: nobody looks."""

    requests: frozenset[Request]


@dataclass(frozen=True, slots=True)
class SetSpeed:
    """At most so many steps a second; 0 is as fast as possible."""

    steps_per_second: float


@dataclass(frozen=True, slots=True)
class SetInput:
    """The sample that input probes ("trace", "sample_step") look at: (n_in,) or a picture; None takes it away.

    ``target`` is the class number or value that belongs to it, where known; ``original`` the sample as it was before
    the user pushed or covered it, None when it is as it was.
    """

    values: np.ndarray | None
    target: float | None = None
    original: np.ndarray | None = None


@dataclass(frozen=True, slots=True)
class SetParameter:
    """Put one number into the flat parameter vector of network ``network``: a typed weight or bias.

    ``is_recorded`` asks for a ParameterSet in answer (an undo does not: it must not become a new entry).
    """

    index: int
    value: float
    network: int = 0
    is_recorded: bool = True


@dataclass(frozen=True, slots=True)
class Teach:
    """Fine-tune until ``pictures`` (n, *input_shape) are read as the class numbers ``labels`` (n,); answers Taught.

    The last picture is the one that was misread just now, the others were taught before.
    """

    pictures: np.ndarray
    labels: np.ndarray


@dataclass(frozen=True, slots=True)
class GoBack:
    """Return to the last good state that the runner keeps (after Diverged)."""


@dataclass(frozen=True, slots=True)
class SaveState:
    """Answer with StateSaved that carries ``ticket``."""

    ticket: int


@dataclass(frozen=True, slots=True)
class KeepRun:
    """Answer with RunKept that carries ``ticket``: the run as it stands, with ``requests`` measured where possible."""

    ticket: int
    requests: frozenset[Request]


@dataclass(frozen=True, slots=True)
class Quit:
    """End the thread after the current burst."""


Command = (
    Configure
    | Play
    | Pause
    | Advance
    | Watch
    | SetSpeed
    | SetInput
    | SetParameter
    | Teach
    | GoBack
    | SaveState
    | KeepRun
    | Quit
)


# ------------------------------------------------------------------ events: trainer thread -> GUI, lossless and rare


@dataclass(frozen=True, slots=True)
class RunState:
    """A whole run as plain data: what ``.nnviz`` stores.

    ``arrays`` holds named arrays (parameters, optimizer moments, curves); ``facts`` JSON values (step, epoch,
    random states).
    """

    arrays: dict[str, np.ndarray]
    facts: dict[str, object]


@dataclass(frozen=True, slots=True)
class LayerInfo:
    """One built layer as views draw it. ``shape`` is the output shape without the batch axis.

    ``block`` is the (start, stop) of the layer's parameters in the flat vector, or None, ``block_shape`` their shape.
    A dense layer's block is the matrix (units, n_in + 1) with the bias in the last column.
    """

    id: str
    kind: str
    label: str
    shape: tuple[int, ...]
    parameters: int
    block: tuple[int, int] | None = None
    block_shape: tuple[int, ...] = ()
    activation: str = ""


@dataclass(frozen=True, slots=True)
class NetworkInfo:
    """What was built from one NetworkSpec: input shape, layers in order, number of parameters."""

    role: str
    input_shape: tuple[int, ...]
    input_labels: tuple[str, ...]
    layers: tuple[LayerInfo, ...]
    parameters: int


@dataclass(frozen=True, slots=True)
class DataInfo:
    """What the views need of the data, read-only: points for the plots, classes, the picture shape.

    ``task`` is "binary", "classes" or "regression". ``train_x`` (n, d) are the RAW samples (before features), at most
    2,000 of them, with ``train_y`` (n,) class numbers or values; likewise test. ``curve_range`` is the part of the
    axis that the "curve" probe covers.
    """

    task: Literal["binary", "classes", "regression"]
    classes: tuple[str, ...]
    input_shape: tuple[int, ...]
    is_planar: bool
    train_count: int
    test_count: int
    train_x: np.ndarray
    train_y: np.ndarray
    test_x: np.ndarray
    test_y: np.ndarray
    curve_range: tuple[float, float] = (-6.0, 6.0)


@dataclass(frozen=True, slots=True)
class Built:
    """A network stands: after a rebuild, a graft or a HOT edit that changed the description.

    ``change`` says in one sentence what was kept. ``largest_change`` is the largest difference of the network's
    outputs that the edit made at that moment (0 for none).
    """

    generation: int
    networks: tuple[NetworkInfo, ...]
    data: DataInfo
    impact: Impact
    largest_change: float = 0.0
    change: str = ""


@dataclass(frozen=True, slots=True)
class PlayingChanged:
    """Training runs or rests; ``reason`` is empty, or the stop rule that ended it, in words."""

    generation: int
    is_playing: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Diverged:
    """NaN or Inf in ``tensor`` at ``step``: training is paused, the last good state (of ``good_step``) is kept."""

    generation: int
    step: int
    tensor: str
    good_step: int


@dataclass(frozen=True, slots=True)
class Failed:
    """An exception in the trainer thread: training is paused. ``summary`` for the user, ``details`` for the log."""

    generation: int
    summary: str
    details: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A configuration could not be built; the old one goes on. ``problems`` says why.

    ``kept`` is the spec that goes on, of generation ``kept_generation``; None when nothing was built yet.
    """

    generation: int
    problems: tuple[str, ...]
    kept: ExperimentSpec | None = None
    kept_generation: int = 0


@dataclass(frozen=True, slots=True)
class ParameterSet:
    """The answer to SetParameter: number ``index`` of network ``network`` was ``before`` and is ``value`` now."""

    generation: int
    network: int
    index: int
    before: float
    value: float


@dataclass(frozen=True, slots=True)
class Taught:
    """The answer to Teach: what the network said of the last picture, (classes,) before and after, and the share of
    the test samples that it read right before and after: the forgetting.
    """

    generation: int
    label: int
    before: np.ndarray
    after: np.ndarray
    test_before: float
    test_after: float
    steps: int


@dataclass(frozen=True, slots=True)
class StateSaved:
    """The answer to SaveState."""

    ticket: int
    generation: int
    spec: ExperimentSpec
    state: RunState


@dataclass(frozen=True, slots=True)
class RunKept:
    """The answer to KeepRun."""

    ticket: int
    spec: ExperimentSpec
    snapshot: "Snapshot"


Event = Built | PlayingChanged | Diverged | Failed | Refused | ParameterSet | Taught | StateSaved | RunKept


# ------------------------------------------------------------------ frames: one slot, lossy


@dataclass(frozen=True, slots=True)
class Curves:
    """Learning curves, at most a few thousand points: ``steps`` (n,), and by name the values (n,) float32.

    The names are those that the trainer's ``evaluate`` gives: "train_loss", "test_accuracy", "generator_loss", ...
    """

    steps: np.ndarray
    epochs: np.ndarray
    series: dict[str, np.ndarray] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One picture of the run; arrays are read-only copies.

    ``readings`` has an entry for each watched request that succeeded.
    ``scores`` are the newest numbers by curve name. ``input_stamp`` counts the SetInput commands obeyed so far.
    """

    generation: int
    step: int
    epoch: float
    is_playing: bool
    steps_per_second: float
    samples_per_second: float
    seconds: float
    learning_rate: float
    curves: Curves
    scores: dict[str, float]
    readings: dict[Request, np.ndarray]
    input_stamp: int = 0
