"""Layers that look categories up, each alone and in models with inputs of texts and of numbers (tests/package/model-files)."""

import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile

TARGET = pathlib.Path(__file__).parents[1] / "golden" / "lookups"

TEXTS = ["A good film, really good!", "bad story", "  the\tfilm: 영화 좋다  ", "", "ÉCOLE d'été film"]
COLOURS = ["red", "green", "blue", "pink", "red", "a word that is longer than thirty-two bytes, and even than sixty-four of them"]
SIZES = [10, 30, 99, -7, 0]


def _alone(layers):
    """Each layer, the texts or numbers it is given, and how many of them make a row."""
    vocabulary = ["good", "film", "bad", "story"]
    text = {"vocabulary": vocabulary}
    tokens = {"vocabulary": ["red", "green", "blue"]}
    sizes = {"vocabulary": [10, 20, 30]}
    return [
        (layers.TextVectorization(**text), TEXTS, 1),
        (layers.TextVectorization(**text, output_sequence_length=3), TEXTS, 1),
        (layers.TextVectorization(**text, output_mode="multi_hot", ngrams=2), TEXTS, 1),
        (layers.TextVectorization(**text, output_mode="count", max_tokens=9, pad_to_max_tokens=True), TEXTS, 1),
        (layers.TextVectorization(**text, output_mode="tf_idf", idf_weights=[0.5, 1.5, 2.0, 3.0]), TEXTS, 1),
        (layers.TextVectorization(vocabulary=["f", "o", "영", "É"], split="character", standardize=None), TEXTS, 1),
        (layers.TextVectorization(vocabulary=["bad story"], split=None, standardize="lower"), TEXTS, 1),
        (layers.TextVectorization(vocabulary=["film really", "bad story"], ngrams=(2,), standardize="strip_punctuation"), TEXTS, 1),
        (layers.StringLookup(**tokens), COLOURS, 1),
        (layers.StringLookup(**tokens, num_oov_indices=3), COLOURS, 2),
        (layers.StringLookup(**tokens, num_oov_indices=3, salt=[7, 9]), COLOURS, 2),
        (layers.StringLookup(**tokens, mask_token="pink", output_mode="one_hot"), COLOURS, 1),
        (layers.StringLookup(**tokens, mask_token="pink", output_mode="multi_hot"), COLOURS, 3),
        (layers.StringLookup(**tokens, output_mode="count"), COLOURS, 3),
        (layers.StringLookup(**tokens, output_mode="tf_idf", idf_weights=[1.0, 2.0, 4.0]), COLOURS, 3),
        (layers.IntegerLookup(**sizes), SIZES, 1),
        (layers.IntegerLookup(**sizes, num_oov_indices=2, mask_token=0), SIZES, 1),
        (layers.IntegerLookup(**sizes, num_oov_indices=2, oov_method="farmhash"), SIZES, 1),
        (layers.IntegerLookup(**sizes, output_mode="multi_hot"), SIZES, 5),
        (layers.CategoryEncoding(num_tokens=4, output_mode="one_hot"), [0, 3, 1, 2], 1),
        (layers.CategoryEncoding(num_tokens=4, output_mode="multi_hot"), [0, 3, 1, 1], 2),
        (layers.CategoryEncoding(num_tokens=4, output_mode="count"), [0, 3, 1, 1], 2),
        (layers.Discretization(bin_boundaries=[0.0, 1.5, 3.0]), [-1.0, 0.0, 1.5, 2.0, 9.0, 3.0], 2),
        (layers.Discretization(bin_boundaries=[0.0, 1.5], output_mode="one_hot"), [-1.0, 0.0, 1.5], 1),
        (layers.Hashing(num_bins=5), COLOURS, 2),
        (layers.Hashing(num_bins=5, salt=133), COLOURS, 1),
        (layers.Hashing(num_bins=5, mask_value="red", output_mode="one_hot"), COLOURS, 1),
        (layers.Hashing(num_bins=7), SIZES, 1),
    ]


