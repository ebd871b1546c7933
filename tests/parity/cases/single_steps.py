"""Runs that go their own way, step by step: from the same state, what one step makes of it.

BatchNormalization of batches of a few rows magnifies what rounding left, and Adam makes whole steps of it: after some
steps two runs of Keras, in float32 and in float64, have nothing in common. Each step alone has: both are given the state
that the float64 run had come to, rounded to float32.
"""

import itertools
import json

import keras
import numpy as np
from keras import layers, optimizers

from cases import double, golden
from cases.runs import iris, stripes
from cases.training import SOURCE, batches, stored, stored_bytes, weights_of

FROM = [1, 14, 49]  # steps taken before


def tiny_mlp():
    return keras.Sequential(
        [
            keras.Input((4,)),
            layers.Dense(12, activation="relu"),
            layers.BatchNormalization(),
            layers.Dense(8, activation="relu"),
            layers.BatchNormalization(),
            layers.Dense(3, activation="softmax"),
        ]
    )


def tiny_cnn():
    return keras.Sequential(
        [
            keras.Input((16, 16, 3)),
            layers.Conv2D(4, 3, strides=2, activation="relu"),
            layers.BatchNormalization(),
            layers.Conv2D(4, 3, strides=2, use_bias=False),
            layers.BatchNormalization(),
            layers.Activation("relu"),
            layers.Flatten(),
            layers.Dense(4, activation="softmax"),
        ]
    )


class Training:
    """A compiled model, in the precision that Keras has at present."""

    def __init__(self, item, is_double):
        make = double.model if is_double else lambda spec: keras.models.model_from_json(json.dumps(spec))
        self.model = make(item["model"])
        self.optimizer = keras.saving.deserialize_keras_object(item["optimizer"])
        self.model.compile(optimizer=self.optimizer, loss=item["loss"])
        self.optimizer.build(self.model.trainable_variables)

    def slots(self):
        """The arrays of the optimizer's state, one for each trainable weight, by slot."""
        return [getattr(self.optimizer, name) for name in ["_momentums", "_velocities"]]

    def state(self):
        """As float32: what both precisions can be given."""
        return {
            "weights": [np.asarray(w, "f4") for w in self.model.weights],
            "slots": [[np.asarray(v, "f4") for v in slot] for slot in self.slots()],
        }

    def set_state(self, state, iteration):
        self.model.set_weights(state["weights"])
        for slot, values in zip(self.slots(), state["slots"]):
            for variable, value in zip(slot, values):
                variable.assign(value)
        self.optimizer.iterations.assign(iteration)

    def step(self, x, y):
        self.model.reset_metrics()
        return float(self.model.train_on_batch(x, y, return_dict=True)["loss"])


def case(name, model, optimizer, inputs, target, batch_size):
    described, start = weights_of(model)
    item = {
        "name": name,
        "model": json.loads(model.to_json()),
        "optimizer": keras.saving.serialize_keras_object(optimizer),
        "loss": "sparse_categorical_crossentropy",
        "inputs": [inputs[0]],
        "target": target[0],
        "batch_size": batch_size,
        "weights": described,
    }
    data = list(batches([inputs[1]], target[1], batch_size))

    def whole_run(is_double):
        training = Training(item, is_double)
        training.model.set_weights(start)
        states, losses = {}, []
        for step, x, y in data:
            if step in FROM:
                states[step] = training.state()
            losses.append(training.step(x, y))
        return states, losses

    def one_step(step, state, is_double, order=range(batch_size)):
        training = Training(item, is_double)
        training.set_state(state, step)
        _, x, y = data[step]
        loss = training.step(x[list(order)], y[list(order)])
        return loss, [np.asarray(w, "f8") for w in training.model.weights]

    def distances(step, state, loss, weights):
        """How far Keras in float32 comes from that: the loss, and each weight's largest, with the rows of the batch in
        any order."""
        orders = itertools.permutations(range(batch_size))
        ways = [one_step(step, state, False, order) for order in orders]
        return {
            "float32_loss_distance": max(abs(way[0] - loss) for way in ways),
            "float32_distances": [
                max(float(np.abs(way[1][i] - weight).max()) for way in ways) for i, weight in enumerate(weights)
            ],
        }

    _, item["step_losses"] = whole_run(False)
    with double.precision():
        states, item["step_losses_float64"] = whole_run(True)
        exact = {step: one_step(step, state, True) for step, state in states.items()}
    item["from"] = []
    for step, state in states.items():
        loss, weights = exact[step]
        item["from"].append(
            {
                "step": step,
                "weights": golden.arrays(state["weights"]),
                "slots": [golden.arrays(slot) for slot in state["slots"]],
                "loss": loss,
                "after": [golden.float64(w) for w in weights],
            }
            | distances(step, state, loss, weights)
        )
    apart = np.abs(np.subtract(item["step_losses"], item["step_losses_float64"]))
    print(f"{name}: the losses of a whole run are up to {apart.max():.1e} apart in float32 and float64")
    return item


def write_all():
    keras.utils.clear_session()
    keras.utils.set_random_seed(4)
    x, y = iris()
    mlp = case("tiny batches, Dense", tiny_mlp(), optimizers.Adam(0.02), stored(x), stored(y), 3)
    x, y = stripes(40)
    cnn = case("tiny batches, Conv2D", tiny_cnn(), optimizers.Adam(0.02), stored_bytes(x), stored(y), 2)
    golden.write("single_steps", SOURCE, [mlp, cnn])
