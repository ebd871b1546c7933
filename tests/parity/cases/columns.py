"""Steps that drop rows, or change columns whatever the rows are, as pandas does."""

import numpy as np
import pandas as pd

from cases import golden
from cases.derived import columns, described
from cases.preparation import SOURCE


def rows(name, step, config, data, target, kept):
    """`kept` is a function of a frame: what pandas leaves of it. The last rows are test rows."""
    trained = len(data) * 2 // 3
    frame = data.assign(y=target)  # the target as pandas has it, among the columns
    return {
        "name": name,
        "step": step,
        "config": config,
        "columns": [described(data[column]) for column in data],
        "targets": [float(value) for value in target],
        "training_rows": trained,
        "train": [int(row) for row in kept(frame[:trained]).index],
        "test": [int(row) for row in kept(frame[trained:]).index],
        "after": [described(data[column]) for column in data],
    }


def people(count, seed):
    random = np.random.default_rng(seed)
    data = pd.DataFrame({
        "age": random.integers(1, 5, count).astype(float),
        "city": random.choice(["Oslo", "Bern", "Rome"], count).astype(object),
        "fare": random.choice([0.5, -0.0, 0.0, 7.25], count),
    })
    for column in data:
        data.loc[random.uniform(size=count) < 0.3, column] = np.nan
    return data, random.integers(0, 2, count)


def dropping():
    data, target = people(36, 1)

    def dropna(name, **config):
        return rows(name, "DropNA", config, data, target, lambda frame: frame.dropna(**config))

    def duplicates(name, keep="first", **config):
        given = {**config, **({} if keep == "first" else {"keep": keep})}
        pandas = False if keep == "none" else keep
        return rows(name, "DropDuplicates", given, data, target,
                    lambda frame: frame.drop_duplicates(keep=pandas, **config))

    yield dropna("any missing")
    yield dropna("of two columns", subset=["age", "fare"])
    yield dropna("all missing of two", subset=["city", "fare"], how="all")
    yield dropna("all missing, with the target", how="all")
    yield dropna("at least three values", thresh=3)
    yield dropna("at least one of two", thresh=1, subset=["age", "city"])
    yield dropna("the target and a column", subset=["y", "age"], thresh=2)
    yield duplicates("first of equal rows")
    yield duplicates("last of equal rows", "last")
    yield duplicates("none of equal rows", "none")
    yield duplicates("equal in one column", subset=["city"])
    yield duplicates("equal in two, last", "last", subset=["age", "fare"])
    yield duplicates("equal in one and the target", subset=["y", "age"])
    yield duplicates("none of those equal in numbers", "none", subset=["fare", "age"])
    yield columns("one column dropped", "DropColumns", {"columns": ["city"]}, data, data.drop(columns=["city"]))
    yield columns("two dropped", "DropColumns", {"columns": ["fare", "age"]}, data, data.drop(columns=["fare", "age"]))
    yield columns("two selected", "SelectColumns", {"columns": ["fare", "city"]}, data, data[["fare", "city"]])


def write_all():
    golden.write("columns", SOURCE, [*dropping()])
