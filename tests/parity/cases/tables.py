"""Preprocessing of a table's columns: fitted on training rows, applied to all."""

import numpy as np
import sklearn
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import MinMaxScaler, OneHotEncoder

from cases import golden

SOURCE = f"scikit-learn {sklearn.__version__}"


def numeric(name, step, values, training_rows):
    """`step` fitted on the first `training_rows` rows of `values` and applied to all of them."""
    values = np.asarray(values, "float64")
    step.fit(values[:training_rows])
    return {
        "name": name,
        "step": type(step).__name__,
        "rows": len(values),
        "training_rows": training_rows,
        "values": golden.doubles(values),
        "transformed": golden.doubles(step.transform(values)),
    }


def one_hot(name, texts, training_rows):
    encoder = OneHotEncoder(sparse_output=False, handle_unknown="ignore")
    column = np.asarray(texts, dtype=object).reshape(-1, 1)
    encoder.fit(column[:training_rows])
    return {
        "name": name,
        "step": "OneHotEncoder",
        "rows": len(texts),
        "training_rows": training_rows,
        "values": texts,
        "categories": list(encoder.categories_[0]),
        "transformed": golden.doubles(encoder.transform(column)),
    }


def write_all():
    random = np.random.default_rng(12)
    table = random.normal(size=(12, 3)) * [1, 100, 1e-3] + [0, 50, 7]
    with_constant = np.column_stack([table[:, 0], np.full(12, 3.5)])
    holes = table.copy()
    holes[random.uniform(size=holes.shape) < 0.25] = np.nan
    even = np.array([[1.0], [4.0], [np.nan], [2.0], [10.0], [np.nan]])
    cases = [
        numeric("min-max", MinMaxScaler(), table, 8),
        numeric("min-max, constant column", MinMaxScaler(), with_constant, 8),
        numeric("min-max with missing numbers", MinMaxScaler(), holes, 8),
        numeric("median", SimpleImputer(strategy="median"), holes, 8),
        numeric("median of an even count", SimpleImputer(strategy="median"), even, 6),
        one_hot("colours", ["red", "green", "blue", "green", "red", "blue", "Red"], 5),
        one_hot("unknown later", ["b", "a", "c", "a", "z"], 4),
    ]
    golden.write("tables", SOURCE, cases)
