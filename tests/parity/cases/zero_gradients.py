"""Weights that no product reaches, through ten steps: Keras moves none of them, whatever the optimizer."""

import json

import keras
import numpy as np
from keras import layers, optimizers

from cases import golden
from cases.training import SOURCE, stored, stored_bytes, weights_of

STEPS = 10
ROWS = 8
OPTIMIZERS = [optimizers.Adam, optimizers.Nadam, optimizers.Adamax, optimizers.Lion]


def one_pixel():
    """Images black but for their first pixel: five taps of nine never meet it."""
    pixels = np.zeros((ROWS, 6, 6, 8), "u1")
    pixels[:, 0, 0, :] = np.random.default_rng(11).integers(20, 256, size=(ROWS, 8))
    model = keras.Sequential(
        [
            keras.Input((6, 6, 8)),
            layers.Conv2D(8, 3, padding="same", activation="relu"),
            layers.GlobalAveragePooling2D(),
            layers.Dense(3, activation="softmax"),
        ]
    )
    return pixels, model, lambda start: start


def dead_channel():
    """A channel that its relu never lets through: nothing before it learns, nor does what reads it."""
    pixels = np.random.default_rng(12).integers(0, 256, size=(ROWS, 6, 6, 8)).astype("u1")
    model = keras.Sequential(
        [
            keras.Input((6, 6, 8)),
            layers.Conv2D(8, 3, padding="same", activation="relu"),
            layers.Conv2D(8, 3, padding="same", activation="relu"),
            layers.GlobalAveragePooling2D(),
            layers.Dense(3, activation="softmax"),
        ]
    )

    def kill(start):
        start[0][..., 3] = -np.abs(start[0][..., 3])
        start[1][3] = -1
        return start

    return pixels, model, kill


def case(name, make):
    pixels, model, change = make()
    _, start = weights_of(model)
    start = change([np.array(value) for value in start])
    target, y = stored(np.arange(ROWS) % 3)
    inputs, x = stored_bytes(pixels)
    item = {
        "name": name,
        "model": json.loads(model.to_json()),
        "loss": "sparse_categorical_crossentropy",
        "inputs": [inputs],
        "target": target,
        "batch_size": ROWS,
        "weights": golden.arrays(start),
        "trained": [],
    }
    for optimizer_class in OPTIMIZERS:
        optimizer = optimizer_class(learning_rate=0.01)
        written = keras.saving.serialize_keras_object(optimizer)
        model.set_weights(start)
        model.compile(optimizer=optimizer, loss=item["loss"])
        for _ in range(STEPS):
            model.train_on_batch(x, y)
        after = model.get_weights()
        item["trained"].append({"optimizer": written, "steps": STEPS, "weights": golden.arrays(after)})
        still = sum(int((a == b).sum()) for a, b in zip(start, after))
        print(f"{name}, {optimizer.name}: {still} of {sum(a.size for a in start)} weights stay as they are")
    return item


def write_all():
    keras.utils.clear_session()
    keras.utils.set_random_seed(3)
    stories = {"one pixel": one_pixel, "a dead channel": dead_channel}
    golden.write("zero_gradients", SOURCE, [case(*story) for story in stories.items()])
