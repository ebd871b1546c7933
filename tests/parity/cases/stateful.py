"""Layers that carry their states from batch to batch: what fit(), evaluate() and predict() give.

On JAX, Keras's own loops lose the states of stateful layers, which are no tracked variables (3.15.1). Here its layers run in a
StatelessScope that knows them: the numbers are those of fit() on TensorFlow.
"""

import jax
import keras
import numpy as np
from keras import layers

from cases import golden

SOURCE = f"keras {keras.__version__} ({keras.backend.backend()})"
BATCH, RATE = 4, 0.1


def models():
    """(name, shape of a row, how many words or 0, layers)"""
    yield "LSTM", (3, 2), 0, [layers.LSTM(5, stateful=True)]
    yield "GRU behind SimpleRNN", (3, 2), 0, [
        layers.SimpleRNN(3, return_sequences=True, stateful=True),
        layers.GRU(4, stateful=True),
    ]
    yield "GRU backwards, reset before", (3, 2), 0, [
        layers.GRU(4, stateful=True, go_backwards=True, reset_after=False),
    ]
    yield "Bidirectional LSTM", (3, 2), 0, [layers.Bidirectional(layers.LSTM(3, stateful=True))]
    yield "Bidirectional GRU, summed, masked", (4,), 6, [
        layers.Embedding(6, 3, mask_zero=True),
        layers.Bidirectional(layers.GRU(3, stateful=True), merge_mode="sum"),
    ]
    yield "masked LSTM", (4,), 6, [layers.Embedding(6, 3, mask_zero=True), layers.LSTM(3, stateful=True)]
    yield "ConvLSTM2D", (2, 3, 3, 1), 0, [layers.ConvLSTM2D(2, 2, stateful=True), layers.Flatten()]


def states_of(model):
    """The variables of a model's states, which it does not track."""
    found = []
    for layer in model.layers:
        inner = [layer.forward_layer, layer.backward_layer] if isinstance(layer, layers.Bidirectional) else [layer]
        for one in inner:
            found += getattr(one, "states", None) or []
    return found


class Run:
    """A model trained by plain gradient descent, its states carried from batch to batch."""

    def __init__(self, model):
        self.model = model
        self.variables = states_of(model)
        self.reset()

        def loss_of(weights, states, x, y, training):
            known = [*zip(model.trainable_variables, weights), *zip(self.variables, states)]
            with keras.StatelessScope(state_mapping=known) as scope:
                output = model(x, training=training)
            carried = [scope.get_current_value(variable) for variable in self.variables]
            return keras.ops.mean(keras.ops.square(output - y)), (carried, output)

        self.step = jax.jit(jax.value_and_grad(loss_of, has_aux=True), static_argnums=4)

    def reset(self):
        self.states = [keras.ops.zeros(variable.shape) for variable in self.variables]

    def through(self, x, y, training=False):
        losses, outputs = [], []
        for first in range(0, len(x), BATCH):
            rows = slice(first, first + BATCH)
            weights = [variable.value for variable in self.model.trainable_variables]
            (loss, (self.states, output)), gradients = self.step(weights, self.states, x[rows], y[rows], training)
            losses.append(loss)
            outputs.append(output)
            for variable, gradient in zip(self.model.trainable_variables, gradients if training else []):
                variable.assign(variable - RATE * gradient)
        return float(np.mean(losses)), np.concatenate(outputs)


def case(name, shape, words, stack, resets, random):
    keras.utils.set_random_seed(len(name))
    model = keras.Sequential([keras.Input(batch_shape=(BATCH, *shape)), *stack, layers.Dense(1)])
    for weight in model.weights:  # biases that are not 0
        weight.assign(weight + random.normal(size=weight.shape, scale=0.1))
    weights = golden.arrays(model.get_weights())
    x, validation_x = (
        random.integers(0, words, (rows, *shape)).astype("f4") if words
        else random.normal(size=(rows, *shape)).astype("f4")
        for rows in (12, 8)
    )
    y, validation_y = (random.normal(size=(rows, 1)).astype("f4") for rows in (12, 8))
    run = Run(model)
    history = {"loss": [], "val_loss": []}
    for _ in range(3):
        history["loss"].append(run.through(x, y, training=True)[0])
        history["val_loss"].append(run.through(validation_x, validation_y)[0])
        if resets:
            run.reset()
    after = golden.arrays(model.get_weights())
    loss, _ = run.through(x, y)
    _, predicted = run.through(x, y)
    return {
        "name": f"{name}{', reset after every epoch' if resets else ''}",
        "model": {"class_name": "Sequential", "config": model.get_config()},
        "compile": {"optimizer": {"class_name": "SGD", "config": {"learning_rate": RATE}}, "loss": "mse"},
        "weights": weights,
        "x": golden.array(x),
        "y": golden.array(y),
        "sample_weight": None,
        "validation": [golden.array(validation_x), golden.array(validation_y)],
        "fit": {"batch_size": BATCH, "epochs": 3, "callbacks": [{"class_name": "ResetStates"}] if resets else []},
        "history": history,
        "weights_after": after,
        "evaluate": {"loss": loss},
        "predict": golden.arrays([predicted]),
    }


def write_all():
    random = np.random.default_rng(14)
    golden.write("stateful", SOURCE, [
        case(*model, resets, random) for resets in (False, True) for model in models()
    ])
