/** A run as a write-up, in the way of a course: data, preparation, model, curves, test, examples, runs, code. */

import { model as build } from "minibatch";
import { cellsOf } from "../experiment/examples.js";
import { examplesAt, selectOptions } from "../experiment/examples-query.js";
import { predictionsOf, testPictures } from "../experiment/evaluation.js";
import { scoreName } from "../experiment/metrics.js";
import { optionsAt } from "../experiment/judging.js";
import { labelThresholds } from "../experiment/labels.js";
import { withInput } from "../experiment/layers.js";
import { metricsOf, seriesName } from "../experiment/series.js";
import { noEvaluation } from "../experiment/store.js";
import { shapeText } from "../locales/i18n.js";
import { curvesFigure, pictureFigure } from "./post-figures.js";
import { runsTable } from "./post-runs.js";
import { nameOfRun } from "./run-name.js";

/** @import { Run } from "../experiment/types.js" */
/** @import { Block } from "./post-write.js" */
/** @typedef {import("../components/store-element.js").StoreElement} Host */

const shownRows = 5;
const shownExamples = 6;
const shownColumns = 8;
/** A matrix of more classes is no table to read. */
const mostClasses = 20;

/** JSON's words as Python writes them. @type {Record<string, string>} */
const constants = { true: "True", false: "False", null: "None" };

/** @param {unknown} value */
const inPython = (value) => constants[JSON.stringify(value)] ?? JSON.stringify(value);

/** "MinMaxScaler(feature_range=[-1,1])" @param {{ class_name: string, config?: Record<string, unknown> }} entry */
const labelOf = ({ class_name: name, config = {} }) =>
  `${name}(${Object.entries(config)
    .map(([key, value]) => `${key}=${inPython(value)}`)
    .join(", ")})`;

/** @param {any} value an entry, a name, or several @returns {string} */
function wordsOf(value) {
  if (Array.isArray(value)) return value.map(wordsOf).join(", ");
  return value?.class_name ? labelOf(value) : String(value ?? "");
}

/** @param {Host} host @param {Run} run @returns {Block[]} */
function head({ t, language, state }, run) {
  const scores = Object.entries(run.evaluation).map(([name, value]) => [
    scoreName(language, name, state.data.prepared),
    language.metric(value),
  ]);
  return [
    {
      kind: "table",
      columns: [t("post.what"), t("post.value")],
      rows: [
        ...scores,
        [t("post.epochs"), language.number(run.epoch.length)],
        [t("post.seconds"), language.metric(run.seconds)],
        [t("post.seed"), String(run.experiment.seed ?? "")],
        [t("post.machine"), machineOf(t, run.machine)],
        ["SHA-256", run.fingerprint.slice(0, 16)],
      ],
    },
  ];
}

/** @param {Host["t"]} t @param {string} machine a build's name and a number of threads */
function machineOf(t, machine) {
  const [, build, count] = /^([\w-]+), (\d+)$/.exec(machine) ?? [];
  return build
    ? `${t("engine.build", { build })}, ${t("engine.threads", { count: Number(count) })}`
    : machine;
}

/** What the data are like, where those of the run are open. @param {Host} host @returns {Block[]} */
function data({ t, state, language: { number } }) {
  const { description, examples, prepared } = state.data;
  if (!description || !prepared) return [];
  const isImages = description.kind === "images";
  const values = isImages
    ? {
        ...{ name: description.name, count: number(description.count) },
        ...{ shape: shapeText(prepared.inputShape), classes: prepared.classNames.length },
      }
    : {
        ...{ name: description.name, rows: number(description.rows) },
        columns: number(description.columns?.length ?? examples?.header?.length ?? 0),
        target: (prepared.targets ?? []).join(", "),
      };
  /** @type {Block[]} */
  const blocks = [
    { kind: "heading", text: t("steps.data") },
    { kind: "text", text: t(isImages ? "post.images" : "post.table", values) },
  ];
  if (examples?.rows?.length) {
    const columns = examples.header.slice(0, shownColumns);
    const rows = examples.rows
      .slice(0, shownRows)
      .map((/** @type {unknown[]} */ row) => row.slice(0, shownColumns).map(String));
    blocks.push({ kind: "table", columns, rows });
  }
  return blocks;
}

