/** Mistakes about rows: some that are scaled and some that are not, or that nobody uses. */

import { Data } from "./values.js";

/** @typedef {import("./layer-places.js").Found} Found */

/** What the rows went through that a model is trained on. @param {Data} data */
const scalersOf = (data) =>
  data.steps.filter(
    ({ class_name, fittedOn }) =>
      fittedOn && /Scaler$|^Normalization$|^PCA$|Transformer$/.test(class_name),
  );
const rescalingsOf = (/** @type {Data} */ data) =>
  data.steps.filter(({ class_name }) => class_name === "Rescaling");

/** Rows that are tested on or predicted go the way of the training rows. @param {Found} found */
export function usedRows({ ev, model, x }) {
  if (!x) return;
  for (const { how, x: rows, xPlace } of model.used) {
    if (
      !(rows instanceof Data) ||
      rows.source !== x.source ||
      (rows.source.kind === "given" && rows.steps.length === 0 && x.steps.length === 0)
    )
      continue;
    const isLacking =
      scalersOf(x).length > scalersOf(rows).length ||
      rescalingsOf(x).length > rescalingsOf(rows).length;
    if (isLacking && rows !== x) {
      const scaled = ev.assigned.findLast(
        ({ value }) =>
          value.part === rows.part &&
          value.role !== "y" &&
          scalersOf(value).length === scalersOf(x).length &&
          rescalingsOf(value).length === rescalingsOf(x).length,
      );
      const fix = scaled ? [{ from: xPlace.from, to: xPlace.to, insert: scaled.name }] : undefined;
      ev.findings.add(
        "unscaled-rows",
        xPlace,
        { how: `${how}()`, text: ev.findings.textOf(xPlace) },
        fix,
      );
    }
  }
}

/** Scaled rows that nobody uses, while the others are trained on. @param {Found} found */
export function unusedRows({ ev, model, x }) {
  const place = model.fitted?.places.x?.value;
  if (!x || !place) return;
  for (const { name, value, place: at, read } of ev.assigned) {
    if (
      read ||
      value === x ||
      value.source !== x.source ||
      value.part !== x.part ||
      value.part !== "train"
    )
      continue;
    const isMore =
      value.steps.length > x.steps.length && x.steps.every((step, i) => value.steps[i] === step);
    const gained = value.steps.slice(x.steps.length).map(({ class_name }) => class_name);
    if (!isMore || gained.includes("second-split") || gained.includes("SelectColumns")) continue;
    const fix = [{ from: place.from, to: place.to, insert: name }];
    ev.findings.add(
      "unused-rows",
      at,
      { name, used: ev.findings.textOf(place) },
      value.role === "y" ? undefined : fix,
    );
  }
}

/** @param {Found} found */
export function trainedOnTest({ ev, model, x, y }) {
  const place = model.fitted?.places.x;
  if (!place) return;
  if (x?.part === "test")
    ev.findings.add("trained-on-test", place, { text: ev.findings.textOf(place) });
  else if (
    x &&
    y &&
    x.source === y.source &&
    x.part !== y.part &&
    y.part !== "all" &&
    x.part !== "all"
  ) {
    ev.findings.add("parts-mixed", model.fitted?.places.y ?? place, {
      x: ev.findings.textOf(place),
      y: ev.findings.textOf(model.fitted?.places.y ?? place),
    });
  }
}
