"""Every metric over three batches, the last one smaller, and which accuracy compile() chooses."""

import keras
import numpy as np
from keras import metrics
from keras.src.trainers import compile_utils

from cases import golden

SOURCE = f"keras {keras.__version__} (jax)"


def case(name, metric, target, prediction, weights=None):
    """Updates `metric` with rows 0-3, 4-7 and the rest; `results` is the result after each."""
    target, prediction = np.asarray(target, "float32"), np.asarray(prediction, "float32")
    batches, results = [(0, 4), (4, 8), (8, len(target))], []
    for start, end in batches:
        metric.update_state(
            target[start:end],
            prediction[start:end],
            sample_weight=None if weights is None else weights[start:end],
        )
        results.append(float(metric.result()))
    return {
        "name": f"{type(metric).__name__} {name}",
        "class_name": type(metric).__name__,
        "config": keras.saving.serialize_keras_object(metric)["config"],
        "target": golden.array(target),
        "prediction": golden.array(prediction),
        "weights": None if weights is None else golden.array(weights),
        "batches": [list(b) for b in batches],
        "results": results,
    }


def both(name, make, target, prediction):
    """Without and with sample weights."""
    weights = np.random.default_rng(len(name)).uniform(0, 2, size=len(target)).astype("float32")
    yield case(name, make(), target, prediction)
    yield case(f"{name} weighted", make(), target, prediction, weights)


def all_cases():
    random = np.random.default_rng(8)
    rows = 11
    for shape in [(rows, 1), (rows, 3), (rows, 2, 3)]:
        label = f"{shape}"
        probability = random.uniform(size=shape)
        yield from both(
            label, metrics.BinaryAccuracy, random.integers(0, 2, size=shape), probability
        )
        yield from both(
            f"threshold 0.7 {label}",
            lambda: metrics.BinaryAccuracy(threshold=0.7),
            random.integers(0, 2, size=shape),
            probability,
        )
        yield from both(
            label,
            metrics.Accuracy,
            random.integers(0, 3, size=shape),
            random.integers(0, 3, size=shape),
        )
        for metric in [metrics.MeanSquaredError, metrics.MeanAbsoluteError]:
            yield from both(label, metric, random.normal(size=shape), random.normal(size=shape))
    for shape in [(rows, 4), (rows, 3, 5)]:
        label = f"{shape}"
        classes = random.integers(0, shape[-1], size=shape[:-1])
        # Ties on purpose: the first of equal classes counts.
        scores = random.integers(0, 4, size=shape)
        one_hot = np.eye(shape[-1])[classes]
        yield from both(label, metrics.SparseCategoricalAccuracy, classes, scores)
        yield from both(label, metrics.CategoricalAccuracy, one_hot, scores)


def more_cases():
    random = np.random.default_rng(21)
    rows = 13
    for shape in [(rows, 1), (rows, 3)]:
        label = f"{shape}"
        ones, p = random.integers(0, 2, size=shape), random.uniform(size=shape)
        for metric in [metrics.Precision, metrics.Recall]:
            yield from both(label, metric, ones, p)
            yield from both(f"0.3 {label}", lambda: metric(thresholds=0.3), ones, p)
        for curve in ["ROC", "PR"]:
            for method in ["interpolation", "minoring", "majoring"]:
                name = f"{curve} {method} {label}"
                make = lambda: metrics.AUC(curve=curve, summation_method=method)
                yield from both(name, make, ones, p)
        yield from both(f"few {label}", lambda: metrics.AUC(num_thresholds=5), ones, p)
        logits = random.normal(size=shape) * 3
        yield from both(f"logits {label}", lambda: metrics.AUC(from_logits=True), ones, logits)
        target, prediction = random.normal(size=shape) * 2, random.normal(size=shape)
        for metric in [metrics.RootMeanSquaredError, metrics.MeanAbsolutePercentageError]:
            yield from both(label, metric, target, prediction)
        for aggregation in ["uniform_average", "variance_weighted_average"]:
            make = lambda: metrics.R2Score(class_aggregation=aggregation)
            yield from both(f"{aggregation} {label}", make, target, prediction)
        yield from both(f"adjusted {label}", lambda: metrics.R2Score(num_regressors=2), target, prediction)
    for average in ["micro", "macro", "weighted"]:
        for threshold in [None, 0.4]:
            make = lambda: metrics.F1Score(average=average, threshold=threshold)
            yield from both(f"{average} {threshold}", make, ones, p)
    classes = random.integers(0, 6, size=rows)
    scores, one_hot = random.integers(0, 5, size=(rows, 6)), np.eye(6)[classes]
    for k in [2, 3]:
        make = lambda: metrics.SparseTopKCategoricalAccuracy(k=k)
        yield from both(f"k {k}", make, classes, scores)
        yield from both(f"k {k}", lambda: metrics.TopKCategoricalAccuracy(k=k), one_hot, scores)
        for metric in [metrics.Precision, metrics.Recall]:
            yield from both(f"top {k}", lambda: metric(top_k=k), one_hot, scores)
            yield from both(f"class {k}", lambda: metric(class_id=k), one_hot, scores / 4)


