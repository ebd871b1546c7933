"""The random image layers. A range of one point leaves nothing to chance, so that the transform
itself can be compared; and with Minibatch's draws from a range."""

from keras import layers

from cases import golden
from cases.layers import SOURCE, case
from cases.noise import drawn


def fills():
    for interpolation in ["bilinear", "nearest"]:
        for fill_mode in ["reflect", "wrap", "nearest", "constant"]:
            value = {"fill_value": 0.7} if fill_mode == "constant" else {}
            options = {"fill_mode": fill_mode, "interpolation": interpolation, **value}
            yield f"{fill_mode} {interpolation}", options


def translation():
    layer = layers.RandomTranslation
    for name, options in fills():
        yield case(name, layer((0.31, 0.31), (-0.43, -0.43), **options), (5, 6, 2), True)
    yield case("up and right", layer((-0.2, -0.2), (0.3, 0.3)), (7, 4, 1), True)
    yield case("far", layer((1.0, 1.0), (-0.9, -0.9)), (4, 3, 3), True)
    yield case("not at all", layer(0.0, 0.0), (4, 4, 1), True)
    yield case("inference", layer(0.4, 0.4), (4, 4, 1))
    yield drawn("shifts", layer(0.4, (-0.1, 0.7)), (6, 5, 2), draws_an_image=2, batch=5)


def rotation():
    layer = layers.RandomRotation
    for name, options in fills():
        yield case(name, layer((0.07, 0.07), **options), (5, 6, 2), True)
    for turns in [-0.3, 0.13, 0.42, 0.61, -0.87]:
        yield case(f"{turns} turns", layer((turns, turns)), (6, 5, 1), True)
    yield case("inference", layer(0.4), (4, 4, 1))
    yield drawn("angles", layer((-0.2, 0.6)), (6, 5, 2), batch=5)


def zoom():
    layer = layers.RandomZoom
    for name, options in fills():
        yield case(name, layer((0.37, 0.37), (-0.29, -0.29), **options), (5, 6, 2), True)
    yield case("in, both", layer((-0.45, -0.45)), (7, 4, 1), True)
    yield case("out, both", layer((0.8, 0.8)), (4, 5, 3), True)
    yield case("inference", layer(0.4), (4, 4, 1))
    yield drawn("one factor", layer((-0.4, 0.2)), (6, 5, 2), batch=5)
    yield drawn("two factors", layer(0.3, (-0.4, 0.2)), (6, 5, 2), draws_an_image=2, batch=5)


def contrast():
    layer = layers.RandomContrast
    yield case("clipped to 0 … 255", layer((0.0, 0.0)), (3, 4, 2), True, scale=150.0, shift=120.0)
    yield case("clipped to 0 … 1", layer(0.0, value_range=(0, 1)), (3, 4, 2), True)
    yield case("inference", layer(0.4), (4, 4, 1))
    yield drawn("factors", layer((0.5, 0.9)), (4, 3, 2), scale=60.0, shift=130.0, batch=5)


def brightness():
    layer = layers.RandomBrightness
    far = {"scale": 150.0, "shift": 120.0}
    yield case("clipped to 0 … 255", layer((0.2, 0.2)), (3, 4, 2), True, **far)
    yield case("clipped to 0 … 1", layer((-0.3, -0.3), value_range=(0, 1)), (3, 4, 2), True)
    yield case("inference", layer(0.4), (4, 4, 1))
    yield drawn("factors", layer((-0.5, 0.9)), (4, 3, 2), batch=5, **far)
    yield drawn("one factor", layer(0.3, value_range=(-2, 2)), (4, 3, 2), batch=5)


COLORS = {"scale": 50.0, "shift": 128.0}


def saturation():
    layer = layers.RandomSaturation
    for factor in [0.0, 0.2, 0.5, 0.7, -0.4]:
        yield case(f"factor {factor}", layer((factor, factor)), (4, 3, 3), True, **COLORS)
    small = {"scale": 0.3, "shift": 0.2}
    yield case("clipped to 1", layer((0.8, 0.8), value_range=(0, 1)), (4, 3, 3), True, **small)
    yield case("clipped to a half", layer((0.7, 0.7), value_range=(0.5, 0.1)), (4, 3, 3), True, **small)
    yield case("inference", layer(0.4), (4, 4, 3))
    yield drawn("factors", layer((0.2, 0.9)), (4, 3, 3), batch=5, **COLORS)
    yield drawn("one factor", layer(0.6), (4, 3, 3), batch=5, **COLORS)


