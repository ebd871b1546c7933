"""fit() on class indices: Keras gets them encoded as its loss wants them, the core encodes them by itself."""

import keras
import numpy as np
from keras import losses, optimizers

from cases import golden
from cases.fit import SOURCE, case, classes, mlp

ONE_HOT = keras.utils.to_categorical


def indices(y, _count):
    return y


def column(y, _count):
    return y[:, None]


def endings(count):
    """Loss, model, what Keras is given for class indices, and metrics."""
    metrics = ["accuracy", "AUC"]
    yield "categorical_crossentropy", mlp(5, count, "softmax"), ONE_HOT, metrics
    yield "sparse_categorical_crossentropy", mlp(5, count, "softmax"), indices, ["accuracy"]
    smoothed = losses.CategoricalCrossentropy(from_logits=True, label_smoothing=0.1)
    yield smoothed, mlp(5, count, None), ONE_HOT, ["accuracy"]
    yield "binary_crossentropy", mlp(5, count, "sigmoid"), ONE_HOT, ["Precision", "Recall"]
    yield "mse", mlp(5, count, "softmax"), ONE_HOT, metrics
    if count == 2:
        yield "binary_crossentropy", mlp(5, 1, "sigmoid"), column, metrics


def all_cases():
    keras.utils.clear_session()
    keras.utils.set_random_seed(29)
    random = np.random.default_rng(29)
    for count in [2, 3]:
        x, y = classes(random, 40, 5, count)
        for loss, model, encode, metrics in endings(count):
            name = loss if isinstance(loss, str) else loss.name
            item = case(
                f"{count} classes, Dense({model.output_shape[-1]}), {name}",
                model,
                optimizers.Adam(learning_rate=0.01),
                loss,
                metrics,
                x,
                encode(y, count),
                batch_size=16,
                epochs=4,
                validation_split=0.2,
            )
            yield {**item, "y": golden.array(y), "classes": count}


def write_all():
    golden.write("target_encoding", SOURCE, list(all_cases()))
