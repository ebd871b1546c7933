"""What pandas and NumPy say of the rows of a table, for people who look at them."""

import numpy as np
import pandas as pd

from cases import golden

SOURCE = f"pandas {pd.__version__}, NumPy {np.__version__}"


def plain(value):
    """A cell or a number as JSON has it: None where a cell is missing, {"number": "NaN"} for no number."""
    if value is None or value is pd.NA:
        return None
    if isinstance(value, str):
        return value
    value = float(value)
    return value if np.isfinite(value) else {"number": "NaN" if np.isnan(value) else "Infinity" if value > 0 else "-Infinity"}


def cell(value):
    return None if pd.isna(value) else plain(value)


def cells(values):
    return [cell(value) for value in values]


def column(data, name):
    values = data[name]
    if pd.api.types.is_numeric_dtype(values):
        return {"name": name, "values": [None if np.isnan(v) else plain(v) for v in values.astype("f8")]}
    return {"name": name, "texts": cells(values)}


def info(data):
    return [{"column": name, "dtype": str(data[name].dtype), "count": int(data[name].count())} for name in data]


def describe(data):
    result = []
    for name in data:
        summary = data[name].describe()
        if pd.api.types.is_numeric_dtype(data[name]):
            numbers = {key: plain(summary[key]) for key in summary.index if key != "count"}
            result.append({"column": name, "type": "number", "count": int(summary["count"]), **numbers})
        else:
            result.append({
                "column": name,
                "type": "category",
                "count": int(summary["count"]),
                "unique": int(summary["unique"]),
                "top": cell(summary["top"]),
                "freq": 0 if pd.isna(summary["freq"]) else int(summary["freq"]),
            })
    return result


def value_counts(data, column, dropna, limit):
    counts = data[column].value_counts(dropna=dropna)
    values = [{"value": cell(value), "count": int(count)} for value, count in counts.items()]
    return {
        "column": column,
        "values": values,
        "unique": int(data[column].nunique()),
        "missing": int(data[column].isna().sum()),
    }


def groupby(data, by, statistic, limit):
    groups = data.groupby(by)
    table = groups.count() if statistic == "count" else getattr(groups, statistic)(numeric_only=True)
    sizes = groups.size()
    return {
        "by": by,
        "statistic": statistic,
        "columns": list(table.columns),
        "groups": [
            {"value": cell(value), "rows": int(sizes[value]), "values": [plain(v) for v in table.loc[value]]}
            for value in table.index
        ],
        "total": len(table),
    }


def duplicated(data, columns=None):
    found = data.duplicated(subset=columns)
    return {"count": int(found.sum()), "rows": [int(row) for row in np.flatnonzero(found)]}


def corr(data, columns=None):
    if columns is None:
        table = data.corr(numeric_only=True)
    else:
        parts = []
        for name in columns:
            if pd.api.types.is_numeric_dtype(data[name]):
                parts.append(data[[name]])
            else:
                two = data[name].nunique() == 2
                parts.append(pd.get_dummies(data[[name]], columns=[name], drop_first=two).astype("f8"))
        table = pd.concat(parts, axis=1).corr()
    return {"columns": list(table.columns), "values": [[plain(v) for v in row] for row in table.to_numpy()]}


def crosstab(data, column, by, limit):
    table = pd.crosstab(data[column], data[by])
    return {
        "column": column,
        "by": by,
        "values": cells(table.index),
        "groups": cells(table.columns),
        "counts": table.to_numpy().tolist(),
        "total": int(data[column].nunique()),
    }


def histogram(data, column, bins, by=None):
    values = data[column]
    finite = values[np.isfinite(values.astype("f8"))]
    counts, edges = np.histogram(finite, bins=bins)
    result = {
        "column": column,
        "edges": [float(edge) for edge in edges],
        "counts": counts.tolist(),
        "groups": None,
        "missing": int(values.isna().sum()),
        "infinite": int(np.isinf(values.astype("f8")).sum()),
    }
    if by is not None:
        keys = [*sorted(data[by].dropna().unique()), *([None] if data[by].isna().any() else [])]
        result["groups"] = [
            {
                "value": cell(key),
                "counts": np.histogram(finite[data[by].isna() if key is None else data[by] == key], bins=edges)[0].tolist(),
            }
            for key in keys
        ]
    return result


def rows(data, sort=None, filter=None):
    found = data
    if filter and filter["is"] == "duplicated":
        found = found[found.duplicated()]
    elif filter:
        values = found[filter["column"]]
        kept = {
            "missing": lambda: values.isna(),
            "value": lambda: values.isna() if filter["value"] is None else values == filter["value"],
            "not-a-number": lambda: values.notna() & pd.to_numeric(values, errors="coerce").isna(),
        }[filter["is"]]()
        found = found[kept]
    if sort:
        found = found.sort_values(sort["column"], ascending=sort["ascending"], kind="stable")
    return [int(row) for row in found.index]


LOOKS = {
    "info": info,
    "describe": describe,
    "valueCounts": value_counts,
    "groupby": groupby,
    "duplicated": duplicated,
    "corr": corr,
    "crosstab": crosstab,
    "histogram": histogram,
    "rows": rows,
}


