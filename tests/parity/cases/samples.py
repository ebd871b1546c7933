"""The experiments that the samples open with, run by Keras on what pandas and scikit-learn make of their files."""

import gzip
import json
import pathlib

import keras
import numpy as np
import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler, OneHotEncoder, StandardScaler

from cases import golden
from cases.training import SOURCE

SAMPLES = pathlib.Path(__file__).resolve().parents[3] / "public/samples"
SEEDS = range(3)


def table(path, target, task):
    frame = pd.read_csv(SAMPLES / path)
    y = frame.pop(target)
    for name in frame:
        numbers = pd.to_numeric(frame[name], errors="coerce")
        if numbers.notna().mean() > 0.9:
            frame[name] = numbers
    if task == "regression":
        return frame, y.to_numpy("f4")
    return frame, y.astype("category").cat.codes.to_numpy()


def idx(path):
    data = gzip.decompress((SAMPLES / path).read_bytes())
    shape = np.frombuffer(data[4 : 4 + 4 * data[3]], ">u4")
    return np.frombuffer(data[4 + 4 * data[3] :], "u1").reshape(shape)


def images(files):
    """Images and labels; the file's own test images last."""
    parts = [idx(path) for path in files if path.endswith(".gz")]
    x, y = np.concatenate(parts[0::2]), np.concatenate(parts[1::2])
    return (x if x.ndim == 4 else x[..., None]), y


def is_text(frame):
    return [name for name in frame if frame[name].dtype.kind not in "fi"]


def applied(step, config, train, test):
    """One step on every column that it is for, fitted on the training rows."""
    text = is_text(train)
    numbers = [name for name in train if name not in text]
    if step == "SimpleImputer":
        columns = text if config["strategy"] == "most_frequent" else numbers
        made = SimpleImputer(**config)
    elif step == "OneHotEncoder":
        columns = config.pop("columns", text)
        made = OneHotEncoder(sparse_output=False, **config)
    else:
        columns = config.pop("columns", numbers)
        made = {"MinMaxScaler": MinMaxScaler, "StandardScaler": StandardScaler}[step](**config)
    if not columns:
        return train, test
    both = ColumnTransformer([("step", made, columns)], remainder="passthrough", verbose_feature_names_out=False)
    both.set_output(transform="pandas")
    return both.fit_transform(train), both.transform(test)


def parts_of(sample, experiment, seed):
    """Training and test rows as the experiment's preparation makes them."""
    target = experiment.get("target")
    x, y = table(sample["files"][0], target["columns"][0], target.get("task")) if target else images(sample["files"])
    steps = [(step["class_name"], dict(step["config"])) for step in experiment["preparation"]]
    train, test, y_train, y_test = x[:4000], x[4000:], y[:4000], y[4000:]
    for step, config in steps:
        if step == "SelectColumns":
            x = x[config["columns"]]
        elif step == "DropColumns":
            x = x.drop(columns=config["columns"])
        elif step == "TimeseriesWindows":
            pass  # at the end, of scaled targets
        elif step == "TrainTestSplit":
            how = {"test_size": 0.2, **config}
            if how.pop("stratify", False):
                how["stratify"] = y
            if how.get("shuffle", True):
                how = {"random_state": seed, **how}
            train, test, y_train, y_test = train_test_split(x, y, **how)
        elif step == "Rescaling":
            train, test = train * config["scale"], test * config["scale"]
        elif step == "SMOTE":
            train, y_train = SMOTE(**config).fit_resample(train, y_train)
        else:
            train, test = applied(step, config, train, test)
    return [np.asarray(part, "f4") for part in (train, test)], [y_train, y_test]


def windowed(experiment, rows, y):
    """Windows of the rows and of the target's past, which predict the next row; the rows where there are none."""
    steps = experiment["preparation"]
    length = next((s["config"]["sequence_length"] for s in steps if s["class_name"] == "TimeseriesWindows"), 0)
    if not length:
        return rows, y
    shown = np.column_stack([rows, y]).astype("f4")
    return np.stack([shown[at : at + length] for at in range(len(y) - length)]), y[length:]


def score(sample, experiment, seed):
    (train, test), (y_train, y_test) = parts_of(sample, experiment, seed)
    target = experiment.get("target") or {}
    if target.get("encoding") == "one-hot":
        y_train, y_test = keras.utils.to_categorical(y_train), keras.utils.to_categorical(y_test)
    scale = 1.0
    if target.get("scaling") == "StandardScaler":
        mean, scale = y_train.mean(), y_train.std()
        y_train, y_test = (y_train - mean) / scale, (y_test - mean) / scale
    (train, y_train), (test, y_test) = windowed(experiment, train, y_train), windowed(experiment, test, y_test)
    keras.utils.clear_session()
    keras.utils.set_random_seed(seed)
    layers = experiment["model"]["config"]["layers"]
    stack = [getattr(keras.layers, layer["class_name"])(**layer["config"]) for layer in layers]
    model = keras.Sequential([keras.Input(train.shape[1:]), *stack])
    how = experiment["compile"]
    optimizer = keras.optimizers.get(how["optimizer"])
    model.compile(optimizer=optimizer, loss=how["loss"], metrics=how["metrics"])
    callbacks = [getattr(keras.callbacks, one["class_name"])(**one["config"]) for one in experiment["fit"]["callbacks"]]
    model.fit(train, y_train, verbose=0, **{**experiment["fit"], "callbacks": callbacks})
    # An error is in the target's own units.
    return scale * model.evaluate(test, y_test, verbose=0, return_dict=True)[how["metrics"][0]]


def case(sample):
    experiment = json.loads((SAMPLES / f"experiments/{sample['id']}.json").read_text())
    scores = [score(sample, experiment, seed) for seed in SEEDS]
    metric = experiment["compile"]["metrics"][0]
    print(f"{sample['id']}: {metric} {min(scores):.4f} to {max(scores):.4f}")
    parts = zip(*parts_of(sample, experiment, 0))
    train, test = [windowed(experiment, rows, y)[0] for rows, y in parts]
    shapes = {"train": list(train.shape), "test": list(test.shape)}
    return {"id": sample["id"], "metric": metric, "scores": [round(float(value), 4) for value in scores], **shapes}


def write_all():
    samples = json.loads((SAMPLES / "index.json").read_text())["samples"]
    golden.write("samples", SOURCE, [case(sample) for sample in samples])
