"""Whole training runs: small models of every kind."""

import gzip
import pathlib

import keras
import numpy as np
from keras import layers, losses, optimizers

from cases import golden
from cases.training import SOURCE, case, drawn, stored, stored_bytes

SAMPLES = pathlib.Path(__file__).resolve().parents[3] / "public/samples"


def iris():
    """The four measurements, brought to mean 0 and deviation 1, and the species, in an order that mixes the species.
    As they are they keep many units always on: the gradient of a bias before BatchNormalization is then nothing but
    rounding, which Adam blows up to whole steps."""
    lines = (SAMPLES / "iris.csv").read_text().split()[1:]
    table = [line.split(",") for line in lines]
    species = sorted({row[-1] for row in table})
    order = [(37 * i) % 150 for i in range(144)]
    x = np.array([[float(cell) for cell in table[i][:4]] for i in order])
    return (x - x.mean(axis=0)) / x.std(axis=0), np.array([species.index(table[i][-1]) for i in order])


def fashion(count):
    """The first images of the Fashion-MNIST test set."""
    folder = SAMPLES / "fashion-mnist"
    images = gzip.decompress((folder / "t10k-images-idx3-ubyte.gz").read_bytes())[16:]
    labels = gzip.decompress((folder / "t10k-labels-idx1-ubyte.gz").read_bytes())[8:]
    pixels = np.frombuffer(images, "u1").reshape(-1, 28, 28, 1)
    return pixels[:count], np.frombuffer(labels, "u1")[:count]


def stripes(count):
    """Images 16x16x3 of noise with a bright stripe: where it lies is the class."""
    random = np.random.default_rng(5)
    labels = random.integers(0, 4, size=count)
    images = random.integers(0, 120, size=(count, 16, 16, 3))
    for image, label in zip(images, labels):
        image[:, 4 * label : 4 * label + 3, label % 3] += 120
    return images.astype("u1"), labels


def bn_mlp(rate):
    return keras.Sequential(
        [
            keras.Input((4,)),
            layers.Dense(24, activation="relu"),
            layers.BatchNormalization(),
            layers.Dropout(rate, seed=7),
            layers.Dense(16, activation="relu"),
            layers.BatchNormalization(),
            layers.Dropout(rate, seed=7),
            layers.Dense(3, activation="softmax"),
        ]
    )


def mlps():
    x, y = iris()
    sparse = "sparse_categorical_crossentropy"
    data = {"inputs": [stored(x)], "target": stored(y), "batch_size": 16}
    yield case("bn_mlp, Dropout off", bn_mlp(0.0), optimizers.Adam(0.01), sparse, **data)
    # The operations: input, Dense, BatchNormalization, Dropout, Dense, BatchNormalization, Dropout. A relu belongs to
    # its layer's operation.
    masked = bn_mlp(0.3)
    yield case(
        "bn_mlp, Dropout by mask", masked, optimizers.Adam(0.01), sparse, dropout_streams=(3, 6), **data
    )
    regression = keras.Sequential(
        [keras.Input((3,)), layers.Dense(16, activation="tanh"), layers.Dense(8, "gelu"), layers.Dense(1)]
    )
    yield case(
        "regression",
        regression,
        optimizers.RMSprop(0.005),
        losses.Huber(delta=0.7),
        [stored(x[:, :3])],
        stored(x[:, 3:]),
        batch_size=16,
    )


