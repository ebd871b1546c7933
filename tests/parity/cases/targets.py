"""Numbers to predict: scaled for training, predicted, put back into their own units, and measured there."""

import numpy as np
import sklearn
from sklearn.compose import TransformedTargetRegressor
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error, r2_score, root_mean_squared_error
from sklearn.preprocessing import MinMaxScaler, StandardScaler

from cases import golden

SOURCE = f"scikit-learn {sklearn.__version__}"


def case(name, scaler, targets, features, training_rows):
    """A regression on scaled targets: what it learns from, and what its predictions are worth."""
    rows, width = targets.shape
    training = slice(0, training_rows)
    regressor = TransformedTargetRegressor(LinearRegression(), transformer=scaler() if scaler else None)
    regressor.fit(features[training], targets[training])
    predicted = regressor.predict(features).reshape(rows, width)
    transformer = regressor.transformer_
    scaled = transformer.transform(targets) if scaler else targets
    # What a model says is single precision.
    told = (transformer.transform(predicted) if scaler else predicted).astype("float32").astype("float64")
    predicted = transformer.inverse_transform(told) if scaler else told
    # Errors are measured on what the library keeps: single precision.
    actual, guessed = targets[training_rows:].astype("float32"), predicted[training_rows:].astype("float32")
    scores = [
        [measure(actual[:, i].astype("float64"), guessed[:, i].astype("float64")) for i in range(width)]
        for measure in (mean_absolute_error, root_mean_squared_error, r2_score)
    ]
    return {
        "name": name,
        "scaling": scaler.__name__ if scaler else None,
        "rows": rows,
        "width": width,
        "training_rows": training_rows,
        "targets": golden.doubles(targets),
        "scaled": golden.doubles(scaled),
        "scaled_predictions": golden.doubles(told),
        "predictions": golden.doubles(predicted),
        "scores": [golden.doubles(np.asarray(score)) for score in scores],
    }


def write_all():
    random = np.random.default_rng(12)
    features = random.normal(size=(40, 3))
    price = 300_000 + 80_000 * features[:, :1] + 40_000 * random.normal(size=(40, 1))
    pair = np.hstack([price, 2 + 0.01 * features[:, 1:2] + 0.002 * random.normal(size=(40, 1))])
    constant = np.hstack([price, np.full((40, 1), 7.0)])
    cases = [
        case("prices, standard", StandardScaler, price, features, 32),
        case("prices, min-max", MinMaxScaler, price, features, 30),
        case("as they are", None, pair, features, 25),
        case("two columns, standard", StandardScaler, pair, features, 25),
        case("two columns, min-max", MinMaxScaler, pair, features, 33),
        case("a constant beside, standard", StandardScaler, constant, features, 20),
        case("a constant beside, min-max", MinMaxScaler, constant, features, 20),
    ]
    golden.write("targets", SOURCE, cases)
