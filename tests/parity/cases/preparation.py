"""Steps of a preparation: fitted on the training rows, applied to all; and the rows of a split."""

import numpy as np
import pandas as pd
import sklearn
from sklearn.impute import SimpleImputer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MaxAbsScaler, MinMaxScaler, Normalizer, OneHotEncoder
from sklearn.preprocessing import OrdinalEncoder, RobustScaler, StandardScaler

from cases import golden

SOURCE = f"scikit-learn {sklearn.__version__}, pandas {pd.__version__}"


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


def frame(name, step, config, before, training_rows, after):
    """A table of text and numbers, and what becomes of it: names and cells, row by row."""

    def column(values):
        if pd.api.types.is_numeric_dtype(values):
            return {"name": values.name, "values": golden.doubles(values)}
        return {"name": values.name, "texts": [None if pd.isna(text) else text for text in values]}

    return {
        "name": name,
        "step": step,
        "config": {key: None if value is np.nan else value for key, value in config.items()},
        "rows": len(before),
        "training_rows": training_rows,
        "columns": [column(before[name]) for name in before],
        "names": list(after.columns),
        "transformed": golden.doubles(after.to_numpy("float64")),
    }


def encoders():
    colours = ["red", "green", "blue", "green", "red", "green", "cyan", "green", "red", "blue", "pink", "red"]
    sizes = ["s", "l", "l", "s", "l", "s", "s", "l", "l", "s", "xl", "s"]
    table = pd.DataFrame({"colour": colours, "size": sizes})
    known = table.iloc[:10]
    coded = known.assign(size=[3.0, 20, 20, 1.5, 3, 3, 20, 3, 20, 3])

    def sklearns(name, step, config, values, training_rows):
        made = step(**config, **({"sparse_output": False} if step is OneHotEncoder else {}))
        after = made.fit(values[:training_rows]).set_output(transform="pandas").transform(values)
        # Names as this library spells a number: the shortest way.
        after.columns = [column.removesuffix(".0") for column in after.columns]
        named = config if not values.dtypes.map(pd.api.types.is_numeric_dtype).any() else {**config, "columns": list(values)}
        return frame(name, step.__name__, named, values, training_rows, after)

    def dummies(name, config, values, training_rows, **more):
        learned = pd.get_dummies(values[:training_rows], dtype=float, **config, **more)
        after = pd.get_dummies(values, dtype=float, **{**config, "drop_first": False}, **more)
        after = after.reindex(columns=learned.columns, fill_value=0)
        return frame(name, "GetDummies", config, values, training_rows, after)

    one_hot = lambda name, config, values=known, rows=10: sklearns(name, OneHotEncoder, config, values, rows)
    ordinal = lambda name, config, values=known, rows=10: sklearns(name, OrdinalEncoder, config, values, rows)
    use = {"handle_unknown": "use_encoded_value"}
    gaps = table.assign(size=[None, *sizes[1:9], None, *sizes[10:]], age=np.arange(12.0))
    return [
        one_hot("first dropped", {"drop": "first"}),
        one_hot("dropped where there are two", {"drop": "if_binary"}),
        one_hot("dropped, then unknown", {"drop": "first", "handle_unknown": "ignore"}, table, 8),
        one_hot("fewer than 3 rows", {"min_frequency": 3}),
        one_hot("fewer than 4 rows of both", {"min_frequency": 6}),
        one_hot("fewer than a quarter", {"min_frequency": 0.25}),
        one_hot("at most 3", {"max_categories": 3}),
        one_hot("at most 1", {"max_categories": 1}),
        one_hot("at most 2, 2 rows or more", {"max_categories": 2, "min_frequency": 2}),
        one_hot("rare, first dropped", {"min_frequency": 3, "drop": "first"}),
        one_hot("rare, dropped where there are two", {"max_categories": 2, "drop": "if_binary"}),
        one_hot("unknown is infrequent", {"min_frequency": 2, "handle_unknown": "infrequent_if_exist"}, table, 8),
        one_hot("unknown is ignored", {"min_frequency": 2, "handle_unknown": "ignore"}, table, 8),
        one_hot("of numbers", {"min_frequency": 2}, coded),
        ordinal("order", {}),
        ordinal("order of numbers", {}, coded),
        ordinal("unknown is -1", {**use, "unknown_value": -1}, table, 8),
        ordinal("unknown is missing", {**use, "unknown_value": np.nan}, table, 8),
        ordinal("missing stays", {}, gaps[["size"]], 12),
        ordinal("missing is -2", {"encoded_missing_value": -2}, gaps[["size"]], 12),
        ordinal("rare together", {"min_frequency": 3}),
        ordinal("at most 2", {"max_categories": 2}),
        ordinal("rare together, unknown", {"max_categories": 2, **use, "unknown_value": 9}, table, 8),
        dummies("dummies", {}, gaps, 12),
        dummies("dummies, unknown later", {}, gaps, 8),
        dummies("dummies, first dropped", {"drop_first": True}, gaps, 12),
        dummies("dummies, first dropped, unknown later", {"drop_first": True}, gaps, 8),
        dummies("dummies, missing", {"dummy_na": True}, gaps[["size", "age"]], 12),
        dummies("dummies, missing, first dropped", {"dummy_na": True, "drop_first": True}, gaps[["size"]], 12),
        dummies("dummies of one column", {"columns": ["colour"]}, gaps[["colour", "age"]], 10),
        dummies("dummies, other names", {"prefix_sep": "="}, table, 12),
    ]