def cnns():
    x, y = fashion(64)
    fashion_cnn = keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Conv2D(6, 4, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Conv2D(8, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Dropout(0.2, seed=7),
            layers.Flatten(),
            layers.Dense(24),
            layers.Dense(16, activation="relu"),
            layers.Dense(10, activation="softmax"),
        ]
    )
    # The operations: input, Conv2D, MaxPooling2D, Conv2D, MaxPooling2D, Dropout.
    yield case(
        "fashion_cnn",
        fashion_cnn,
        optimizers.Adam(0.003),
        "sparse_categorical_crossentropy",
        [stored_bytes(x)],
        stored(y),
        dropout_streams=(5,),
        tie_at=18,
    )
    x, y = stripes(40)
    cifar_cnn = keras.Sequential(
        [
            keras.Input((16, 16, 3)),
            layers.Conv2D(8, 3, padding="same", activation="relu"),
            layers.MaxPooling2D(2),
            layers.Dropout(0.25, seed=7),
            layers.Conv2D(12, 3, padding="same", activation="relu"),
            layers.MaxPooling2D(2),
            layers.Dropout(0.2, seed=7),
            layers.Flatten(),
            layers.Dense(32, activation="relu"),
            layers.Dense(16, activation="relu"),
            layers.Dense(4, activation="softmax"),
        ]
    )
    yield case(
        "cifar_cnn",
        cifar_cnn,
        optimizers.SGD(0.02, momentum=0.9),
        "sparse_categorical_crossentropy",
        [stored_bytes(x)],
        stored(y),
        dropout_streams=(3, 6),
    )
    inputs = keras.Input((16, 16, 3), name="image")
    # Without kinks: of 16,000 values one within rounding of 0 would send a relu's gradient elsewhere.
    trunk = layers.Conv2D(8, 3, padding="same", activation="silu", name="stem")(inputs)
    for block in range(2):
        branch = layers.Conv2D(8, 3, padding="same", use_bias=False, name=f"conv_{block}")(trunk)
        branch = layers.BatchNormalization(name=f"norm_{block}")(branch)
        branch = layers.Activation("silu", name=f"silu_{block}")(branch)
        trunk = layers.Add(name=f"add_{block}")([trunk, branch])
    trunk = layers.GlobalAveragePooling2D(name="pool")(trunk)
    outputs = layers.Dense(4, name="logits")(trunk)
    yield case(
        "residual CNN",
        keras.Model(inputs, outputs, name="residual"),
        optimizers.SGD(0.01, momentum=0.9),
        losses.CategoricalCrossentropy(from_logits=True, label_smoothing=0.1),
        [stored_bytes(x)],
        stored(np.eye(4)[y]),
    )


def sequences():
    formula, x = drawn((80, 12, 3), 1, 2.0)
    sums = x[:, :, 0].sum(axis=1, keepdims=True) > 0
    lstm = keras.Sequential(
        [keras.Input((12, 3)), layers.LSTM(10), layers.Dense(1, activation="sigmoid")]
    )
    yield case(
        "LSTM",
        lstm,
        optimizers.Adam(0.02),
        "binary_crossentropy",
        [(formula, x)],
        stored(sums),
    )
    random = np.random.default_rng(6)
    words = random.integers(0, 20, size=(80, 9))
    labels = (words < 5).sum(axis=1) % 3
    embedding = keras.Sequential(
        [
            keras.Input((9,)),
            layers.Embedding(20, 6),
            layers.Conv1D(8, 3, padding="causal", activation="elu"),
            layers.GlobalMaxPooling1D(),
            layers.Dense(3, activation="softmax"),
        ]
    )
    yield case(
        "embedding classifier",
        embedding,
        optimizers.Adamax(0.05),
        "sparse_categorical_crossentropy",
        [stored(words)],
        stored(labels),
    )


def two_inputs():
    a, b = drawn((80, 5), 2, 3.0), drawn((80, 4, 3), 3, 3.0)
    left, right = keras.Input((5,), name="left"), keras.Input((4, 3), name="right")
    one = layers.Dense(8, activation="relu", name="one")(left)
    other = layers.Flatten(name="flat")(right)
    shared = layers.Dense(8, activation="tanh", name="shared")
    both = layers.Concatenate(name="both")([shared(one), shared(layers.Dense(8, name="other")(other))])
    outputs = layers.Dense(2, name="out")(both)
    target = np.stack([a[1][:, 0] * b[1][:, 0, 0], b[1].sum(axis=(1, 2))], axis=1)
    yield case(
        "two inputs",
        keras.Model([left, right], outputs, name="two_inputs"),
        optimizers.SGD(0.02, momentum=0.8, nesterov=True),
        "mean_squared_error",
        [a, b],
        stored(target),
    )


def write_all():
    keras.utils.clear_session()
    keras.utils.set_random_seed(3)
    for cases in [mlps, cnns, sequences, two_inputs]:
        write(cases())


def write(cases):
    """A file for each run."""
    for item in cases:
        golden.write("runs/" + item["name"].replace(",", "").replace(" ", "_"), SOURCE, [item])
