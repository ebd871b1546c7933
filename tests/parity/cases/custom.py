"""Losses and metrics that are functions: what the package's customLoss() and customMetric() are compared with."""

import json

import keras
import numpy as np
from keras import layers, ops

from cases import golden

SOURCE = f"keras {keras.__version__} (jax)"


def pinball(y_true, y_pred):
    """The quantile loss of 0.8: one value a row."""
    error = y_true - y_pred
    return ops.mean(ops.maximum(0.8 * error, -0.2 * error), axis=-1)


def batch_pinball(y_true, y_pred):
    """The same as one number a batch."""
    return ops.mean(pinball(y_true, y_pred))


def distance(y_true, y_pred):
    """A metric with one value a row."""
    return ops.sqrt(ops.sum(ops.square(y_true - y_pred), axis=-1))


def bias(y_true, y_pred):
    """A metric with one number a batch."""
    return ops.mean(y_pred - y_true)


def case(name, loss, optimizer, sample_weight, reduction="sum_over_batch_size"):
    random = np.random.default_rng(5)
    x = random.normal(size=(11, 3)).astype("float32")
    y = np.stack([x.sum(axis=1), np.sin(x[:, 0])], axis=1).astype("float32")
    weights = random.uniform(0, 2, size=11).astype("float32") if sample_weight else None
    keras.utils.set_random_seed(7)
    model = keras.Sequential(
        [keras.Input((3,)), layers.Dense(4, activation="tanh"), layers.Dense(2)]
    )
    start = model.get_weights()
    function = keras.src.losses.losses.LossFunctionWrapper(loss, reduction=reduction)
    model.compile(
        optimizer=optimizer,
        loss=function,
        metrics=[distance, bias],
        weighted_metrics=[distance],
    )
    history = model.fit(
        x,
        y,
        sample_weight=weights,
        batch_size=4,
        epochs=5,
        shuffle=False,
        validation_data=(x[:5], y[:5]),
        verbose=0,
    ).history
    result = model.evaluate(x, y, sample_weight=weights, batch_size=3, verbose=0, return_dict=True)
    return {
        "name": name,
        "model": json.loads(model.to_json()),
        "loss": loss.__name__,
        "reduction": reduction,
        "optimizer": optimizer,
        "x": golden.array(x),
        "y": golden.array(y),
        "sample_weight": None if weights is None else golden.array(weights),
        "weights": golden.arrays(start),
        "history": history,
        "evaluate": {key: float(value) for key, value in result.items()},
        "weights_after": golden.arrays(model.get_weights()),
    }


def write_all():
    cases = [
        case("one value a row", pinball, "sgd", False),
        case("one value a row, weighted", pinball, "sgd", True),
        case("a sum", pinball, "sgd", False, "sum"),
        case("mean with sample weights", pinball, "adam", True, "mean_with_sample_weight"),
        case("one number a batch", batch_pinball, "adam", False),
        case("one number a batch, weighted", batch_pinball, "sgd", True),
    ]
    golden.write("custom", SOURCE, cases)
