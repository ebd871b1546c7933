/** A layer at work on many test rows: its outputs in two dimensions, and the slope of its activation. */

import { activationCurve } from "minibatch";
import { asked, hasModel, inspectedGraph, setInspection } from "./inspection.js";
import { pictureOf } from "./picture.js";
import { messageOf } from "../locales/i18n.js";

/** @import { Playground } from "./playground.js" */
/** @import { Slopes } from "./inspection-types.js" */
/** @import { Layer, State } from "./types.js" */

/** Of more test rows than these, so many are drawn by the seed. */
const mostPoints = 2000;
/** A slope below which hardly any gradient comes back. */
export const flat = 0.01;
/** So many numbers before the activation are looked at, of so many rows at most. */
const mostNumbers = 40_000;
const mostRows = 256;
/** How finely the curves are drawn, and in how many parts the numbers are counted. */
const places = 120;
const bins = 40;

/** The layers that have two dimensions to draw: one unit has none. @param {State} state */
export const projectedLayers = (state) =>
  inspectedGraph(state).layers.filter(({ config }) => config.units !== 1);

/** The layer whose outputs are drawn: the chosen one, else the last dense one before the output. @param {State} state */
export function projectedLayer(state) {
  const layers = projectedLayers(state);
  const output = inspectedGraph(state).layers.at(-1);
  const { layer } = state.inspection.projectionOf;
  const chosen = layers.find(({ name }) => name === layer);
  const hidden = layers.filter((one) => one.name !== output?.name);
  return (
    chosen ??
    hidden.findLast(({ class_name: kind }) => kind === "Dense") ??
    layers.at(-1) ??
    null
  )?.name;
}

/** @param {Playground} playground */
export async function projectRows(playground) {
  const { store, handles } = playground;
  return asked(playground, "projection", async () => {
    const { net, prepared } = handles;
    const { state } = store;
    const layer = projectedLayer(state);
    if (!net || !prepared || !layer || !hasModel(state) || prepared.test.rows < 3) return null;
    const { seed } = state.inspection.projectionOf;
    const found = await net.projection(prepared.test, {
      ...{ layer, maxRows: mostPoints, randomState: seed },
    });
    const { data } = found.points;
    const known = state.inspection.projected;
    const isKnown = known?.seed === seed && known.of === state.data.prepared;
    return {
      projected: {
        ...{ of: state.data.prepared, seed, layer, rows: found.rows, total: prepared.test.rows },
        x: found.rows.map((/** @type {number} */ _, /** @type {number} */ i) => data[2 * i]),
        y: found.rows.map((/** @type {number} */ _, /** @type {number} */ i) => data[2 * i + 1]),
        ratios: found.explainedVarianceRatio,
        classes: isKnown ? known.classes : await classesOf(state, prepared.test, found.rows),
      },
    };
  });
}

/**
 * @param {State} state
 * @param {any} dataset
 * @param {number[]} rows
 * @returns {Promise<number[] | null>} null where there are none
 */
async function classesOf({ data }, dataset, rows) {
  if (data.prepared?.task === "regression") return null;
  const { y } = await dataset.take(rows);
  if (!y) return null;
  const width = y.length / rows.length;
  return rows.map((_, i) => {
    const own = y.subarray(i * width, (i + 1) * width);
    return width === 1 ? own[0] : own.indexOf(Math.max(...own));
  });
}

/**
 * Shows the row of a point; the other sections look at it, too.
 * @param {Playground} playground
 * @param {number | null} at
 */
export async function choosePoint(playground, at) {
  const { store, handles } = playground;
  const row = at === null ? undefined : store.state.inspection.projected?.rows[at];
  if (at === null || row === undefined) return setInspection(playground, { pointed: null });
  setInspection(playground, { row, pointed: { row, picture: null, cells: null } });
  try {
    const pointed = await exampleOf(playground, row);
    if (store.state.inspection.pointed?.row === row) setInspection(playground, { pointed });
  } catch (error) {
    if (handles.prepared) setInspection(playground, { error: messageOf(error) });
  }
}

