/** Mistakes about shapes, and about what callbacks watch. */

import { activationOf, argumentOf } from "./layer-places.js";
import { columnsOf } from "./tables.js";
import { Entry } from "./values.js";

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./values.js").Data} Data */
/** @typedef {import("./values.js").Model} Model */

/** @param {Evaluator} ev @param {Entry[]} chain @param {Data | null} x @param {Model} model */
export function inputShape(ev, chain, x, { compiled, fitted }) {
  // What is neither compiled nor trained, such as a generator, may take other rows.
  const isLoop = ev.findings.list.some(({ code }) => code === "python.custom-loop");
  if (!fitted && (!compiled || isLoop)) return;
  const [first] = chain;
  const asked = first?.inputShape;
  if (!x || !Array.isArray(asked) || !asked.every(Number.isInteger)) return;
  const grows = x.steps.some(({ class_name }) =>
    /^(GetDummies|OneHotEncoder|PolynomialFeatures|PCA|KBinsDiscretizer|)$/.test(class_name),
  );
  const isImage = Boolean(x.source.known?.shape);
  const names = columnsOf(x);
  const span = /** @type {any} */ (x.positions);
  const width = x.columns
    ? names?.length
    : span && typeof span === "object" && span.last > 0
      ? span.last - span.first
      : null;
  const own = isImage
    ? x.shape
    : !grows && x.form !== "column" && width && (!x.shape || x.shape.length === 1)
      ? [width]
      : null;
  if (!own || own.length === 0 || !own.every((/** @type {any} */ one) => Number.isInteger(one)))
    return;
  // Keras adds a channel that is missing.
  if ([own, [...own, 1]].some((shape) => JSON.stringify(shape) === JSON.stringify(asked))) return;
  const given =
    argumentOf(first, "input_shape") ??
    argumentOf(first, "shape", 0) ??
    argumentOf(first, "input_dim");
  const insert =
    given?.name === "input_dim"
      ? String(own[0])
      : `(${own.join(", ")}${own.length === 1 ? "," : ""})`;
  const fix = given
    ? [
        {
          from: given.value.outer?.from ?? given.value.from,
          to: given.value.outer?.to ?? given.value.to,
          insert,
        },
      ]
    : undefined;
  ev.findings.add(
    "input-shape",
    given ?? first.place,
    { received: `(${asked.join(", ")})`, expected: `(${own.join(", ")})` },
    fix,
  );
}

/** @param {Evaluator} ev @param {Entry} last @param {Data | null} x @param {Data | null} y */
export function units(ev, last, x, y) {
  const classes = (y ?? x)?.source.known?.classes;
  if (
    !classes ||
    last.class_name !== "Dense" ||
    activationOf(last) !== "softmax" ||
    last.config.units === undefined
  )
    return;
  if (last.config.units >= classes || last.config.units === 1) return;
  const given = argumentOf(last, "units", 0);
  const fix = given
    ? [{ from: given.value.from, to: given.value.to, insert: String(classes) }]
    : undefined;
  ev.findings.add("too-few-units", last.place, { units: last.config.units, classes }, fix);
}

/** val_loss is watched and nothing is set aside. @param {Evaluator} ev @param {Model} model */
export function monitored(ev, model) {
  const { fitted } = model;
  if (!fitted || fitted.args.validation_data !== undefined) return;
  if (fitted.args.validation_split !== undefined && fitted.args.validation_split !== 0) return;
  for (const one of [fitted.args.callbacks ?? []].flat()) {
    if (!(one instanceof Entry) || one.kind !== "callback") continue;
    if (!/EarlyStopping|ReduceLROnPlateau|ModelCheckpoint/.test(one.class_name)) continue;
    const monitor = one.config.monitor ?? "val_loss";
    if (!String(monitor).startsWith("val_")) continue;
    if (one.class_name === "ModelCheckpoint" && !one.config.save_best_only) continue;
    const { to } = fitted.place;
    ev.findings.add("nothing-to-monitor", fitted.place, { class: one.class_name, monitor }, [
      { from: to - 1, to: to - 1, insert: ", validation_split=0.2" },
    ]);
  }
}
