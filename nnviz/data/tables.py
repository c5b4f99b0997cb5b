"""The classic tables and the 8x8 digits of scikit-learn, which is imported at this one point of use."""

from typing import Literal

import numpy as np

from nnviz.data.augmentation import AUGMENTATION
from nnviz.data.dataset import DATASETS, DatasetKind, Draw, Samples
from nnviz.data.preparation import to_unit_range

Table = Literal["iris", "wine", "breast_cancer", "diabetes", "digits"]
DIGITS_HIGHEST = 16


def _load(name: Table) -> tuple[np.ndarray, np.ndarray]:
    """The inputs (n, columns) float64 and targets (n,) of one table."""
    from sklearn import datasets  # 1.5 s to import: only who opens a table pays

    x, y = getattr(datasets, f"load_{name}")(return_X_y=True)
    return np.asarray(x, np.float64), np.asarray(y)


def iris(draw: Draw) -> Samples:
    """150 flowers, four lengths in centimetres, three kinds (Fisher 1936)."""
    return Samples(*_load("iris"))


def wine(draw: Draw) -> Samples:
    """178 wines, 13 chemical measures, three growers (UCI)."""
    return Samples(*_load("wine"))


def breast_cancer(draw: Draw) -> Samples:
    """569 tumours, 30 measures of cell nuclei, malignant or benign (UCI, Wisconsin)."""
    return Samples(*_load("breast_cancer"))


def diabetes(draw: Draw) -> Samples:
    """442 patients, ten measures, the course of the disease after a year (Efron et al. 2004)."""
    return Samples(*_load("diabetes"))


def digits(draw: Draw) -> Samples:
    """1,797 handwritten digits of 8x8 pixels, counts of 0 to 16 scaled to 0 to 1 (UCI)."""
    x, y = _load("digits")
    return Samples(to_unit_range(x, 0, DIGITS_HIGHEST).reshape(-1, 8, 8, 1), y)


IRIS_COLUMNS = ("sepal length", "sepal width", "petal length", "petal width")
WINE_COLUMNS = (
    "alcohol",
    "malic acid",
    "ash",
    "alkalinity",
    "magnesium",
    "phenols",
    "flavanoids",
    "other phenols",
    "proanthocyanins",
    "colour",
    "hue",
    "OD280/OD315",
    "proline",
)
CELL_MEASURES = (
    "radius",
    "texture",
    "perimeter",
    "area",
    "smoothness",
    "compactness",
    "concavity",
    "concave points",
    "symmetry",
    "fractal dimension",
)
CANCER_COLUMNS = tuple(f"{kind} {measure}" for kind in ("mean", "error of", "worst") for measure in CELL_MEASURES)
DIABETES_COLUMNS = ("age", "sex", "body mass", "blood pressure", "s1", "s2", "s3", "s4", "s5", "s6")

DATASETS.add(
    "iris",
    DatasetKind(
        iris,
        "classes",
        "table",
        (4,),
        class_names=("setosa", "versicolor", "virginica"),
        input_labels=IRIS_COLUMNS,
        sample_count=150,
        is_scaled=True,
        usual_share=0.7,
    ),
    "Iris",
    "150 flowers of three kinds, four lengths each",
)
DATASETS.add(
    "wine",
    DatasetKind(
        wine,
        "classes",
        "table",
        (13,),
        class_names=("grower 1", "grower 2", "grower 3"),
        input_labels=WINE_COLUMNS,
        sample_count=178,
        is_scaled=True,
        usual_share=0.7,
    ),
    "Wine",
    "178 wines of three growers, 13 chemical measures",
)
DATASETS.add(
    "breast_cancer",
    DatasetKind(
        breast_cancer,
        "binary",
        "table",
        (30,),
        class_names=("malignant", "benign"),
        input_labels=CANCER_COLUMNS,
        sample_count=569,
        is_scaled=True,
        usual_share=0.7,
    ),
    "Breast cancer",
    "569 tumours, 30 measures of their cell nuclei",
)
DATASETS.add(
    "diabetes",
    DatasetKind(
        diabetes,
        "regression",
        "table",
        (10,),
        input_labels=DIABETES_COLUMNS,
        sample_count=442,
        is_scaled=True,
        usual_share=0.7,
    ),
    "Diabetes",
    "442 patients, the course of the disease after a year: a value, not a class",
)
DATASETS.add(
    "digits8x8",
    DatasetKind(
        digits,
        "classes",
        "pictures",
        (8, 8, 1),
        hyper=AUGMENTATION,
        class_names=tuple("0123456789"),
        sample_count=1797,
        is_picture=True,
        usual_share=0.7,
    ),
    "Digits 8×8",
    "1,797 handwritten digits of 8×8 pixels",
)
