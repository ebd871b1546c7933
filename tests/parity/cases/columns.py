"""Steps that drop rows, or change columns whatever the rows are, as pandas does."""

import io

import numpy as np
import pandas as pd

from cases import derived, golden
from cases.derived import columns, described
from cases.preparation import SOURCE


def rows(name, step, config, data, target, kept):
    """`kept` is a function of a frame: what pandas leaves of it. The last rows are test rows."""
    trained = len(data) * 2 // 3
    frame = data.assign(y=target)  # the target as pandas has it, among the columns
    return {
        "name": name,
        "step": step,
        "config": config,
        "columns": [described(data[column]) for column in data],
        "targets": [float(value) for value in target],
        "training_rows": trained,
        "train": [int(row) for row in kept(frame[:trained]).index],
        "test": [int(row) for row in kept(frame[trained:]).index],
        "after": [described(data[column]) for column in data],
    }


def people(count, seed):
    random = np.random.default_rng(seed)
    data = pd.DataFrame({
        "age": random.integers(1, 5, count).astype(float),
        "city": random.choice(["Oslo", "Bern", "Rome"], count).astype(object),
        "fare": random.choice([0.5, -0.0, 0.0, 7.25], count),
    })
    for column in data:
        data.loc[random.uniform(size=count) < 0.3, column] = np.nan
    return data, random.integers(0, 2, count)


def dropping():
    data, target = people(36, 1)

    def dropna(name, **config):
        return rows(name, "DropNA", config, data, target, lambda frame: frame.dropna(**config))

    def duplicates(name, keep="first", **config):
        given = {**config, **({} if keep == "first" else {"keep": keep})}
        pandas = False if keep == "none" else keep
        return rows(name, "DropDuplicates", given, data, target,
                    lambda frame: frame.drop_duplicates(keep=pandas, **config))

    yield dropna("any missing")
    yield dropna("of two columns", subset=["age", "fare"])
    yield dropna("all missing of two", subset=["city", "fare"], how="all")
    yield dropna("all missing, with the target", how="all")
    yield dropna("at least three values", thresh=3)
    yield dropna("at least one of two", thresh=1, subset=["age", "city"])
    yield dropna("the target and a column", subset=["y", "age"], thresh=2)
    yield duplicates("first of equal rows")
    yield duplicates("last of equal rows", "last")
    yield duplicates("none of equal rows", "none")
    yield duplicates("equal in one column", subset=["city"])
    yield duplicates("equal in two, last", "last", subset=["age", "fare"])
    yield duplicates("equal in one and the target", subset=["y", "age"])
    yield duplicates("none of those equal in numbers", "none", subset=["fare", "age"])
    yield columns("one column dropped", "DropColumns", {"columns": ["city"]}, data, data.drop(columns=["city"]))
    yield columns("two dropped", "DropColumns", {"columns": ["fare", "age"]}, data, data.drop(columns=["fare", "age"]))
    yield columns("two selected", "SelectColumns", {"columns": ["fare", "city"]}, data, data[["fare", "city"]])


def querying():
    data, target = people(36, 2)
    data["house size"] = data["age"] * 10
    data["도시"] = data["city"]
    data["limit"] = np.random.default_rng(6).choice([1.0, 2.0, np.nan], 36)

    def query(expr):
        return rows(expr, "Query", {"expr": expr}, data, target, lambda frame: frame.query(expr))

    operators = ["==", "!=", "<", "<=", ">", ">="]
    for operator in operators:
        yield query(f"age {operator} 2")
    for operator in operators:
        yield query(f"city {operator} 'Oslo'")
    yield query("fare == 0")
    yield query("y == 1")
    yield query("y != 1")
    yield query("age >= 2 and city == 'Oslo'")
    yield query("age >= 2 & city == 'Oslo' | fare > 1")
    yield query("age < 2 or city == 'Bern' and not fare > 1")
    yield query("(age < 2 or city == 'Bern') and not (fare > 1)")
    yield query("city in ['Oslo', \"Rome\"]")
    yield query("city not in ['Oslo', 'Paris'] and age in [1, 3, 4.0]")
    yield query("city == ['Oslo', 'Bern'] and age != [1, 2]")
    yield query("age.isin([1, 4]) and ~city.isin(['Rome'])")
    yield query("1 < age <= 3")
    yield query("3 >= age > 1 > fare")
    yield query("age.between(2, 3) and fare >= -.5e0")
    yield query("age.isna() or city.notna() and fare.notnull()")
    yield query("`house size` > 20 and 도시 != 'Bern'")
    yield query("age > limit")
    yield query("age != limit")
    yield query("city == 도시 and fare < age")
    yield query("y == 1 and (age == 2 or not (city == 'Rome'))")


