"""The layers of sequences: recurrent ones, both directions, and embeddings."""

from keras import layers

from cases import draws, golden
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


def conv_lstm():
    layer = layers.ConvLSTM2D
    for steps in [1, 4]:
        yield case(f"{steps} steps", layer(2, 3), (steps, 5, 6, 3))
        yield case(f"{steps} steps, sequences", layer(2, 3, return_sequences=True), (steps, 5, 4, 1))
    yield case("backwards", layer(3, 2, go_backwards=True), (3, 4, 3, 2))
    yield case("backwards, sequences", layer(2, 2, go_backwards=True, return_sequences=True), (3, 4, 3, 2))
    yield case("without bias", layer(2, (2, 3), use_bias=False, return_sequences=True), (3, 4, 5, 2))
    yield case("same", layer(3, (3, 2), padding="same", return_sequences=True), (3, 4, 5, 2))
    yield case("same, of even size", layer(2, 4, padding="same"), (3, 4, 5, 1))
    yield case("strides", layer(2, 3, strides=(2, 1), padding="same", return_sequences=True), (2, 5, 4, 2))
    yield case("dilated", layer(2, (2, 3), dilation_rate=2, return_sequences=True), (2, 6, 7, 1))
    yield case("batch of one", layer(4, 3, padding="same"), (5, 6, 6, 2), batch=1)
    for activation in ["relu", "leaky_relu", "softmax", None]:
        yield case(f"activation {activation}", layer(3, 2, activation=activation), (3, 3, 4, 2))
    for activation in ["hard_sigmoid", "tanh", None]:
        gates = layer(3, 2, recurrent_activation=activation, return_sequences=True)
        yield case(f"recurrent_activation {activation}", gates, (3, 3, 4, 2))
    for rates in [(0.3, 0.0), (0.0, 0.4), (0.2, 0.5), (1.0, 0.0)]:
        drops = layer(2, 3, dropout=rates[0], recurrent_dropout=rates[1], return_sequences=True)
        masks = 4 * sum(0 < rate < 1 for rate in rates)
        with draws.masks_given_to_keras([mask << 20 for mask in range(1, masks + 1)]):
            item = case(f"dropout {rates} drawn", drops, (3, 4, 5, 2), True)
        yield item


def write_all():
    groups = {
        "ConvLSTM2D": conv_lstm(),
        "Embedding": embedding(),
        "Bidirectional": bidirectional(),
        "SimpleRNN": recurrent(layers.SimpleRNN),
        "LSTM": gated(layers.LSTM),
        "GRU": gru(),
    }
    for name, cases in groups.items():
        golden.write(f"layers/{name}", SOURCE, list(cases))
