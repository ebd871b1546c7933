"""EarlyStopping: where it stops for a given course of the monitored value."""

import keras
import numpy as np
from keras.callbacks import EarlyStopping

from cases import golden

SOURCE = f"keras {keras.__version__}"


class Course:
    """A model whose only weight is the number of the last epoch it trained."""

    def __init__(self):
        self.stop_training = False
        self.weights = -1

    def get_weights(self):
        return self.weights

    def set_weights(self, weights):
        self.weights = weights


def case(name, values, **arguments):
    callback = EarlyStopping(**{"monitor": "val_loss", "mode": "min", **arguments})
    course = Course()
    callback.set_model(course)
    callback.on_train_begin()
    for epoch, value in enumerate(values):
        course.weights = epoch
        callback.on_epoch_end(epoch, {callback.monitor: value})
        if course.stop_training:
            break
    epochs = course.weights + 1
    callback.on_train_end()
    return {
        "name": name,
        "arguments": arguments,
        "values": [float(v) for v in values],
        "epochs": epochs,  # how many ran
        "stopped": course.stop_training,
        "best_epoch": callback.best_epoch,
        "best": None if callback.best is None else float(callback.best),
        "weights_of_epoch": course.weights,  # which epoch's weights the model ends with
    }


def all_cases():
    falling = [1.0, 0.8, 0.6, 0.5, 0.45, 0.44]
    valley = [1.0, 0.6, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]
    bumps = [1.0, 1.1, 0.9, 1.0, 1.0, 0.8, 0.9, 0.9, 0.9, 0.7]
    yield case("never stops", falling, patience=2)
    for patience in [0, 1, 2, 3, 5]:
        yield case(f"valley, patience {patience}", valley, patience=patience)
        yield case(
            f"valley, patience {patience}, restored",
            valley,
            patience=patience,
            restore_best_weights=True,
        )
        yield case(f"bumps, patience {patience}", bumps, patience=patience)
    yield case("restored without stopping", bumps, patience=9, restore_best_weights=True)
    yield case("min_delta", falling, patience=1, min_delta=0.12)
    yield case("min_delta exactly met", [1.0, 0.5, 0.0, -0.5], patience=1, min_delta=0.5)
    yield case("min_delta, restored", falling, patience=2, min_delta=0.18, restore_best_weights=True)
    yield case("negative min_delta", falling, patience=1, min_delta=-0.12)
    yield case("max", [-v for v in valley], mode="max", patience=2)
    yield case("max on falling", falling, mode="max", patience=2, restore_best_weights=True)
    yield case("max, min_delta", [0.1, 0.3, 0.35, 0.5, 0.52, 0.53], mode="max", min_delta=0.1, patience=2)
    yield case("baseline met", valley, baseline=0.9, patience=2)
    yield case("baseline never met", valley, baseline=0.1, patience=3)
    yield case(
        "baseline never met, restored", valley, baseline=0.1, patience=3, restore_best_weights=True
    )
    yield case("baseline met late", falling, baseline=0.55, patience=4)
    for start in [1, 3, 6, 20]:
        yield case(f"start_from_epoch {start}", valley, start_from_epoch=start, patience=1)
        yield case(
            f"start_from_epoch {start}, restored",
            valley,
            start_from_epoch=start,
            patience=1,
            restore_best_weights=True,
        )
    yield case("constant", [0.5] * 6, patience=3, restore_best_weights=True)
    yield case("one epoch", [0.5], patience=0, restore_best_weights=True)
    random = np.random.default_rng(10)
    for number in range(12):
        values = np.round(np.cumsum(random.normal(-0.05, 0.3, size=25)), 3)
        yield case(
            f"walk {number}",
            values,
            mode=["min", "max"][number % 2],
            patience=int(random.integers(0, 6)),
            min_delta=[0.0, 0.1][number // 2 % 2],
            baseline=[None, -0.3][number // 4 % 2],
            start_from_epoch=int(random.integers(0, 4)),
            restore_best_weights=bool(number % 3),
        )


def write_all():
    golden.write("early_stopping", SOURCE, list(all_cases()))
