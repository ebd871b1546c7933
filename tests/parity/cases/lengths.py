"""Models that leave the length of an axis open, asked and trained at several lengths, and their files."""

import base64
import json
import pathlib
import tempfile

import keras
import numpy as np
from keras import layers

from cases import golden

SOURCE = f"keras {keras.__version__}"


def text_classifier():
    return keras.Sequential(
        [
            keras.Input((None,), dtype="int32"),
            layers.Embedding(20, 4, mask_zero=True),
            layers.LSTM(5),
            layers.Dense(1, activation="sigmoid"),
        ],
        name="text",
    )


def sequence_convolution():
    return keras.Sequential(
        [
            keras.Input((None, 8)),
            layers.Conv1D(6, 3, strides=2, activation="relu"),
            layers.Conv1D(4, 2, padding="causal"),
            layers.GlobalMaxPooling1D(),
            layers.Dense(3, activation="softmax"),
        ],
        name="convolution",
    )


def tagger():
    x = keras.Input((None,), dtype="int32", name="tokens")
    y = layers.Embedding(20, 4)(x)
    y = layers.Bidirectional(layers.GRU(3, return_sequences=True))(y)
    y = layers.concatenate([y, layers.MultiHeadAttention(2, 3)(y, y)])
    y = layers.TimeDistributed(layers.Dense(4, activation="softmax"))(y)
    return keras.Model(x, y, name="tagger")


def image_classifier():
    x = keras.Input((None, None, 3))
    y = layers.Conv2D(4, 3, padding="same", activation="relu")(x)
    skip = layers.MaxPooling2D()(y)
    y = layers.SeparableConv2D(4, 3, padding="same")(skip)
    y = layers.BatchNormalization()(y)
    y = layers.Add()([y, skip])
    y = layers.GlobalAveragePooling2D()(y)
    return keras.Model(x, layers.Dense(2)(y), name="images")


def autoencoder():
    return keras.Sequential(
        [
            keras.Input((None, None, 1)),
            layers.Conv2D(4, 3, strides=2, padding="same", activation="relu"),
            layers.Conv2DTranspose(4, 3, strides=2, padding="same", activation="relu"),
            layers.UpSampling2D(),
            layers.AveragePooling2D(2),
            layers.Conv2D(1, 3, padding="same"),
        ],
        name="autoencoder",
    )


def translator():
    """Two sequences, each of its own length."""
    source = keras.Input((None, 3), name="source")
    target = keras.Input((None, 2), name="target")
    _, h, c = layers.LSTM(4, return_state=True)(source)
    y = layers.LSTM(4, return_sequences=True)(target, initial_state=[h, c])
    return keras.Model([source, target], layers.Dense(2)(y), name="translator")


def over_a_backbone():
    """A model of images of any size, as a layer of one of images of any width."""
    backbone = keras.Sequential(
        [keras.Input((None, None, 3)), layers.Conv2D(4, 3, activation="relu")], name="backbone"
    )
    x = keras.Input((10, None, 3))
    y = layers.GlobalAveragePooling2D()(backbone(x))
    return keras.Model(x, layers.Dense(2)(y), name="transfer")


CASES = [
    # model, loss, shapes of the rows of the inputs at each of three lengths
    (text_classifier, "binary_crossentropy", [[(7,)], [(3,)], [(12,)]]),
    (sequence_convolution, "sparse_categorical_crossentropy", [[(9, 8)], [(4, 8)], [(20, 8)]]),
    (tagger, "sparse_categorical_crossentropy", [[(5,)], [(9,)], [(2,)]]),
    (image_classifier, "mse", [[(6, 8, 3)], [(12, 4, 3)], [(5, 5, 3)]]),
    (autoencoder, "mse", [[(8, 8, 1)], [(4, 12, 1)], [(2, 2, 1)]]),
    (translator, "mse", [[(5, 3), (4, 2)], [(2, 3), (6, 2)], [(3, 3), (3, 2)]]),
    (over_a_backbone, "mse", [[(10, 8, 3)], [(10, 4, 3)], [(10, 15, 3)]]),
]
ROWS = 4


def features(rng, model, shapes):
    return [
        rng.integers(0 if tensor.name == "tokens" else 1, 20, (ROWS, *shape))
        if tensor.dtype == "int32"
        else rng.normal(size=(ROWS, *shape))
        for tensor, shape in zip(model.inputs, shapes)
    ]


def target(rng, model, loss, prediction):
    if loss.startswith("sparse"):
        return rng.integers(0, prediction.shape[-1], prediction.shape[:-1])
    if loss.startswith("binary"):
        return rng.integers(0, 2, prediction.shape)
    return rng.normal(size=prediction.shape)


def written(model, suffix):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / f"model{suffix}"
        model.save(path)
        return base64.b64encode(path.read_bytes()).decode("ascii")


def case(make, loss, lengths, rng):
    model = make()
    model.compile(keras.optimizers.SGD(0.05, momentum=0.9), loss)
    for weight in model.trainable_variables:
        weight.assign(rng.normal(scale=0.4, size=weight.shape))
    result = {
        "model": json.loads(model.to_json()),
        "loss": loss,
        "weights": golden.arrays(model.get_weights()),
        "shapes": [list(layer.output.shape) for layer in model.layers if not isinstance(layer.output, list)],
        "lengths": [],
        "losses": [],
    }
    if make in (text_classifier, autoencoder, translator):
        result.update({"keras": written(model, ".keras"), "h5": written(model, ".h5")})
    text = []
    model.summary(print_fn=lambda line, **_: text.append(line))
    result["summary"] = "\n".join(text)
    batches = []
    for shapes in lengths:
        x = features(rng, model, shapes)
        given = x if len(x) > 1 else x[0]
        prediction = model.predict(given, verbose=0)
        y = target(rng, model, loss, prediction)
        batches.append((given, y))
        result["lengths"].append(
            {"x": golden.arrays(x), "y": golden.array(y), "prediction": golden.array(prediction)}
        )
    for batch in (0, 1, 0, 2, 1):
        given, y = batches[batch]
        result["losses"].append({"batch": batch, "loss": float(model.train_on_batch(given, y))})
    return result


def write_all():
    rng = np.random.default_rng(14)
    golden.write("lengths", SOURCE, [case(*one, rng) for one in CASES])
