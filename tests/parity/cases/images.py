"""Steps that prepare images: what they learn from the training images, and what they make of all.

Sizes and greys are Pillow's, byte by byte. Numbers are computed in double precision, as Keras's own layers compute in
float32; that those give the same, within their rounding, is asserted here.
"""

import keras
import numpy as np
import PIL
import tensorflow as tf
from keras import layers
from PIL import Image

from cases import golden

SOURCE = f"keras {keras.__version__} (NumPy {np.__version__}, TensorFlow {tf.__version__}, Pillow {PIL.__version__})"


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


def like_keras(values, layer, images, within=2e-6):
    """`values`, which must be what the layer makes of the images; `within` is of the largest number."""
    ours = np.asarray(layer(images.astype("float32")), "float64")
    assert np.abs(values - ours).max() <= within * np.abs(values).max(), np.abs(values - ours).max()
    return values


def resized(images, height, width):
    """Pillow's resize(): each picture's bytes."""
    grey = images.shape[-1] == 1
    pictures = [Image.fromarray(image[..., 0] if grey else image) for image in images]
    small = [np.asarray(picture.resize((width, height), Image.Resampling.BILINEAR)) for picture in pictures]
    return np.stack(small).reshape(len(images), height, width, -1)


def middle(images, height, width):
    """The largest part with the proportions of the new size, as Keras crops to an aspect ratio."""
    old_height, old_width = images.shape[1:3]
    rows = max(min(old_height, int(old_width * height / width)), 1)
    columns = max(min(old_width, int(old_height * width / height)), 1)
    top, left = (old_height - rows) // 2, (old_width - columns) // 2
    return images[:, top : top + rows, left : left + columns]


def case(name, step, steps, images, training_rows, transformed, learned=None):
    return {
        **({} if learned is None else {"learned": golden.doubles(learned)}),
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
            small = resized(middle(images, *to) if crops else images, *to)
            # Pillow rounds between the two directions, too.
            assert np.abs(small - rounded(layer(images.astype("float32")))).max() <= 1
            yield case(label, "Resizing", [step], images, 2, small)
    for height, width, to in [(9, 8, (5, 4)), (10, 7, (10, 2)), (9, 9, (4, 4))]:
        images = photos(random, 3, height, width, 3)
        cropped = layers.CenterCrop(*to)(images.astype("float32"))
        step = one("CenterCrop", height=to[0], width=to[1])
        yield case(f"{height} x {width}, the middle {to[0]} x {to[1]}", "CenterCrop", [step], images, 2, cropped)


def colours(random):
    images = photos(random, 4, 5, 6, 3)
    grey = np.stack([np.asarray(Image.fromarray(image).convert("L")) for image in images])
    assert np.abs(grey - rounded(images @ np.array([0.299, 0.587, 0.114]))).max() <= 1
    yield case("luma", "Grayscale", [one("Grayscale")], images, 3, grey)
    greys = photos(random, 2, 4, 3, 1)
    yield case("grey to colour", "GrayscaleToRGB", [one("GrayscaleToRGB")], greys, 1, np.repeat(greys, 3, -1))


def values(random):
    for channels in [1, 3]:
        images = photos(random, 5, 6, 5, channels)
        numbers = images.astype("float64")
        training = numbers[:4]
        of = f"{channels} channels"
        scaled = like_keras(numbers * (1 / 127.5) - 1, layers.Rescaling(1 / 127.5, offset=-1), images)
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
            learned = lambda mean, deviation: np.column_stack([np.ravel(mean), np.ravel(deviation) ** 2])
            mean, deviation = training.mean(axis=keep), training.std(axis=keep)
            made = like_keras((numbers - mean) / deviation, layer, images)
            yield case(where, "Normalization", [step], images, 4, made, learned(mean, deviation))
            low, high = training.min(axis=keep), training.max(axis=keep)
            step = one("Normalization", axis=axis, method="min-max")
            made, ends = (numbers - low) / (high - low), np.column_stack([np.ravel(low), np.ravel(high)])
            yield case(f"{where}, min-max", "Normalization", [step], images, 4, made, ends)
            part = numbers / 255
            mean, deviation = part[:4].mean(axis=keep), part[:4].std(axis=keep)
            steps = [one("Rescaling"), one("Normalization", axis=axis)]
            made = (part - mean) / deviation
            yield case(f"{where}, behind Rescaling", "Normalization", steps, images, 4, made, learned(mean, deviation))
            step = one("Normalization", axis=axis, fit_on="all")
            mean, deviation = numbers.mean(axis=keep), numbers.std(axis=keep)
            made = (numbers - mean) / deviation
            yield case(f"{where}, of all images", "Normalization", [step], images, 4, made, learned(mean, deviation))
        yield standardized(of, images, 4)
    yield standardized("of one grey", np.full((2, 4, 4, 1), 9, "uint8"), 1)
    dim = np.full((2, 4, 4, 1), 9, "uint8")
    dim[1, 0, 0] = 10
    yield standardized("of nearly one grey", dim, 1)


def standardized(name, images, training_rows):
    step = one("PerImageStandardization")
    numbers = images.astype("float64")
    mean = numbers.mean(axis=(1, 2, 3), keepdims=True)
    deviation = np.maximum(numbers.std(axis=(1, 2, 3), keepdims=True), 1 / np.sqrt(numbers[0].size))
    # Of nearly one grey TensorFlow's float32 keeps four digits.
    made = like_keras((numbers - mean) / deviation, tf.image.per_image_standardization, images, 2e-3)
    return case(name, "PerImageStandardization", [step], images, training_rows, made)


def write_all():
    random = np.random.default_rng(31)
    golden.write("images", SOURCE, [*sizes(random), *colours(random), *values(random)])
