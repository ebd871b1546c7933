"""Windows of a series: keras.utils.timeseries_dataset_from_array of the training rows and of the test rows."""

import keras
import numpy as np

from cases import golden

ROWS, TEST = 40, 13


def series():
    random = np.random.RandomState(12)
    x = random.normal(size=(ROWS, 2)).astype("f4")
    y = np.cumsum(random.normal(size=ROWS)).astype("f4")
    return x, y


def windows(x, y, sequence_length, horizon=1, target_length=1, sequence_stride=1, sampling_rate=1):
    ahead = (sequence_length - 1) * sampling_rate + horizon
    targets = np.lib.stride_tricks.sliding_window_view(y[ahead:], target_length)
    batches = keras.utils.timeseries_dataset_from_array(
        x,
        targets,
        sequence_length=sequence_length,
        sequence_stride=sequence_stride,
        sampling_rate=sampling_rate,
        batch_size=ROWS,
    )
    ((samples, labels),) = [(np.asarray(a), np.asarray(b)) for a, b in batches]
    # The same without Keras: what a person would write down.
    starts = range(0, len(y) - ahead - target_length + 1, sequence_stride)
    stated = [x[at : at + ahead - horizon + 1 : sampling_rate] for at in starts]
    assert np.array_equal(samples, np.array(stated))
    assert np.array_equal(labels, np.array([y[at + ahead : at + ahead + target_length] for at in starts]))
    return {"shape": list(samples.shape), "x": golden.doubles(samples), "y": golden.doubles(labels)}


def case(name, include_target=False, **config):
    x, y = series()
    shown = np.column_stack([x, y]) if include_target else x
    train, test = slice(ROWS - TEST), slice(ROWS - TEST, ROWS)
    return {
        "name": name,
        "config": {**config, "include_target": include_target},
        "features": golden.doubles(x.T),
        "target": golden.doubles(y),
        "test_size": TEST,
        "train": windows(shown[train], y[train], **config),
        "test": windows(shown[test], y[test], **config),
    }


def write_all():
    cases = [
        case("next value", sequence_length=5),
        case("with the target's past", True, sequence_length=5),
        case("one row", sequence_length=1),
        case("three ahead", sequence_length=4, horizon=3),
        case("own row", sequence_length=4, horizon=0),
        case("next four values", True, sequence_length=6, target_length=4),
        case("every third window", sequence_length=4, sequence_stride=3),
        case("every second row", True, sequence_length=5, sampling_rate=2),
        case("all together", True, sequence_length=3, horizon=2, target_length=2, sequence_stride=2, sampling_rate=3),
    ]
    golden.write("windows", f"keras {keras.__version__}", cases)
