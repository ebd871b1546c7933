"""Loss along a line and over a plane between weights of one model: Goodfellow et al. 2015, Li et al. 2018."""

import keras
import numpy as np
from keras import layers

from cases import golden

SOURCE = f"keras {keras.__version__} (NumPy {np.__version__})"
ALPHAS = [-0.5, 0.0, 0.3, 1.0, 1.5]
BETAS = [-0.25, 0.0, 0.5, 1.0]
SEED = 7


def network():
    return keras.Sequential(
        [
            layers.Input((5, 5, 2)),
            layers.Conv2D(3, 3, activation="relu"),
            layers.BatchNormalization(),
            layers.Flatten(),
            layers.Dense(4, activation="tanh"),
            layers.Dense(3, activation="softmax"),
        ]
    )


def weights(model, random):
    given = []
    for weight in model.weights:
        values = random.normal(0, 0.5, weight.shape)
        given.append(np.float32(np.abs(values) + 0.2 if "variance" in weight.path else values))
    return given


def statistic(weight):
    return "moving" in weight.path


def direction(model, start, random):
    """A random direction whose filters, the last axis of a kernel, are as long as the model's own; biases stay."""
    found = []
    for weight, values in zip(model.weights, start):
        if statistic(weight) or values.ndim < 2:
            found.append(np.zeros_like(values, dtype="f8"))
            continue
        drawn = random.standard_normal(values.shape)
        axes = tuple(range(values.ndim - 1))
        lengths = [np.sqrt((np.float64(one) ** 2).sum(axes)) for one in (values, drawn)]
        found.append(drawn * (lengths[0] / (lengths[1] + 1e-10)))
    return found


def mixed(model, start, ends, shares):
    """start + Σ share · (end − start); running statistics stay between those of the ends."""
    result = []
    held = [min(1, max(0, share)) for share in shares]
    held = [share / max(1, sum(held)) for share in held]
    for at, (weight, first) in enumerate(zip(model.weights, start)):
        used = held if statistic(weight) else shares
        first = np.float64(first)
        result.append(
            np.float32(first + sum(s * (np.float64(end[at]) - first) for s, end in zip(used, ends)))
        )
    return result


def losses(model, x, y, start, ends, places):
    found = {"loss": [], "accuracy": []}
    for shares in places:
        model.set_weights(mixed(model, start, ends, shares))
        given = model.evaluate(x, y, batch_size=8, verbose=0, return_dict=True)
        for name, values in found.items():
            values.append(given[name])
    return {name: golden.doubles(values) for name, values in found.items()}


def write_all():
    random = np.random.default_rng(3)
    model = network()
    model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"], jit_compile=False)
    x = np.float32(random.normal(size=(24, 5, 5, 2)))
    y = np.float32(random.integers(0, 3, 24))
    first, second, third = (weights(model, random) for _ in range(3))
    drawn = np.random.RandomState(SEED)
    filters = [direction(model, first, drawn) for _ in range(2)]
    ends = [[np.float64(a) + b for a, b in zip(first, one)] for one in filters]
    plane = [(a, b) for b in BETAS for a in ALPHAS]
    line = [(a,) for a in ALPHAS]
    shared = {"x": golden.array(x), "y": golden.array(y), "alphas": ALPHAS, "betas": BETAS, "seed": SEED}
    case = {
        **shared,
        "name": "a convolution, batch normalization and dense layers",
        "first": golden.arrays(first),
        "second": golden.arrays(second),
        "third": golden.arrays(third),
        "line": losses(model, x, y, first, [second], line),
        "random_line": losses(model, x, y, first, ends[:1], line),
        "plane": losses(model, x, y, first, [second, third], plane),
        "random_plane": losses(model, x, y, first, ends, plane),
        "half_plane": losses(model, x, y, first, [second, ends[0]], plane),
    }
    golden.write("landscapes", SOURCE, [case])