def sampling():
    data, target = people(36, 5)

    def sample(name, **config):
        case = rows(name, "Sample", config, data, target, lambda frame: frame.sample(**({"frac": 1} | config if "n" not in config else config)))
        return {**case, "test": list(range(24, 36))}  # rows to test on stay

    yield sample("shuffled", random_state=3)
    yield sample("a third", frac=0.3, random_state=0)
    yield sample("a half of 24.5 rows", frac=12.5 / 24, random_state=11)
    yield sample("five rows", n=5, random_state=42)


def replacing():
    data, _ = people(30, 3)
    data["code"] = np.random.default_rng(4).choice(["7", "?", "x"], 30).astype(object)

    def replace(name, to_replace, value, named=None):
        after = data.copy()
        chosen = named or list(data)
        if isinstance(to_replace, dict):
            after[chosen] = after[chosen].replace(to_replace)
        else:
            after[chosen] = after[chosen].replace(to_replace, np.nan if value is None else value)
        config = {"to_replace": to_replace, "value": value, **({"columns": named} if named else {})}
        return columns(name, "Replace", config, data, after)

    yield replace("a number", 2, -1)
    yield replace("a number by nothing", 3, None)
    yield replace("zero, in one of two columns", 0, 99.5, ["fare"])
    yield replace("a text", "Oslo", "Bergen")
    yield replace("a text by one that is there", "Oslo", "Bern")
    yield replace("several numbers by one", [1, 3], 0)
    yield replace("several by nothing", ["?", "x", 2], None)
    yield replace("each by its own", [1, 2, 4], [2, 1, -4.5])
    yield replace("texts, each by its own", ["Oslo", "Bern", "none"], ["Bern", "Oslo", "Rome"])
    yield replace("numbers and texts", [2, "?"], [20, "x"], ["age", "code"])
    yield replace("a dictionary", {"Oslo": "Bern", "Rome": "Roma", "Paris": "x"}, None, ["city"])
    yield replace("a dictionary of numbers", {1: 2, 2: 3, 9: 4}, None, ["age"])
    yield replace("a text by nothing", "?", None)
    yield replace("a text that is not there", "Lima", "Bern")
    yield replace("a text in one column", "x", "Oslo", ["code"])


