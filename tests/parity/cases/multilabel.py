"""classification_report and scores of rows that may have several labels at once."""

import warnings

import numpy as np
import sklearn
from sklearn import metrics

from cases import golden

SOURCE = f"scikit-learn {sklearn.__version__}"
AVERAGES = ["micro", "macro", "weighted", "samples"]


def case(name, truth, probabilities, threshold=0.5, **options):
    truth = np.asarray(truth, "i4")
    probabilities = np.asarray(probabilities, "f4")
    predicted = (probabilities.astype("f8") > threshold).astype("i4")
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        text = metrics.classification_report(truth, predicted, **options)
    entry = {
        "name": name,
        "truth": truth.tolist(),
        "probabilities": golden.array(probabilities),
        "threshold": threshold,
        "text": text,
        # Said for the labels, and again for each average.
        "warnings": list(dict.fromkeys(str(one.message) for one in warned)),
        "matrices": metrics.multilabel_confusion_matrix(truth, predicted).tolist(),
        "subset_accuracy": metrics.accuracy_score(truth, predicted),
        "hamming_loss": metrics.hamming_loss(truth, predicted),
    }
    zero = options.get("zero_division")
    if zero is None or not np.isnan(zero):
        entry["numbers"] = metrics.classification_report(truth, predicted, output_dict=True, **options)
    if zero is not None:
        entry["zero_division"] = str(zero)
    return entry | {key: options[key] for key in ["digits", "target_names"] if key in options}


def cases(random):
    truth = (random.uniform(size=(60, 4)) < [0.5, 0.3, 0.2, 0.6]).astype("i4")
    truth[::9] = 0
    sure = np.clip(0.25 + 0.5 * truth + 0.25 * random.normal(size=truth.shape), 0.01, 0.99)
    genres = ["action", "romance", "a genre whose name is rather long", "다큐멘터리"]
    # One label is never predicted, one no row has, one neither; a row has none and is said to have none.
    never = [[1, 0, 1, 0], [1, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 0]]
    said = [[0.9, 0.7, 0.2, 0.1], [0.8, 0.1, 0.4, 0.2], [0.3, 0.2, 0.1, 0.3], [0.1, 0.2, 0.3, 0.4]]
    nothing = np.zeros((3, 2)), np.full((3, 2), 0.25)
    return [
        case("four labels", truth, sure),
        case("digits and names", truth, sure, digits=4, target_names=genres),
        case("another threshold", truth, sure, threshold=0.3, target_names=genres),
        case("every label of every row", np.ones((4, 3)), np.full((4, 3), 0.75)),
        case("labels without rows, rows without labels", never, said),
        case("one for nothing", never, said, zero_division=1.0),
        case("NaN for nothing", never, said, zero_division=np.nan),
        case("zero asked for", never, said, zero_division=0.0),
        case("nothing at all", *nothing),
        case("nothing at all, NaN", *nothing, zero_division=np.nan),
        case("nothing predicted", [[1, 0], [0, 1]], [[0.1, 0.2], [0.3, 0.4]]),
        case("nothing true", [[0, 0], [0, 0]], [[0.9, 0.2], [0.3, 0.4]]),
    ]


def write_all():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        golden.write("multilabel", SOURCE, cases(np.random.default_rng(27)))
