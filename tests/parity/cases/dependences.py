"""Permutation importance and partial dependence of linear models, on columns as they are in the file."""

import numpy as np
import pandas as pd
import sklearn
from sklearn.compose import make_column_transformer
from sklearn.inspection import partial_dependence, permutation_importance
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

from cases import golden

SOURCE = f"scikit-learn {sklearn.__version__}"
NUMBERS = ["telling", "half", "noise"]


def table(random, rows):
    telling, half, noise = random.normal(size=(3, rows)).round(3)
    half = half * 20 + 50
    town = random.choice(["Bonn", "Köln", "Ulm"], rows)
    shift = pd.Series(town).map({"Bonn": -0.5, "Köln": 0, "Ulm": 0.9}).to_numpy()
    score = 2 * telling + 0.04 * (half - 50) + shift + random.normal(0, 0.4, rows)
    frame = pd.DataFrame(
        {"telling": telling, "half": half.round(2), "noise": noise, "town": town}
    )
    frame["grade"] = random.integers(0, 5, rows).astype(float)
    return frame, score


def boundary(model, frame, pair, resolution=7):
    """What a model gives on a grid of two columns, a tenth wider than they are, with the others as they usually are."""
    x, y = (np.linspace(low, high, resolution) for low, high in map(widened, (frame[one] for one in pair)))
    across, up = np.meshgrid(x, y)
    usual = {
        one: values.median() if values.dtype.kind == "f" else values.value_counts().index[0]
        for one, values in frame.items()
    }
    grid = pd.DataFrame({**usual, pair[0]: across.ravel(), pair[1]: up.ravel()})[frame.columns]
    give = getattr(model, "predict_proba", model.predict)
    given = give(grid).reshape(resolution, resolution, -1)
    return {
        "columns": pair,
        "x": golden.doubles(x),
        "y": golden.doubles(y),
        "held": {one: value for one, value in usual.items() if one not in pair},
        "values": golden.float64(given.transpose(2, 0, 1)),
    }


def widened(values):
    margin = (values.max() - values.min()) * 0.1
    return values.min() - margin, values.max() + margin


def case(name, random, estimator, targets, columns):
    frame, score = table(random, 120)
    frame, y = frame[columns], targets(score)
    numbers = [one for one in columns if one != "town"]
    steps = [(StandardScaler(), numbers)]
    if "town" in columns:
        steps.append((OneHotEncoder(sparse_output=False), ["town"]))
    model = make_pipeline(make_column_transformer(*steps), estimator).fit(frame, y)
    importance = permutation_importance(model, frame, y, n_repeats=7, random_state=3)
    linear = model[-1]
    two = getattr(linear, "classes_", [])
    kernel = np.atleast_2d(linear.coef_).T
    dependences = []
    for column in columns:
        found = partial_dependence(
            model,
            frame,
            [column],
            kind="both",
            method="brute",
            grid_resolution=20,
            percentiles=(0.05, 0.95),
            categorical_features=[one for one in columns if one == "town"] or None,
        )
        dependences.append(
            {
                "column": column,
                "grid": [v if isinstance(v, str) else float(v) for v in found["grid_values"][0]],
                "average": golden.float64(found["average"]),
                "individual": golden.float64(found["individual"][:, :5]),
            }
        )
    return {
        "name": name,
        "boundary": boundary(model, frame, [numbers[1], numbers[0]]),
        "csv": frame.assign(target=y).to_csv(index=False),
        "columns": columns,
        "classes": len(two),
        "features": numbers + [f"town_{t}" for t in ["Bonn", "Köln", "Ulm"] if "town" in columns],
        "kernel": golden.array(kernel),
        "bias": golden.array(np.atleast_1d(linear.intercept_)),
        "baseline": float(model.score(frame, y)),
        "importances": golden.float64(importance.importances),
        "mean": golden.doubles(importance.importances_mean),
        "std": golden.doubles(importance.importances_std),
        "dependences": dependences,
    }


def cases():
    random = np.random.default_rng(13)
    two = lambda score: np.where(score > 0, "yes", "no")
    three = lambda score: np.select([score < -1, score < 1], ["a", "b"], "c")
    return [
        case("two classes", random, LogisticRegression(), two, [*NUMBERS, "town", "grade"]),
        case("three classes", random, LogisticRegression(), three, [*NUMBERS, "grade"]),
        case("numbers", random, LinearRegression(), lambda score: score.round(6), [*NUMBERS, "town"]),
        case(
            "large numbers",
            random,
            LinearRegression(),
            lambda score: (1000 * score + 5000).round(3),
            NUMBERS,
        ),
    ]


def write_all():
    golden.write("dependences", SOURCE, cases())
