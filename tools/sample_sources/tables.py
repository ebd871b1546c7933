"""Tables of others, as CSV files."""

import csv
import io
import json
from pathlib import Path

import pandas as pd
from sklearn.datasets import load_breast_cancer, load_iris, load_wine


def write_csv(path: Path, header: list, rows) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    path.write_text(text.getvalue())


def iris(folder: Path) -> None:
    data = load_iris()
    header = ["sepal_length", "sepal_width", "petal_length", "petal_width", "species"]
    species = data.target_names[data.target]
    rows = ([*map(float, x), y] for x, y in zip(data.data, species))
    write_csv(folder / "iris.csv", header, rows)


def wine(folder: Path) -> None:
    data = load_wine()
    names = [name.replace("/", "_") for name in data.feature_names]
    rows = ([*(f"{value:g}" for value in x), f"class_{y}"] for x, y in zip(data.data, data.target))
    write_csv(folder / "wine.csv", [*names, "cultivar"], rows)


def breast_cancer(folder: Path) -> None:
    data = load_breast_cancer()
    names = [name.replace(" ", "_") for name in data.feature_names]
    diagnosis = data.target_names[data.target]
    rows = ([*(f"{value:g}" for value in x), y] for x, y in zip(data.data, diagnosis))
    write_csv(folder / "breast-cancer.csv", [*names, "diagnosis"], rows)


def pima(folder: Path, mlbench: Path) -> None:
    import rdata

    frame = rdata.read_rda(mlbench / "PimaIndiansDiabetes.rda")["PimaIndiansDiabetes"]
    names = {
        "pregnant": "Pregnancies",
        "glucose": "Glucose",
        "pressure": "BloodPressure",
        "triceps": "SkinThickness",
        "insulin": "Insulin",
        "mass": "BMI",
        "pedigree": "DiabetesPedigreeFunction",
        "age": "Age",
        "diabetes": "Outcome",
    }
    frame = frame[list(names)].rename(columns=names)
    frame["Outcome"] = (frame["Outcome"] == "pos").astype(int)
    rows = ([f"{value:g}" for value in row] for row in frame.itertuples(index=False))
    write_csv(folder / "pima-indians-diabetes.csv", list(frame.columns), rows)


def penguins(folder: Path) -> None:
    import palmerpenguins

    source = Path(palmerpenguins.__file__).parent / "data" / "penguins.csv"
    rows = list(csv.reader(source.open()))
    write_csv(folder / "penguins.csv", rows[0], rows[1:])


def auto_mpg(folder: Path) -> None:
    import vega_datasets

    source = Path(vega_datasets.__file__).parent / "_data" / "cars.json"
    names = {
        "Miles_per_Gallon": "mpg",
        "Cylinders": "cylinders",
        "Displacement": "displacement",
        "Horsepower": "horsepower",
        "Weight_in_lbs": "weight",
        "Acceleration": "acceleration",
        "Year": "model_year",
        "Origin": "origin",
    }
    cars = [car for car in json.loads(source.read_text()) if car["Miles_per_Gallon"] is not None]

    def cell(car: dict, name: str):
        value = car[name]
        if name == "Year":
            return value[:4]
        return "" if value is None else value if isinstance(value, str) else f"{value:g}"

    rows = ([cell(car, name) for name in names] for car in cars)
    write_csv(folder / "auto-mpg.csv", list(names.values()), rows)


def co2(folder: Path) -> None:
    from statsmodels.datasets import co2 as mauna_loa

    weeks = mauna_loa.load_pandas().data["co2"]
    months = weeks.resample("MS").mean().interpolate().round(2)
    rows = ([date.year, date.month, f"{value:.2f}"] for date, value in months.items())
    write_csv(folder / "co2.csv", ["year", "month", "co2"], rows)


def rows_and_columns(path: Path) -> tuple[int, int]:
    return pd.read_csv(path).shape
