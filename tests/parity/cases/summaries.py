"""What model.summary() prints once the model has been trained: the optimizer's own numbers count, too."""

import copy

import keras
import numpy as np
from keras import layers, optimizers

from cases import golden

SOURCE = f"keras {keras.__version__} (jax)"

OPTIMIZERS = [
    {"class_name": "SGD", "config": {}},
    {"class_name": "SGD", "config": {"momentum": 0.9}},
    {"class_name": "SGD", "config": {"use_ema": True}},
    {"class_name": "RMSprop", "config": {}},
    {"class_name": "RMSprop", "config": {"momentum": 0.5, "centered": True}},
    {"class_name": "Adam", "config": {}},
    {"class_name": "Adam", "config": {"amsgrad": True, "gradient_accumulation_steps": 2}},
    {"class_name": "Adam", "config": {
        "learning_rate": {
            "module": "keras.optimizers.schedules",
            "class_name": "ExponentialDecay",
            "config": {"initial_learning_rate": 0.1, "decay_steps": 10, "decay_rate": 0.9},
            "registered_name": None,
        },
    }},
    {"class_name": "AdamW", "config": {}},
    {"class_name": "Adamax", "config": {}},
    {"class_name": "Nadam", "config": {}},
    {"class_name": "Adagrad", "config": {}},
    {"class_name": "Adadelta", "config": {}},
    {"class_name": "Lion", "config": {}},
]


def case(spec):
    keras.backend.clear_session()
    model = keras.Sequential(
        [keras.Input((3,)), layers.Dense(5), layers.BatchNormalization(), layers.Dense(2)], name="small"
    )
    model.compile(optimizer=optimizers.deserialize(copy.deepcopy(spec)), loss="mse")
    x = np.ones((4, 3), "float32")
    model.fit(x, np.ones((4, 2), "float32"), verbose=0)
    lines = []
    model.summary(print_fn=lambda text, **_: lines.append(text))
    totals = "\n".join(lines).strip().split("\n")[-4:]
    return {"optimizer": spec, "totals": [line.strip() for line in totals]}


def write_all():
    golden.write("summaries", SOURCE, [case(spec) for spec in OPTIMIZERS])
