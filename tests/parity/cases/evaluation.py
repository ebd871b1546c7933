"""classification_report and confusion_matrix."""

import warnings

import numpy as np
import sklearn
from sklearn.metrics import classification_report, confusion_matrix

from cases import golden

SOURCE = f"scikit-learn {sklearn.__version__}"


def scores(report):
    return [report["precision"], report["recall"], report["f1-score"], report["support"]]


def report_of(labels, predictions, listed):
    """The report for the classes `listed`; None: those that occur."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        report = classification_report(
            labels, predictions, labels=listed, output_dict=True, zero_division=0
        )
    matrix = confusion_matrix(labels, predictions, labels=listed)
    classes = sorted(set(labels) | set(predictions)) if listed is None else listed
    return {
        "confusion": matrix.tolist(),
        "scores": [scores(report[str(c)]) for c in classes],
        "accuracy": report["accuracy"],
        "macro_average": scores(report["macro avg"]),
        "weighted_average": scores(report["weighted avg"]),
    }


def case(name, labels, predictions, classes):
    labels, predictions = [int(v) for v in labels], [int(v) for v in predictions]
    return {
        "name": name,
        "labels": labels,
        "predictions": predictions,
        "classes": classes,
        **report_of(labels, predictions, list(range(classes))),
        "occurring": report_of(labels, predictions, None),
    }


def write_all():
    random = np.random.default_rng(11)
    cases = [
        case("three classes", [0, 1, 2, 2, 2, 1, 0], [0, 0, 2, 2, 1, 1, 0], 3),
        case("all right", [0, 1, 0, 1], [0, 1, 0, 1], 2),
        case("all wrong", [0, 1, 0, 1], [1, 0, 1, 0], 2),
        case("a class never predicted", [0, 1, 2, 1], [0, 1, 1, 1], 3),
        case("a class without rows", [0, 1, 0, 1], [0, 2, 1, 1], 3),
        case("a class in neither", [0, 1, 0, 1], [0, 1, 1, 1], 4),
        case("one row", [1], [1], 2),
        case("gaps between the classes", [2, 7, 2, 40, 7], [2, 40, 9, 40, 7], 41),
    ]
    for classes in [2, 10]:
        labels = random.integers(0, classes, size=300)
        noise = random.integers(0, classes, size=300)
        predictions = np.where(random.uniform(size=300) < 0.7, labels, noise)
        cases.append(case(f"random, {classes} classes", labels, predictions, classes))
    golden.write("evaluation", SOURCE, cases)
