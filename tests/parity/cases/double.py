"""Keras in double precision, and what rounding decides there."""

import contextlib
import json
from unittest import mock

import jax
import jax.numpy as jnp
import keras
import numpy as np
from keras.src import backend
from keras.src.backend.common import dtypes


@contextlib.contextmanager
def precision():
    """Lets Keras compute in float64. Its rule of promotion makes float32 of float64, as JAX does unless told not to:
    tanh and BatchNormalization would be computed in single precision."""
    before = keras.config.floatx()
    with jax.enable_x64(True), mock.patch.dict(dtypes.BIT64_TO_BIT32_DTYPE, {"float64": "float64"}):
        keras.config.set_floatx("float64")
        try:
            yield
        finally:
            keras.config.set_floatx(before)


def model(spec):
    """A model of float32 as one of float64."""
    return keras.models.model_from_json(json.dumps(spec).replace('"float32"', '"float64"'))


def nearest_tie(model, x):
    """Of the windows of the first MaxPooling2D(2), the one whose two largest values are nearest to each other without
    being equal: the place of the second in the layer's input, and both."""
    seen = []

    def watched(inputs, *arguments, **named):
        seen.append(np.asarray(inputs))
        return pool(inputs, *arguments, **named)

    pool = backend.nn.max_pool
    with mock.patch.object(backend.nn, "max_pool", watched):
        model.stateless_call(model.trainable_variables, model.non_trainable_variables, x)
    values = seen[0]
    batch, height, width, channels = values.shape
    rows, columns = height // 2, width // 2
    windows = values[:, : 2 * rows, : 2 * columns].reshape(batch, rows, 2, columns, 2, channels)
    windows = windows.transpose(0, 1, 3, 5, 2, 4).reshape(-1, 4)
    order = np.argsort(windows, axis=1)
    second, first = np.take_along_axis(windows, order[:, 2:], axis=1).T
    apart = first > second
    gap = np.where(apart, (first - second) / np.where(apart, first, 1), np.inf)
    at = int(gap.argmin())
    image, row, column, channel = np.unravel_index(at, (batch, rows, columns, channels))
    down, right = divmod(int(order[at, 2]), 2)
    place = (int(image), int(2 * row + down), int(2 * column + right), int(channel))
    return place, [float(first[at]), float(second[at])]


@contextlib.contextmanager
def taken(place, by):
    """Within it the first max pooling takes the value at `place` as larger by this much."""
    pool, calls = backend.nn.max_pool, []

    def nudged(inputs, *arguments, **named):
        calls.append(place)
        if len(calls) == 1:
            inputs = inputs + jnp.zeros(inputs.shape).at[place].set(by)
        return pool(inputs, *arguments, **named)

    with mock.patch.object(backend.nn, "max_pool", nudged):
        yield
