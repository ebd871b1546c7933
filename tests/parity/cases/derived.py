"""Steps that make columns of columns: polynomials, bins, fewer categories."""

import warnings

import numpy as np
import pandas as pd
from sklearn.preprocessing import KBinsDiscretizer, OneHotEncoder, PolynomialFeatures

from cases import golden


def described(values):
    if pd.api.types.is_numeric_dtype(values):
        return {"name": values.name, "values": golden.doubles(values)}
    return {"name": values.name, "texts": [None if pd.isna(text) else text for text in values]}


def columns(name, step, config, data, after):
    """A step that makes `after` of all rows."""
    everything = list(range(len(data)))
    trained = len(data) * 2 // 3
    return {
        "name": name,
        "step": step,
        "config": config,
        "columns": [described(data[column]) for column in data],
        "targets": [0.0] * len(data),
        "training_rows": trained,
        "train": everything[:trained],
        "test": everything[trained:],
        "after": [described(after[column]) for column in after],
    }


def polynomials():
    random = np.random.default_rng(8)
    data = pd.DataFrame(random.normal(size=(12, 3)), columns=["a", "b c", "d"])
    data.insert(1, "text", pd.Series(list("xyzxyzxyzxyz"), dtype=object))
    for config in [{}, {"degree": 3}, {"degree": 3, "interaction_only": True}, {"include_bias": False},
                   {"degree": 1}, {"degree": 4, "interaction_only": True, "include_bias": False}]:
        made = PolynomialFeatures(**config).set_output(transform="pandas").fit_transform(data[["a", "b c", "d"]])
        yield columns(f"polynomial {config}", "PolynomialFeatures", config, data, pd.concat([data[["text"]], made], axis=1))
    made = PolynomialFeatures().set_output(transform="pandas").fit_transform(data[["a", "d"]])
    yield columns("of two columns", "PolynomialFeatures", {"columns": ["d", "a"]}, data,
                  pd.concat([data[["text", "b c"]], made], axis=1))


def binning():
    """Fitted on the training rows."""
    random = np.random.default_rng(9)
    data = pd.DataFrame({
        "a": random.normal(size=45),
        "b": random.integers(0, 6, 45).astype(float),
        "constant": np.full(45, 2.5),
        "skewed": np.where(random.uniform(size=45) < 0.7, 0, random.exponential(size=45)),
    })
    trained = 30
    for config in [
        {"encode": "ordinal"}, {}, {"n_bins": 3, "strategy": "uniform"}, {"n_bins": 7, "strategy": "uniform", "encode": "ordinal"},
        {"n_bins": 4, "encode": "ordinal", "quantile_method": "linear"}, {"n_bins": 10, "encode": "ordinal", "quantile_method": "inverted_cdf"},
        {"n_bins": 6, "encode": "onehot-dense"}, {"n_bins": 3, "encode": "ordinal", "subsample": 20, "random_state": 3},
        {"n_bins": 9, "encode": "ordinal"}, {"n_bins": 30, "encode": "ordinal"},
    ]:
        dense = {**config, "encode": "onehot-dense" if config.get("encode", "onehot") == "onehot" else config["encode"]}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made = KBinsDiscretizer(**dense).set_output(transform="pandas").fit(data[:trained])
            after = made.transform(data)
        after.columns = [column.removesuffix(".0") for column in after.columns]
        yield columns(f"bins {config}", "KBinsDiscretizer", config, data, after)


def merging():
    random = np.random.default_rng(10)
    names = ["a", "b", "c", "d", "e", "f"]
    shares = [0.4, 0.25, 0.2, 0.07, 0.05, 0.03]
    data = pd.DataFrame({
        "one": random.choice(names, 60, p=shares).astype(object),
        "two": random.choice(names, 60, p=shares[::-1]).astype(object),
        "few": random.choice(["x", "y"], 60).astype(object),
    })
    data.loc[[3, 44], "two"] = None
    trained = 40
    for config in [{}, {"min_frequency": 4}, {"min_frequency": 0.15, "name": "Rest"}, {"max_categories": 3, "min_frequency": None},
                   {"min_frequency": 12, "columns": ["two"]}, {"min_frequency": 12, "name": "a"}]:
        after = data.copy()
        for column in config.get("columns", list(data)):
            seen = data[column][:trained].dropna().to_frame()
            encoder = OneHotEncoder(min_frequency=config.get("min_frequency", 0.05) and _rows(config.get("min_frequency", 0.05), trained),
                                    max_categories=config.get("max_categories"), handle_unknown="ignore").fit(seen)
            rare = encoder.infrequent_categories_[0]
            if rare is None:
                continue
            known = set(encoder.categories_[0]) - set(rare)
            after[column] = data[column].where(data[column].isna() | data[column].isin(known), config.get("name", "Other"))
        yield columns(f"rare {config}", "MergeRareCategories", config, data, after)


def _rows(min_frequency, trained):
    """Missing cells count among the rows, of which min_frequency may be a share."""
    return min_frequency if min_frequency >= 1 else int(np.ceil(min_frequency * trained))


GROUPS = [polynomials, binning, merging]
