"""KNNImputer, QuantileTransformer, PowerTransformer and PCA, fitted on the training rows and applied to all."""

import numpy as np
import pandas as pd
import sklearn
from sklearn.decomposition import PCA
from sklearn.impute import KNNImputer
from sklearn.preprocessing import PowerTransformer, QuantileTransformer

from cases import golden
from cases.preparation import frame, numeric

SOURCE = f"scikit-learn {sklearn.__version__}"


def imputers(random):
    table = random.normal(size=(40, 4)) * [1, 2, 0.5, 3] + [0, 5, 7, -1]
    holes = table.copy()
    holes[random.uniform(size=holes.shape) < 0.2] = np.nan
    empty = np.column_stack([holes[:, 0], np.full(40, np.nan), holes[:, 1:]])
    lonely = holes.copy()
    lonely[30] = np.nan  # nothing to measure a distance by
    whole = np.where(np.isnan(holes), 0.5, holes)
    late = np.vstack([whole[:30], holes[30:]])
    names = ["a", "b", "c", "d"]
    table = pd.DataFrame(holes, columns=names)
    after = KNNImputer(add_indicator=True).set_output(transform="pandas").fit(table[:30]).transform(table)
    return [
        numeric("five neighbours", KNNImputer, {}, holes, 30),
        numeric("one neighbour", KNNImputer, {"n_neighbors": 1}, holes, 30),
        numeric("more neighbours than rows", KNNImputer, {"n_neighbors": 50}, holes, 30),
        numeric("by distance", KNNImputer, {"weights": "distance", "n_neighbors": 3}, holes, 30),
        numeric("indicator", KNNImputer, {"add_indicator": True}, holes, 30),
        numeric("empty column", KNNImputer, {}, empty, 30),
        numeric("empty column kept", KNNImputer, {"keep_empty_features": True}, empty, 30),
        numeric("empty column, indicator", KNNImputer, {"add_indicator": True}, empty, 30),
        numeric("empty column kept, indicator", KNNImputer, {"keep_empty_features": True, "add_indicator": True}, empty, 30),
        numeric("no number in a row", KNNImputer, {"n_neighbors": 2}, lonely, 35),
        numeric("missing later only", KNNImputer, {"n_neighbors": 4, "add_indicator": True}, late, 30),
        frame("names", "KNNImputer", {"add_indicator": True}, table, 30, after),
    ]


def quantiles(random):
    table = np.column_stack([random.normal(size=60), random.exponential(size=60), random.randint(0, 5, size=60)])
    holes = table.copy()
    holes[random.uniform(size=holes.shape) < 0.2] = np.nan
    constant = np.column_stack([table[:, 0], np.full(60, 3.5)])
    normal = {"output_distribution": "normal"}
    return [
        numeric("as many quantiles as rows", QuantileTransformer, {"n_quantiles": 45}, table, 45),
        numeric("more quantiles than rows", QuantileTransformer, {}, table, 45),
        numeric("ten quantiles", QuantileTransformer, {"n_quantiles": 10}, table, 45),
        numeric("one quantile", QuantileTransformer, {"n_quantiles": 1}, table, 45),
        numeric("normal", QuantileTransformer, {**normal, "n_quantiles": 20}, table, 45),
        numeric("normal, missing numbers", QuantileTransformer, {**normal, "n_quantiles": 30}, holes, 45),
        numeric("missing numbers", QuantileTransformer, {"n_quantiles": 30}, holes, 45),
        numeric("constant column", QuantileTransformer, {"n_quantiles": 30}, constant, 45),
        numeric("constant column, normal", QuantileTransformer, {**normal, "n_quantiles": 30}, constant, 45),
        numeric("some of the rows",
                QuantileTransformer, {"n_quantiles": 12, "subsample": 25, "random_state": 42}, holes, 45),
        numeric("as many as there are",
                QuantileTransformer, {"n_quantiles": 12, "subsample": 45, "random_state": 1}, holes, 45),
        numeric("all of the rows", QuantileTransformer, {"n_quantiles": 12, "subsample": None}, table, 45),
    ]


def powers(random):
    skewed = np.column_stack([random.exponential(size=60), random.lognormal(1, 0.8, 60), random.normal(50, 9, 60)])
    mixed = np.column_stack([random.normal(size=60) ** 3, random.standard_t(3, 60) * 40, -random.exponential(5, 60)])
    holes = skewed.copy()
    holes[random.uniform(size=holes.shape) < 0.2] = np.nan
    constant = np.column_stack([mixed[:, 0], np.full(60, 3.5)])
    box = {"method": "box-cox"}

    def power(name, config, values, training_rows):
        """With what is learned: the lambdas, and by which what they make is standardized."""
        fitted = PowerTransformer(**config).fit(np.asarray(values, "float64")[:training_rows])
        learned = {"lambda": golden.doubles(fitted.lambdas_)}
        if config.get("standardize", True):
            learned |= {"mean": golden.doubles(fitted._scaler.mean_), "scale": golden.doubles(fitted._scaler.scale_)}
        return {**numeric(name, PowerTransformer, config, values, training_rows), "learned": learned}

    return [
        power("yeo-johnson", {}, mixed, 45),
        power("yeo-johnson of positive numbers", {}, skewed, 45),
        power("yeo-johnson, missing numbers", {}, holes, 45),
        power("yeo-johnson, not standardized", {"standardize": False}, mixed, 45),
        power("yeo-johnson, constant column", {}, constant, 45),
        power("yeo-johnson of whole numbers", {}, random.randint(-3, 9, size=(60, 3)), 45),
        power("box-cox", box, skewed, 45),
        power("box-cox, missing numbers", box, holes, 45),
        power("box-cox, not standardized", {**box, "standardize": False}, skewed, 45),
        power("box-cox of small numbers", box, skewed * 1e-6, 45),
    ]


def components(random):
    table = random.normal(size=(60, 5)) @ random.normal(size=(5, 5)) + [3, 0, -7, 100, 1]
    wide = random.normal(size=(7, 12)) * np.arange(1, 13)
    tall = random.normal(size=(400, 3)) @ random.normal(size=(3, 3))
    names = ["a", "b", "c", "d", "e"]
    named = pd.DataFrame(table, columns=names)
    after = PCA(n_components=2).set_output(transform="pandas").fit(named[:45]).transform(named)
    return [
        numeric("all components", PCA, {}, table, 45),
        numeric("two components", PCA, {"n_components": 2}, table, 45),
        numeric("most of the variance", PCA, {"n_components": 0.8}, table, 45),
        numeric("nearly all of the variance", PCA, {"n_components": 0.999}, table, 45),
        numeric("whitened", PCA, {"whiten": True}, table, 45),
        numeric("whitened, three components", PCA, {"whiten": True, "n_components": 3}, table, 45),
        numeric("more columns than rows", PCA, {"n_components": 4}, wide, 6),
        numeric("many rows", PCA, {}, tall, 300),
        numeric("one column", PCA, {}, table[:, :1], 45),
        frame("names", "PCA", {"n_components": 2}, named, 45, after),
    ]


def write_all():
    random = np.random.RandomState(5)
    golden.write("transformers", SOURCE, imputers(random) + quantiles(random) + powers(random) + components(random))