def typing():
    data = pd.DataFrame({
        "mostly": ["1", "2.5", None, "-3e2", "x", "7", "n/k", "+4", ".5"] * 3,
        "text": ["a", "b", "1", "c", None, "2", "d", "e", "f"] * 3,
        "whole": ["1", "-2", "3", "40", None, "6", "7", "8", "9"] * 3,
        "flag": ["True", "False", "TRUE", None, "false", "true", "FALSE", "True", "False"] * 3,
        "number": [0.0, 1.5, -1.5, np.nan, 2.0, -0.0, 1e21, 3.0, 0.1] * 3,
    }).astype({"mostly": object, "text": object, "whole": object, "flag": object})

    def to_numeric(name, config, named):
        after = data.copy()
        for column in named:
            after[column] = pd.to_numeric(after[column], errors=config.get("errors", "raise"))
        return columns(name, "ToNumeric", config, data, after)

    yield to_numeric("strange cells are missing", {"errors": "coerce"}, ["mostly", "whole"])
    yield to_numeric("one column", {"columns": ["whole"]}, ["whole"])
    yield to_numeric("text, with force", {"columns": ["text"], "errors": "coerce"}, ["text"])

    def as_type(name, config, change):
        after = data.copy()
        for column in config["columns"]:
            after[column] = change(after[column])
        return columns(name, "AsType", config, data, after)

    numbers = ["whole", "number"]
    yield as_type("to float", {"columns": numbers}, lambda values: values.astype(float))
    yield as_type("text to int", {"columns": ["whole"], "dtype": "int"},
                  lambda values: values.astype("Float64").astype("Int64").astype("Float64").astype(float))
    yield as_type("number to int", {"columns": ["number"], "dtype": "int"},
                  lambda values: values.where(values.isna(), np.trunc(values)))
    yield as_type("text to bool", {"columns": ["flag"], "dtype": "bool"},
                  lambda values: pd.read_csv(io.StringIO(values.fillna("NA").to_csv(index=False)), dtype="boolean")["flag"]
                  .astype("Float64").astype(float))
    yield as_type("number to bool", {"columns": ["number"], "dtype": "bool"},
                  lambda values: values.where(values.isna(), values.fillna(0).astype(bool).astype(float)))
    whole = data["number"].where(data["number"].isin([0, 2, 3]))
    texts = whole.astype("Int64").astype("string")
    given = pd.DataFrame({"number": whole, "text": data["text"]})
    yield columns("to str", "AsType", {"dtype": "str"}, given, given.assign(number=texts))


def dates():
    parts = ["year", "quarter", "month", "day", "weekday", "dayofyear", "hour", "minute", "second"]
    times = pd.Series(pd.to_datetime([
        "2023-05-11 14:30:05", "2024-02-29 00:00:00", "1999-12-31 23:59:59", "2000-01-01 12:00:00",
        "1900-03-01 01:02:03", "2023-11-05 09:08:07", "2026-11-26 17:45:00", "1970-01-01 11:59:59", "2100-02-28 20:20:20",
    ]))

    def split(name, spelled, config=None, wanted=("year", "month", "day", "weekday"), day_only=True):
        config = config or {}
        moments = times.dt.normalize() if day_only else times
        texts = [spelled(moment) for moment in times]
        texts[3] = None
        given = pd.DataFrame({"a": np.arange(9.0), "when": pd.Series(texts, dtype=object), "b": pd.Series(list("xyzxyzxyz"), dtype=object)})
        after = given[["a"]].copy()
        for part in wanted:
            values = getattr(moments.dt, part).astype(float)
            values[3] = np.nan
            after[f"when_{part}"] = values
        after["b"] = given["b"]
        return columns(name, "DateParts", config, given, after)

    def strf(form):
        return lambda moment: moment.strftime(form)

    everything = {"parts": parts}
    yield split("ISO", strf("%Y-%m-%d"))
    yield split("ISO with a time", strf("%Y-%m-%dT%H:%M:%SZ"), everything, parts, False)
    yield split("with a time and a fraction", strf("%Y/%m/%d %H:%M:%S.250000+09:00"), everything, parts, False)
    yield split("points, without zeros", lambda t: f"{t.year}.{t.month}.{t.day}")
    yield split("points and spaces", lambda t: f"{t.year}. {t.month}. {t.day}.")
    yield split("eight digits", strf("%Y%m%d"))
    yield split("month first", strf("%m/%d/%Y"))
    yield split("day first", strf("%d/%m/%Y"))
    yield split("day first, said so", lambda t: f"{min(t.day, 12)}/{t.month}/{t.year}", {"dayfirst": True, "parts": ["month"]},
                ["month"])
    yield split("day first, points", strf("%d.%m.%Y"))
    yield split("twelve hours", strf("%m/%d/%Y %I:%M:%S %p"), everything, parts, False)
    yield split("month by name", strf("%d %B %Y"))
    yield split("month in short", strf("%d-%b-%Y"))
    yield split("American", lambda t: f"{t.strftime('%B')} {t.day}, {t.year}")
    yield split("Korean", lambda t: f"{t.year}년 {t.month}월 {t.day}일")
    yield split("Korean with a time",
                lambda t: f"{t.year}년 {t.month}월 {t.day}일 {'오후' if t.hour > 11 else '오전'} "
                          f"{t.hour % 12 or 12}시 {t.minute}분 {t.second}초", everything, parts, False)
    yield split("Korean without spaces", lambda t: f"{t.year}년{t.month}월{t.day}일")
    strange = pd.DataFrame({"when": pd.Series(["2023-02-28", "2023-02-29", "soon", "2023-13-01", "2023-04-31", "2024-02-29"],
                                              dtype=object)})
    read = pd.to_datetime(strange["when"], errors="coerce", format="%Y-%m-%d")
    yield columns("days that do not exist", "DateParts", {"columns": ["when"], "errors": "coerce", "parts": ["day"]}, strange,
                  pd.DataFrame({"when_day": read.dt.day.astype(float)}))


