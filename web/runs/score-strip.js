import { css, html, nothing } from "lit";
import { StoreElement } from "../components/store-element.js";
import { scoreName } from "../experiment/metrics.js";
import { tested } from "../experiment/parts.js";
import { isTraining } from "../experiment/store.js";
import { base } from "../styles/shared.js";

/** The scores of the run that is shown, beside those of the run before, and what it can be known again by. */
class ScoreStrip extends StoreElement {
  static areas = [
    "evaluation",
    "runs",
    "data",
    "training.experiment",
    "training.id",
    "training.seconds",
    "training.status",
  ];

  static styles = [
    base,
    css`
      :host {
        container-type: inline-size;
      }

      dl {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.75rem;
        align-items: end;
        min-height: 3.75rem;
        padding-bottom: 0.5rem;
      }

      /* Two lines, which are there before the scores. */
      @container (max-width: 26rem) {
        dl {
          align-content: end;
          min-height: 6.5rem;
        }
      }

      dt {
        font-size: var(--tiny);
        color: var(--ink-soft);
      }

      dd {
        font-size: var(--small);
        line-height: 1.5rem;
        white-space: nowrap;
      }

      output {
        font-size: 1.375rem;
        font-weight: 600;
        letter-spacing: -0.02em;
      }

      .minor output {
        font-weight: 400;
      }

      .better {
        color: var(--accent);
      }

      .worse {
        color: var(--second-text);
      }
    `,
  ];

  render() {
    const { evaluation, training, data } = this.state;
    const run = this.state.runs.list.find(({ id }) => id === training.id);
    // Where its rows are gone, a run still has what it was tested with.
    const isKept = data.wanted !== null && run !== undefined;
    const { metrics, status } = isKept
      ? { metrics: run.evaluation, status: "ready" }
      : tested(evaluation);
    const ready = status === "ready" && !isTraining(this.state);
    const names = Object.keys(metrics).filter((name) => name !== "loss");
    return html`<dl>
      ${ready ? [...names, "loss"].map((name) => this.#score(name, metrics[name])) : this.#none()}
      ${
        ready && training.experiment
          ? html`<div>
                <dt>${this.t("runs.seconds")}</dt>
                <dd>${this.language.seconds(training.seconds)}</dd>
              </div>
              <div>
                <dt>${this.t("train.seed")}</dt>
                <dd>${training.experiment.seed}</dd>
              </div>`
          : nothing
      }
      ${
        ready && run?.fingerprint
          ? html`<div>
              <dt>${this.t("runs.fingerprint")}</dt>
              <dd><code title=${run.fingerprint}>${run.fingerprint.slice(0, 8)}</code></dd>
            </div>`
          : nothing
      }
    </dl>`;
  }

  #none() {
    return html`<div>
      <dt>${this.t("runs.scores")}</dt>
      <dd>–</dd>
    </div>`;
  }

  /**
   * @param {string} name
   * @param {number} value
   */
  #score(name, value) {
    const label = scoreName(this.language, name, this.state.data.prepared);
    return html`<div class=${name === "loss" ? "minor" : ""}>
      <dt aria-hidden="true">${label}</dt>
      <dd>
        <output aria-label=${label}>${this.language.metric(value)}</output>
        ${this.#change(name, value)}
      </dd>
    </div>`;
  }

  /**
   * The difference to the run before it, of the same data.
   * @param {string} name
   * @param {number} value
   */
  #change(name, value) {
    const { list } = this.state.runs;
    const at = list.findIndex(({ id }) => id === this.state.training.id);
    const data = JSON.stringify(this.state.training.experiment?.data);
    const before = list
      .slice(at + 1)
      .find(({ experiment, baseline }) => !baseline && JSON.stringify(experiment.data) === data);
    const was = before?.evaluation[name];
    if (at < 0 || was === undefined || !Number.isFinite(value - was)) return nothing;
    const change = value - was;
    const more = /accuracy|precision|recall|auc|f1|r2/i.test(name);
    const kind = change === 0 ? "" : change > 0 === more ? "better" : "worse";
    const text = this.language.number(change, {
      signDisplay: "exceptZero",
      maximumFractionDigits: 3,
    });
    return html`<span class=${kind} title=${this.t("runs.change")}>${text}</span>`;
  }
}

customElements.define("mb-score-strip", ScoreStrip);