def hue():
    layer = layers.RandomHue
    for share in [0.0, 0.3, 0.8, 1.0]:
        yield drawn(f"share {share}", layer((share, share)), (4, 3, 3), draws_an_image=2, **COLORS)
    small = {"scale": 0.3, "shift": 0.4}
    yield drawn("of 0 to 1", layer(0.5, value_range=(0, 1)), (4, 3, 3), draws_an_image=2, **small)
    yield drawn("of -1 to 2", layer(0.5, value_range=(-1, 2)), (4, 3, 3), draws_an_image=2, **small)
    yield drawn("too bright", layer(0.9, value_range=(0, 0.5)), (4, 3, 3), draws_an_image=2, **small)
    yield case("inference", layer(0.4), (4, 4, 3))
    yield drawn("shares", layer((0.2, 0.9)), (4, 3, 3), draws_an_image=2, batch=5, **COLORS)


def sharpness():
    layer = layers.RandomSharpness
    for factor in [0.0, 0.3, 0.5, 1.0]:
        yield case(f"factor {factor}", layer((factor, factor)), (5, 4, 2), True, **COLORS)
    yield case("clipped to 0 … 1", layer((0.9, 0.9), value_range=(0, 1)), (4, 6, 1), True)
    yield case("of one row", layer((0.8, 0.8), value_range=(-9, 9)), (1, 6, 3), True)
    yield case("inference", layer(0.4), (4, 4, 1))
    yield drawn("factors", layer((0.2, 0.9)), (4, 3, 2), batch=5, **COLORS)
    yield drawn("one factor", layer(0.6), (4, 3, 2), batch=5, **COLORS)


def shear():
    layer = layers.RandomShear
    for name, options in fills():
        yield drawn(name, layer((0.31, 0.31), (0.2, 0.2), **options), (5, 6, 2), draws_an_image=3)
    yield drawn("across", layer((0.4, 0.4)), (5, 6, 2), draws_an_image=3)
    yield drawn("down", layer(y_factor=(0.7, 0.7)), (5, 6, 2), draws_an_image=3)
    yield case("inference", layer(0.4, 0.2), (4, 4, 1))
    yield drawn("both", layer(0.4, (0.2, 0.6)), (6, 5, 2), draws_an_image=3, batch=6)


def crop():
    """Keras 3.15 does not crop what it predicts; its documentation says that it is as Resizing does. A config has a
    seed although none was given."""
    layer = layers.RandomCrop

    def without_seed(item, height, width):
        config = {"name": "random_crop", "height": height, "width": width}
        return {**item, "class_name": "RandomCrop", "config": config}

    for size in [(3, 4), (6, 7), (1, 1), (5, 2)]:
        item = drawn(f"{size}", layer(*size), (7, 8, 2), draws_an_image=2)
        yield without_seed(item, *size)
    for size in [(7, 5), (8, 5), (5, 9), (10, 10), (7, 8)]:
        yield without_seed(case(f"{size} too large", layer(*size), (7, 8, 2), True), *size)
    for size in [(3, 4), (7, 5), (10, 10), (2, 7)]:
        same = layers.Resizing(*size, crop_to_aspect_ratio=True)
        yield without_seed(case(f"{size} inference", same, (7, 8, 2)), *size)


def flip():
    for mode in ["horizontal", "vertical", "horizontal_and_vertical"]:
        yield case(f"inference {mode}", layers.RandomFlip(mode), (3, 4, 2))
        yield drawn(mode, layers.RandomFlip(mode), (3, 4, 2), batch=6)


def write_all():
    groups = {
        "RandomTranslation": translation(),
        "RandomRotation": rotation(),
        "RandomZoom": zoom(),
        "RandomContrast": contrast(),
        "RandomBrightness": brightness(),
        "RandomSaturation": saturation(),
        "RandomHue": hue(),
        "RandomSharpness": sharpness(),
        "RandomShear": shear(),
        "RandomCrop": crop(),
        "RandomFlip": flip(),
    }
    for name, cases in groups.items():
        golden.write(f"layers/{name}", SOURCE, list(cases))
