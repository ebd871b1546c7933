"""What a course's notebooks do to their files: rows, class counts, learned values and prepared numbers of each."""

import base64
import gzip
import pathlib
import pickle
import tarfile

import numpy as np
import pandas as pd
import imblearn
import sklearn
from imblearn.over_sampling import SMOTE
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler, OneHotEncoder, StandardScaler

from cases import golden

SOURCE = f"scikit-learn {sklearn.__version__}, imbalanced-learn {imblearn.__version__}, pandas {pd.__version__}"
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent.parent
SHOWN = 4


def step(name, **config):
    return {"class_name": name, "config": config}


def split(rows, classes=None, validation=0.0, **options):
    """Rows of train_test_split(), and of Keras's validation_split: the last of the training rows."""
    train, test = train_test_split(np.arange(rows), stratify=classes, **options)
    kept = int(len(train) * (1 - validation))
    return train, test, {"train": train[:kept], "validation": train[kept:], "test": test}


def counts(classes, rows):
    values, numbers = np.unique(np.asarray(classes)[rows], return_counts=True)
    return {str(value): int(number) for value, number in zip(values, numbers)}


def story(name, preparation, parts, *, files=None, sample=None, fixture=None, classes=None, target=None,
          validation=0.0, learned=None, prepared=None, synthetic=0):
    """`files` are texts or bytes by name; `prepared` the numbers of all rows, of which the first of each part are kept."""
    return {
        "name": name,
        **({"sample": sample} if sample else {}),
        **({"fixture": fixture} if fixture else {}),
        **({"files": {key: base64.b64encode(value).decode() for key, value in files.items()}} if files else {}),
        "experiment": {
            **({"target": target} if target else {}),
            "preparation": preparation,
            "fit": {"epochs": 1, "validation_split": validation},
        },
        "rows": {part: [int(row) for row in rows] for part, rows in parts.items()},
        **({"counts": {part: counts(classes, rows) for part, rows in parts.items()}} if classes is not None else {}),
        **({"learned": learned} if learned else {}),
        **({} if prepared is None else {
            "prepared": {part: [golden.doubles(prepared[row]) for row in rows[:SHOWN]] for part, rows in parts.items()}
        }),
        **({"synthetic": synthetic, "made": [golden.doubles(row) for row in prepared[-SHOWN:]]} if synthetic else {}),
    }


def credit():
    path = "public/samples/credit.csv"
    data = pd.read_csv(ROOT / path)
    train, _, parts = split(len(data), test_size=0.2, random_state=42)
    x = data[["income", "age", "loan"]]
    scaler = MinMaxScaler().fit(x.iloc[train])
    return story(
        "credit", [
            step("SelectColumns", columns=["income", "age", "loan"]),
            step("TrainTestSplit", test_size=0.2, random_state=42, stratify=False),
            step("MinMaxScaler"),
        ], parts, sample=path, classes=data["default10yr"],
        target={"columns": ["default10yr"], "task": "classification", "encoding": "one-hot"},
        learned={"MinMaxScaler": {"data_min": golden.doubles(scaler.data_min_), "data_max": golden.doubles(scaler.data_max_)}},
        prepared=scaler.transform(x))


def pass_fail():
    """What is no number is missing, and filled before the split; the synthetic rows stand behind those of the file."""
    path = "public/samples/pass-fail.csv"
    data = pd.read_csv(ROOT / path)
    y = data["Pass.Fail"]
    x = data.drop(columns="Pass.Fail").apply(pd.to_numeric, errors="coerce")
    medians = x.median()
    x = x.fillna(medians)
    train, _, parts = split(len(x), test_size=0.3, random_state=7)
    smote = SMOTE(sampling_strategy=0.5, k_neighbors=3, random_state=1)
    made, made_y = smote.fit_resample(x.iloc[train], y.iloc[train])
    added = len(made) - len(train)
    parts["train"] = [*train, *range(len(x), len(x) + added)]
    return story(
        "pass or fail", [
            step("SimpleImputer", strategy="median", fit_on="all"),
            step("TrainTestSplit", test_size=0.3, random_state=7, stratify=False),
            step("SMOTE", sampling_strategy=0.5, k_neighbors=3, random_state=1),
        ], parts, sample=path, classes=[*y, *made_y[len(train):]],
        target={"columns": ["Pass.Fail"], "task": "classification", "encoding": "one-hot"},
        learned={"SimpleImputer": {"statistic": golden.doubles(medians)}},
        prepared=np.vstack([x, made[len(train):]]), synthetic=added)


