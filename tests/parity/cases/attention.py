"""Layers of attention, and products of two inputs."""

from keras import layers

from cases.layers import case


def dot():
    make = layers.Dot
    yield case("rows", make(axes=1), [(5,), (5,)])
    yield case("rows, last", make(axes=-1), [(5,), (5,)])
    yield case("cosine", make(axes=1, normalize=True), [(5,), (5,)])
    for axes in [1, 2, -1, (1, 2), (2, 1)]:
        yield case(f"{axes}", make(axes=axes), [(4, 4), (4, 4)])
        yield case(f"{axes} cosine", make(axes=axes, normalize=True), [(4, 4), (4, 4)])
    yield case("other sizes", make(axes=(2, 1)), [(3, 5), (5, 2)])
    yield case("a row", make(axes=(1, 2)), [(5,), (3, 5)])
    yield case("one step", make(axes=2), [(1, 6), (1, 6)])


def multi_head_attention():
    def run(name, layer, shapes, **call):
        return case(name, layer, shapes, apart=True, **call)

    make = layers.MultiHeadAttention
    for shapes in [[(5, 6), (5, 6)], [(5, 6), (4, 7)], [(3, 4), (5, 6), (5, 2)]]:
        yield run(f"{shapes}", make(2, 3), shapes)
        yield run(f"causal {shapes}", make(2, 3), shapes, use_causal_mask=True)
        # With JAX, Keras computes heads of two sizes only on the way that dropout takes.
        yield run(f"value_dim {shapes}", make(3, 2, value_dim=5, dropout=0.1), shapes)
        yield run(f"dropout at inference {shapes}", make(2, 2, dropout=0.3), shapes)
    yield run("one head", make(1, 8), [(4, 8), (4, 8)])
    yield run("without bias", make(2, 3, use_bias=False), [(4, 5), (4, 5)])
    yield run("output_shape", make(2, 3, output_shape=4), [(4, 5), (6, 5)])
    yield run("one step", make(4, 2), [(1, 8), (1, 8)])
    yield run("causal with dropout", make(2, 2, dropout=0.3), [(4, 5), (4, 5)], use_causal_mask=True)


def attention(make, arguments):
    def cases():
        for shapes in [[(5, 4), (5, 4)], [(5, 4), (3, 4)], [(3, 4), (5, 6), (5, 4)]]:
            for given in arguments:
                if len(given) == 2 and shapes[1] != (3, 4):
                    continue  # slopes that are almost the same leave nothing but rounding
                # Small numbers, which leave tanh a slope.
                yield case(f"{given} {shapes}", make(**given), shapes, scale=0.4)
                yield case(
                    f"causal {given} {shapes}", make(**given), shapes, scale=0.4, use_causal_mask=True
                )
        yield case("dropout at inference", make(dropout=0.3), [(4, 3), (4, 3)])

    return cases


MODES = [{}, {"use_scale": True}, {"score_mode": "concat"}, {"score_mode": "concat", "use_scale": True}]

GROUPS = {
    "Dot": dot,
    "MultiHeadAttention": multi_head_attention,
    "Attention": attention(layers.Attention, MODES),
    "AdditiveAttention": attention(layers.AdditiveAttention, [{}, {"use_scale": False}]),
}