def scalers(table, with_constant, holes):
    almost_constant = np.column_stack([table[:, 0], 1e8 + 1e-9 * table[:, 1]])
    outliers = np.vstack([table, [[1e3, -1e4, 50]]])
    with_zeros = np.vstack([table, np.zeros((1, 3))])
    return [
        numeric("standard", StandardScaler, {}, table, 8),
        numeric("standard, missing numbers", StandardScaler, {}, holes, 8),
        numeric("standard, constant column", StandardScaler, {}, with_constant, 8),
        numeric("standard, almost constant column", StandardScaler, {}, almost_constant, 8),
        numeric("standard, one row", StandardScaler, {}, table, 1),
        numeric("standard, mean kept", StandardScaler, {"with_mean": False}, table, 9),
        numeric("standard, deviation kept", StandardScaler, {"with_std": False}, holes, 9),
        numeric("standard, both kept", StandardScaler, {"with_mean": False, "with_std": False}, holes, 9),
        numeric("robust", RobustScaler, {}, outliers, 13),
        numeric("robust, missing numbers", RobustScaler, {}, holes, 8),
        numeric("robust, constant column", RobustScaler, {}, with_constant, 8),
        numeric("robust, one row", RobustScaler, {}, table, 1),
        numeric("robust, not centred", RobustScaler, {"with_centering": False}, outliers, 11),
        numeric("robust, not scaled", RobustScaler, {"with_scaling": False}, outliers, 10),
        numeric("robust, wide range", RobustScaler, {"quantile_range": [5, 95]}, outliers, 13),
        numeric("robust, lopsided range", RobustScaler, {"quantile_range": [12.5, 60.25]}, holes, 10),
        numeric("robust, unit variance", RobustScaler, {"unit_variance": True}, table, 12),
        numeric("robust, unit variance of a wide range",
                RobustScaler, {"unit_variance": True, "quantile_range": [1, 99.9]}, table, 12),
        numeric("max-abs", MaxAbsScaler, {}, table, 8),
        numeric("max-abs, missing numbers", MaxAbsScaler, {}, holes, 8),
        numeric("max-abs, zeros", MaxAbsScaler, {}, np.column_stack([table[:, 0], np.zeros(12)]), 8),
        numeric("max-abs, clipped", MaxAbsScaler, {"clip": True}, holes, 5),
        numeric("norm", Normalizer, {}, with_zeros, 8),
        numeric("sum of absolute values", Normalizer, {"norm": "l1"}, with_zeros, 8),
        numeric("largest absolute value", Normalizer, {"norm": "max"}, with_zeros, 8),
        numeric("norm of one column", Normalizer, {}, table[:, 1:2], 8),
    ]


def imputers(holes):
    empty = np.column_stack([holes[:, 0], np.full(12, np.nan), holes[:, 1]])
    late = holes.copy()
    late[:8, 1] = np.arange(8)  # missing only where nothing is learned
    zeros = np.where(np.isnan(holes), 0, holes)
    return [
        numeric("indicator", SimpleImputer, {"add_indicator": True}, holes, 8),
        numeric("indicator, none to learn", SimpleImputer, {"add_indicator": True}, late, 8),
        numeric("indicator of a constant",
                SimpleImputer, {"strategy": "constant", "fill_value": -1, "add_indicator": True}, holes, 8),
        numeric("empty column", SimpleImputer, {"strategy": "median"}, empty, 8),
        numeric("empty column, constant", SimpleImputer, {"strategy": "constant", "fill_value": 3}, empty, 8),
        numeric("empty column kept", SimpleImputer, {"keep_empty_features": True}, empty, 8),
        numeric("empty column kept, constant",
                SimpleImputer, {"strategy": "constant", "fill_value": 3, "keep_empty_features": True}, empty, 8),
        numeric("empty column kept, indicator",
                SimpleImputer, {"keep_empty_features": True, "add_indicator": True}, empty, 8),
        numeric("zeros are missing", SimpleImputer, {"missing_values": 0, "strategy": "median"}, zeros, 8),
        numeric("zeros are missing, indicator",
                SimpleImputer, {"missing_values": 0, "strategy": "most_frequent", "add_indicator": True}, zeros, 8),
    ]


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
        *scalers(table, with_constant, holes),
        *encoders(),
        *imputers(holes),
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
