"""The estimators are good citizens of scikit-learn."""

import pickle

import numpy as np
import pytest
from sklearn.datasets import load_diabetes, load_iris
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.estimator_checks import parametrize_with_checks

from nnviz.estimator import NNVizClassifier, NNVizRegressor


@parametrize_with_checks([NNVizClassifier(), NNVizRegressor()])
def test_every_check_of_scikit_learn_passes(estimator, check):
    check(estimator)


def test_a_pipeline_with_cross_validation_learns_iris():
    x, y = load_iris(return_X_y=True)
    pipeline = make_pipeline(StandardScaler(), NNVizClassifier((16,), epochs=60, learning_rate=0.01, random_state=0))
    assert cross_val_score(pipeline, x, y, cv=3).mean() > 0.9


def test_a_grid_search_chooses_among_networks():
    x, y = load_diabetes(return_X_y=True)
    pipeline = make_pipeline(StandardScaler(), NNVizRegressor(epochs=60, learning_rate=0.005, random_state=0))
    search = GridSearchCV(pipeline, {"nnvizregressor__hidden_layer_sizes": [(1,), (8,)]}, cv=2).fit(x, y)
    assert search.best_score_ > 0.3


def test_the_same_random_state_gives_the_same_network():
    x, y = load_iris(return_X_y=True)
    one, other = (NNVizClassifier(epochs=2, random_state=3).fit(x, y) for _ in range(2))
    assert np.array_equal(one.predict_proba(x), other.predict_proba(x))


def test_a_pickled_network_answers_alike():
    x, y = load_iris(return_X_y=True)
    fitted = NNVizClassifier(epochs=2, dropout=0.2, random_state=0).fit(x, y)
    assert np.array_equal(pickle.loads(pickle.dumps(fitted)).predict_proba(x), fitted.predict_proba(x))


def test_divergence_is_an_error_with_the_remedy():
    x, y = load_diabetes(return_X_y=True)
    with pytest.raises(ValueError, match=r"training diverged: .* lower learning_rate"):
        NNVizRegressor(optimizer="sgd", learning_rate=1e6, epochs=3, random_state=0).fit(x, y)
