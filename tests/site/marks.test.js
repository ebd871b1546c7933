// The letters that stand for a name at the end of its line.

import { expect, it } from "vitest";
import { apart, marksOf } from "../../web/components/marks.js";

it("names that begin alike are told apart by what differs", () => {
  expect(marksOf(["<1H OCEAN", "INLAND", "NEAR BAY", "NEAR OCEAN"])).toEqual([
    "<1H",
    "INL",
    "BAY",
    "OCE",
  ]);
  expect(marksOf(["0", "1"])).toEqual(["0", "1"]);
  expect(marksOf(["sensor", "sensor 2"])).toEqual(["sen", "2"]);
});

it("where letters do not tell them apart, numbers do", () => {
  expect(marksOf(["a 100 m", "a 100 k"])).toEqual(["m", "k"]);
  expect(marksOf(["class 1000", "class 1001", "class 2"])).toEqual(["1", "2", "3"]);
});

it("marks that would stand on each other move apart, about where they belong, and stay inside", () => {
  const near = (/** @type {number[]} */ places) => places.map((place) => expect.closeTo(place, 9));
  expect(apart([0.2, 0.9], 0.1)).toEqual(near([0.2, 0.9]));
  expect(apart([0.52, 0.5, 0.1], 0.1)).toEqual(near([0.56, 0.46, 0.1]));
  expect(apart([0, 0, 1, 1], 0.1)).toEqual(near([0, 0.1, 0.9, 1]));
  expect(apart([0.5, 0.5, 0.5], 0.8)).toEqual(near([0, 0.5, 1]));
  expect(apart([0.3], 0.1)).toEqual(near([0.3]));
  expect(apart([], 0.1)).toEqual([]);
});
