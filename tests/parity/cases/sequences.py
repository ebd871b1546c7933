"""The layers of sequences: recurrent ones, both directions, and embeddings."""

from keras import layers

from cases import golden
from cases.layers import SOURCE, case


def recurrent(layer):
    """What SimpleRNN, LSTM and GRU have in common."""
    for steps in [1, 2, 5]:
        yield case(f"{steps} steps", layer(4), (steps, 3))
        yield case(f"{steps} steps, sequences", layer(4, return_sequences=True), (steps, 3))
    yield case("backwards", layer(3, go_backwards=True), (4, 2))
    yield case(
        "backwards, sequences", layer(3, go_backwards=True, return_sequences=True), (4, 2)
    )
    yield case("without bias", layer(3, use_bias=False, return_sequences=True), (3, 4))
    yield case("one unit, one feature", layer(1, return_sequences=True), (4, 1), batch=5)
    yield case("batch of one", layer(5, return_sequences=True), (4, 3), batch=1)
    yield case("long", layer(6), (20, 2), batch=2)
    yield case("wide", layer(17), (3, 21), batch=5)
    for activation in ["relu", "leaky_relu", "softmax", None]:
        yield case(f"activation {activation}", layer(3, activation=activation), (3, 2))
    for activation in [layers.LeakyReLU(0.4), layers.ReLU(max_value=0.5), layers.ELU(0.3), layers.Softmax()]:
        name = type(activation).__name__
        yield case(f"activation {name}()", layer(3, activation=activation, return_sequences=True), (3, 2))


def gated(layer):
    yield from recurrent(layer)
    for activation in ["hard_sigmoid", "tanh", None]:
        yield case(
            f"recurrent_activation {activation}",
            layer(3, recurrent_activation=activation, return_sequences=True),
            (3, 2),
        )


def gru():
    yield from gated(layers.GRU)
    for use_bias in [True, False]:
        yield case(
            f"reset before, bias {use_bias}",
            layers.GRU(4, reset_after=False, use_bias=use_bias, return_sequences=True),
            (5, 3),
        )
    yield case("reset before, last", layers.GRU(3, reset_after=False), (4, 2))
    yield case("reset before, relu", layers.GRU(3, activation="relu", reset_after=False), (4, 2))


def bidirectional():
    wrap = layers.Bidirectional
    for layer in [layers.SimpleRNN, layers.LSTM, layers.GRU]:
        name = layer.__name__
        yield case(f"{name}", wrap(layer(3)), (4, 2))
        yield case(f"{name}, sequences", wrap(layer(3, return_sequences=True)), (4, 2))
    for mode in ["sum", "mul", "ave"]:
        yield case(mode, wrap(layers.LSTM(3), merge_mode=mode), (3, 2))
        sequences = layers.GRU(3, return_sequences=True)
        yield case(f"{mode}, sequences", wrap(sequences, merge_mode=mode), (3, 2))
    yield case(
        "layers that differ",
        wrap(
            layers.LSTM(2, return_sequences=True),
            backward_layer=layers.GRU(4, return_sequences=True, go_backwards=True),
        ),
        (5, 3),
    )
    yield case(
        "backwards first",
        wrap(
            layers.SimpleRNN(2, return_sequences=True, go_backwards=True),
            backward_layer=layers.SimpleRNN(2, return_sequences=True),
            merge_mode="sum",
        ),
        (4, 3),
    )


def embedding():
    yield case("words", layers.Embedding(9, 4), (6,), integers_below=9)
    yield case("one number", layers.Embedding(5, 3), (), integers_below=5, batch=8)
    yield case("tables", layers.Embedding(3, 2), (2, 4), integers_below=3)
    yield case("one category", layers.Embedding(1, 5), (3,), integers_below=1)


def write_all():
    groups = {
        "Embedding": embedding(),
        "Bidirectional": bidirectional(),
        "SimpleRNN": recurrent(layers.SimpleRNN),
        "LSTM": gated(layers.LSTM),
        "GRU": gru(),
    }
    for name, cases in groups.items():
        golden.write(f"layers/{name}", SOURCE, list(cases))
