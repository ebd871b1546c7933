"""Steps of a preparation: fitted on the training rows, applied to all; and the rows of a split."""

import numpy as np
import sklearn
from sklearn.impute import SimpleImputer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler, OneHotEncoder

from cases import golden

SOURCE = f"scikit-learn {sklearn.__version__}"


def numeric(name, step, config, values, training_rows):
    """`step` fitted on the first `training_rows` rows of `values` and applied to all of them."""
    values = np.asarray(values, "float64")
    arguments = {name: tuple(value) if isinstance(value, list) else value for name, value in config.items()}
    fitted = step(**arguments).fit(values[:training_rows])
    return {
        "name": name,
        "step": step.__name__,
        "config": config,
        "rows": len(values),
        "training_rows": training_rows,
        "values": golden.doubles(values),
        "transformed": golden.doubles(fitted.transform(values)),
    }


def text(name, step, config, texts, training_rows):
    """The same for one column of text; missing cells are None."""
    column = np.asarray(texts, dtype=object).reshape(-1, 1)
    made = step(**config, **({"sparse_output": False} if step is OneHotEncoder else {"missing_values": None}))
    transformed = made.fit(column[:training_rows]).transform(column)
    return {
        "name": name,
        "step": step.__name__,
        "config": config,
        "rows": len(texts),
        "training_rows": training_rows,
        "texts": texts,
        "transformed": golden.doubles(transformed) if step is OneHotEncoder else list(transformed[:, 0]),
    }


def write_steps():
    random = np.random.default_rng(12)
    table = random.normal(size=(12, 3)) * [1, 100, 1e-3] + [0, 50, 7]
    with_constant = np.column_stack([table[:, 0], np.full(12, 3.5)])
    holes = table.copy()
    holes[random.uniform(size=holes.shape) < 0.25] = np.nan
    even = np.array([[1.0], [4.0], [np.nan], [2.0], [10.0], [np.nan]])
    repeated = np.array([[3.0], [1.0], [np.nan], [3.0], [1.0], [2.0], [np.nan]])
    colours = ["red", "green", "blue", "green", "red", "blue", "Red"]
    gaps = ["b", None, "a", "b", "a", None, "c"]
    cases = [
        numeric("min-max", MinMaxScaler, {}, table, 8),
        numeric("min-max, constant column", MinMaxScaler, {}, with_constant, 8),
        numeric("min-max with missing numbers", MinMaxScaler, {}, holes, 8),
        numeric("min-max, range", MinMaxScaler, {"feature_range": [-1, 3]}, table, 8),
        numeric("min-max, clipped", MinMaxScaler, {"feature_range": [0, 2], "clip": True}, holes, 8),
        numeric("min-max, range of a constant", MinMaxScaler, {"feature_range": [-1, 1]}, with_constant, 8),
        numeric("median", SimpleImputer, {"strategy": "median"}, holes, 8),
        numeric("median of an even count", SimpleImputer, {"strategy": "median"}, even, 6),
        numeric("mean", SimpleImputer, {"strategy": "mean"}, holes, 8),
        numeric("most frequent number", SimpleImputer, {"strategy": "most_frequent"}, repeated, 6),
        numeric("constant number", SimpleImputer, {"strategy": "constant", "fill_value": -1.5}, holes, 8),
        numeric("constant left out", SimpleImputer, {"strategy": "constant"}, holes, 8),
        text("most frequent text", SimpleImputer, {"strategy": "most_frequent"}, gaps, 5),
        text("constant text", SimpleImputer, {"strategy": "constant", "fill_value": "?"}, gaps, 5),
        text("colours", OneHotEncoder, {"handle_unknown": "ignore"}, colours, 5),
        text("unknown later", OneHotEncoder, {"handle_unknown": "ignore"}, ["b", "a", "c", "a", "z"], 4),
    ]
    golden.write("preparation", SOURCE, cases)


def write_splits():
    """train_test_split's rows for an integer random_state."""
    random = np.random.default_rng(7)
    cases = []
    for case in range(60):
        rows = int(random.integers(6, 70))
        state = int(random.integers(0, 2**32)) if case > 20 else case
        size = int(random.integers(3, rows - 2)) if case % 3 == 0 else round(float(random.uniform(0.1, 0.9)), 3)
        classes = None
        if case % 2:
            count = int(random.integers(2, 4))
            classes = [int(c) for c in random.choice(count, rows, p=np.arange(1, count + 1) / sum(range(count + 1)))]
        try:
            train, test = train_test_split(np.arange(rows), test_size=size, random_state=state, stratify=classes)
        except ValueError:
            continue  # a class is too small for it
        config = {"test_size": size, "random_state": state, "stratify": classes is not None}
        cases.append({
            "name": f"{rows} rows, test_size {size}, random_state {state}{', stratified' if classes else ''}",
            "config": config,
            "classes": classes or [row % 2 for row in range(rows)],
            "train": [int(row) for row in train],
            "test": [int(row) for row in test],
        })
    golden.write("splits", SOURCE, cases)


def write_all():
    write_steps()
    write_splits()
