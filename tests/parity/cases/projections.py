"""The outputs of a hidden layer in two dimensions: scikit-learn's PCA of them, and what the layer's activation is of."""

import numpy as np
import sklearn
from sklearn.decomposition import PCA

from cases import golden

SOURCE = f"scikit-learn {sklearn.__version__}, NumPy {np.__version__}"


def case(name, activation, function, rows, most, seed):
    random = np.random.default_rng(seed)
    x = random.normal(size=(rows, 5)).astype("f4")
    kernel = random.normal(size=(5, 6)).astype("f4")
    bias = random.normal(size=6).astype("f4")
    taken = np.arange(rows)
    if rows > most:
        taken = np.sort(np.random.RandomState(seed).permutation(rows)[:most])
    before = x.astype("f8") @ kernel.astype("f8") + bias
    pca = PCA(n_components=2, svd_solver="full").fit(function(before)[taken])
    return {
        "name": name,
        "activation": activation,
        "x": golden.array(x),
        "kernel": golden.array(kernel),
        "bias": golden.array(bias),
        "most": most,
        "seed": seed,
        "rows": [int(row) for row in taken],
        "before": golden.float64(before),
        "points": golden.float64(pca.transform(function(before)[taken])),
        "ratios": [float(share) for share in pca.explained_variance_ratio_],
    }


def write_all():
    golden.write(
        "projections",
        SOURCE,
        [
            case("all rows through tanh", "tanh", np.tanh, 40, 2000, 3),
            case("some rows through a ReLU", "relu", lambda z: np.maximum(z, 0), 90, 25, 7),
        ],
    )
