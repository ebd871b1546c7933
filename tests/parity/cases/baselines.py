"""Classical models: what scikit-learn's predict for rows that they did not see."""

import warnings

import numpy as np
import sklearn
from sklearn import datasets, ensemble, linear_model, naive_bayes, neighbors, tree

from cases import golden

SOURCE = f"scikit-learn {sklearn.__version__}"
CLASSES = {
    name: getattr(module, name)
    for module, names in {
        linear_model: ["LogisticRegression", "LinearRegression", "Ridge"],
        neighbors: ["KNeighborsClassifier", "KNeighborsRegressor"],
        naive_bayes: ["GaussianNB"],
        tree: ["DecisionTreeClassifier", "DecisionTreeRegressor"],
        ensemble: [
            "RandomForestClassifier",
            "RandomForestRegressor",
            "GradientBoostingClassifier",
            "GradientBoostingRegressor",
        ],
    }.items()
    for name in names
}


def tables():
    """Name: features, targets, number of classes or 0."""
    random = np.random.default_rng(13)
    iris = datasets.load_iris()
    cancer = datasets.load_breast_cancer()
    diabetes = datasets.load_diabetes()
    scaled = (cancer.data[:300, :8] - cancer.data.mean(0)[:8]) / cancer.data.std(0)[:8]
    kinds = random.integers(0, 4, 200)
    mixed = np.hstack([np.eye(4)[kinds], random.normal(size=(200, 2)) * [30, 0.1] + [100, 0]])
    sums = kinds * 2.0 + mixed[:, 4] * 0.3 - mixed[:, 5] * 8 + random.normal(size=200) * 0.2
    both = np.stack([sums, mixed[:, 4] ** 2 / 100 + random.normal(size=200)], axis=1)
    return {
        "iris": (iris.data, iris.target, 3),
        "iris without ties": (iris.data + random.normal(size=iris.data.shape) / 50, iris.target, 3),
        "cancer": (scaled, cancer.target[:300], 2),
        "cancer, not scaled": (cancer.data[:200, :8], cancer.target[:200], 2),
        "diabetes": (diabetes.data[:240] * 20, diabetes.target[:240], 0),
        # The four columns of kinds add up to the constant.
        "collinear": (mixed, sums, 0),
        "two numbers": (mixed, both, 0),
        "digits": (np.round(datasets.load_digits().data[:240, 10:30] / 6), datasets.load_digits().target[:240], 10),
        "few values": (np.round(diabetes.data[:200, :6] * 10), np.round(diabetes.target[:200] / 30), 0),
    }


def is_test(rows):
    return np.arange(rows) % 4 == 1


def case(data, name, solver=None, **config):
    x, y, classes = DATA[data]
    x = np.asarray(x, "f4").astype("f8")
    y = y if classes else np.asarray(y, "f4").astype("f8")
    test = is_test(len(x))
    model = CLASSES[name](**config, **(solver or {}))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model.fit(x[~test], y[~test])
    predicted = model.predict_proba(x[test]) if classes else model.predict(x[test])
    arguments = ", ".join(f"{key}={config[key]!r}" for key in sorted(config))
    return {
        "name": f"{data}: {arguments}" if arguments else data,
        "data": data,
        "class_name": name,
        "config": config,
        "predicted": golden.doubles(predicted),
        **({"tree": tree_of(model)} if name.startswith("DecisionTree") else {}),
    }


def tree_of(model):
    """Its nodes, a row each: left, right, feature, threshold, impurity, rows and value. And its text."""
    grown = model.tree_
    leaf = grown.children_left < 0
    columns = [
        grown.children_left,
        grown.children_right,
        np.where(leaf, 0, grown.feature),
        np.where(leaf, 0, grown.threshold),
        grown.impurity,
        grown.n_node_samples,
    ]
    value = grown.value.reshape(grown.node_count, -1)
    nodes = np.column_stack([*columns, value])
    return {"nodes": golden.doubles(nodes), "width": value.shape[1], "text": tree.export_text(model, max_depth=3)}


