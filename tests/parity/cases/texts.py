"""Keras's TextVectorization: adapted to the training rows, applied to all; and its vocabulary."""

import keras
import numpy as np

from cases import golden

TEXTS = [
    "The cat sat on the mat.",
    "The dog ate the cat's food!",
    "a cat, a dog -- and A MAT",
    "  spaces\tand\nlines   around\u00a0no-break  ",
    "",
    "한국어 영화 정말 재미있다. 영화 최고!",
    "영화가 지루했다... 정말로",
    "Ünïcode ÉCOLE café Straße",
    "[UNK] is a word here, #42 @home (e.g.) it's",
    "the the the the",
    "unseen words only: zebra quagga",
    "the new mat of a zebra",
]


def counted(mode, vocabulary, texts, config):
    """Of each text, how often each token of the vocabulary occurs in it, or whether."""
    layer = keras.layers.TextVectorization(**{**config, "output_mode": mode, "max_tokens": None}, vocabulary=vocabulary[1:])
    return np.asarray(layer(np.array(texts, dtype=object)), "float64")


def inverse_frequencies(vocabulary, training_rows, config):
    """ln(1 + rows / (1 + rows with the token)) in double precision, rounded to float32 as a weight is; before them their mean."""
    with_token = counted("multi_hot", vocabulary, TEXTS[:training_rows], config).sum(axis=0)[1:]
    weights = np.log(1 + training_rows / (1 + with_token)).astype("float32")
    return np.concatenate([[np.float32(weights.sum() / np.float32(len(weights)))], weights])


def case(name, training_rows, config):
    layer = keras.layers.TextVectorization(**config)
    layer.adapt(TEXTS[:training_rows])
    given = config if config.get("output_mode", "int") != "int" else {"output_sequence_length": None, **config}
    rows = np.array(TEXTS, dtype=object)
    values = np.asarray(layer(rows if config.get("split", True) else rows[:, None]), "float64")
    vocabulary = layer.get_vocabulary()
    learned = {"vocabulary": [str(token) for token in vocabulary]}
    if config.get("output_mode") == "tf_idf":
        weights = inverse_frequencies(vocabulary, training_rows, config)
        # TensorFlow divides, adds and takes the logarithm in float32: the last digit may be another.
        np.testing.assert_allclose(weights, np.asarray(layer._lookup_layer.idf_weights), rtol=3e-7)
        learned["idf_weights"] = golden.doubles(weights)
        exact = counted("count", vocabulary, TEXTS, config) * weights
        np.testing.assert_allclose(exact, values, rtol=1e-6)
        values = exact
    return {
        "name": name,
        "config": {key: value for key, value in given.items() if value is not None or key in ("standardize", "split")},
        "texts": TEXTS,
        "training_rows": training_rows,
        "learned": learned,
        "shape": list(values.shape),
        "transformed": golden.doubles(values),
    }


def write_all():
    cases = [
        case("int", 10, {"output_sequence_length": 9}),
        case("int, cut", 10, {"output_sequence_length": 3}),
        case("int, longest", 12, {}),
        case("int, few tokens", 10, {"max_tokens": 6, "output_sequence_length": 8}),
        case("int, one token", 10, {"max_tokens": 3, "output_sequence_length": 4}),
        case("int, as it is", 10, {"standardize": None, "output_sequence_length": 10}),
        case("int, lower", 10, {"standardize": "lower", "output_sequence_length": 10}),
        case("int, without punctuation", 10, {"standardize": "strip_punctuation", "output_sequence_length": 10}),
        case("int, characters", 7, {"split": "character", "output_sequence_length": 25}),
        case("int, whole texts", 10, {"split": None, "output_sequence_length": 1}),
        case("int, pairs", 10, {"ngrams": 2, "output_sequence_length": 14}),
        case("int, up to three", 10, {"ngrams": 3, "max_tokens": 30, "output_sequence_length": 20}),
        case("multi-hot", 10, {"output_mode": "multi_hot"}),
        case("multi-hot, few tokens", 10, {"output_mode": "multi_hot", "max_tokens": 5}),
        case("count", 10, {"output_mode": "count"}),
        case("count of characters", 4, {"output_mode": "count", "split": "character"}),
        case("count of pairs", 10, {"output_mode": "count", "ngrams": 2, "max_tokens": 40}),
        case("count of whole texts", 10, {"output_mode": "count", "split": None}),
        case("tf-idf", 10, {"output_mode": "tf_idf"}),
        case("tf-idf, few tokens", 10, {"output_mode": "tf_idf", "max_tokens": 7}),
        case("tf-idf of one row", 1, {"output_mode": "tf_idf"}),
    ]
    golden.write("text_vectorization", f"keras {keras.__version__} (jax, texts by tensorflow)", cases)
