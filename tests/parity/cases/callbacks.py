"""Callbacks: what Keras's do for given courses of a log, and when a fit calls which hook."""

import os
import tempfile

import keras
import numpy as np
from keras.callbacks import Callback, CSVLogger, LearningRateScheduler, ModelCheckpoint
from keras.callbacks import ReduceLROnPlateau, TerminateOnNaN

from cases import golden

SOURCE = f"keras {keras.__version__}"


def show(value):
    """A number for JSON; what is none as JavaScript writes it."""
    return value if np.isfinite(value) else {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[str(value)]


class Course:
    """As much of a model as a callback touches: a learning rate, and what was saved."""

    class Optimizer:
        def __init__(self, rate):
            self.variable = keras.Variable(rate, dtype="float32")

        @property
        def learning_rate(self):
            return self.variable

        @learning_rate.setter
        def learning_rate(self, rate):
            self.variable.assign(rate)

    def __init__(self, rate=0.1):
        self.optimizer = self.Optimizer(rate)
        self.stop_training = False
        self.moment = None
        self.saved = []

    def save(self, *_, **__):
        self.saved.append(self.moment)

    save_weights = save


def plateau(name, values, rate=0.1, **arguments):
    callback = ReduceLROnPlateau(**{"monitor": "val_loss", "mode": "min", **arguments})
    course = Course(rate)
    callback.set_model(course)
    callback.on_train_begin()
    logged, after = [], []
    for epoch, value in enumerate(values):
        logs = {"val_loss": float(value)}
        callback.on_epoch_end(epoch, logs)
        logged.append(logs["learning_rate"])
        after.append(float(course.optimizer.learning_rate))
    return {
        "name": name,
        "arguments": arguments,
        "values": golden.doubles(values),
        "rate": rate,
        "logged": logged,
        "after": after,
    }


def plateaus():
    flat = [1.0] * 9
    valley = [1.0, 0.6, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 0.3, 0.31, 0.32, 0.33]
    for patience in [0, 1, 2, 3]:
        yield plateau(f"valley, patience {patience}", valley, patience=patience)
        for cooldown in [1, 3]:
            yield plateau(
                f"valley, patience {patience}, cooldown {cooldown}",
                valley,
                patience=patience,
                cooldown=cooldown,
            )
    yield plateau("factor", flat, factor=0.5, patience=1)
    yield plateau("factor 0", flat, factor=0.0, patience=1)
    yield plateau("min_lr", flat, factor=0.3, patience=1, min_lr=0.004)
    yield plateau("min_lr above the rate", flat, factor=0.3, patience=1, min_lr=0.2)
    yield plateau("min_delta", [1.0, 0.9, 0.8, 0.7, 0.6, 0.5], min_delta=0.15, patience=1)
    yield plateau("default min_delta", [1.0, 0.99995, 0.9999, 0.99985, 0.9998], patience=1)
    yield plateau("min_delta below float32", [0.5, 0.5 - 1e-9, 0.5 - 2e-9], patience=1, min_delta=0.0)
    yield plateau("max", [-v for v in valley], mode="max", patience=2)
    yield plateau("max on falling", valley, mode="max", patience=1, factor=0.7)
    yield plateau("begins with NaN", [float("nan"), 1.0, 0.5, 0.2], patience=2)
    yield plateau("NaN in between", [1.0, float("nan"), float("nan"), 0.5, 0.4], patience=2)
    random = np.random.default_rng(20)
    for number in range(12):
        yield plateau(
            f"walk {number}",
            np.round(np.cumsum(random.normal(-0.05, 0.3, size=25)), 3),
            rate=[0.1, 0.001, 1.0][number % 3],
            mode=["min", "max"][number % 2],
            factor=[0.1, 0.5, 0.9][number % 3],
            patience=int(random.integers(0, 5)),
            min_delta=[1e-4, 0.1, -0.2][number % 3],
            cooldown=int(random.integers(0, 4)),
            min_lr=[0.0, 1e-4][number // 2 % 2],
        )


def checkpoint(name, values, batches=1, **arguments):
    """`values` are those of the log at the end of each batch; the last of an epoch is also that epoch's."""
    weights_only = arguments.get("save_weights_only", False)
    callback = ModelCheckpoint(
        "kept.weights.h5" if weights_only else "kept.keras",
        **{"monitor": "loss", "mode": "min", **arguments},
    )
    callback._set_monitor_op()  # Keras does it at the first epoch's end only, and then fails by batches
    course = Course()
    callback.set_model(course)
    callback.on_train_begin()
    for epoch in range(len(values) // batches):
        callback.on_epoch_begin(epoch)
        for batch in range(batches):
            logs = {"loss": float(values[epoch * batches + batch])}
            course.moment = [epoch, batch]
            callback.on_train_batch_end(batch, logs)
        course.moment = [epoch, None]
        callback.on_epoch_end(epoch, logs)
    best = None if callback.best is None or np.isnan(callback.best) else float(callback.best)
    return {
        "name": name,
        "arguments": arguments,
        "batches": batches,
        "values": golden.doubles(values),
        "kept": course.saved[-1] if course.saved else None,  # [epoch, batch]
        "saves": len(course.saved),
        "best": best,
    }


def checkpoints():
    valley = [1.0, 0.6, 0.4, 0.5, 0.6, 0.4, 0.8]
    yield checkpoint("last", valley)
    yield checkpoint("best", valley, save_best_only=True)
    yield checkpoint("best weights", valley, save_best_only=True, save_weights_only=True)
    yield checkpoint("largest", valley, save_best_only=True, mode="max")
    yield checkpoint("threshold", valley, save_best_only=True, initial_value_threshold=0.5)
    yield checkpoint("threshold never met", valley, save_best_only=True, initial_value_threshold=0.1)
    yield checkpoint("threshold without best", valley, initial_value_threshold=0.1)
    yield checkpoint("begins with NaN", [float("nan"), 0.5, 0.4], save_best_only=True)
    yield checkpoint("one epoch, threshold equal", [0.5], save_best_only=True, initial_value_threshold=0.5)
    random = np.random.default_rng(21)
    for number, frequency in enumerate([1, 2, 3, 4, 5, 7, 40]):
        values = np.round(random.normal(1, 0.3, size=20), 3)
        yield checkpoint(f"every {frequency} batches", values, batches=4, save_freq=frequency)
        yield checkpoint(
            f"best of every {frequency} batches",
            values,
            batches=[4, 5][number % 2],
            save_freq=frequency,
            save_best_only=True,
            mode=["min", "max"][number % 2],
        )


def csv(name, epochs, plateau_first=None, **arguments):
    folder = tempfile.mkdtemp()
    path = os.path.join(folder, "log.csv")
    if arguments.get("append"):
        with open(path, "w") as file:
            file.write("earlier\r\n")
    callback = CSVLogger(path, **arguments)
    callback.set_model(Course())
    callback.on_train_begin()
    for epoch, logs in epochs:
        callback.on_epoch_end(epoch, dict(logs))
    callback.on_train_end()
    with open(path, newline="") as file:
        text = file.read()
    return {
        "name": name,
        "arguments": arguments,
        "epochs": [
            [epoch, {k: show(v) for k, v in logs.items()}]
            for epoch, logs in epochs
        ],
        "text": text.removeprefix("earlier\r\n"),
    }


def csvs():
    third = float(np.float32(1 / 3))
    validated = [
        (epoch, {"loss": third / 10**epoch, "accuracy": 0.5 + epoch / 8, "val_loss": 1e-5 * epoch, "val_accuracy": 1.0})
        for epoch in range(4)
    ]
    yield csv("validation", validated)
    yield csv("no validation", [(e, {"loss": 1.5 - e, "mae": 2.0**-e}) for e in range(3)])
    yield csv("other separators", validated, separator=";")
    yield csv("tab", validated, separator="\t")
    yield csv("a separator that is in numbers", validated, separator=".")
    yield csv("goes on", [(e + 4, logs) for e, logs in validated], append=True)
    yield csv("learning rate", [(0, {"loss": 0.25, "learning_rate": float(np.float32(0.001))})])
    yield csv("not finite", [(0, {"loss": float("nan"), "mae": float("inf"), "other": -float("inf")})])
    yield csv("names to quote", [(0, {'a,"b"': 0.5, "c d": 1e22, "e,": 1e-7})])
    yield csv("a log that comes and goes", [(0, {"loss": 1.0, "a": 2.0}), (1, {"loss": 3.0, "b": 4.0})])
    yield csv("sizes", [(0, {"a": 123456789.0, "b": 1e16, "c": 1.5e300, "d": 0.0001, "e": 0.00001234, "f": -0.0})])


class Recorder(Callback):
    """Writes down each hook with its arguments."""

    def __init__(self):
        super().__init__()
        self.calls = []

    def __getattribute__(self, name):
        if not name.startswith("on_") or name in ("on_batch_begin", "on_batch_end"):
            return super().__getattribute__(name)

        def record(*args, **kwargs):
            logs = kwargs.get("logs")
            index = None
            if len(args) == 2:
                index, logs = args
            elif len(args) == 1:
                if name.endswith(("_train_begin", "_train_end", "_test_begin", "_test_end", "_predict_begin", "_predict_end")):
                    logs = args[0]
                else:
                    index = args[0]
            shown = {k: float(v) for k, v in (logs or {}).items() if k != "outputs"}
            self.calls.append([name, index, shown])

        return record


class StopAt(Callback):
    def __init__(self, hook, index):
        super().__init__()

        def stop(i, logs=None):
            if i == index:
                self.model.stop_training = True

        setattr(self, hook, stop)


def small_model():
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, use_bias=False, kernel_initializer="zeros")])
    model.compile(keras.optimizers.SGD(0.05), loss="mse", metrics=["mae"])
    return model


