"""Curves, scores of probabilities, agreement, errors of numbers."""

import warnings

import numpy as np
import sklearn
from sklearn import metrics
from sklearn.calibration import calibration_curve
from sklearn.preprocessing import label_binarize

from cases import golden

SOURCE = f"scikit-learn {sklearn.__version__}"


def softmax(values):
    values = np.exp(values - values.max(axis=1, keepdims=True))
    return (values / values.sum(axis=1, keepdims=True)).astype("f4")


def curves_of(positive, scores):
    # What float32 holds, in double precision: thresholds are compared as they are.
    scores = np.asarray(scores, "f4").astype("f8")
    fpr, tpr, roc_thresholds = metrics.roc_curve(positive, scores)
    precision, recall, thresholds = metrics.precision_recall_curve(positive, scores)
    true, predicted = calibration_curve(positive, scores, n_bins=10)
    return {
        "fpr": golden.doubles(fpr),
        "tpr": golden.doubles(tpr),
        "roc_thresholds": golden.doubles(roc_thresholds[1:]),
        "precision": golden.doubles(precision),
        "recall": golden.doubles(recall),
        "thresholds": golden.doubles(thresholds),
        "roc_auc": golden.doubles([metrics.roc_auc_score(positive, scores)])[0],
        "average_precision": metrics.average_precision_score(positive, scores),
        "calibration": {"true": golden.doubles(true), "predicted": golden.doubles(predicted)},
    }


def curve_cases(random):
    def case(name, positive, scores):
        positive, scores = np.asarray(positive, int), np.asarray(scores, "f4")
        return {
            "name": name,
            "positive": positive.tolist(),
            "scores": golden.array(scores),
            **curves_of(positive, scores),
        }

    def one_vs_rest(classes, rows):
        """Of several classes each against the others."""
        of = random.integers(0, classes, rows)
        probabilities = softmax(2 * np.eye(classes)[of] + random.normal(size=(rows, classes)))
        return [case(f"class {k} of {classes}", of == k, probabilities[:, k]) for k in range(classes)]

    labels = random.integers(0, 2, 200)
    near = np.clip(0.35 * labels + random.uniform(0, 0.65, 200), 0, 1)
    return [
        case("four rows", [0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]),
        case("200 rows", labels, near),
        case("ties", labels, np.round(near, 1)),
        case("one score for all", [0, 1, 1, 0], [0.5] * 4),
        case("perfect", [0, 0, 1, 1], [0.0, 0.2, 0.7, 1.0]),
        case("the wrong way round", [1, 1, 0, 0], [0.0, 0.2, 0.7, 1.0]),
        case("only positive rows", [1, 1, 1], [0.2, 0.6, 0.4]),
        case("only negative rows", [0, 0, 0], [0.2, 0.6, 0.4]),
        case("rare", (np.arange(300) % 50 == 0), random.uniform(size=300)),
        *one_vs_rest(3, 60),
        *one_vs_rest(10, 90),
    ]


def score_cases(random):
    cases = []
    for classes, rows in [(2, 120), (3, 90), (10, 300), (3, 1)]:
        labels = random.integers(0, classes, rows)
        one_hot = np.eye(classes)[labels]
        probabilities = softmax(2 * one_hot + random.normal(size=(rows, classes)))
        wide = probabilities.astype("f8")
        listed = list(range(classes))
        ranked = wide[:, 1] if classes == 2 else wide
        top = {
            str(k): metrics.top_k_accuracy_score(labels, ranked, k=k, labels=listed)
            for k in [1, 2, 5]
            if k < classes and classes > 2
        }
        predicted = probabilities.argmax(axis=1)
        is_one_class = len(set(labels)) < 2
        cases.append(
            {
                "name": f"{classes} classes, {rows} rows",
                "classes": classes,
                "labels": labels.tolist(),
                "probabilities": golden.array(probabilities),
                "log_loss": metrics.log_loss(labels, wide, labels=listed),
                "brier": metrics.brier_score_loss(labels, wide, labels=listed)
                if classes > 2
                else metrics.brier_score_loss(labels, wide[:, 1]),
                "top_k": top,
                "roc_auc": None if is_one_class else metrics.roc_auc_score(labels, ranked, multi_class="ovr", labels=None if classes == 2 else listed),
                "average_precision": None
                if is_one_class
                else metrics.average_precision_score(labels if classes == 2 else one_hot, ranked, average="macro"),
                **agreement_of(labels, predicted),
            }
        )
    return cases


def agreement_of(labels, predicted):
    return {
        "predicted": np.asarray(predicted).tolist(),
        "accuracy": metrics.accuracy_score(labels, predicted),
        "balanced_accuracy": metrics.balanced_accuracy_score(labels, predicted),
        "cohen_kappa": golden.doubles([metrics.cohen_kappa_score(labels, predicted)])[0],
        "matthews_corrcoef": metrics.matthews_corrcoef(labels, predicted),
    }


def agreement_cases(random):
    def case(name, labels, predicted):
        return {"name": name, "labels": list(labels), **agreement_of(labels, predicted)}

    labels = random.integers(0, 4, 150)
    return [
        case("always the majority", [0] * 17 + [1], [0] * 18),
        case("one class, all right", [1, 1, 1], [1, 1, 1]),
        case("all wrong", [0, 1, 0, 1], [1, 0, 1, 0]),
        case("a predicted class that no row has", [0, 1, 0, 1], [0, 2, 1, 1]),
        case("by chance", labels.tolist(), random.integers(0, 4, 150).tolist()),
        case("mostly right", labels.tolist(), np.where(random.uniform(size=150) < 0.8, labels, 0).tolist()),
    ]


