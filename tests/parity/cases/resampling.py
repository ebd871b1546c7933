"""Resampling of training rows: imbalanced-learn's rows and synthetic points; 1,000 random splits and SMOTEs."""

import imblearn
import numpy as np
import pandas as pd
import sklearn
from imblearn.over_sampling import ADASYN, SMOTE, SMOTENC, BorderlineSMOTE, RandomOverSampler
from imblearn.under_sampling import RandomUnderSampler, TomekLinks
from sklearn.model_selection import train_test_split
from threadpoolctl import threadpool_limits

from cases import golden

SOURCE = f"imbalanced-learn {imblearn.__version__}, scikit-learn {sklearn.__version__}"
CASES = 1000


def table(random, rows, columns, classes):
    """Points and their classes, drawn so that C++ draws the same: one number after the other."""
    values = random.uniform(size=(rows, columns))
    shares = random.uniform(size=rows)
    # The last class is the smallest; each is shifted, and overlaps with the others.
    y = np.minimum((shares * shares * classes).astype(int), classes - 1)
    return values + 0.25 * y[:, None], y


def resampled(name, step, config, seed, rows, columns=3, classes=2, categorical=0, integers=0):
    """The rows that become of a table; categorical columns hold 0, 1 or 2 as text, `integers` columns whole numbers."""
    x, y = table(np.random.RandomState(seed), rows, columns, classes)
    x[:, :integers] = np.floor(10_000 * x[:, :integers])
    if integers:
        x = pd.DataFrame(x).astype({column: int for column in range(integers)})
    for column in range(categorical):
        x[:, columns - 1 - column] = np.floor(3 * x[:, columns - 1 - column] / 1.5)
    arguments = dict(config)
    strategy = arguments.get("sampling_strategy")
    if isinstance(strategy, dict):
        arguments["sampling_strategy"] = {int(key): value for key, value in strategy.items()}
    if categorical:
        arguments["categorical_features"] = list(range(columns - categorical, columns))
    sampler = step(**arguments)
    after, target = sampler.fit_resample(x, y)
    # Rows that were there before, or new ones behind them.
    kept = getattr(sampler, "sample_indices_", range(rows))
    made = golden.doubles(np.asarray(after[len(kept) :], "float64"))
    told = {"integer_columns": [str(column) for column in range(integers)]} if integers else {}
    return {
        "name": name,
        "step": step.__name__,
        "config": {**config, **told},
        "seed": seed,
        "rows": rows,
        "columns": columns,
        "classes": classes,
        "categorical": categorical,
        "target": [int(c) for c in target],
        "kept": [int(row) for row in kept],
        "made": made,
    }


def strategies(name, step, seed, wanted, **table):
    """`step` by each word and by a dictionary, of three classes."""
    words = ["minority", "not minority", "not majority", "all", "auto"]
    return [
        resampled(f"{name}, {word if isinstance(word, str) else 'dictionary'}",
                  step, {"random_state": seed, "sampling_strategy": word}, seed, 90, classes=3, **table)
        for word in [*words, wanted]
    ]