/** @param {Host} host @param {Run} run @param {boolean} isShown @returns {Block[]} */
function preparation({ t, state, language }, { experiment }, isShown) {
  const steps = (experiment.preparation ?? []).filter(({ enabled }) => enabled !== false);
  const { trainRows = 0, testRows = 0 } = state.data.prepared ?? {};
  const values = { train: language.number(trainRows), test: language.number(testRows) };
  return [
    { kind: "heading", text: t("steps.prepare") },
    ...(steps.length > 0
      ? /** @type {Block[]} */ ([
          { kind: "text", text: t("post.steps") },
          { kind: "list", items: steps.map(labelOf) },
        ])
      : [{ kind: /** @type {const} */ ("text"), text: t("post.noSteps") }]),
    ...(isShown ? [{ kind: /** @type {const} */ ("text"), text: t("post.parts", values) }] : []),
  ];
}

/** @param {Host} host @param {Run} run @param {boolean} isShown @returns {Promise<Block[]>} */
async function model({ t, state }, { experiment }, isShown) {
  if (!experiment.model) return [];
  // A model may leave its input to the rows.
  const { prepared } = state.data;
  const spec = isShown && prepared ? withInput(experiment.model, prepared) : experiment.model;
  const net = build(/** @type {any} */ (spec));
  try {
    return [
      { kind: "heading", text: t("steps.model") },
      { kind: "code", text: await net.summary(), language: "text" },
    ];
  } catch {
    return []; // a model that its data build has no summary without them
  } finally {
    net.dispose();
  }
}

/** @param {Host} host @param {Run} run @returns {Block[]} */
function training({ t, language }, run) {
  const { compile = {}, fit = {} } = run.experiment;
  const metrics = metricsOf(/** @type {any} */ ({ history: run.history, tail: [] }), "loss");
  const figures = [...new Set(metrics)].flatMap((name) => {
    const title = seriesName(language, name);
    const words = {
      ...{ title, epoch: t("post.epoch"), number: language.metric },
      ...{ training: t("post.training"), validation: t("post.validation") },
    };
    const address = curvesFigure(run, name, words);
    return address ? [{ address, words: t("post.curve", { name: title }) }] : [];
  });
  return [
    { kind: "heading", text: t("steps.fit") },
    {
      kind: "table",
      columns: [t("post.what"), t("post.value")],
      rows: [
        ["optimizer", wordsOf(compile.optimizer)],
        ["loss", wordsOf(compile.loss)],
        ["epochs", String(fit.epochs ?? "")],
        ["batch_size", String(fit.batch_size ?? "")],
        ["validation_split", String(fit.validation_split ?? 0)],
        ...(fit.callbacks?.length ? [["callbacks", wordsOf(fit.callbacks)]] : []),
      ],
    },
    ...(figures.length > 0
      ? [{ kind: /** @type {const} */ ("figures"), figures, wide: true }]
      : []),
  ];
}

/** @type {Record<string, string>} */
const errorNames = {
  ...{ meanAbsoluteError: "MAE", rootMeanSquaredError: "RMSE", r2: "R²" },
  meanAbsolutePercentageError: "MAPE",
};

/** @param {Host} host @returns {Promise<Block[]>} */
async function test(host) {
  const { t, state, language, playground } = host;
  const { evaluation, data: shown } = state;
  const predictions = await predictionsOf(playground, "test", { label: null });
  if (!predictions) return [];
  /** @type {Block[]} */
  const blocks = [{ kind: "heading", text: t("tabs.test") }];
  const names = shown.prepared?.classNames ?? [];
  const { labelled } = evaluation;
  const isNumbers = shown.prepared?.task === "regression" && !labelled;
  if (isNumbers) {
    const errors = await predictions.regressionReport();
    const kinds = Object.keys(errorNames);
    blocks.push({
      kind: "table",
      columns: [t("post.what"), ...kinds.map((kind) => errorNames[kind])],
      rows: errors.map((/** @type {any} */ one, /** @type {number} */ at) => [
        shown.prepared?.targets?.[at] ?? String(at),
        ...kinds.map((kind) => language.metric(one[kind])),
      ]),
      firstIsName: true,
    });
  } else {
    const at = labelled ? { threshold: labelThresholds(state) } : optionsAt(evaluation.threshold);
    const text = await predictions.classificationReport({ ...at, onWarning: () => {} });
    blocks.push({ kind: "code", text, language: "text" });
    const { length } = evaluation.confusion; // 0 of too many classes for a matrix
    if (evaluation.part === "test" && !labelled && length > 0 && length <= mostClasses) {
      blocks.push(
        { kind: "text", text: t("post.matrix") },
        {
          kind: "table",
          columns: [
            t("evaluate.actual"),
            ...evaluation.confusion.map((_, i) => names[i] ?? String(i)),
          ],
          rows: evaluation.confusion.map((row, i) => [names[i] ?? String(i), ...row.map(String)]),
          firstIsName: true,
        },
      );
    }
  }
  return [...blocks, ...(await examples(host, predictions))];
}