def _reviews(keras, layers):
    """Four inputs, of which one goes two ways."""
    text = keras.Input((1,), dtype="string", name="text")
    colour = keras.Input((1,), dtype="string", name="colour")
    size = keras.Input((1,), dtype="int64", name="size")
    age = keras.Input((1,), name="age")
    words = layers.TextVectorization(max_tokens=50, output_sequence_length=5, name="words")
    words.adapt(TEXTS)
    colours = layers.StringLookup(output_mode="one_hot", name="colours")
    colours.adapt(COLOURS)
    ages = layers.Discretization(bin_boundaries=[18.0, 40.0, 65.0], name="ages")
    parts = [
        layers.GlobalAveragePooling1D()(layers.Embedding(50, 4)(words(text))),
        colours(colour),
        layers.Flatten()(layers.Embedding(8, 2)(layers.Hashing(8)(colour))),
        layers.CategoryEncoding(4, "one_hot")(layers.IntegerLookup(vocabulary=[10, 20, 30])(size)),
        layers.CategoryEncoding(4, "multi_hot")(ages(age)),
        layers.Rescaling(0.01)(age),
    ]
    hidden = layers.Dense(8, "tanh")(layers.Concatenate()(parts))
    return keras.Model([text, colour, size, age], layers.Dense(1, "sigmoid")(hidden))


def _chain(keras, layers):
    words = layers.TextVectorization(output_mode="tf_idf")
    words.adapt(TEXTS)
    return keras.Sequential([keras.Input((1,), dtype="string"), words, layers.Dense(3, "relu"), layers.Dense(1, "sigmoid")])


def _write():
    import base64

    import keras
    import numpy as np
    import tensorflow as tf
    from keras import layers

    def array(values):
        numbers = np.ascontiguousarray(values, "float32")
        return {"shape": list(numbers.shape), "f32": base64.b64encode(numbers.tobytes()).decode()}

    def given(values, width=1):
        rows = [values[i : i + width] for i in range(0, len(values), width)]
        if isinstance(values[0], str):
            return rows, tf.constant(rows)
        return rows, np.array(rows, "float32" if isinstance(values[0], float) else "int64")

    TARGET.mkdir(parents=True, exist_ok=True)
    alone = []
    for layer, values, width in _alone(layers):
        rows, x = given(values, width)
        entry = {"class_name": type(layer).__name__, "config": layer.get_config(), "name": layer.name}
        alone.append({"layer": entry, "x": rows, "y": array(layer(x))})

    models = {}
    inputs = {"text": TEXTS, "colour": COLOURS[1:], "size": SIZES, "age": [17.0, 18.0, 39.5, 70.0, 65.0]}
    targets = np.array([[1], [0], [1], [0], [1]], "float32")
    for name, make, columns in (("reviews", _reviews, list(inputs)), ("chain", _chain, ["text"])):
        keras.utils.set_random_seed(7)
        model = make(keras, layers)
        model.compile(keras.optimizers.SGD(0.5), "binary_crossentropy")
        pairs = [given(inputs[column]) for column in columns]
        x = [tensor for _, tensor in pairs] if len(pairs) > 1 else pairs[0][1]
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "m.keras"
            model.save(path)
            (TARGET / f"{name}.keras.gz").write_bytes(gzip.compress(path.read_bytes(), mtime=0))
        before = array(model.predict(x, verbose=0))
        losses = model.fit(x, targets, epochs=3, batch_size=5, shuffle=False, verbose=0).history["loss"]
        models[name] = {
            "x": {column: rows for column, (rows, _) in zip(columns, pairs)},
            "y": targets.tolist(),
            "before": before,
            "losses": losses,
            "after": array(model.predict(x, verbose=0)),
        }
    text = json.dumps(
        {"source": f"keras {keras.__version__} (tensorflow)", "layers": alone, "models": models}, ensure_ascii=False
    )
    (TARGET / "lookups.json").write_text(text + "\n", encoding="utf-8")


def write_all():
    """In a process of its own: texts are computed by TensorFlow alone."""
    subprocess.run([sys.executable, __file__], env={**os.environ, "KERAS_BACKEND": "tensorflow"}, check=True)


if __name__ == "__main__":
    _write()