def fashion():
    """The four files that load_data() downloads, each cut to its first images."""
    files, classes = {}, []
    for part, rows in (("train", 40), ("t10k", 10)):
        folder = ROOT / "public/samples/fashion-mnist"
        name = f"{part}-images-idx3-ubyte.gz"
        pixels = gzip.decompress((folder / name).read_bytes())[16:16 + rows * 784]
        files[name] = gzip.compress(b"".join(n.to_bytes(4, "big") for n in (0x803, rows, 28, 28)) + pixels, mtime=0)
        name = f"{part}-labels-idx1-ubyte.gz"
        labels = gzip.decompress((folder / name).read_bytes())[8:8 + rows]
        files[name] = gzip.compress(b"".join(n.to_bytes(4, "big") for n in (0x801, rows)) + labels, mtime=0)
        classes += [int(label) for label in labels]
    parts = {"train": range(32), "validation": range(32, 40), "test": range(40, 50)}
    return story("Fashion-MNIST", [step("Rescaling")], parts, files=files, classes=classes, validation=0.2)


def pima():
    path = "public/samples/pima-indians-diabetes.csv"
    data = pd.read_csv(ROOT / path)
    measured = ["Glucose", "BloodPressure", "SkinThickness", "Insulin", "BMI"]
    train, _, parts = split(len(data), validation=0.2, test_size=0.2, random_state=42)
    x = data.drop(columns="Outcome")
    x[measured] = x[measured].replace(0, np.nan)
    x = x.fillna(x.iloc[train].median())
    scaler = MinMaxScaler().fit(x.iloc[train])
    return story(
        "Pima", [
            step("TrainTestSplit", test_size=0.2, random_state=42, stratify=False),
            step("Replace", to_replace=0, value=None, columns=measured),
            step("SimpleImputer", strategy="median"),
            step("MinMaxScaler"),
        ], parts, sample=path, classes=data["Outcome"], target={"columns": ["Outcome"]}, validation=0.2,
        learned={"MinMaxScaler": {"data_min": golden.doubles(scaler.data_min_), "data_max": golden.doubles(scaler.data_max_)}},
        prepared=scaler.transform(x))


def housing():
    random = np.random.default_rng(7)
    rows = 120
    rooms = random.integers(500, 5500, rows)
    data = pd.DataFrame({
        "total_rooms": rooms,
        "total_bedrooms": np.round(rooms * random.uniform(0.15, 0.25, rows)),
        "median_income": np.round(random.uniform(1, 10, rows), 4),
        "ocean_proximity": random.choice(["INLAND", "NEAR BAY", "<1H OCEAN"], rows),
    })
    data.loc[random.uniform(size=rows) < 0.08, "total_bedrooms"] = np.nan
    data["median_house_value"] = np.round(156_000 + 40_000 * data["median_income"] + random.uniform(0, 70_000, rows))
    train, _, parts = split(rows, test_size=0.3, random_state=1)
    numbers = ["total_rooms", "total_bedrooms", "median_income"]
    x = data[numbers].fillna(data[numbers].iloc[train].median())
    scaler = StandardScaler().fit(x.iloc[train])
    encoder = OneHotEncoder(sparse_output=False).fit(data[["ocean_proximity"]].iloc[train])
    prepared = np.hstack([scaler.transform(x), encoder.transform(data[["ocean_proximity"]])])
    return story(
        "housing", [
            step("TrainTestSplit", test_size=0.3, random_state=1, stratify=False),
            step("SimpleImputer", strategy="median", columns=numbers),
            step("StandardScaler"),
            step("OneHotEncoder"),
        ], parts, files={"housing.csv": data.to_csv(index=False).encode()},
        target={"columns": ["median_house_value"], "task": "regression"},
        learned={"StandardScaler": {"mean": golden.doubles(scaler.mean_), "scale": golden.doubles(scaler.scale_)}},
        prepared=prepared)