def write_resampling():
    over = {"random_state": 1}
    cases = []
    for step in (RandomOverSampler, RandomUnderSampler):
        cases += [
            resampled(f"{step.__name__}, default", step, over, 1, 30),
            resampled(f"{step.__name__}, ratio", step, {**over, "sampling_strategy": 0.8}, 2, 40),
            resampled(f"{step.__name__}, three classes", step, {"random_state": 7}, 3, 40, classes=3),
            resampled(f"{step.__name__}, all", step, {**over, "sampling_strategy": "all"}, 4, 40, classes=3),
            resampled(f"{step.__name__}, not minority",
                      step, {**over, "sampling_strategy": "not minority"}, 4, 40, classes=3),
            resampled(f"{step.__name__}, not majority",
                      step, {"random_state": 2**32 - 1, "sampling_strategy": "not majority"}, 4, 40, classes=3),
        ]
    cases += [
        resampled("over, dictionary", RandomOverSampler, {**over, "sampling_strategy": {"0": 40, "1": 25}}, 5, 40),
        resampled("over, minority", RandomOverSampler, {**over, "sampling_strategy": "minority"}, 6, 40, classes=3),
        resampled("under, dictionary", RandomUnderSampler, {**over, "sampling_strategy": {"0": 9, "1": 5}}, 5, 40),
        resampled("under, majority", RandomUnderSampler, {**over, "sampling_strategy": "majority"}, 6, 40, classes=3),
        resampled("under, with replacement", RandomUnderSampler, {**over, "replacement": True}, 5, 40),
        resampled("smote, default", SMOTE, over, 11, 60),
        resampled("smote of a notebook",
                  SMOTE, {"sampling_strategy": 0.9, "k_neighbors": 3, "random_state": 1}, 12, 50, columns=5),
        resampled("smote, one neighbour", SMOTE, {**over, "k_neighbors": 1}, 13, 40),
        resampled("smote, three classes", SMOTE, {"random_state": 42, "k_neighbors": 4}, 14, 70, classes=3),
        resampled("smote, all", SMOTE, {**over, "sampling_strategy": "all", "k_neighbors": 2}, 15, 50, classes=3),
        resampled("smote, dictionary", SMOTE, {**over, "sampling_strategy": {"0": 60, "1": 30}}, 16, 50),
        resampled("smote, 20 columns", SMOTE, over, 17, 60, columns=20),
        resampled("borderline, default", BorderlineSMOTE, over, 21, 80),
        resampled("borderline, kind 2", BorderlineSMOTE, {**over, "kind": "borderline-2"}, 22, 80),
        resampled("borderline, few neighbours",
                  BorderlineSMOTE, {**over, "k_neighbors": 2, "m_neighbors": 4}, 23, 60, columns=2),
        resampled("borderline, kind 2 of three classes",
                  BorderlineSMOTE, {"random_state": 9, "kind": "borderline-2", "k_neighbors": 3}, 24, 90, classes=3),
        resampled("adasyn, default", ADASYN, over, 31, 80),
        resampled("adasyn, three neighbours", ADASYN, {**over, "n_neighbors": 3}, 32, 60, columns=2),
        resampled("adasyn, three classes", ADASYN, {"random_state": 5, "n_neighbors": 4}, 33, 90, classes=3),
        resampled("adasyn, ratio", ADASYN, {**over, "sampling_strategy": 0.9}, 34, 80),
        *strategies("adasyn", ADASYN, 71, {"0": 70, "1": 45, "2": 30}),
        *strategies("borderline", BorderlineSMOTE, 72, {"0": 80, "1": 41, "2": 26}),
        resampled("borderline, ratio", BorderlineSMOTE, {**over, "sampling_strategy": 0.85}, 27, 80),
        resampled("borderline, kind 2, ratio",
                  BorderlineSMOTE, {**over, "kind": "borderline-2", "sampling_strategy": 0.75}, 28, 80),
        *strategies("smote-nc", SMOTENC, 73, {"0": 75, "1": 36, "2": 30}, columns=4, categorical=2),
        resampled("smote-nc, ratio", SMOTENC, {**over, "sampling_strategy": 0.8}, 44, 60, columns=4, categorical=1),
        resampled("smote-nc, default", SMOTENC, over, 41, 60, columns=4, categorical=1),
        resampled("smote-nc, two categorical", SMOTENC, {"random_state": 3, "k_neighbors": 3}, 42, 60, columns=5, categorical=2),
        resampled("smote-nc, three classes", SMOTENC, {**over, "k_neighbors": 4}, 43, 90, columns=4, classes=3, categorical=2),
        resampled("tomek links, default", TomekLinks, {}, 51, 60, columns=2),
        resampled("tomek links, all", TomekLinks, {"sampling_strategy": "all"}, 51, 60, columns=2),
        resampled("tomek links, majority", TomekLinks, {"sampling_strategy": "majority"}, 52, 90, columns=2, classes=3),
        resampled("tomek links, not minority",
                  TomekLinks, {"sampling_strategy": "not minority"}, 52, 90, columns=2, classes=3),
        resampled("tomek links, not majority",
                  TomekLinks, {"sampling_strategy": "not majority"}, 52, 90, columns=2, classes=3),
    ]
    golden.write("resampling", SOURCE, cases)


def write_integers():
    over = {"random_state": 1}
    golden.write("resampling_integers", f"{SOURCE}, pandas {pd.__version__}", [
        resampled("smote, all columns whole", SMOTE, over, 61, 60, integers=3),
        resampled("smote, one column whole", SMOTE, {**over, "k_neighbors": 3}, 62, 50, integers=1),
        resampled("borderline, two columns whole", BorderlineSMOTE, over, 63, 80, integers=2),
        resampled("adasyn, two columns whole", ADASYN, over, 64, 80, integers=2),
    ])