def mapping():
    random = np.random.default_rng(6)
    data = pd.DataFrame({
        "a": random.exponential(20, 30) - 0.9,
        "tiny": random.normal(size=30) * 1e-9,
        "b": np.where(random.uniform(size=30) < 0.2, np.nan, random.integers(0, 100, 30)),
        "text": random.choice(["x", "y"], 30).astype(object),
    })
    numbers = ["a", "tiny", "b"]
    yield columns("all numbers", "Log1p", {}, data, data.assign(**np.log1p(data[numbers])))
    yield columns("one column", "Log1p", {"columns": ["b"]}, data, data.assign(b=np.log1p(data["b"])))
    for lower, upper in [(None, 10), (1, None), (2, 40.5), (40, 2)]:
        yield columns(f"from {lower} to {upper}", "Clip", {"lower": lower, "upper": upper}, data,
                      data.assign(**data[numbers].clip(lower, upper)))
    yield columns("of one column", "Clip", {"lower": 0, "columns": ["tiny"]}, data,
                  data.assign(tiny=data["tiny"].clip(0)))
    edges = [0, 5, 20, 50, 99]
    on_edges = data.assign(b=np.where(data["b"] < 60, np.round(data["b"] / 5) * 5, data["b"]))
    for config in [{}, {"right": False}, {"include_lowest": True}, {"right": False, "include_lowest": True}]:
        after = on_edges.assign(b=pd.cut(on_edges["b"], edges, labels=False, **config).astype(float))
        yield columns(f"bins {config}", "Cut", {"bins": edges, "columns": ["b"], **config}, on_edges, after)
    labels = ["low", "mid", "high", "top"]
    yield columns("labels", "Cut", {"bins": edges, "labels": labels, "columns": ["b"]}, on_edges,
                  on_edges.assign(b=pd.cut(on_edges["b"], edges, labels=labels).astype(object)))
    same = ["few", "many", "many", "few"]
    yield columns("labels that repeat", "Cut", {"bins": edges, "labels": same, "columns": ["b"]}, on_edges,
                  on_edges.assign(b=pd.cut(on_edges["b"], edges, labels=same, ordered=False).astype(object)))
    for operator, result in [("/", data["a"] / data["b"].replace(0, np.nan)), ("*", data["a"] * data["b"]),
                             ("+", data["a"] + data["b"]), ("-", data["a"] - data["b"])]:
        given = data.assign(b=data["b"].replace(0, np.nan))
        result = result.where(given["b"].notna())
        yield columns(f"a {operator} b", "Assign", {"name": "new", "left": "a", "operator": operator, "right": "b"}, given,
                      given.assign(new=result))
    yield columns("in place", "Assign", {"name": "a", "left": "a", "operator": "*", "right": 0.5}, data, data.assign(a=data["a"] * 0.5))


def write_all():
    groups = [dropping, querying, sampling, replacing, typing, dates, mapping, *derived.GROUPS]
    golden.write("columns", SOURCE, [case for group in groups for case in group()])
