"""Masks of padded sequences: what recurrent layers, pooling and the loss make of them."""

import json

import jax
import jax.numpy as jnp
import keras
import numpy as np
from keras import layers

from cases import golden

SOURCE = f"keras {keras.__version__} (jax)"
STEPS = 6


def words(random, batch):
    """Rows padded with 0 at the end, at the beginning, and in between."""
    x = random.integers(1, 9, size=(batch, STEPS))
    x[0, 4:] = 0
    x[1, :3] = 0
    x[2, [1, 4]] = 0
    return x.astype("float32")


def features(random, batch):
    x = random.normal(size=(batch, STEPS, 3))
    x[0, 4:] = 0.5
    x[1, :3] = 0.5
    x[2, 2, 0] = 0.5  # only one feature: the step counts
    return x.astype("float32")


def case(name, front, behind, loss="mse", make=words, sample_weight=False):
    keras.backend.clear_session()
    random = np.random.default_rng(sum(map(ord, name)))
    x = make(random, 4)
    if callable(behind):
        start = keras.Input(x.shape[1:])
        model = keras.Model(start, behind(start), name="masked")
    else:
        model = keras.Sequential([keras.Input(x.shape[1:]), front, *behind], name="masked")
    for weight in model.weights:
        weight.assign(random.uniform(-0.7, 0.7, size=weight.shape))
    output = model.output_shape[1:]
    if loss == "sparse_categorical_crossentropy":
        y = random.integers(output[-1], size=(4, *output[:-1])).astype("float32")
    else:
        y = random.normal(size=(4, *output)).astype("float32")
    weights = random.uniform(0.5, 2, size=(4, STEPS)).astype("float32") if sample_weight else None
    model.compile(loss=loss)

    def value(trainable):
        fixed = [v.value for v in model.non_trainable_variables]
        prediction, _, penalties = model.stateless_call(
            trainable, fixed, jnp.asarray(x), training=True, return_losses=True
        )
        loss = model.compute_loss(jnp.asarray(x), jnp.asarray(y), prediction, weights)
        return loss + sum(penalties), prediction

    trainable = [v.value for v in model.trainable_variables]
    (result, prediction), gradients = jax.value_and_grad(value, has_aux=True)(trainable)
    return {
        "name": name,
        "model": json.loads(model.to_json()),
        "loss": loss,
        "weights": golden.arrays([v.value for v in model.weights]),
        "input": golden.array(x),
        "target": golden.array(y),
        **({"sample_weight": golden.array(weights)} if sample_weight else {}),
        "prediction": golden.array(prediction),
        "value": float(result),
        "gradients": golden.arrays(gradients),
    }


def embedding():
    return layers.Embedding(9, 4, mask_zero=True)


def cases():
    recurrent = {"SimpleRNN": layers.SimpleRNN, "LSTM": layers.LSTM, "GRU": layers.GRU}
    for name, cell in recurrent.items():
        yield case(f"{name}, last", embedding(), [cell(3), layers.Dense(2)])
        yield case(
            f"{name}, sequences", embedding(), [cell(3, return_sequences=True), layers.Dense(2)]
        )
        yield case(f"{name}, backwards", embedding(), [cell(3, go_backwards=True)])
    yield case("GRU of Keras 1", embedding(), [layers.GRU(3, reset_after=False), layers.Dense(2)])
    yield case(
        "two LSTMs", embedding(), [layers.LSTM(3, return_sequences=True), layers.Dropout(0.0), layers.LSTM(2)]
    )
    for sequences in [False, True]:
        yield case(
            f"Bidirectional, sequences {sequences}",
            embedding(),
            [layers.Bidirectional(layers.LSTM(3, return_sequences=sequences)), layers.Dense(2)],
        )
    yield case("average", embedding(), [layers.GlobalAveragePooling1D(), layers.Dense(2)])
    yield case("dropped by a convolution", embedding(), [layers.Conv1D(3, 2), layers.GlobalAveragePooling1D()])
    masking = layers.Masking(mask_value=0.5)
    yield case("Masking", masking, [layers.LSTM(3, return_sequences=True)], make=features)
    tagger = lambda: [  # noqa: E731
        layers.LSTM(3, return_sequences=True),
        layers.TimeDistributed(layers.Dense(4, activation="softmax")),
    ]
    sparse = "sparse_categorical_crossentropy"
    yield case("tagging", embedding(), tagger(), sparse)
    yield case("tagging with sample weights", embedding(), tagger(), sparse, sample_weight=True)


