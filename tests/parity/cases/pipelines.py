"""Whole preparations, as a notebook writes them: which rows come out, and the numbers in them."""

import numpy as np
import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler, StandardScaler

from cases import golden
from cases.derived import described
from cases.preparation import SOURCE


def pipeline(name, entry, data, steps, train, test):
    """`train` and `test` have the rows of `data`, by their index, as they go to a model."""
    return {
        "name": name,
        "entry": entry,
        "columns": [described(data[column]) for column in data],
        "target": "y",
        "preparation": steps,
        "names": list(train.columns),
        "train": [int(row) for row in train.index],
        "test": [int(row) for row in test.index],
        "leaks": [bool(step.get("config", {}).get("fit_on") == "all") for step in steps],
        "x": golden.doubles(pd.concat([train, test]).to_numpy("float64")),
    }


def step(name, **config):
    return {"class_name": name, "config": config}


def table(rows, seed, missing=0.1):
    random = np.random.default_rng(seed)
    x = random.normal(size=(rows, 3)) * [1, 40, 0.02] + [0, 7, 3]
    x[random.uniform(size=x.shape) < missing] = np.nan
    data = pd.DataFrame(x, columns=["a", "b", "c"])
    data["y"] = np.where(random.uniform(size=rows) < 0.4, "yes", "no")
    return data


def split(data, **options):
    features = data.drop(columns="y")
    if options.pop("stratify", False):
        options["stratify"] = data["y"]
    return train_test_split(features, **options)


def like(frame, values):
    return pd.DataFrame(values, columns=frame.columns, index=frame.index)


def dropped_before_the_split():
    data = table(60, 3)
    data = pd.concat([data, data.iloc[5:15]], ignore_index=True)
    holdout = {"test_size": 0.3, "random_state": 7, "stratify": True}
    scaler = MinMaxScaler()

    def scaled(kept):
        train, test = split(kept, **holdout)
        return like(train, scaler.fit_transform(train)), like(test, scaler.transform(test))

    rest = [step("TrainTestSplit", **holdout), step("MinMaxScaler")]
    yield pipeline("dropna, then a split", "DropNA", data, [step("DropNA"), *rest], *scaled(data.dropna()))
    yield pipeline("dropna of one column", "DropNA", data,
                   [step("DropNA", subset=["b"]), step("SimpleImputer", strategy="constant", fill_value=0), *rest],
                   *scaled(data.dropna(subset=["b"]).fillna(0)))
    yield pipeline("drop_duplicates, then a split", "DropDuplicates", data,
                   [step("DropNA"), step("DropDuplicates"), *rest], *scaled(data.dropna().drop_duplicates()))
    yield pipeline("the split behind the scaler", "DropNA", data,
                   [step("DropNA"), step("MinMaxScaler"), step("TrainTestSplit", **holdout)], *scaled(data.dropna()))


def fitted_on_all():
    data = table(50, 5, 0.2)
    holdout = {"test_size": 13, "random_state": 42}
    split_step = step("TrainTestSplit", stratify=False, **holdout)
    numbers = data.drop(columns="y")
    # data.fillna(data.median()) before the split
    filled = numbers.fillna(numbers.median()).assign(y=data["y"])
    median = step("SimpleImputer", strategy="median", fit_on="all")
    yield pipeline("fillna with the median, then a split", "SimpleImputer", data, [median, split_step],
                   *split(filled, **holdout))
    # scaled before the split, too
    scaled = like(numbers, StandardScaler().fit_transform(filled.drop(columns="y"))).assign(y=data["y"])
    yield pipeline("standardized, then a split", "StandardScaler", data,
                   [median, step("StandardScaler", fit_on="all"), split_step], *split(scaled, **holdout))
    # the median of all rows, the scaler on the training rows
    train, test = split(filled, **holdout)
    scaler = MinMaxScaler().fit(train)
    yield pipeline("the scaler learns from the training rows", "MinMaxScaler", data,
                   [median, step("MinMaxScaler"), split_step],
                   like(train, scaler.transform(train)), like(test, scaler.transform(test)))
    # behind the split, but with all rows
    train, test = split(data, **holdout)
    imputer = SimpleImputer(strategy="mean").fit(numbers)
    yield pipeline("all rows behind the split", "SimpleImputer", data,
                   [split_step, step("SimpleImputer", strategy="mean", fit_on="all")],
                   like(train, imputer.transform(train)), like(test, imputer.transform(test)))


def write_all():
    golden.write("pipelines", SOURCE, [*dropped_before_the_split(), *fitted_on_all()])
