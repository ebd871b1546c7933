"""States of recurrent layers as inputs and outputs, and slices of tensors: the outputs, losses and gradients."""

from keras import layers

from cases import golden
from cases.masks import SOURCE, case, features

RECURRENT = [layers.SimpleRNN, layers.GRU, layers.LSTM]


def vectors():
    return layers.Embedding(9, 3, mask_zero=True)


def encoders():
    for make in RECURRENT:
        name = make.__name__

        def seq2seq(x):
            _, *states = make(4, return_state=True)(x)
            return layers.Dense(2)(make(4, return_sequences=True)(x, initial_state=states))

        yield case(f"{name}: from one to the next", None, seq2seq, make=features)

        def masked(x):
            rows = vectors()(x)
            _, *states = make(4, return_state=True)(rows)
            return layers.Dense(2)(make(4, return_sequences=True)(rows, initial_state=states))

        yield case(f"{name}: masked", None, masked)

        def all_of_it(x):
            sequence, *states = make(3, return_sequences=True, return_state=True)(vectors()(x))
            last = make(3)(sequence, initial_state=states[::-1])
            return layers.Dense(2)(layers.Concatenate()([last, *states]))

        yield case(f"{name}: sequence and states", None, all_of_it)

        def twice(x):
            shared = make(3, return_state=True, go_backwards=True)
            first, *states = shared(x)
            second, *others = shared(x, initial_state=states)
            return layers.Dense(2)(layers.Concatenate()([first, second, others[-1]]))

        yield case(f"{name}: twice", None, twice, make=features)

        for merge in ["concat", "mul"]:
            def both(x):
                rows = vectors()(x)
                inner = make(3, return_sequences=True, return_state=True)
                out, *states = layers.Bidirectional(inner, merge_mode=merge)(rows)
                last, *_ = layers.Bidirectional(make(3, return_state=True))(out, initial_state=states)
                return layers.Dense(2)(layers.Concatenate()([last, *states]))

            yield case(f"{name}: both directions {merge}", None, both)


def images():
    def encoder(x):
        frames = layers.Reshape((2, 3, 3, 1))(x)
        sequence, *states = layers.ConvLSTM2D(2, 2, return_sequences=True, return_state=True)(frames)
        last = layers.ConvLSTM2D(2, 2, padding="same")(sequence, initial_state=states)
        return layers.Dense(2)(layers.Flatten()(layers.Concatenate()([last, *states])))

    yield case("ConvLSTM2D: from one to the next", None, encoder, make=features)


def slices():
    keys = {
        "last step": (slice(None), -1),
        "last step, written out": (slice(None), -1, slice(None)),
        "some steps": (slice(None), slice(1, -1)),
        "every other step": (slice(None), slice(None, None, 2)),
        "backwards": (slice(None), slice(None, None, -1)),
        "backwards from the fourth": (slice(None), slice(4, None, -3), slice(0, 2)),
        "a feature": (..., 1),
        "two features": (slice(None), ..., slice(1, 3)),
        "a new axis": (slice(None), None, 2),
    }
    for name, key in keys.items():
        def part(x):
            return layers.Dense(2)(layers.Flatten()(layers.Dense(3, activation="tanh")(x)[key]))

        yield case(name, None, part, make=features)


def write_all():
    golden.write("states", SOURCE, [*encoders(), *images(), *slices()])