/** @param {Host} host @param {any} predictions @returns {Promise<Block[]>} */
async function examples({ t, state, language, playground }, predictions) {
  const { prepared, description } = state.data;
  const task = prepared?.task ?? "classification";
  const { threshold } = state.evaluation;
  const asked = (/** @type {"wrong" | "right"} */ filter) =>
    predictions.select(selectOptions({ ...noEvaluation, filter, threshold }, task));
  const wrong = task === "regression" ? [] : await asked("wrong");
  const order = wrong.length > 0 ? wrong : await asked("right");
  const items = Array.from(order.slice(0, shownExamples), Number);
  if (items.length === 0) return [];
  const found = await examplesAt(predictions, items, { sort: noEvaluation.sort, threshold });
  const names = prepared?.classNames ?? [];
  const shown = (/** @type {any} */ value) =>
    task === "regression"
      ? [value]
          .flat()
          .map((one) => language.metric(Number(one)))
          .join(", ")
      : (names[value] ?? String(value));
  /** @type {Block[]} */
  const blocks = [
    { kind: "heading", text: t("tabs.examples") },
    {
      kind: "text",
      text: t(wrong.length > 0 ? "post.wrong" : "post.some", { count: found.length }),
    },
  ];
  if (description?.kind === "images") {
    const pictures = await testPictures(playground, items, "test");
    const figures = pictures.map((picture, at) => ({
      address: pictureFigure(picture),
      words: t("post.taken", {
        ...{ actual: shown(found[at].actual), predicted: shown(found[at].predicted) },
      }),
    }));
    return [...blocks, { kind: "figures", figures }];
  }
  const isTest = state.evaluation.part === "test";
  const cells = isTest ? await Promise.all(found.map(({ row }) => cellsOf(playground, row))) : [];
  const header = cells.find(Boolean)?.header.slice(0, shownColumns) ?? [];
  const rows = found.map((one, at) => [
    ...[language.number(one.row + 1), shown(one.actual), shown(one.predicted)],
    ...header.map((_, column) => cells[at]?.texts[column] ?? ""),
  ]);
  const columns = [t("post.row"), t("evaluate.actual"), t("evaluate.predicted"), ...header];
  return [...blocks, { kind: "table", columns, rows }];
}

/** @param {Host} host @param {Run} run @returns {Promise<Block[]>} */
async function code({ t, playground }, { experiment }) {
  const { programOf } = await import("../experiment/program.js");
  try {
    const text = await programOf(playground, experiment, { notebook: false });
    return [
      { kind: "heading", text: t("post.code") },
      { kind: "code", text, language: "python" },
    ];
  } catch {
    return []; // what cannot be written yet is not in the write-up
  }
}

/**
 * The run that is shown, or the newest where none is; with what is known of its test rows.
 * @param {Host} host
 * @returns {Promise<{ title: string, blocks: Block[] } | null>} null where there is no run
 */
export async function postOf(host) {
  const { state, t, language } = host;
  const { list } = state.runs;
  const current = list.find(({ id }) => id === state.training.id);
  const run = current ?? list.find(({ baseline }) => !baseline);
  if (!run) return null;
  const isShown = run === current;
  const isTested = isShown && state.evaluation.status === "ready" && state.training.hasWeights;
  const title = nameOfRun(host, run);
  const date = new Date(run.at).toLocaleDateString(language.code, { dateStyle: "long" });
  const blocks = [
    { kind: /** @type {const} */ ("title"), text: title },
    { kind: /** @type {const} */ ("note"), text: t("post.made", { date }) },
    ...(run.note ? [{ kind: /** @type {const} */ ("text"), text: run.note }] : []),
    ...head(host, run),
    ...(isShown ? data(host) : []),
    ...preparation(host, run, isShown),
    ...(await model(host, run, isShown)),
    ...training(host, run),
    ...(isTested ? await test(host) : []),
    ...runsTable(host),
    ...(await code(host, run)),
  ];
  return { title, blocks };
}
