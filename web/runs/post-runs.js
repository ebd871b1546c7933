/** The runs of a session as a table of a write-up. */

import { scoreName } from "../experiment/metrics.js";
import { nameOfRun, numberOf } from "./run-name.js";

/** @import { Block } from "./post-write.js" */
/** @typedef {import("../components/store-element.js").StoreElement} Host */

/** @param {Host} host @returns {Block[]} */
export function runsTable(host) {
  const { t, state, language } = host;
  const { list } = state.runs;
  if (list.length < 2) return [];
  const scores = [...new Set(list.flatMap(({ evaluation }) => Object.keys(evaluation)))];
  const shown = (/** @type {string} */ name) => scoreName(language, name, state.data.prepared);
  return [
    { kind: "heading", text: t("tabs.runs") },
    {
      kind: "table",
      columns: ["#", t("post.name"), ...scores.map(shown), t("post.epochs"), t("post.seconds")],
      rows: list.map((run) => [
        String(numberOf(list, run)),
        nameOfRun(host, run),
        ...scores.map((name) =>
          Number.isFinite(run.evaluation[name]) ? language.metric(run.evaluation[name]) : "–",
        ),
        ...[language.number(run.epoch.length), language.metric(run.seconds)],
      ]),
    },
  ];
}
