"""A training run from given weights, without shuffling: the loss of every step, in float32 and in float64.

Weights and random data follow from a formula (draws.py, as the tests draw them), so that the files hold little but losses.
"""

import base64
import contextlib
import json
import math

import keras
import numpy as np
from keras import losses

from cases import double, draws, golden

SOURCE = f"keras {keras.__version__} (jax)"
STEPS = 50


def drawn(shape, stream, scale):
    """An array of the golden files that holds its formula only, and its values: uniform in ±scale / 2."""
    uniform = draws.uniform(math.prod(shape), draws.NOISE, stream=stream).astype("f4")
    values = (uniform - np.float32(0.5)) * np.float32(scale)
    return {"shape": list(shape), "drawn": {"stream": stream, "scale": scale}}, values.reshape(shape)


def stored_bytes(values):
    """uint8 pixels, as the numbers 0 … 1."""
    text = base64.b64encode(values.tobytes()).decode("ascii")
    return {"shape": list(values.shape), "u8": text}, values.astype("f4") / np.float32(255)


def stored(values):
    values = np.asarray(values, "f4")
    return golden.array(values), values


def weights_of(model):
    """Kernels within Glorot's limits of their fans, the rest as Keras starts it, but moved."""
    described, values = [], []
    for stream, weight in enumerate(model.weights, start=100):
        fans = keras.src.initializers.random_initializers.compute_fans(weight.shape)
        if len(weight.shape) > 1:
            formula, value = drawn(weight.shape, stream, 2 * math.sqrt(6 / sum(fans)))
        else:
            formula, value = stored(np.asarray(weight))
        described.append(formula)
        values.append(value)
    return described, values


def written(loss):
    """A loss as configs have it. Keras 3.15 leaves delta out of Huber's."""
    if isinstance(loss, str):
        return loss
    result = keras.saving.serialize_keras_object(loss)
    if isinstance(loss, losses.Huber):
        result["config"]["delta"] = loss._fn_kwargs["delta"]
    return result


def batches(inputs, target, batch_size):
    """STEPS batches in order, again from the first when all were there."""
    assert len(target) % batch_size == 0
    for step in range(STEPS):
        first = step * batch_size % len(target)
        x = [values[first : first + batch_size] for values in inputs]
        yield step, x[0] if len(x) == 1 else x, target[first : first + batch_size]


def losses_of(model, compiled, data, dropout_streams=(), around=lambda *_: contextlib.nullcontext()):
    """The loss of each step. `around(step, x)` is entered about it."""
    model.compile(**compiled, run_eagerly=bool(dropout_streams))
    result = []
    for step, x, y in data:
        model.reset_metrics()
        masks = draws.masks_given_to_keras(dropout_streams, seed=7, step=step)
        with around(step, x), masks:
            result.append(float(model.train_on_batch(x, y, return_dict=True)["loss"]))
    return result


def in_double(item, start, inputs, target, dropout_streams, tie_at):
    """The same in float64; and, from step `tie_at` on, as it is when the nearest tie of that step is broken the other
    way."""

    def losses(around=lambda *_: contextlib.nullcontext()):
        model = double.model(item["model"])
        model.set_weights(start)
        loss = item["loss"]
        compiled = {
            "optimizer": keras.saving.deserialize_keras_object(item["optimizer"]),
            "loss": loss if isinstance(loss, str) else keras.saving.deserialize_keras_object(loss),
        }
        data = batches([values.astype("f8") for values in inputs], target.astype("f8"), item["batch_size"])
        found.append(model)
        return losses_of(model, compiled, data, dropout_streams, around)

    found = []

    def other(step, x):
        if step != tie_at:
            return contextlib.nullcontext()
        place, values = double.nearest_tie(found[-1], x)
        result["tie"] = {"step": step, "values": values}
        return double.taken(place, by=2 * (values[0] - values[1]))

    with double.precision():
        result = {"step_losses_float64": losses()}
        if tie_at is not None:
            result["step_losses_float64_other"] = losses(other)
    return result


def case(name, model, optimizer, loss, inputs, target, batch_size=8, dropout_streams=(), tie_at=None):
    """`inputs` and `target` as drawn(), stored() and stored_bytes() give them. `dropout_streams`: the operations that
    draw masks, in order; their layers have the seed 7. `tie_at`: a step at which rounding decides a max pooling."""
    described, start = weights_of(model)
    model.set_weights(start)
    item = {
        "name": name,
        "model": json.loads(model.to_json()),
        "optimizer": keras.saving.serialize_keras_object(optimizer),
        "loss": written(loss),
        "inputs": [formula for formula, _ in inputs],
        "target": target[0],
        "batch_size": batch_size,
        "weights": described,
    }
    xs, y = [values for _, values in inputs], target[1]
    compiled = {"optimizer": optimizer, "loss": loss}
    item["step_losses"] = losses_of(model, compiled, batches(xs, y, batch_size), dropout_streams)
    item |= in_double(item, start, xs, y, dropout_streams, tie_at)
    print(f"{name}: the loss falls from {item['step_losses'][0]:.4f} to {item['step_losses'][-1]:.4f}")
    return item