def fnv(numbers):
    """FNV-1a of 32 bits over whole numbers, one at a time."""
    digest = 2166136261
    for number in numbers:
        digest = ((digest ^ int(number)) * 16777619) % 2**32
    return digest


def split_digest(case):
    """What tests/parity/resampling_test.cpp draws for a case, in the same order; null: scikit-learn refuses it."""
    random = np.random.RandomState(case)
    rows = 6 + random.randint(0, 200)
    size = float(random.uniform()) * 0.8 + 0.1 if random.randint(0, 2) else 1 + random.randint(0, rows - 2)
    stratify = [random.randint(0, 3) for _ in range(rows)] if random.randint(0, 2) else None
    try:
        parts = train_test_split(np.arange(rows), test_size=size, random_state=case * 4001, stratify=stratify)
    except ValueError:
        return None
    return fnv(np.concatenate(parts))


def smote_digest(case):
    """The same for SMOTE: rows made, and a digest of the bits of their numbers; null: a class is too small."""
    random = np.random.RandomState(10_000 + case)
    rows, columns, classes = 30 + random.randint(0, 120), 1 + random.randint(0, 12), 2 + random.randint(0, 2)
    neighbors = 1 + random.randint(0, 6)
    x, y = table(random, rows, columns, classes)
    try:
        after, _ = SMOTE(random_state=case * 7, k_neighbors=neighbors).fit_resample(x, y)
    except ValueError:
        return None
    made = after[rows:]
    return [len(made), fnv(np.asarray(made, "<f8").ravel().view("<u4"))]


def write_random():
    """As many cases as give CASES of each that are not refused."""
    cases, splits, smotes = [], 0, 0
    while min(splits, smotes) < CASES:
        number = len(cases)
        split, smote = split_digest(number), smote_digest(number)
        cases.append({"name": f"case {number}", "split": split, "smote": smote})
        splits += split is not None
        smotes += smote is not None
    golden.write("random_cases", SOURCE, cases)


def tie_digest(number, step):
    """Of a table of a few whole numbers, where many neighbors are equally near: the rows kept, and the new ones."""
    random = np.random.RandomState(20_000 + number)
    # Brute force takes more than 1,024 rows in another order.
    rows = (2200 if number % 50 == 24 else 40) + random.randint(0, 260)
    columns, classes = 1 + random.randint(0, 20), 2 + random.randint(0, 2)
    values, neighbors = 1 + random.randint(0, 8), 1 + random.randint(0, 20 if number % 10 == 9 else 6)
    x, y = table(random, rows, columns, classes)
    x = np.floor(values * x)
    config = {"random_state": number}
    if step is TomekLinks:
        config = {"sampling_strategy": "all"}
    else:
        config["n_neighbors" if step is ADASYN else "k_neighbors"] = neighbors
    if step is BorderlineSMOTE:
        config |= {"m_neighbors": 2 * neighbors, "kind": f"borderline-{1 + number % 2}"}
        if number % 2 == 0 and np.bincount(y)[1:].min() <= neighbors:
            return None  # refused here; imbalanced-learn adds nothing where no row is at the border
    sampler = step(**config)
    try:
        with threadpool_limits(1):
            after, target = sampler.fit_resample(x, y)
    except ValueError:
        return None
    kept = getattr(sampler, "sample_indices_", np.arange(rows))
    made = np.asarray(after[len(kept) :], "float64")
    return {
        "kept": fnv(kept),
        "target": fnv(target),
        "made": fnv(np.floor(made.ravel() * 1000 + 0.5)),
        "sum": float(sum(made.ravel())),
    }


def write_ties():
    """Which of equally near neighbors is taken: scikit-learn's on Linux, on one thread."""
    golden.write("neighbor_ties", SOURCE, [
        {"name": f"{step.__name__} {number}", "step": step.__name__, "number": number, "digest": tie_digest(number, step)}
        for step in (SMOTE, BorderlineSMOTE, ADASYN, TomekLinks)
        for number in range(120)
    ])


def write_all():
    write_ties()
    write_resampling()
    write_integers()
    write_random()
