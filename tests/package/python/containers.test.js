// Python's own containers and loops in programs: tables of named tuples, dictionaries of arguments, texts with numbers.

import { describe, expect, it } from "vitest";
import { read } from "./read.js";

/** The units of a model's Dense layers. @param {string} body that builds `sizes` */
async function sizesOf(body) {
  const { json, codes } = await read(`
import collections, copy, functools, math, string
from collections import namedtuple
from keras import Sequential, layers

${body}
model = Sequential([layers.Input((4,))] + [layers.Dense(n) for n in sizes])
`);
  expect(codes).toEqual([]);
  return json.config.layers.slice(1).map((/** @type {any} */ one) => one.config.units);
}

describe("named tuples", () => {
  it.each([
    ["by their fields", "sizes = [B(3, f=8).f, B(5, 16).k]", [8, 5]],
    ["unpacked", "k, f = B(3, 8)\nsizes = [f, k]", [8, 3]],
    ["by place", "sizes = [B(3, 8)[1], B(3, 8)[-1]]", [8, 8]],
    ["replaced", "b = B(3, 8)\nc = b._replace(f=b.f * 2)\nsizes = [b.f, c.f]", [8, 16]],
    ["that lack a value", "sizes = [1 if B(3).f is None else 2, len(B._fields)]", [1, 2]],
    ["as arguments", "sizes = [max(*B(3, 8)), sum(B(2, 5)._asdict().values())]", [8, 7]],
  ])("%s", async (_what, body, expected) => {
    expect(await sizesOf(`B = namedtuple("B", ["k", "f"])\n${body}`)).toEqual(expected);
  });

  it("have the defaults that they are given", async () => {
    const body = 'B = namedtuple("B", "k f", defaults=(7,))\nsizes = [B(1).f, B(1, 2).f]';
    expect(await sizesOf(body)).toEqual([7, 2]);
  });
});

describe("dictionaries", () => {
  it.each([
    ["updated", "d.update(b=5, c=6)\nsizes = d.values()", [1, 5, 6]],
    ["in each other", 'sizes = {**d, "b": 9}.values()', [1, 9]],
    ["asked with another", 'sizes = [d.get("z", 4), d["a"]]', [4, 1]],
    ["of pairs", "sizes = dict(list(d.items()) + [('c', 3)]).values()", [1, 2, 3]],
    ["popped", 'd.pop("a")\nsizes = list(d.values())', [2]],
    ["copied", 'e = copy.deepcopy(d)\ne["a"] = 7\nsizes = [d["a"], e["a"]]', [1, 7]],
    ["of some of another", "sizes = {k: v for k, v in d.items() if k in ('b', 'c')}.values()", [2]],
    ["gone through", "sizes = [d[k] + 1 for k in d]", [2, 3]],
    ["asked for a key", "sizes = [5] if 'a' in d and 'z' not in d else [6]", [5]],
  ])("%s", async (_what, body, expected) => {
    expect(await sizesOf(`d = {"a": 1, "b": 2}\n${body}`)).toEqual(expected);
  });
});

describe("loops", () => {
  it.each([
    ["while", "sizes = []\nn = 32\nwhile n > 4:\n    sizes.append(n)\n    n //= 2", [32, 16, 8]],
    [
      "break",
      "sizes = []\nfor n in range(1, 9):\n    if n > 2:\n        break\n    sizes.append(n)",
      [1, 2],
    ],
    [
      "continue",
      "sizes = []\nfor n in range(1, 5):\n    if n % 2 == 0:\n        continue\n    sizes.append(n)",
      [1, 3],
    ],
    ["map", "sizes = list(map(lambda n: n * 2, [1, 2]))", [2, 4]],
    ["conditions", "sizes = [n for n in range(1, 7) if n % 2 if n > 1]", [3, 5]],
  ])("%s", async (_what, body, expected) => {
    expect(await sizesOf(body)).toEqual(expected);
  });
});

describe("tests of values", () => {
  it.each([
    ["tuples that are equal", "s = (2, 2)\nsizes = [3] if s == (2, 2) else [4]", [3]],
    ["tuples that are not", "s = (1, 1)\nsizes = [3] if s == (2, 2) else [4]", [4]],
    ["numbers", "k = 3\nif isinstance(k, int):\n    k = (k, k)\nsizes = [k[0], len(k)]", [3, 2]],
    ["texts", "w = 'imagenet'\nsizes = [1] if type(w) == str else [2]", [1]],
    ["all and any", "s = [1, 1]\nsizes = [3] if all(n == 1 for n in s) else [4]", [3]],
    [
      "what only fails",
      "if elsewhere not in ('a', 'b'):\n    raise ValueError()\nelse:\n    sizes = [5]",
      [5],
    ],
    ["rounding to even", "sizes = [round(2.5), round(3.5), round(7.4)]", [2, 4, 7]],
  ])("%s", async (_what, body, expected) => {
    expect(await sizesOf(body)).toEqual(expected);
  });
});

it("names with numbers and letters in them", async () => {
  const { json } = await read(`
import string
from keras import Sequential, layers
model = Sequential([layers.Input((4,))])
for i in range(2):
    model.add(layers.Dense(3, name="block%02d_%s" % (i, string.ascii_lowercase[i])))
model.add(layers.Dense(3, name="_".join(["head", "out"]).upper()))
`);
  const names = json.config.layers.slice(1).map((/** @type {any} */ one) => one.config.name);
  expect(names).toEqual(["block00_a", "block01_b", "HEAD_OUT"]);
});

it("an initializer that a dictionary describes", async () => {
  const { json, codes } = await read(`
from keras import Sequential, layers
INIT = {"class_name": "VarianceScaling", "config": {"scale": 2.0, "mode": "fan_out"}}
model = Sequential([layers.Input((4,)), getattr(layers, "Dense")(3, kernel_initializer=INIT)])
`);
  expect(codes).toEqual([]);
  expect(json.config.layers[1].config.kernel_initializer).toEqual({
    class_name: "VarianceScaling",
    config: { scale: 2, mode: "fan_out" },
  });
});