def churn():
    random = np.random.default_rng(5)
    rows = 90
    data = pd.DataFrame({
        "고객번호": [f"{1000 + row}" for row in range(rows)],
        "나이": random.integers(19, 70, rows),
        "월소득": random.integers(2000, 6000, rows) * 1000,
        "지역": random.choice(["서울", "부산", "대구"], rows),
    })
    days = pd.to_datetime("2021-01-01") + pd.to_timedelta(random.integers(0, 900, rows), unit="D")
    data["가입일"] = [f"{day.year}년 {day.month}월 {day.day}일" for day in days]
    data["이탈여부"] = np.where(random.uniform(size=rows) < 0.3, "예", "아니오")
    train, _, parts = split(rows, data["이탈여부"], test_size=0.2, random_state=42)
    written = data.assign(월소득=[f"{income:,}" for income in data["월소득"]])
    parsed = pd.to_datetime(data["가입일"], format="%Y년 %m월 %d일")
    x = np.column_stack([data["나이"], data["월소득"], parsed.dt.year, parsed.dt.month]).astype("f8")
    scaler = MinMaxScaler().fit(x[train])
    encoder = OneHotEncoder(sparse_output=False).fit(data[["지역"]].iloc[train])
    scaled, regions = scaler.transform(x), encoder.transform(data[["지역"]])
    return story(
        "EUC-KR", [
            step("TrainTestSplit", test_size=0.2, random_state=42, stratify=True),
            step("DropColumns", columns=["고객번호"]),
            step("DateParts", columns=["가입일"], parts=["year", "month"]),
            step("MinMaxScaler"),
            step("OneHotEncoder"),
        ], parts, files={"고객이탈.csv": written.to_csv(index=False).encode("cp949")},
        classes=data["이탈여부"], target={"columns": ["이탈여부"]},
        prepared=np.hstack([scaled[:, :2], regions, scaled[:, 2:]]))


def cifar(kind):
    """CIFAR-10 as it lies in ~/.keras/datasets, or in the binary version: the files say which rows test."""
    folder = "tests/package/fixtures/cifar/"
    path = f"{folder}cifar-10-{kind}.tar.gz"
    with tarfile.open(ROOT / path) as archive:
        files = {pathlib.Path(one.name).name: archive.extractfile(one).read() for one in archive if one.isfile()}
    names = sorted(name for name in files if name.startswith("data_batch")) + [name for name in files if name.startswith("test_batch")]
    labels, images, trained = [], [], 0
    for name in names:
        if kind == "python":
            batch = pickle.loads(files[name], encoding="bytes")
            own, data = batch[b"labels"], np.asarray(batch[b"data"])
        else:
            rows = np.frombuffer(files[name], "u1").reshape(-1, 3073)
            own, data = rows[:, 0], rows[:, 1:]
        labels += [int(label) for label in own]
        images.append(data)
        trained += 0 if name.startswith("test") else len(own)
    if kind == "python":
        known = [name.decode() for name in pickle.loads(files["batches.meta"], encoding="bytes")[b"label_names"]]
    else:
        known = files["batches.meta.txt"].decode().split("\n")
    pixels = np.concatenate(images).reshape(-1, 3, 32, 32)
    low, high = (edge(pixels[:trained], axis=(0, 2, 3)).astype("f8") for edge in (np.min, np.max))
    return story(
        f"CIFAR-10, {kind}", [step("Normalization", method="min-max")],
        {"train": range(trained), "validation": [], "test": range(trained, len(labels))}, fixture=path,
        classes=[known[label] for label in labels],
        learned={"Normalization": {"min": golden.doubles(low), "max": golden.doubles(high)}})


def letters():
    """A folder for each letter; the pictures are of one grey, which the test draws."""
    classes = [letter for letter in "ABCDEFGHIJ" for _ in range(6)]
    _, _, parts = split(len(classes), classes, test_size=0.2, random_state=7)
    return story("letters in folders", [step("TrainTestSplit", test_size=0.2, random_state=7, stratify=True), step("Rescaling")],
                 parts, classes=classes)


def pixels():
    random = np.random.default_rng(3)
    labels = random.integers(0, 3, 40)
    images = random.integers(0, 256, (40, 25))
    data = pd.DataFrame(images, columns=[f"pixel{i}" for i in range(25)])
    data.insert(0, "label", labels)
    _, _, parts = split(40, labels, test_size=0.25, random_state=3)
    return story("pixels of Kaggle", [step("TrainTestSplit", test_size=0.25, random_state=3, stratify=True), step("Rescaling")],
                 parts, files={"train.csv": data.to_csv(index=False).encode()}, classes=labels, prepared=images / 255)


def write_all():
    golden.write("stories", SOURCE, [credit(), pass_fail(), fashion(), pima(), housing(), churn(), cifar("python"), cifar("binary"), letters(), pixels()])
