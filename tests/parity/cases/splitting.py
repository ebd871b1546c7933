"""Cross-validation's ways to split: scikit-learn's rows, of a few cases whole and of 1,000 as digests."""

import warnings

import numpy as np
import sklearn
from sklearn.model_selection import GroupKFold, GroupShuffleSplit, KFold, PredefinedSplit, ShuffleSplit
from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold, StratifiedShuffleSplit, TimeSeriesSplit, train_test_split
from sklearn.utils import shuffle as shuffled_rows

from cases import golden
from cases.resampling import CASES, fnv

SOURCE = f"scikit-learn {sklearn.__version__}"


def parts(splitter, fold, rows, classes=None, groups=None):
    """The rows to train on and those to test on of one of the splits."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # classes with fewer rows than folds
        return list(splitter.split(np.zeros(rows), classes, groups))[fold]


def case(name, step, config, fold, classes, groups):
    """`step` with scikit-learn's arguments; `groups` is a column that the step is told the name of."""
    train, test = parts(step(**config), fold, len(classes), classes, groups)
    named = {"groups": "group"} if "Group" in step.__name__ else {}
    return {
        "name": name,
        "step": step.__name__,
        "config": {**config, **named, "fold": fold},
        "classes": [int(c) for c in classes],
        "group": [group if isinstance(group, str) else float(group) for group in groups],
        "train": [int(row) for row in train],
        "test": [int(row) for row in test],
    }


def of_a_column(name, step, config, classes, column, train, test):
    return {
        "name": name,
        "step": step,
        "config": config,
        "classes": [int(c) for c in classes],
        "group": column,
        "train": [int(row) for row in train],
        "test": [int(row) for row in test],
    }


def columns(random, classes):
    """Rows in the order of a column, and rows of a column that says where each belongs."""
    rows = len(classes)
    dates = [f"2023-{1 + row % 12:02}-{1 + row % 28:02}" for row in random.permutation(rows)]
    order = np.argsort(np.asarray(dates), kind="stable")
    train, test = train_test_split(order, test_size=0.3, shuffle=False)
    later = list(TimeSeriesSplit(n_splits=3).split(order))[1]
    folds = [int(fold) for fold in random.randint(-1, 3, size=rows)]
    of_fold = list(PredefinedSplit(folds).split())[2]
    words = ["test" if fold == 1 else "train" for fold in folds]
    numbers = np.asarray(folds)
    return [
        of_a_column("by date", "TrainTestSplit", {"test_size": 0.3, "by": "group"}, classes, dates, train, test),
        of_a_column("series by date", "TimeSeriesSplit", {"n_splits": 3, "fold": 1, "by": "group"}, classes, dates,
                    order[later[0]], order[later[1]]),
        of_a_column("folds of a column", "PredefinedSplit", {"test_fold": "group", "fold": 2}, classes,
                    [float(fold) for fold in folds], *of_fold),
        of_a_column("words of a column", "PredefinedSplit", {"test_fold": "group"}, classes, words,
                    np.flatnonzero(numbers != 1), np.flatnonzero(numbers == 1)),
    ]


def of_both_sizes(classes, column):
    """train_test_split() by train_size; rows may be in neither part."""
    def drawn(name, stratify=False, **config):
        train, test = train_test_split(np.arange(len(classes)), stratify=classes if stratify else None, **config)
        return of_a_column(name, "TrainTestSplit", {"stratify": stratify, **config}, classes,
                           [float(number) for number in column], train, test)

    return [
        drawn("train size", train_size=0.7, random_state=42),
        drawn("both sizes", train_size=20, test_size=0.2, random_state=7),
        drawn("both sizes, stratified", train_size=0.5, test_size=9, random_state=3, stratify=True),
        drawn("train size, stratified", train_size=21, random_state=0, stratify=True),
        drawn("both sizes in order", train_size=12, test_size=7, shuffle=False),
    ]


def shuffled(classes, column):
    """sklearn.utils.shuffle(): all training rows in random order, or the first of that order."""
    rows = np.arange(len(classes))
    cells = [float(number) for number in column]

    def case(name, config, **options):
        return of_a_column(name, "Sample", config, classes, cells, shuffled_rows(rows, **options), [])

    return [
        case("shuffle", {"random_state": 42}, random_state=42),
        case("shuffle, 0", {"random_state": 0}, random_state=0),
        case("shuffle, largest state", {"random_state": 2**32 - 1}, random_state=2**32 - 1),
        case("shuffle, some rows", {"n": 11, "random_state": 7}, n_samples=11, random_state=7),
    ]


