"""Layers of several inputs: the same shape, axes that are repeated, and missing axes."""

from keras import layers

from cases.layers import case


def merge(layer_class, most=3):
    for name, shapes in {
        "rows": [(7,), (7,)],
        "images": [(3, 4, 5), (3, 4, 5)],
        "one weight a channel": [(4, 3, 5), (1, 1, 5)],
        "one weight a pixel": [(3, 4, 5), (3, 4, 1)],
        "each repeats the other": [(1, 4), (3, 1)],
        "a number for a row": [(1,), (5,)],
        "missing axes": [(4, 3), (3,)],
        "missing axes first": [(3,), (2, 4, 3)],
        "three": [(4, 3), (4, 3), (4, 3)],
        "three repeated": [(4, 1), (1, 3), (4, 3)],
    }.items():
        if len(shapes) <= most:
            yield case(name, layer_class(), shapes)


def maximum():
    yield from merge(layers.Maximum)
    # Ties: both inputs are zero in many places, as behind relu.
    yield case("ties", layers.Maximum(), [(6, 5), (6, 5), (6, 5)], rounded=True)


def concatenate():
    join = layers.Concatenate
    yield case("rows", join(), [(3,), (5,)])
    yield case("channels", join(), [(3, 4, 2), (3, 4, 1), (3, 4, 5)])
    yield case("axis 1", join(axis=1), [(2, 3, 4), (5, 3, 4)])
    yield case("axis 2", join(axis=2), [(2, 3, 4), (2, 1, 4), (2, 2, 4)])
    yield case("axis -2", join(axis=-2), [(4, 3), (2, 3)])


GROUPS = {
    "Add": lambda: merge(layers.Add),
    "Subtract": lambda: merge(layers.Subtract, most=2),
    "Multiply": lambda: merge(layers.Multiply),
    "Average": lambda: merge(layers.Average),
    "Maximum": maximum,
    "Concatenate": concatenate,
}
