"""Models that Keras trained a little and saved in its three formats, with what they predict (tests/package/model-files)."""

import gzip
import json
import os
import pathlib
import tempfile
import zipfile

import keras
import numpy as np
from keras import layers, models

from . import course_models
from .golden import FOLDER, array

TARGET = FOLDER / "keras-files"


def _mlp():
    return models.Sequential(
        [keras.Input((6,)), layers.Dense(5, "relu"), layers.BatchNormalization(), layers.Dropout(0.25), layers.Dense(3, "softmax")]
    )


def _cnn():
    return models.Sequential(
        [
            keras.Input((8, 8, 2)),
            layers.Rescaling(1 / 3),
            layers.Conv2D(4, 3, activation="relu", padding="same"),
            layers.MaxPooling2D(),
            layers.DepthwiseConv2D(3, depth_multiplier=2),
            layers.SeparableConv2D(3, 2, activation="elu"),
            layers.PReLU(shared_axes=[1, 2]),
            layers.Flatten(),
            layers.Dense(3, "softmax"),
        ]
    )


def _sequence():
    return models.Sequential(
        [
            keras.Input((7, 3)),
            layers.LSTM(4, return_sequences=True),
            layers.Bidirectional(layers.GRU(3, return_sequences=True)),
            layers.LayerNormalization(),
            layers.SimpleRNN(4),
            layers.Dense(1),
        ]
    )


def _text():
    return models.Sequential(
        [keras.Input((9,)), layers.Embedding(20, 4), layers.Conv1D(5, 3), layers.GlobalMaxPooling1D(), layers.Dense(1, "sigmoid")]
    )


def _branches():
    # Its layers stand in the config by their depth, not as they were made.
    left, right = keras.Input((4,), name="left"), keras.Input((3,), name="right")
    deep = layers.Dense(5, "tanh", name="deep")(left)
    deep = layers.Dense(4, name="deeper")(deep)
    short = layers.Dense(4, "relu", name="short")(right)
    both = layers.Concatenate()([short, deep])
    shared = layers.Dense(4, name="shared")
    joined = layers.Add()([shared(short), shared(deep)])
    return models.Model([left, right], [layers.Dense(2, "softmax", name="kind")(both), layers.Dense(1, name="size")(joined)])


def _frozen():
    model = models.Sequential([keras.Input((6,)), layers.Dense(5, "relu"), layers.BatchNormalization(), layers.Dense(4), layers.Dense(3, "softmax")])
    model.layers[0].trainable = False
    return model


def _nested():
    # As Teachable Machine makes them, with a frozen front.
    image = keras.Input((8, 8, 2))
    hidden = layers.Conv2D(4, 3, strides=2, padding="same", use_bias=False)(image)
    hidden = layers.ReLU(6.0)(layers.BatchNormalization()(hidden))
    hidden = layers.Add()([hidden, layers.Conv2D(4, 1)(hidden)])
    base = models.Model(image, hidden, name="base")
    front = models.Sequential([base, layers.GlobalAveragePooling2D()], name="front")
    front.trainable = False
    head = models.Sequential([keras.Input((4,)), layers.Dense(5, "relu"), layers.Dense(3, "softmax", use_bias=False)], name="head")
    return models.Sequential([keras.Input((8, 8, 2)), front, head])


SPARSE = course_models.SPARSE
CASES = {
    "mlp": (_mlp, {"optimizer": keras.optimizers.Adam(0.01), **SPARSE}, [(6,)], 3),
    "cnn": (_cnn, {"optimizer": keras.optimizers.RMSprop(0.01, momentum=0.5, centered=True), **SPARSE}, [(8, 8, 2)], 3),
    "sequence": (_sequence, {"optimizer": keras.optimizers.Nadam(0.01), "loss": keras.losses.Huber(), "metrics": ["mae"]}, [(7, 3)], 0),
    "text": (_text, {"optimizer": keras.optimizers.SGD(keras.optimizers.schedules.ExponentialDecay(0.1, 5, 0.9), momentum=0.9), "loss": "binary_crossentropy", "metrics": [keras.metrics.BinaryAccuracy(threshold=0.4)]}, [(9,)], 2),
    "branches": (_branches, {"optimizer": keras.optimizers.Adam(0.01, amsgrad=True, use_ema=True), "loss": {"kind": "sparse_categorical_crossentropy", "size": "mse"}, "loss_weights": {"kind": 0.5, "size": 2.0}}, [(4,), (3,)], 2),
    "frozen": (_frozen, {"optimizer": keras.optimizers.AdamW(0.01), **SPARSE}, [(6,)], 3),
    "nested": (_nested, {"optimizer": keras.optimizers.Adam(0.01), **SPARSE}, [(8, 8, 2)], 3),
    **course_models.CASES,
}
# Layers that draw other numbers in every library.
DRAWS = (layers.Dropout, layers.AlphaDropout, layers.GaussianNoise)


