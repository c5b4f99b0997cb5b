"""Which curves belong together on a tab: by the family of the run, with their words and colours."""

from dataclasses import dataclass

from nnviz.ui.i18n import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Line:
    """One curve: its name in ``Curves.series``, what the legend calls it, and its colour's role in the theme."""

    series: str
    label: str
    role: str


@dataclass(frozen=True, slots=True)
class Tab:
    """The curves of one tab. A share lies between 0 and 1: it has no logarithmic axis."""

    label: str
    help: str
    lines: tuple[Line, ...]
    is_share: bool = False


TRAIN = QT_TRANSLATE_NOOP("catalogue", "train")
TEST = QT_TRANSLATE_NOOP("catalogue", "test")


def _parts(kind: str) -> tuple[Line, Line]:
    return Line(f"train_{kind}", TRAIN, "curve_train"), Line(f"test_{kind}", TEST, "curve_test")


LOSS = Tab(
    QT_TRANSLATE_NOOP("catalogue", "Loss"), QT_TRANSLATE_NOOP("catalogue", "What training makes small"), _parts("loss")
)
ACCURACY = Tab(
    QT_TRANSLATE_NOOP("catalogue", "Accuracy"),
    QT_TRANSLATE_NOOP("catalogue", "Share of samples that are classified right"),
    _parts("accuracy"),
    is_share=True,
)
MEAN_ERROR = Tab(
    QT_TRANSLATE_NOOP("catalogue", "Mean error"),
    QT_TRANSLATE_NOOP("catalogue", "Mean absolute error of the predictions"),
    _parts("mae"),
)
GAN_LOSS = Tab(
    QT_TRANSLATE_NOOP("catalogue", "Loss"),
    QT_TRANSLATE_NOOP("catalogue", "What each of the two networks makes small: when one falls, the other rises"),
    (
        Line("generator_loss", QT_TRANSLATE_NOOP("catalogue", "generator"), "link_negative"),
        Line("discriminator_loss", QT_TRANSLATE_NOOP("catalogue", "discriminator"), "link_positive"),
    ),
)
GAN_SCORE = Tab(
    QT_TRANSLATE_NOOP("catalogue", "Score"),
    QT_TRANSLATE_NOOP(
        "catalogue", "The discriminator's mean answer, 1 is real; both at 0.5: it cannot tell them apart"
    ),
    (
        Line("real_score", QT_TRANSLATE_NOOP("catalogue", "real"), "link_positive"),
        Line("made_score", QT_TRANSLATE_NOOP("catalogue", "made"), "link_negative"),
        Line("modes_covered", QT_TRANSLATE_NOOP("catalogue", "modes found"), "text_dim"),
    ),
    is_share=True,
)
RECONSTRUCTION = Tab(
    QT_TRANSLATE_NOOP("catalogue", "Reconstruction"),
    QT_TRANSLATE_NOOP("catalogue", "How far the decoded samples are from the originals, in nats"),
    _parts("reconstruction"),
)
DIVERGENCE = Tab(
    QT_TRANSLATE_NOOP("catalogue", "KL"),
    QT_TRANSLATE_NOOP("catalogue", "KL divergence: how far the codes are from the normal distribution, in nats"),
    _parts("kl"),
)


CLASSES = (LOSS, ACCURACY)
FAMILIES = {
    "network": (LOSS, MEAN_ERROR),
    "generator": (GAN_LOSS, GAN_SCORE),
    "encoder": (RECONSTRUCTION, DIVERGENCE),
}


def tabs_of(role: str, has_classes: bool) -> tuple[Tab, Tab]:
    """The two tabs of a run whose first network has this ``role``, a key of FAMILIES."""
    return CLASSES if role == "network" and has_classes else FAMILIES[role]
