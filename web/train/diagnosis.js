import { css, html, nothing } from "lit";
import "../components/finding.js";
import "../components/term.js";
import { StoreElement } from "../components/store-element.js";
import { factsOf } from "../experiment/diagnosis/facts.js";
import { looksOf } from "../experiment/diagnosis/looks.js";
import { isLevel, rivalOf } from "../experiment/diagnosis/rival.js";
import { diagnosisOfAll } from "../experiment/diagnosis/table.js";
import { Look } from "../experiment/look.js";
import { seenBy } from "../experiment/outputs.js";
import { isStale } from "../experiment/recipe.js";
import { rowsKey } from "../experiment/rows.js";
import { isTraining } from "../experiment/store.js";
import { base } from "../styles/shared.js";

/** @import { Finding } from "../experiment/types.js" */

/** The word that a finding uses, by how its key begins. */
const terms = [
  ["overfitting", "overfitting"],
  ["underfitting", "underfitting"],
  ["vanishing", "vanishing_gradient"],
  ["dead", "dead_relu"],
  ["leaking", "leakage"],
  ["noBetter", "baseline"],
  ["neglected", "class_weight"],
];

/** What stands out about the run that is over, with its evidence and one thing to try. */
class Diagnosis extends StoreElement {
  static areas = [
    "evaluation",
    "data",
    "experiment",
    "training.epoch",
    "training.error",
    "training.experiment",
    "training.history",
    "training.id",
    "training.layerStatistics",
    "training.notice",
    "training.status",
  ];

  static styles = [
    base,
    css`
      section {
        display: grid;
        gap: 0.5rem;
      }
    `,
  ];

  #look = new Look(this);
  /** The findings of a run, and of which. @type {{ run: string, epochs: number, findings: Finding[] }} */
  #found = { run: "", epochs: 0, findings: [] };
  /** What they were found in. @type {unknown[]} */
  #in = [];

  /** A run's findings stay while the recipe is changed, as it is by what mends them. @returns {Finding[]} */
  get #findings() {
    const { state } = this;
    const { id, epoch, status } = state.training;
    const isOver = !isTraining(state) && status !== "idle" && state.evaluation.status !== "running";
    if (!isOver) return [];
    const isShown = this.#found.run === id && this.#found.epochs === epoch.length;
    if (isStale(state) || !state.data.prepared) return isShown ? this.#found.findings : [];
    const { description, prepared } = state.data;
    const outputs = prepared.outputs.map(({ name }) => name);
    const looks = outputs.map((name) => {
      const seen = seenBy(prepared, name);
      const { experiment } = state;
      const parts = [rowsKey(experiment), experiment.seed, experiment.fit?.validation_split];
      const found = this.#look.answer(`diagnosis ${JSON.stringify([parts, name])}`, (source) => {
        const { prepared: rows } = this.playground.handles;
        return looksOf({ source, prepared: rows }, description, seen, experiment);
      });
      return found && this.#withRival(found, seen);
    });
    const { training, evaluation, data } = state;
    const now = [training.history, training.notice, training.error, evaluation, data, ...looks];
    if (now.every((part, at) => part === this.#in[at])) return this.#found.findings;
    this.#in = now;
    const facts = outputs
      .map((name, place) => factsOf(state, looks[place] ?? {}, name))
      .filter((one) => one !== null);
    this.#found = { run: id, epochs: epoch.length, findings: diagnosisOfAll(facts) };
    return this.#found.findings;
  }

  /** What each look was together with its rival, so that it stays the same. @type {WeakMap<object, object>} */
  #together = new WeakMap();

  /**
   * Where the model learns no more, what a classical one gets.
   * @param {import("../experiment/diagnosis/facts.js").Looks} looks
   * @param {import("../experiment/types.js").PreparedDescription} seen
   */
  #withRival(looks, seen) {
    const { id, epoch, history, experiment } = this.state.training;
    if (!isLevel(history.loss) || this.state.evaluation.status !== "ready") return looks;
    const rival = this.#look.answer(`rival ${id} ${epoch.length} ${seen.output}`, async () => {
      const { net, prepared } = this.playground.handles;
      return { rival: net && experiment && (await rivalOf({ net, prepared }, seen, experiment)) };
    });
    if (!rival) return looks;
    const known = this.#together.get(rival) ?? { ...looks, ...rival };
    this.#together.set(rival, known);
    return known;
  }

  render() {
    const findings = this.#findings;
    if (findings.length === 0) return nothing;
    return html`<section aria-labelledby="title">
      <h3 id="title">${this.t("diagnosis.title")}</h3>
      ${findings.map((finding) => {
        const [, term] = terms.find(([of]) => finding.key.startsWith(`diagnosis.${of}`)) ?? [];
        return html`<mb-finding .finding=${finding}
          >${term ? html`<mb-term slot="actions" name=${term}></mb-term>` : nothing}</mb-finding
        >`;
      })}
    </section>`;
  }
}

customElements.define("mb-diagnosis", Diagnosis);
