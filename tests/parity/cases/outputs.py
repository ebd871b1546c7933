"""A model with two outputs, a class and a number, trained on columns of a table."""

import csv
import pathlib

import keras
import numpy as np
from keras import layers
from sklearn.metrics import classification_report, confusion_matrix, mean_absolute_error, r2_score, root_mean_squared_error
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler, StandardScaler

from cases import golden
from cases.course import start
from cases.training import SOURCE

SAMPLES = pathlib.Path(__file__).resolve().parents[3] / "public/samples"
FEATURES = ["sepal_length", "sepal_width", "petal_length"]


def two_outputs():
    inputs = keras.Input((3,), name="measures")
    hidden = layers.Dense(12, activation="tanh", name="hidden")(inputs)
    kind = layers.Dense(3, activation="softmax", name="kind")(hidden)
    width = layers.Dense(1, name="width")(hidden)
    return keras.Model(inputs, [kind, width], name="two_outputs")


def trained(name, compiled, **options):
    with open(SAMPLES / "iris.csv", newline="") as file:
        table = list(csv.DictReader(file))
    x = np.array([[float(row[column]) for column in FEATURES] for row in table])
    classes = sorted({row["species"] for row in table})
    kind = np.array([classes.index(row["species"]) for row in table])
    width = np.array([[float(row["petal_width"])] for row in table])
    train, test = train_test_split(np.arange(len(table)), test_size=30, random_state=42)
    scaler, of_width = MinMaxScaler().fit(x[train]), StandardScaler().fit(width[train])
    x, scaled = scaler.transform(x).astype("f4"), of_width.transform(width).astype("f4")

    model = two_outputs()
    start(model)
    weights = model.get_weights()
    model.compile(**compiled())
    history = model.fit(
        x[train], {"kind": kind[train], "width": scaled[train]}, shuffle=False, verbose=0, **options
    ).history
    evaluated = model.evaluate(x[test], {"kind": kind[test], "width": scaled[test]}, return_dict=True, verbose=0)
    of_kind, of_scaled = model.predict(x[test], verbose=0)
    predicted = of_width.inverse_transform(of_scaled)
    right = of_kind.argmax(axis=1)
    return {
        "name": name,
        "model": keras.saving.serialize_keras_object(model),
        "weights": golden.arrays(weights),
        "options": options,
        "train": train.tolist(),
        "test": test.tolist(),
        "history": history,
        "evaluated": evaluated,
        "kind": golden.array(of_kind),
        "width": golden.array(predicted),
        "matrix": confusion_matrix(kind[test], right).tolist(),
        "report": classification_report([classes[i] for i in kind[test]], [classes[i] for i in right], zero_division=0),
        "mae": mean_absolute_error(width[test], predicted),
        "rmse": root_mean_squared_error(width[test], predicted),
        "r2": r2_score(width[test], predicted),
    }


def write_all():
    def compiled():
        return {
            "optimizer": keras.optimizers.Adam(0.01),
            "loss": {"kind": "sparse_categorical_crossentropy", "width": "mean_squared_error"},
            "loss_weights": {"kind": 1.0, "width": 0.5},
            "metrics": {"kind": ["accuracy"], "width": ["mae"]},
        }

    cases = [trained("a class and a number", compiled, epochs=30, batch_size=16, validation_split=0.2)]
    golden.write("outputs", SOURCE, cases)