def data_of(name, rows=24):
    """Numbers that are the same in every library; of a text whole numbers."""
    if name in course_models.CASES:
        return course_models.data_of(name)
    _, _, shapes, classes = CASES[name]
    draw = np.random.default_rng(len(name))
    x = [draw.normal(size=(rows, *shape)).astype("f4") for shape in shapes]
    if name == "text":
        x = [draw.integers(0, 20, (rows, 9)).astype("f4")]
    y = draw.integers(0, classes, rows).astype("f4") if classes else x[0].sum((1, 2)).astype("f4")
    y = [y, x[1].sum(1)] if name == "branches" else [y]
    return x, [part.reshape(rows, 1) for part in y]


def plain(values):
    return values if len(values) > 1 else values[0]


def targets(model, y):
    """By their names where the outputs are a dictionary."""
    return dict(zip(model.output_names, y)) if model.name == "towers" else plain(y)


def _pack(name, content):
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / f"{name}.gz").write_bytes(gzip.compress(content, mtime=0))


def _still(path):
    """The archive without the time of day."""
    with zipfile.ZipFile(path) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    metadata = json.loads(members["metadata.json"])
    members["metadata.json"] = json.dumps({**metadata, "date_saved": "2026-01-01@00:00:00"}).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for member, content in members.items():
            archive.writestr(zipfile.ZipInfo(member), content)
    return path.read_bytes()


def _losses(model, x, y, steps):
    """Without shuffling and dropout, which libraries draw differently."""
    losses = []
    for _ in range(steps):
        losses.append(float(np.ravel(model.train_on_batch(plain(x), targets(model, y)))[0]))
        model.reset_metrics()
    return losses


def _write(name):
    build, options, _, _ = CASES[name]
    keras.utils.set_random_seed(7)
    keras.utils.clear_session()
    model = build()
    model.compile(**options)
    x, y = data_of(name)
    _losses(model, x, y, 3)
    predictions = model.predict(plain(x), verbose=0)
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        model.save(root / "m.keras")
        model.save(root / "m.h5")
        model.save_weights(root / "m.weights.h5")
        _pack(f"{name}.keras", _still(root / "m.keras"))
        for ending in ["h5", "weights.h5"]:
            _pack(f"{name}.{ending}", (root / f"m.{ending}").read_bytes())
    model.reset_metrics()
    has_dropout = any(isinstance(layer, DRAWS) for layer in model.layers)
    if isinstance(predictions, dict):
        predictions = [predictions[output] for output in model.output_names]
    golden = {
        "x": [array(part) for part in x],
        "y": [array(part) for part in y],
        "predictions": [array(part) for part in (predictions if isinstance(predictions, list) else [predictions])],
        "names": [weight.path for weight in model.weights],
        "weights": [array(weight) for weight in model.get_weights()],
        "iteration": int(model.optimizer.iterations.numpy()),
        "summary_parameters": model.count_params(),
        # What training goes on with; a loss at each step.
        "losses": None if has_dropout else _losses(model, x, y, 3),
    }
    _pack(f"{name}.json", (json.dumps(golden, sort_keys=True) + "\n").encode("utf8"))
    size = sum(os.path.getsize(path) for path in TARGET.glob(f"{name}.*"))
    print(f"keras-files/{name}: {size / 1024:.0f} KiB")


def write_all():
    for name in CASES:
        _write(name)
