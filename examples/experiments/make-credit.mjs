/**
 * Writes credit.csv: 2,000 made-up people and whether each paid a loan back within ten years. The young with a large
 * loan for their income often do not. Generated data, in the public domain (CC0 1.0).
 */

import { writeFileSync } from "node:fs";

/** Mulberry32, by Tommy Ettinger: the same numbers wherever it runs. @param {number} seed */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = generator(20_040);
const rows = Array.from({ length: 2000 }, (_, i) => {
  const income = 20_000 + 50_000 * random();
  const age = 18 + 46 * random();
  const share = 0.2 * random();
  const risk = 40 * (share - 0.1) - 0.35 * (age - 32);
  const defaulted = random() < 1 / (1 + Math.exp(-risk)) ? 1 : 0;
  const [loan, years] = [income * share, age].map((value) => value.toFixed(1));
  return [i + 1, income.toFixed(0), years, loan, share.toFixed(4), defaulted];
});
const header = ["clientid", "income", "age", "loan", "LTI", "default10yr"];
const text = [header, ...rows].map((cells) => cells.join(",")).join("\n");
writeFileSync(new URL("credit.csv", import.meta.url), `${text}\n`);
