"""Kept runs in words and colours: their titles, and what differs between experiments."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from nnviz.data import DATASETS, FEATURES
from nnviz.data.painted import PARTS, count_of
from nnviz.hyper import HyperParam, Settings, Value
from nnviz.spec.catalogues import PART_CATALOGUES, Part, data_settings, layer_kinds, part_settings
from nnviz.spec.parts import ExperimentSpec, LayerSpec, NetworkSpec, PartSpec
from nnviz.spec.training_edits import part_of
from nnviz.storage.kept_runs import KeptRun
from nnviz.ui import theme
from nnviz.ui.activation_names import activation_name
from nnviz.ui.i18n import QT_TRANSLATE_NOOP, catalogue

CONTEXT = "RunWords"
SOFTNESS = 0.35
KEPT_CLASSES = (4, 2, 3, 6, 1, 7)
"""Which of the qualitative colours the kept runs A, B, C, ... have: none that the live curves have."""

PART_NAMES: dict[Part, str] = {
    "trainer": QT_TRANSLATE_NOOP("RunWords", "Trainer"),
    "loss": QT_TRANSLATE_NOOP("RunWords", "Loss"),
    "optimizer": QT_TRANSLATE_NOOP("RunWords", "Optimizer"),
    "schedule": QT_TRANSLATE_NOOP("RunWords", "Learning rate schedule"),
    "clip": QT_TRANSLATE_NOOP("RunWords", "Gradient clipping"),
    "initializer": QT_TRANSLATE_NOOP("RunWords", "Initial weights"),
}
LEARNING_RATE = QT_TRANSLATE_NOOP("RunWords", "Learning rate")
BATCH_SIZE = QT_TRANSLATE_NOOP("RunWords", "Batch size")
SHARE = QT_TRANSLATE_NOOP("RunWords", "Training share")
NETWORK = QT_TRANSLATE_NOOP("RunWords", "Network")
INPUTS = QT_TRANSLATE_NOOP("RunWords", "Inputs")
SAMPLES_SEED = QT_TRANSLATE_NOOP("RunWords", "Seed of the data")
SEED = QT_TRANSLATE_NOOP("RunWords", "Seed")
DATA = QT_TRANSLATE_NOOP("RunWords", "Data")
RUN = QT_TRANSLATE_NOOP("RunWords", "Run {0}")
RATE = QT_TRANSLATE_NOOP("RunWords", "lr {0}")
POINTS = QT_TRANSLATE_NOOP("RunWords", "{0} points")
ALL = QT_TRANSLATE_NOOP("RunWords", "all")
NOTHING = "–"

Fact = tuple[str, str]


def run_name(run: KeptRun) -> str:
    """ "Run A"."""
    return _say(RUN).format(run.name)


def run_title(run: KeptRun) -> str:
    """ "Run A · lr 0.03 · tanh 4-2"."""
    rate = _say(RATE).format(f"{run.spec.training.learning_rate:g}")
    return " · ".join([run_name(run), rate, *filter(None, [hidden_text(run.spec.networks[0])])])


def run_color(run: KeptRun) -> QColor:
    """The colour of a kept run in every view, softer than those of the live curves."""
    colors = theme.colors()
    number = (ord(run.name[0]) - ord("A")) % len(KEPT_CLASSES)
    color, soft = (
        QColor(colors.classes[KEPT_CLASSES[number]]),
        QColor(colors.text if colors.mode == "dark" else colors.surface),
    )
    parts = zip(color.getRgb()[:3], soft.getRgb()[:3], strict=True)  # type: ignore[index]  # the stub says object
    return QColor(*(round((1 - SOFTNESS) * one + SOFTNESS * other) for one, other in parts))


def hidden_text(network: NetworkSpec) -> str:
    """The layers before the last one in short: "tanh 4-2", "Convolution, relu 32"."""

    def kind_of(layer: LayerSpec) -> tuple[str, str]:
        return layer.kind, str(layer.settings.get("activation", ""))

    words = []
    for (kind, activation), group in groupby(network.layers[:-1], key=kind_of):
        layers = list(group)
        sizes = "-".join(str(layer.settings["units"]) for layer in layers if "units" in layer.settings)
        name = activation_name(activation) if kind == "dense" else _layer_label(kind)
        words.append(f"{name} {sizes}".strip())
    return ", ".join(words)


def differences(specs: Sequence[ExperimentSpec]) -> list[tuple[str, list[str]]]:
    """What is not the same in all experiments: the name of each setting, and its value in each."""
    facts = [dict(_facts(spec)) for spec in specs]
    names = dict.fromkeys(name for each in facts for name in each)
    rows = [(name, [each.get(name, NOTHING) for each in facts]) for name in names]
    return [(name, values) for name, values in rows if len(set(values)) > 1]


def _facts(spec: ExperimentSpec) -> list[Fact]:
    """All settings of an experiment in the order of the interface."""
    data, training = spec.data, spec.training
    is_painted = data.kind in DATASETS and DATASETS[data.kind].is_painted
    facts = [(_say(DATA), catalogue(DATASETS.entry(data.kind).label))]
    if is_painted:
        facts += [(catalogue(_declared(data.kind, part)), _points(data.settings, part)) for part in PARTS]
    facts += _values([hyper for hyper in data_settings(data.kind) if hyper.key not in PARTS], data.settings)
    if not DATASETS[data.kind].has_fixed_split:
        facts.append((_say(SHARE), f"{round(100 * data.train_share)} %"))
    if data.features:
        facts.append((_say(INPUTS), ", ".join(FEATURES.entry(key).label for key in data.features)))
    facts += [(_network_name(spec, network), network_text(network)) for network in spec.networks]
    facts += [
        (_say(LEARNING_RATE), f"{training.learning_rate:g}"),
        (_say(BATCH_SIZE), f"{training.batch_size:,}" if training.batch_size else _say(ALL)),
        ("L1", f"{training.l1:g}"),
        ("L2", f"{training.l2:g}"),
    ]
    for part in PART_CATALOGUES:
        facts += _part_facts(part, part_of(spec, part))
    return [*facts, (_say(SAMPLES_SEED), str(data.seed)), (_say(SEED), str(spec.seed))]


def network_text(network: NetworkSpec) -> str:
    """All layers: "tanh 4-2, sigmoid 1"."""
    last = network.layers[-1]
    activation = str(last.settings.get("activation", ""))
    name = activation_name(activation) if activation else _layer_label(last.kind)
    words = [name, str(last.settings.get("units", ""))]
    return ", ".join(filter(None, [hidden_text(network), " ".join(filter(None, words))]))


def _network_name(spec: ExperimentSpec, network: NetworkSpec) -> str:
    return _say(NETWORK) if len(spec.networks) == 1 else catalogue(network.role)


def _part_facts(part: Part, chosen: PartSpec) -> list[Fact]:
    label = catalogue(PART_CATALOGUES[part].entry(chosen.kind).label)
    return [(_say(PART_NAMES[part]), label), *_values(part_settings(part, chosen.kind), chosen.settings)]


def _values(declared: Sequence[HyperParam], settings: Settings) -> list[Fact]:
    return [(catalogue(hyper.label), _value(settings[hyper.key])) for hyper in declared if hyper.key in settings]


def _value(value: Value) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _points(settings: Settings, part: str) -> str:
    return _say(POINTS).format(f"{count_of(settings, part):,}")


def _declared(kind: str, key: str) -> str:
    return next(hyper.label for hyper in data_settings(kind) if hyper.key == key)


def _layer_label(kind: str) -> str:
    return catalogue(dict(layer_kinds()).get(kind, kind))


def _say(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)