def write_cases():
    random = np.random.RandomState(3)
    classes = random.choice(3, 37, p=[0.6, 0.3, 0.1])
    numbers = random.randint(0, 9, size=37) / 2 - 1
    texts = ["abcdefgh"[random.randint(0, 8)] for _ in range(37)]
    dealt = {"shuffle": True, "random_state": 42}
    case_of = lambda name, step, config, fold=0, groups=numbers: case(name, step, config, fold, classes, groups)
    cases = [
        case_of("in order", KFold, {}),
        case_of("in order, last", KFold, {"n_splits": 4}, 3),
        case_of("shuffled", KFold, dealt, 2),
        case_of("stratified", StratifiedKFold, {}, 1),
        case_of("stratified, shuffled", StratifiedKFold, {"n_splits": 3, **dealt}, 2),
        case_of("stratified, small classes", StratifiedKFold, {"n_splits": 12}, 11),
        case_of("groups", GroupKFold, {}, 0),
        case_of("groups, last", GroupKFold, {"n_splits": 4}, 3),
        case_of("groups of text", GroupKFold, {"n_splits": 3}, 1, texts),
        case_of("groups, shuffled", GroupKFold, {"n_splits": 4, **dealt}, 2),
        case_of("stratified groups", StratifiedGroupKFold, {"n_splits": 4}, 1),
        case_of("stratified groups of text", StratifiedGroupKFold, {"n_splits": 3}, 2, texts),
        case_of("stratified groups, shuffled", StratifiedGroupKFold, {"n_splits": 4, **dealt}, 3),
        case_of("draws", ShuffleSplit, {"random_state": 42}),
        case_of("draws, third", ShuffleSplit, {"random_state": 42, "test_size": 0.25}, 2),
        case_of("draws, both sizes", ShuffleSplit, {"random_state": 7, "test_size": 6, "train_size": 0.5}, 1),
        case_of("draws, train size", ShuffleSplit, {"random_state": 7, "train_size": 20}, 1),
        case_of("stratified draws", StratifiedShuffleSplit, {"random_state": 42, "test_size": 0.2}),
        case_of("stratified draws, fourth", StratifiedShuffleSplit, {"random_state": 0}, 3),
        case_of("stratified draws, both sizes",
                StratifiedShuffleSplit, {"random_state": 7, "test_size": 7, "train_size": 11}, 1),
        case_of("groups drawn", GroupShuffleSplit, {"random_state": 42}),
        case_of("groups of text drawn", GroupShuffleSplit, {"random_state": 1, "test_size": 0.5}, 4, texts),
        case_of("groups drawn, train size", GroupShuffleSplit, {"random_state": 3, "train_size": 0.4}, 1),
        case_of("groups drawn, number to train on", GroupShuffleSplit, {"random_state": 3, "train_size": 5}, 2),
        case_of("groups drawn, both sizes",
                GroupShuffleSplit, {"random_state": 8, "test_size": 2, "train_size": 0.5}, 3),
        case_of("series", TimeSeriesSplit, {}, 4),
        case_of("series, first", TimeSeriesSplit, {"n_splits": 3}),
        case_of("series, gap", TimeSeriesSplit, {"n_splits": 3, "test_size": 5, "gap": 2, "max_train_size": 9}, 1),
    ]
    cases += columns(random, classes) + of_both_sizes(classes, numbers) + shuffled(classes, numbers)
    golden.write("folds", SOURCE, cases)


def digests(number):
    """What tests/parity/folds_test.cpp draws for a case, in the same order; null: scikit-learn refuses it."""
    random = np.random.RandomState(20_000 + number)
    rows, splits = 20 + random.randint(0, 180), 2 + random.randint(0, 6)
    fold = random.randint(0, splits)
    shuffle = bool(random.randint(0, 2))
    test_size = float(random.uniform()) * 0.6 + 0.1
    train_size = float(random.uniform()) * 0.5 if random.randint(0, 2) else None
    gap = random.randint(0, 4)
    classes = [random.randint(0, 3) for _ in range(rows)]
    groups = [random.randint(0, 3 + rows // 4) for _ in range(rows)]
    state = number * 4001
    dealt = {"n_splits": splits, "shuffle": shuffle, "random_state": state if shuffle else None}
    drawn = {"n_splits": splits, "random_state": state, "test_size": test_size, "train_size": train_size}
    splitters = [
        KFold(**dealt),
        StratifiedKFold(**dealt),
        GroupKFold(**dealt),
        StratifiedGroupKFold(**dealt),
        ShuffleSplit(**drawn),
        StratifiedShuffleSplit(**drawn),
        GroupShuffleSplit(**drawn),
        TimeSeriesSplit(n_splits=splits, gap=gap),
    ]
    result = {}
    for splitter in splitters:
        try:
            result[type(splitter).__name__] = fnv(np.concatenate(parts(splitter, fold, rows, classes, groups)))
        except ValueError:
            result[type(splitter).__name__] = None
    result["Sample"] = fnv(shuffled_rows(np.arange(rows), random_state=state))
    return result


def write_random():
    golden.write("random_folds", SOURCE, [{"name": f"case {number}", **digests(number)} for number in range(CASES)])


def write_all():
    write_cases()
    write_random()