def pooled(x):
    """Masks that are dropped or joined show in the mean over the steps that count."""
    return layers.Dense(2)(layers.GlobalAveragePooling1D()(x))


def joining():
    """Two sequences of the same input whose steps count differently."""
    first = lambda x: layers.Embedding(9, 4, mask_zero=True)(x)  # noqa: E731
    shifted = lambda x: layers.Embedding(9, 4, mask_zero=True)(layers.Rescaling(1.0)(x))  # noqa: E731
    other = lambda x: layers.Masking(0.0)(layers.Dense(4, use_bias=False)(layers.Reshape((STEPS, 1))(x)))  # noqa: E731
    for name, make in {
        "Add": layers.Add, "Subtract": layers.Subtract, "Average": layers.Average,
        "Concatenate": layers.Concatenate, "Concatenate in time": lambda: layers.Concatenate(axis=1),
    }.items():
        for label, right in {"of another": shifted, "of zeros": other}.items():
            yield case(f"{name} {label}", None, lambda x: pooled(make()([first(x), right(x)])))
        plain = lambda x: layers.Embedding(9, 4)(x)  # noqa: E731
        yield case(f"{name} of none", None, lambda x: pooled(make()([first(x), plain(x)])))
    norm = layers.BatchNormalization
    yield case("BatchNormalization", embedding(), [norm(), layers.LSTM(3)])
    yield case("BatchNormalization without scale", embedding(), [norm(scale=False), layers.GRU(2)])


def attending():
    heads = layers.MultiHeadAttention
    for causal in [False, True]:
        def self_attention(x):
            rows = embedding()(x)
            return pooled(heads(2, 3)(rows, rows, use_causal_mask=causal))

        yield case(f"self-attention, causal {causal}", None, self_attention)
        for make in [layers.Attention, layers.AdditiveAttention]:
            def attention(x):
                rows = embedding()(x)
                return pooled(make()([rows, rows], use_causal_mask=causal))

            yield case(f"{make.__name__}, causal {causal}", None, attention)

    def of_plain_rows(x):
        return pooled(heads(1, 4)(layers.Embedding(9, 4)(x), embedding()(x)))

    yield case("attention of rows that all count", None, of_plain_rows)

    def last(x):  # rows of queries that do not count are read, too
        rows = embedding()(x)
        return layers.Dense(2)(layers.Flatten()(heads(2, 3)(rows, rows)))

    yield case("self-attention, flat", None, last)


def penalized():
    """Penalties on what layers give, also on the output."""
    dense = layers.Dense
    yield case("Dense", dense(4, activity_regularizer="l2"), [dense(2)], make=features)
    for activation in ["relu", "tanh", "softmax"]:
        front = dense(4, activation=activation, activity_regularizer="l1")
        yield case(activation, front, [dense(2, activity_regularizer=keras.regularizers.L1L2(0.02, 0.01))], make=features)
    for l1, l2 in [(0.02, 0.0), (0.01, 0.03)]:
        own = layers.ActivityRegularization(l1, l2)
        yield case(f"ActivityRegularization {l1} {l2}", own, [dense(2)], make=features)
    conv = layers.Conv1D(3, 2, activation="sigmoid", activity_regularizer="l1")
    yield case("Conv1D", conv, [layers.Flatten(), dense(2)], make=features)
    probabilities = dense(4, activation="softmax", activity_regularizer="l2")
    sparse = "sparse_categorical_crossentropy"
    yield case("an output of probabilities", dense(5), [probabilities], sparse, make=features)


def write_all():
    golden.write("activity_penalties", SOURCE, list(penalized()))
    golden.write("masks", SOURCE, [*cases(), *joining(), *attending()])
