"""Steps that make columns of columns: polynomials, bins, fewer categories."""

import pandas as pd

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
