"""A small picture of each sample for the list: points of a table, a line of a series, a few of the images.

The colours are seen on light and on dark pages.
"""

import base64
import gzip
import io
from pathlib import Path

import numpy as np
import pandas as pd
from PIL import Image

WIDTH, HEIGHT, MARGIN = 96, 64, 6
COLOURS = ["#3f86e0", "#e8833a", "#3fa37a"]
SHOWN = 160


def svg(body: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">{body}</svg>\n'


def placed(values, length: int, flip: bool = False) -> np.ndarray:
    """From what the values span to the picture's pixels."""
    values = np.asarray(values, float)
    share = (values - values.min()) / (values.max() - values.min())
    return MARGIN + (1 - share if flip else share) * (length - 2 * MARGIN)


def dots(x, y) -> str:
    """Points of one colour as a path of zero-length round strokes."""
    return "".join(f"M{a:.1f} {b:.1f}h0" for a, b in zip(x, y))


def scatter(path: Path, x: str, y: str, colour: str) -> str:
    """Rows as points, coloured by class, or by thirds of a number."""
    frame = pd.read_csv(path).dropna(subset=[x, y, colour])
    frame = frame.sample(min(SHOWN, len(frame)), random_state=0)
    groups = frame[colour]
    if groups.nunique() > 4:
        groups = pd.qcut(groups, 3, labels=False)
    left, top = placed(frame[x], WIDTH), placed(frame[y], HEIGHT, flip=True)
    paths = [
        f'<path d="{dots(left[mask], top[mask])}" stroke="{COLOURS[index]}"/>'
        for index, mask in enumerate((groups == value).to_numpy() for value in sorted(groups.unique()))
    ]
    return svg(f'<g stroke-width="3.4" stroke-linecap="round">{"".join(paths)}</g>')


def line(path: Path, y: str) -> str:
    values = pd.read_csv(path)[y]
    points = zip(placed(range(len(values)), WIDTH), placed(values, HEIGHT, flip=True))
    drawn = "M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in points)
    return svg(f'<path d="{drawn}" fill="none" stroke="{COLOURS[0]}" stroke-width="1.6"/>')


def tiles(images: list[np.ndarray], columns: int = 3, gap: int = 0) -> str:
    """Six images, whole pixels kept, within an SVG: an <img> scales all pictures alike."""
    side = images[0].shape[0]
    step = side + gap
    rows = len(images) // columns
    sheet = np.full((rows * step - gap, columns * step - gap, *images[0].shape[2:]), 120, "u1")
    for index, image in enumerate(images):
        top, left = index // columns * step, index % columns * step
        sheet[top : top + side, left : left + side] = image
    packed = io.BytesIO()
    Image.fromarray(sheet).save(packed, "PNG", optimize=True)
    data = base64.b64encode(packed.getvalue()).decode()
    place = f'width="{WIDTH}" height="{HEIGHT}" preserveAspectRatio="xMidYMid slice"'
    return svg(f'<image {place} style="image-rendering:pixelated" href="data:image/png;base64,{data}"/>')


def idx_images(path: Path) -> np.ndarray:
    data = gzip.decompress(path.read_bytes())
    shape = np.frombuffer(data[4 : 4 + 4 * data[3]], ">u4")
    return np.frombuffer(data[4 + 4 * data[3] :], "u1").reshape(shape)


def draw(samples: Path) -> dict[str, str]:
    """The pictures by the samples' ids."""
    table = lambda name, *columns: scatter(samples / name, *columns)  # noqa: E731
    clothes = idx_images(samples / "fashion-mnist/train-images-idx3-ubyte.gz")
    figures = idx_images(samples / "digits/digits-images-idx3-ubyte.gz")
    signs = idx_images(samples / "signs/signs-images-idx4-ubyte.gz")
    return {
        "fashion-mnist": tiles([clothes[i] for i in (0, 1, 3, 5, 16, 6)]),
        "digits": tiles([figures[i] for i in range(6)], gap=1),
        "signs": tiles([signs[i] for i in (0, 1, 2, 3, 4, 6)]),
        "iris": table("iris.csv", "petal_length", "sepal_width", "species"),
        "wine": table("wine.csv", "flavanoids", "color_intensity", "cultivar"),
        "breast-cancer": table("breast-cancer.csv", "mean_radius", "mean_concave_points", "diagnosis"),
        "pima": table("pima-indians-diabetes.csv", "Glucose", "Age", "Outcome"),
        "penguins": table("penguins.csv", "flipper_length_mm", "bill_length_mm", "species"),
        "auto-mpg": table("auto-mpg.csv", "weight", "mpg", "mpg"),
        "credit": table("credit.csv", "age", "LTI", "default10yr"),
        "pass-fail": table("pass-fail.csv", "Sensor.1", "Sensor.2", "Pass.Fail"),
        "co2": line(samples / "co2.csv", "co2"),
        **{name: table(f"toys/{name}.csv", "x1", "x2", "colour") for name in ("circle", "xor", "gauss", "spiral")},
        "plane": table("toys/plane.csv", "x1", "x2", "value"),
    }