def confusion_cases():
    """What is counted from the confusion matrix, and the best of one share given another."""
    random = np.random.default_rng(55)
    rows = 13
    counts = [metrics.TruePositives, metrics.TrueNegatives, metrics.FalsePositives, metrics.FalseNegatives]
    constrained = [
        metrics.SensitivityAtSpecificity,
        metrics.SpecificityAtSensitivity,
        metrics.PrecisionAtRecall,
        metrics.RecallAtPrecision,
    ]
    for shape in [(rows, 1), (rows, 3)]:
        label = f"{shape}"
        ones = random.integers(0, 2, size=shape)
        p = np.clip(ones * 0.3 + random.uniform(size=shape) * 0.8 - 0.05, 0, 1)
        for metric in counts:
            yield from both(label, metric, ones, p)
            yield from both(f"0.3 {label}", lambda: metric(thresholds=0.3), ones, p)
        for metric in constrained:
            for given in [0.0, 0.4, 0.8, 1.0]:
                yield from both(f"{given} {label}", lambda: metric(given), ones, p)
            for thresholds in [1, 2, 7]:
                make = lambda: metric(0.5, num_thresholds=thresholds)
                yield from both(f"{thresholds} thresholds {label}", make, ones, p)
            if shape[1] > 1:
                yield from both(f"class 1 {label}", lambda: metric(0.6, class_id=1), ones, p)
    for beta in [0.5, 2.0]:
        for average in ["micro", "macro", "weighted"]:
            make = lambda: metrics.FBetaScore(beta=beta, average=average)
            yield from both(f"{beta} {average}", make, ones, p)


def segmentation_cases():
    """Intersection over union; whole sample weights, as Keras cuts them to whole numbers."""
    random = np.random.default_rng(56)
    rows = 12
    for shape in [(rows, 1), (rows, 3, 2, 1)]:
        label = f"{shape}"
        classes = random.integers(0, 3, size=shape)
        said = random.integers(0, 4, size=shape)
        mean = lambda: metrics.MeanIoU(num_classes=4)
        yield case(label, mean(), classes, said)
        yield case(f"ignoring {label}", metrics.MeanIoU(num_classes=4, ignore_class=1), classes, said)
        yield case(f"ignoring -1 {label}", metrics.MeanIoU(num_classes=4, ignore_class=-1), classes - 1, said)
        yield case(f"some {label}", metrics.IoU(num_classes=4, target_class_ids=[0, 2]), classes, said)
        ones, p = random.integers(0, 2, size=shape), random.uniform(size=shape)
        yield case(label, metrics.BinaryIoU(), ones, p)
        yield case(f"0.3 {label}", metrics.BinaryIoU(target_class_ids=[1], threshold=0.3), ones, p)
        yield case(f"cut to whole numbers {label}", metrics.MeanIoU(num_classes=2), ones, p)
    for shape in [(rows, 4), (rows, 3, 4)]:
        label = f"{shape}"
        classes, scores = random.integers(0, 4, size=shape[:-1]), random.uniform(size=shape)
        one_hot = np.eye(4)[classes]
        yield case(label, metrics.OneHotMeanIoU(num_classes=4), one_hot, scores)
        make = lambda: metrics.OneHotIoU(num_classes=4, target_class_ids=[1, 3], ignore_class=2)
        yield case(label, make(), one_hot, scores)
        make = lambda: metrics.MeanIoU(num_classes=4, sparse_y_pred=False)
        yield case(f"of scores {label}", make(), classes, scores)
        make = lambda: metrics.OneHotMeanIoU(num_classes=4, sparse_y_pred=True)
        yield case(f"of classes {label}", make(), one_hot, classes)
    weights = random.integers(0, 3, size=rows).astype("float32")
    yield case("weighted", metrics.MeanIoU(num_classes=3), random.integers(0, 3, size=rows),
               random.integers(0, 3, size=rows), weights)