def people():
    return pd.DataFrame({
        "age": [22, 38, np.nan, 35, 54, 2, 27, 14, 22, 2],
        "fare": [7.25, 71.2833, 8.05, np.nan, 51.8625, 21.075, 11.1333, 30.0708, 7.25, 21.075],
        "class": [3, 3, 3, 3, 1, 3, 1, 2, 3, 3],
        "sex": ["male", "female", "female", None, "male", "male", "other", "female", "male", "male"],
        "port": ["S", "C", "S", "S", None, "Q", "Q", "C", "S", "Q"],
        "note": [np.nan] * 10,
        "seven": [7] * 10,
        "alone": [True, False, False, True, True, False, True, False, True, False],
    }, columns=["age", "fare", "class", "sex", "port", "note", "seven", "alone"])


def drawn(rows):
    """Numbers of all kinds with gaps, some large, some close to each other, and two columns of text."""
    random = np.random.default_rng(12)
    normal = random.normal(size=rows)
    return pd.DataFrame({
        "normal": normal,
        "linear": 3 * normal + random.normal(size=rows) / 10,
        "large": 1e9 + random.uniform(size=rows),
        "skewed": np.where(random.uniform(size=rows) < 0.1, np.nan, np.exp(2 * random.normal(size=rows))),
        "whole": random.integers(-5, 200, size=rows),
        "few": np.where(random.uniform(size=rows) < 0.2, np.nan, random.integers(0, 4, size=rows)),
        "kind": random.choice(["setosa", "Virginica", "versicolor", "각", "é"], size=rows),
        "mixed": random.choice(["1", "2.5", "x", "-", "1e3"], size=rows),
    })


def infinite():
    return pd.DataFrame({"a": [1.0, np.inf, -np.inf, 2.5, np.nan, 2.5], "b": [0.5, 1.0, 2.0, 5.0, 6.0, 7.0]})


def case(name, data, table, look, **options):
    full = {
        "valueCounts": {"dropna": True, "limit": 1000},
        "groupby": {"limit": 1000},
        "crosstab": {"limit": 50},
        "histogram": {"bins": 10},
    }.get(look, {}) | options
    expected = LOOKS[look](data, **full)
    return {"name": f"{look} of {name}: {options}", "table": table, "look": look, "options": full, "expected": expected}


def write_all():
    tables = {"people": people(), "drawn": drawn(300), "infinite": infinite(), "one": people().head(1).astype({"age": "int64"})}
    cases = [{"name": name, "columns": [column(data.astype({"alone": str}) if "alone" in data else data, c) for c in data]}
             for name, data in tables.items()]

    def add(table, look, **options):
        data = tables[table]
        if look != "info" and "alone" in data:
            data = data.astype({"alone": str})
        cases.append(case(table, data, table, look, **options))

    for table in tables:
        add(table, "info")
        add(table, "describe")
        add(table, "duplicated")
        add(table, "corr")
    for name in ["age", "class", "sex", "port", "note", "alone"]:
        for dropna in [True, False]:
            add("people", "valueCounts", column=name, dropna=dropna)
    for name in ["few", "whole", "kind"]:
        add("drawn", "valueCounts", column=name, dropna=False)
    for statistic in ["count", "mean", "sum", "std", "min", "max"]:
        for table, names in {"people": ["sex", "class", "age"], "drawn": ["kind", "few"]}.items():
            for name in names:
                add(table, "groupby", by=name, statistic=statistic)
    add("people", "duplicated", columns=["class", "sex"])
    add("people", "duplicated", columns=["age"])
    add("people", "corr", columns=["age", "sex", "alone"])
    add("drawn", "corr", columns=["kind", "normal", "few"])
    for column_name, by in [("sex", "port"), ("class", "sex"), ("port", "class")]:
        add("people", "crosstab", column=column_name, by=by)
    add("drawn", "crosstab", column="kind", by="few")
    for name in ["normal", "large", "skewed", "whole", "few"]:
        for bins in [1, 7, 10, "auto", "fd", "scott", "sturges", "rice", "sqrt"]:
            add("drawn", "histogram", column=name, bins=bins)
    add("drawn", "histogram", column="normal", by="kind", bins=5)
    add("drawn", "histogram", column="whole", by="few", bins="auto")
    for name in ["age", "seven", "note"]:
        add("people", "histogram", column=name)
        add("people", "histogram", column=name, by="sex")
    add("infinite", "histogram", column="a")
    for name in ["age", "class", "sex", "port", "note"]:
        for ascending in [True, False]:
            add("people", "rows", sort={"column": name, "ascending": ascending})
    for name in ["normal", "few", "kind"]:
        add("drawn", "rows", sort={"column": name, "ascending": False})
    for chosen in [
        {"column": "age", "is": "missing"},
        {"column": "sex", "is": "missing"},
        {"column": "sex", "is": "value", "value": "male"},
        {"column": "sex", "is": "value", "value": None},
        {"column": "class", "is": "value", "value": 3},
        {"is": "duplicated"},
    ]:
        add("people", "rows", filter=chosen)
    add("people", "rows", filter={"column": "sex", "is": "value", "value": "male"}, sort={"column": "fare", "ascending": False})
    add("drawn", "rows", filter={"column": "mixed", "is": "not-a-number"})
    golden.write("look", SOURCE, cases)