def regression_cases(random):
    def case(name, actual, predicted):
        actual, predicted = np.asarray(actual, "f4"), np.asarray(predicted, "f4")
        a, p = actual.astype("f8"), predicted.astype("f8")
        return {
            "name": name,
            "actual": golden.array(actual),
            "predicted": golden.array(predicted),
            "mean_absolute_error": metrics.mean_absolute_error(a, p),
            "mean_squared_error": metrics.mean_squared_error(a, p),
            "root_mean_squared_error": metrics.root_mean_squared_error(a, p),
            "mean_absolute_percentage_error": metrics.mean_absolute_percentage_error(a, p),
            "median_absolute_error": metrics.median_absolute_error(a, p),
            "max_error": metrics.max_error(a, p),
            "explained_variance": golden.doubles([metrics.explained_variance_score(a, p)])[0],
            "r2": golden.doubles([metrics.r2_score(a, p)])[0],
        }

    prices = random.uniform(156_000, 630_000, 101)
    return [
        case("prices", prices, prices + random.normal(0, 20_000, 101)),
        case("even number of rows", [1, 2, 3, 4], [1.5, 2, 2, 6]),
        case("targets of zero", [0, 1, -2], [0.5, 1, -1]),
        case("all right", [3, 4], [3, 4]),
        case("a constant target", [2, 2, 2], [2, 3, 2]),
        case("the mean", [1, 2, 3], [2, 2, 2]),
    ]


def confident_learning(labels, p):
    """Northcutt et al., 2021: thresholds are class means; of the classes at theirs the most probable."""
    thresholds = np.array([p[labels == k, k].mean() if (labels == k).any() else np.inf for k in range(p.shape[1])])
    above = p >= thresholds
    confident = np.where(above, p, -1).argmax(axis=1)
    wrong = above.any(axis=1) & (confident != labels)
    rows = np.arange(len(labels))
    others = p.copy()
    others[rows, labels] = -1
    margin = p[rows, labels] - others.max(axis=1)
    order = sorted(rows, key=lambda i: (margin[i], i))
    return {
        "rows": [int(i) for i in order],
        "suggested": [int(confident[i] if wrong[i] else labels[i]) for i in order],
        "likely": int(wrong.sum()),
    }


def label_error_cases(random):
    cases = []
    for classes, rows in [(2, 60), (4, 120), (10, 200)]:
        true = random.integers(0, classes, rows)
        probabilities = softmax(3 * np.eye(classes)[true] + random.normal(size=(rows, classes)))
        labels = np.where(random.uniform(size=rows) < 0.1, random.integers(0, classes, rows), true)
        cases.append(
            {
                "name": f"{classes} classes",
                "classes": classes,
                "labels": labels.tolist(),
                "probabilities": golden.array(probabilities),
                **confident_learning(labels, probabilities),
            }
        )
    return cases


def report_cases(random):
    def case(name, labels, predicted, **options):
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            text = metrics.classification_report(labels, predicted, **options)
        numbers = metrics.classification_report(labels, predicted, output_dict=True, **options)
        entry = {"name": name, "labels": list(labels), "predicted": list(predicted), "text": text}
        # Said for the classes, and again for each average.
        entry["warnings"] = list(dict.fromkeys(str(one.message) for one in warned))
        if options.get("zero_division", 0) == 0:
            entry["numbers"] = numbers
        if "zero_division" in options:
            entry["zero_division"] = str(options["zero_division"])
        return entry | {key: options[key] for key in ["digits", "target_names"] if key in options}

    labels = random.integers(0, 3, 90)
    mostly = np.where(random.uniform(size=90) < 0.7, labels, random.integers(0, 3, 90))
    never = [0, 0, 1, 1, 2], [0, 1, 1, 1, 1]
    words = ["T-shirt/top", "가방", "a class whose name is rather long"]
    return [
        case("three classes", labels.tolist(), mostly.tolist()),
        case("digits and names", labels.tolist(), mostly.tolist(), digits=4, target_names=words),
        case("no digits", labels.tolist(), mostly.tolist(), digits=0),
        case("the middle of two", [0] * 8 + [1] * 8, [0] * 5 + [1] * 3 + [1] * 7 + [0], digits=2),
        case("a class never predicted", *never),
        case("one for nothing", *never, zero_division=1),
        case("NaN for nothing", *never, zero_division=np.nan),
        case("a class that no row has", [0, 1, 0], [0, 1, 5], zero_division=np.nan),
        case("words", ["cat", "dog", "cat", "emu"], ["cat", "cat", "cat", "emu"]),
        case("one class", [1, 1], [1, 1]),
        case("a class that is in one list only", [0, 1, 1, 2], [0, 1, 3, 1]),
        case("zero asked for", *never, zero_division=0),
    ]


def write_all():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        golden.write("curves", SOURCE, curve_cases(np.random.default_rng(21)))
        golden.write("scores", SOURCE, score_cases(np.random.default_rng(22)))
        golden.write("agreement", SOURCE, agreement_cases(np.random.default_rng(23)))
        golden.write("regression_scores", SOURCE, regression_cases(np.random.default_rng(24)))
        golden.write("reports", SOURCE, report_cases(np.random.default_rng(26)))
        golden.write("label_errors", f"NumPy {np.__version__}", label_error_cases(np.random.default_rng(25)))