def linear_cases():
    # Its own "lbfgs" ends where the loss hardly changes, whatever the tolerance.
    tight = {"tol": 1e-11, "max_iter": 100000, "solver": {"solver": "newton-cholesky"}}
    return [
        case("iris", "LogisticRegression", **tight),
        case("iris", "LogisticRegression", C=20.0, **tight),
        case("iris", "LogisticRegression", C=0.01, fit_intercept=False, **tight),
        case("cancer", "LogisticRegression", **tight),
        case("cancer", "LogisticRegression", class_weight="balanced", C=0.3, **tight),
        case("diabetes", "LinearRegression"),
        case("diabetes", "LinearRegression", fit_intercept=False),
        case("collinear", "LinearRegression"),
        case("two numbers", "LinearRegression"),
        case("diabetes", "Ridge"),
        case("collinear", "Ridge", alpha=0.1),
        case("two numbers", "Ridge", alpha=10.0, fit_intercept=False),
    ]


def neighbor_cases():
    return [
        case("iris", "GaussianNB"),
        case("cancer, not scaled", "GaussianNB"),
        case("cancer", "GaussianNB", var_smoothing=0.1),
        case("iris without ties", "KNeighborsClassifier"),
        case("cancer", "KNeighborsClassifier", n_neighbors=1),
        case("cancer", "KNeighborsClassifier", n_neighbors=7, weights="distance"),
        # Tables where several rows are equally near.
        *[case("iris", "KNeighborsClassifier", n_neighbors=count) for count in (1, 2, 5, 12, 30)],
        case("iris", "KNeighborsClassifier", n_neighbors=4, weights="distance"),
        *[case("digits", "KNeighborsClassifier", n_neighbors=count) for count in (1, 4, 9)],
        *[case("few values", "KNeighborsRegressor", n_neighbors=count) for count in (1, 3, 6, 21, 90)],
        case("diabetes", "KNeighborsRegressor"),
        case("two numbers", "KNeighborsRegressor", n_neighbors=3, weights="distance"),
    ]


def tree_cases():
    return [
        case("iris", "DecisionTreeClassifier", random_state=0),
        case("iris", "DecisionTreeClassifier", random_state=7, criterion="entropy"),
        case("cancer, not scaled", "DecisionTreeClassifier", random_state=42, max_depth=3),
        case("cancer", "DecisionTreeClassifier", random_state=1, min_samples_leaf=5, max_features="sqrt"),
        case("diabetes", "DecisionTreeRegressor", random_state=0),
        case("few values", "DecisionTreeRegressor", random_state=3, max_depth=5, min_samples_split=10),
        case("two numbers", "DecisionTreeRegressor", random_state=0, max_depth=6),
        case("iris", "RandomForestClassifier", random_state=0, n_estimators=20),
        case("cancer", "RandomForestClassifier", random_state=42, n_estimators=15, max_depth=4),
        case("cancer", "RandomForestClassifier", random_state=5, n_estimators=5, bootstrap=False),
        case("diabetes", "RandomForestRegressor", random_state=0, n_estimators=12),
        case("two numbers", "RandomForestRegressor", random_state=9, n_estimators=6, max_features="log2"),
        case("iris", "GradientBoostingClassifier", random_state=0, n_estimators=20),
        # Where two features part the few rows of a deep node alike, rounding decides which is taken, here and there.
        # These cases have no such node.
        case("cancer", "GradientBoostingClassifier", random_state=42, n_estimators=25, max_depth=2),
        case("cancer", "GradientBoostingClassifier", random_state=1, n_estimators=25, max_depth=2),
        case("diabetes", "GradientBoostingRegressor", random_state=0, n_estimators=40, max_depth=2),
        case("collinear", "GradientBoostingRegressor", random_state=0, n_estimators=40),
        case("few values", "GradientBoostingRegressor", random_state=4, n_estimators=25, learning_rate=0.3, max_depth=2, max_features="sqrt"),
    ]


DATA = {}


def write_all():
    DATA.update(tables())
    golden.write(
        "baselines_data",
        SOURCE,
        [
            {
                "name": name,
                "classes": classes,
                "x": golden.array(x),
                "y": golden.array(y),
                "test": is_test(len(x)).astype(int).tolist(),
            }
            for name, (x, y, classes) in DATA.items()
        ],
    )
    golden.write("baselines", SOURCE, linear_cases() + neighbor_cases() + tree_cases())