/** @param {Playground} playground @param {number} row of the test rows */
async function exampleOf({ store, handles }, row) {
  const { prepared, source } = handles;
  const { windows, inputs } = store.state.data.prepared ?? {};
  const none = { row, picture: null, cells: null };
  if (!prepared) return none;
  const { x, inputShape } = await prepared.test.take([row]);
  if (inputShape.length === 3) return { ...none, picture: pictureOf(x, inputShape) };
  if (windows || store.state.data.description?.kind !== "table") return none;
  const { test } = await prepared.rows();
  const { header, rows } = await source.rows({ from: test[row], count: 1 });
  const cells = header
    .map((/** @type {string} */ name, /** @type {number} */ i) => ({
      name,
      value: rows[0]?.[i] ?? "",
    }))
    .filter((/** @type {{ name: string }} */ { name }) => inputs?.includes(name));
  return { ...none, cells };
}

/** Activations that are of each number by itself, and no line. @param {Layer} layer */
export function activationOf({ config }) {
  const { activation } = config;
  const name = typeof activation === "string" ? activation : activation?.class_name;
  return !name || /^(linear|log_?softmax|softmax|glu|sparsemax)$/i.test(name) ? null : activation;
}

/** The layers with an activation. @param {State} state */
export const bentLayers = (state) => inspectedGraph(state).layers.filter(activationOf);

/** The one whose activation is drawn. @param {State} state @returns {Layer | undefined} */
export function bentLayer(state) {
  const layers = bentLayers(state);
  return layers.find(({ name }) => name === state.inspection.slopeLayer) ?? layers[0];
}

/** @param {Playground} playground */
export async function readSlopes(playground) {
  const { store, handles } = playground;
  return asked(playground, "slopes", async () => {
    const { net, prepared } = handles;
    const layer = bentLayer(store.state);
    if (!net || !prepared || !layer || !hasModel(store.state) || prepared.test.rows === 0)
      return null;
    const count = Math.min(prepared.test.rows, mostRows);
    const rows = Array.from({ length: count }, (_, i) =>
      Math.floor((i * prepared.test.rows) / count),
    );
    const of = { layer: layer.name };
    const first = await net.preActivations(prepared.test, { ...of, rows: rows.slice(0, 1) });
    const taken = rows.slice(0, Math.max(1, Math.floor(mostNumbers / first.data.length)));
    const { data } = await net.preActivations(prepared.test, { ...of, rows: taken });
    const units = data.length / taken.length;
    return { slopes: await slopesOf(layer, data, { units, rows: taken.length }) };
  });
}

/**
 * @param {Layer} layer
 * @param {Float32Array} data
 * @param {{ units: number, rows: number }} size
 * @returns {Promise<Slopes>}
 */
async function slopesOf(layer, data, { units, rows }) {
  const activation = activationOf(layer);
  let [low, high] = [-6, 6];
  for (const z of data) {
    if (Number.isFinite(z)) [low, high] = [Math.min(low, z), Math.max(high, z)];
  }
  const x = Array.from({ length: places + 1 }, (_, i) => low + ((high - low) * i) / places);
  const curve = await activationCurve(activation, x);
  const { slope } = await activationCurve(activation, data);
  const counts = Array.from({ length: bins }, () => 0);
  const flatRows = new Uint32Array(units);
  let flatCount = 0;
  data.forEach((z, i) => {
    const bin = Math.floor(((z - low) / (high - low)) * bins);
    if (Number.isFinite(z)) counts[Math.min(bins - 1, bin)]++;
    if (Math.abs(slope[i]) >= flat) return;
    flatCount++;
    flatRows[i % units]++;
  });
  return {
    ...{
      layer: layer.name,
      name: typeof activation === "string" ? activation : activation.class_name,
    },
    ...{ x, y: [...curve.y], slope: [...curve.slope], counts, units, rows },
    share: flatCount / data.length,
    flatUnits: flatRows.reduce((sum, count) => sum + Number(count === rows), 0),
    steepest: slope.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
  };
}