X = np.arange(5, dtype="float32").reshape(5, 1) / 4
Y = X * 3
VALIDATION = (X[:3] + 1, Y[:3] + 3)


def run(name, others=(), recorder_first=False, validated=True, rate=None, **options):
    model, recorder = small_model(), Recorder()
    if rate:
        model.optimizer.learning_rate = rate
    callbacks = [recorder, *others] if recorder_first else [*others, recorder]
    history = model.fit(
        X,
        Y,
        batch_size=2,
        shuffle=False,
        verbose=0,
        callbacks=callbacks,
        validation_data=VALIDATION if validated else None,
        **options,
    )
    return {
        "name": name,
        "options": {"validated": validated, **options},
        "rate": rate,
        "calls": [[n, i, {k: show(v) for k, v in logs.items()}] for n, i, logs in recorder.calls],
        "epoch": history.epoch,
        "history": {k: [show(float(v)) for v in values] for k, values in history.history.items()},
        "params": {k: v for k, v in recorder.params.items() if k != "verbose"},
        "weight": show(float(model.get_weights()[0][0, 0])),
    }


def runs():
    yield run("two epochs", epochs=2)
    yield run("without validation", epochs=2, validated=False)
    yield run("from a later epoch", epochs=3, initial_epoch=2)
    yield run("no epoch", epochs=2, initial_epoch=2)
    yield run("stopped at a batch", [StopAt("on_train_batch_end", 1)], epochs=3)
    yield run("stopped at an epoch's begin", [StopAt("on_epoch_begin", 1)], epochs=4)
    yield run("stopped at an epoch's end", [StopAt("on_epoch_end", 0)], epochs=4)
    yield run("TerminateOnNaN", [TerminateOnNaN()], epochs=4, rate=1e30)
    yield run("ReduceLROnPlateau before", [ReduceLROnPlateau(patience=1, min_delta=100)], epochs=4)
    yield run("ReduceLROnPlateau behind", [ReduceLROnPlateau(patience=1, min_delta=100)], True, epochs=4)
    schedule = LearningRateScheduler(lambda epoch, rate: rate * 0.5 if epoch else rate)
    yield run("LearningRateScheduler", [schedule], epochs=4)

    model, recorder = small_model(), Recorder()
    logs = model.evaluate(X, Y, batch_size=2, verbose=0, callbacks=[recorder], return_dict=True)
    yield {"name": "evaluate", "calls": recorder.calls, "result": logs}
    model, recorder = small_model(), Recorder()
    model.predict(X, batch_size=2, verbose=0, callbacks=[recorder])
    yield {"name": "predict", "calls": recorder.calls}


def write_all():
    golden.write("callbacks/ReduceLROnPlateau", SOURCE, list(plateaus()))
    golden.write("callbacks/ModelCheckpoint", SOURCE, list(checkpoints()))
    golden.write("callbacks/CSVLogger", SOURCE, list(csvs()))
    golden.write("callbacks/hooks", SOURCE, list(runs()))