def loss_cases():
    """The metrics that are the mean of a loss."""
    random = np.random.default_rng(34)
    rows = 11
    for shape in [(rows, 1), (rows, 4), (rows, 3, 2)]:
        label = f"{shape}"
        ones, p = random.integers(0, 2, size=shape), random.uniform(0.02, 0.98, size=shape)
        logits = random.normal(size=shape) * 3
        yield from both(label, metrics.BinaryCrossentropy, ones, p)
        make = lambda: metrics.BinaryCrossentropy(from_logits=True, label_smoothing=0.1)
        yield from both(f"logits smoothed {label}", make, ones, logits)
        target = random.normal(size=shape)
        for metric in [metrics.Hinge, metrics.SquaredHinge]:
            yield from both(label, metric, ones, logits)
        for metric in [metrics.LogCoshError, metrics.CosineSimilarity]:
            yield from both(label, metric, target, logits)
        for metric in [metrics.Poisson, metrics.MeanSquaredLogarithmicError]:
            yield from both(label, metric, np.abs(target), np.abs(logits))
        if shape[-1] == 1:
            continue
        share = p / p.sum(axis=-1, keepdims=True)
        classes = random.integers(0, shape[-1], size=shape[:-1])
        one_hot = np.eye(shape[-1])[classes]
        yield from both(label, metrics.KLDivergence, one_hot, share)
        yield from both(label, metrics.CategoricalHinge, one_hot, logits)
        yield from both(label, metrics.CategoricalCrossentropy, one_hot, share)
        make = lambda: metrics.CategoricalCrossentropy(from_logits=True, label_smoothing=0.2)
        yield from both(f"logits smoothed {label}", make, one_hot, logits)
        yield from both(label, metrics.SparseCategoricalCrossentropy, classes, share)
        make = lambda: metrics.SparseCategoricalCrossentropy(from_logits=True)
        yield from both(f"logits {label}", make, classes, logits)


def accuracy_choices():
    shapes = [
        ((1,), (1,)),
        ((), (1,)),
        ((), (10,)),
        ((1,), (10,)),
        ((10,), (10,)),
        ((4,), (4, 7)),
        ((4, 7), (4, 7)),
        ((4, 1), (4, 7)),
        ((4, 1), (4, 1)),
    ]
    for target, prediction in shapes:
        metric = compile_utils.get_metric(
            "accuracy", np.zeros((2, *target)), np.zeros((2, *prediction))
        )
        yield {
            "name": f"{target} {prediction}",
            "target_shape": list(target),
            "prediction_shape": list(prediction),
            "class_name": type(metric).__name__,
        }


def write_all():
    golden.write("metrics", SOURCE, [*all_cases(), *more_cases(), *confusion_cases(), *segmentation_cases(), *loss_cases()])
    golden.write("accuracy_choices", SOURCE, list(accuracy_choices()))
