"""Steps that prepare images: what they learn from the training images, and what they make of all."""

import keras
import numpy as np
import tensorflow as tf
from keras import layers

from cases import golden

SOURCE = f"keras {keras.__version__} (NumPy {np.__version__}, TensorFlow {tf.__version__})"


def photos(random, count, height, width, channels):
    """Smooth pictures with some noise, of another brightness in each channel."""
    y, x = np.mgrid[0:height, 0:width]
    pictures = []
    for _ in range(count):
        phase, slope = random.uniform(0, 6, channels), random.uniform(0.1, 0.6, channels)
        wave = np.sin(y[..., None] * slope + phase) * np.cos(x[..., None] * slope - phase)
        level = np.linspace(60, 170, channels) if channels > 1 else np.array([90])
        pictures.append(np.clip(level + 70 * wave + random.normal(0, 8, (height, width, channels)), 0, 255))
    return np.asarray(pictures).round().astype("uint8")


def rounded(values):
    return np.floor(np.clip(np.asarray(values, "float64"), 0, 255) + 0.5)


def case(name, step, steps, images, training_rows, transformed):
    return {
        "name": name,
        "step": step,
        "steps": steps,
        "shape": list(images.shape),
        "training_rows": training_rows,
        "images": images.ravel().tolist(),
        "transformed": golden.doubles(transformed),
    }


def one(class_name, **config):
    return {"class_name": class_name, "config": config}


def sizes(random):
    for height, width, to, channels in [(9, 7, (5, 4), 3), (6, 6, (9, 13), 1), (12, 5, (12, 5), 3), (16, 10, (4, 4), 1)]:
        images = photos(random, 3, height, width, channels)
        for crops in [False, True]:
            layer = layers.Resizing(*to, crop_to_aspect_ratio=crops, antialias=True)
            step = one("Resizing", height=to[0], width=to[1], crop_to_aspect_ratio=crops)
            label = f"{height} x {width} to {to[0]} x {to[1]}" + (", cropped" if crops else "")
            yield case(label, "Resizing", [step], images, 2, rounded(layer(images.astype("float32"))))
    for height, width, to in [(9, 8, (5, 4)), (10, 7, (10, 2)), (9, 9, (4, 4))]:
        images = photos(random, 3, height, width, 3)
        cropped = layers.CenterCrop(*to)(images.astype("float32"))
        step = one("CenterCrop", height=to[0], width=to[1])
        yield case(f"{height} x {width}, the middle {to[0]} x {to[1]}", "CenterCrop", [step], images, 2, cropped)


def colours(random):
    images = photos(random, 4, 5, 6, 3)
    grey = rounded(images @ np.array([0.299, 0.587, 0.114]))[..., None]
    yield case("luma", "Grayscale", [one("Grayscale")], images, 3, grey)
    greys = photos(random, 2, 4, 3, 1)
    yield case("grey to colour", "GrayscaleToRGB", [one("GrayscaleToRGB")], greys, 1, np.repeat(greys, 3, -1))


def values(random):
    for channels in [1, 3]:
        images = photos(random, 5, 6, 5, channels)
        numbers = images.astype("float64")
        training = numbers[:4]
        of = f"{channels} channels"
        scaled = layers.Rescaling(1 / 127.5, offset=-1)(images.astype("float32"))
        yield case(of, "Rescaling", [one("Rescaling", scale=1 / 127.5, offset=-1)], images, 4, scaled)
        yield case(of, "Invert", [one("Invert")], images, 4, 255 - numbers)
        behind = [one("Rescaling"), one("Invert", value_range=[0, 1])]
        yield case(f"{of}, behind Rescaling", "Invert", behind, images, 4, 1 - numbers / 255)
        for axis in [-1, None]:
            keep = (0, 1, 2) if axis == -1 else None
            layer = layers.Normalization(axis=axis)
            layer.adapt(training.astype("float32"))
            where = f"{of}, axis {axis}"
            step = one("Normalization", axis=axis)
            yield case(where, "Normalization", [step], images, 4, layer(images.astype("float32")))
            low, high = training.min(axis=keep), training.max(axis=keep)
            step = one("Normalization", axis=axis, method="min-max")
            yield case(f"{where}, min-max", "Normalization", [step], images, 4, (numbers - low) / (high - low))
            part = numbers / 255
            mean, deviation = part[:4].mean(axis=keep), part[:4].std(axis=keep)
            steps = [one("Rescaling"), one("Normalization", axis=axis)]
            yield case(f"{where}, behind Rescaling", "Normalization", steps, images, 4, (part - mean) / deviation)
            step = one("Normalization", axis=axis, fit_on="all")
            mean, deviation = numbers.mean(axis=keep), numbers.std(axis=keep)
            yield case(f"{where}, of all images", "Normalization", [step], images, 4, (numbers - mean) / deviation)
        yield standardized(of, images, 4)
    yield standardized("of one grey", np.full((2, 4, 4, 1), 9, "uint8"), 1)
    dim = np.full((2, 4, 4, 1), 9, "uint8")
    dim[1, 0, 0] = 10
    yield standardized("of nearly one grey", dim, 1)


def standardized(name, images, training_rows):
    step = one("PerImageStandardization")
    made = tf.image.per_image_standardization(images.astype("float32"))
    return case(name, "PerImageStandardization", [step], images, training_rows, made.numpy())


def write_all():
    random = np.random.default_rng(31)
    golden.write("images", SOURCE, [*sizes(random), *colours(random), *values(random)])
