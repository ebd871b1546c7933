import { html, nothing } from "lit";
import { breakable } from "../components/breakable.js";
import { icons } from "../components/icons.js";
import { StoreElement } from "../components/store-element.js";
import { changeText } from "../experiment/changes.js";
import { scoreName } from "../experiment/metrics.js";
import { changesBefore } from "../experiment/runs-file.js";
import { maxWeights } from "../experiment/kept-runs.js";
import { editRun, lookAtRuns, removeRun, restoreRun } from "../experiment/runs.js";
import { isTraining } from "../experiment/store.js";
import { base, controls, tables } from "../styles/shared.js";
import { drawn } from "./row-icons.js";
import { argumentsText, nameOfRun, numberOf, toldChanges } from "./run-name.js";
import { styles } from "./runs-table-styles.js";

/** @import { Run } from "../experiment/types.js" */

/** A column that can be sorted by. @typedef {{ key: string, title: string, value: (run: Run) => any, text: (run: Run) => any }} Column */

/** The runs, pinned ones first, then as they are sorted. */
class RunsTable extends StoreElement {
  static areas = ["runs", "data", "page", "training.id", "training.status"];

  static styles = [base, controls, tables, styles];

  /** What was worked out for a pair of runs. @type {WeakMap<object, { before: object | undefined, text: string }>} */
  #changes = new WeakMap();

  render() {
    const { list, view } = this.state.runs;
    const columns = this.#columns(list);
    const rows = this.#rows(list, columns);
    const reasons = new Set(rows.flatMap(({ noWeights }) => noWeights ?? []));
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.t("runs.list")}>
        <table aria-label=${this.t("runs.list")}>
          <thead>
            <tr>
              <th scope="col"><span class="visually-hidden">${this.t("runs.choose")}</span></th>
              <th scope="col">${this.t("runs.data")}</th>
              ${columns.map(({ key, title }) => {
                const sorts = view.sort?.by === key;
                const arrow = view.sort?.ascending ? "↑" : "↓";
                return html`<th
                  scope="col"
                  class="number"
                  aria-sort=${sorts ? (view.sort?.ascending ? "ascending" : "descending") : "none"}
                >
                  <button @click=${() => this.#sort(key)}>
                    ${title}${sorts ? ` ${arrow}` : nothing}
                  </button>
                </th>`;
              })}
              <th scope="col" class="fingerprint">${this.t("runs.fingerprint")}</th>
              <th scope="col"><span class="visually-hidden">${this.t("runs.actions")}</span></th>
            </tr>
          </thead>
          <tbody>
            ${rows.map((run) => this.#row(run, numberOf(list, run), columns))}
          </tbody>
        </table>
      </div>
      ${[...reasons].map(
        (reason) =>
          html`<p class="soft">${this.t(`runs.gone_${reason}`, { most: maxWeights })}</p>`,
      )}
      ${rows.length === 0 ? html`<p class="soft">${this.t("runs.noneFound")}</p>` : nothing}`;
  }

  /** @param {Run[]} list @returns {Column[]} */
  #columns(list) {
    const { metric, number, seconds } = this.language;
    const scores = [...new Set(list.flatMap(({ evaluation }) => Object.keys(evaluation)))];
    return [
      ...scores.map((name) => ({
        key: `score ${name}`,
        title: scoreName(this.language, name),
        value: (/** @type {Run} */ { evaluation }) => evaluation[name],
        text: (/** @type {Run} */ { evaluation }) => metric(evaluation[name]),
      })),
      {
        key: "epochs",
        title: this.t("train.epochs"),
        value: ({ epoch }) => epoch.length,
        text: ({ epoch, baseline }) => (baseline ? "–" : number(epoch.length)),
      },
      {
        key: "seconds",
        title: this.t("runs.seconds"),
        value: (run) => run.seconds,
        text: (run) => seconds(run.seconds),
      },
      {
        key: "speed",
        title: this.t("runs.perSecond"),
        value: (run) => run.samplesPerSecond,
        text: ({ samplesPerSecond: speed }) =>
          speed ? number(speed, { maximumSignificantDigits: 3 }) : "–",
      },
      {
        key: "seed",
        title: this.t("train.seed"),
        value: ({ experiment }) => experiment.seed,
        text: ({ experiment }) => experiment.seed ?? "–",
      },
    ];
  }

  /**
   * Those that the filter lets through, in their order.
   * @param {Run[]} list
   * @param {Column[]} columns
   */
  #rows(list, columns) {
    const { text, isStarred, sort } = this.state.runs.view;
    const wanted = text.trim().toLowerCase();
    const rows = list.filter(
      (run) =>
        (!isStarred || run.isStarred) &&
        [nameOfRun(this, run), run.note ?? "", this.#changesText(list, run)]
          .join(" ")
          .toLowerCase()
          .includes(wanted),
    );
    const column = columns.find(({ key }) => key === sort?.by);
    if (column && sort) {
      const sign = sort.ascending ? 1 : -1;
      const of = (/** @type {Run} */ run) => column.value(run) ?? NaN;
      // What has no value stands last either way.
      rows.sort((a, b) => {
        const [one, other] = [of(a), of(b)];
        if (Number.isNaN(one) || Number.isNaN(other))
          return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
        return sign * (one - other);
      });
    }
    return [...rows.filter((run) => run.isPinned), ...rows.filter((run) => !run.isPinned)];
  }

  /** @param {Run[]} list @param {Run} run */
  #changesText(list, run) {
    if (run.baseline) return argumentsText(run);
    const before = list[list.indexOf(run) + 1]?.experiment;
    const key = run.experiment;
    const known = this.#changes.get(key);
    if (known && known.before === before && known.text.startsWith(this.language.code)) {
      return known.text.slice(2);
    }
    const changes = changesBefore(list, run);
    let text = "";
    if (changes?.length === 0) text = this.t("runs.noChange");
    else if (changes) text = changes.map((one) => changeText(this.language, one)).join("\n");
    this.#changes.set(key, { before, text: this.language.code + text });
    return text;
  }

  /** @param {string} key */
  #sort(key) {
    const { sort } = this.state.runs.view;
    /** @type {import("../experiment/types.js").RunsView["sort"]} */
    let next = { by: key, ascending: false };
    if (sort?.by === key) next = sort.ascending ? null : { by: key, ascending: true };
    lookAtRuns(this.playground, { sort: next });
  }

  /**
   * @param {Run} run
   * @param {number} number
   * @param {Column[]} columns
   */
  #row(run, number, columns) {
    const { id, fingerprint, note, isPinned, isStarred, baseline } = run;
    const { list, view } = this.state.runs;
    const shown = id === this.state.training.id;
    const isEdited = view.editing === id;
    const { told, all } = toldChanges(this.language, this.#changesText(list, run));
    return html`<tr class="${shown ? "shown" : ""} ${isPinned ? "pinned" : ""}">
        <td>
          <label class="tick"
            ><input
              type="checkbox"
              aria-label=${this.t("runs.chooseRun", { number })}
              .checked=${view.chosen.includes(id)}
              @change=${(/** @type {any} */ { target }) => this.#choose(id, target.checked)}
          /></label>
        </td>
        <th scope="row">
          <b>${number} ${breakable(nameOfRun(this, run))}</b>
          ${told ? html`<span class="changes" title=${all}>${told}</span>` : nothing}
          ${note ? html`<span class="note">${note}</span>` : nothing}
          ${run.noWeights ? html`<span class="gone">${this.t("runs.gone")}</span>` : nothing}
        </th>
        ${columns.map(({ text }) => html`<td class="number">${text(run)}</td>`)}
        <td class="fingerprint">
          <code title=${fingerprint}>${fingerprint.slice(0, 8) || "–"}</code>
        </td>
        <td>
          <div class="actions">
            ${this.#toggle("star", "runs.starRun", number, Boolean(isStarred), () => editRun(this.playground, id, { isStarred: !isStarred }))}
            ${this.#toggle("pin", "runs.pinRun", number, Boolean(isPinned), () => editRun(this.playground, id, { isPinned: !isPinned }))}
            <button
              class="quiet square"
              aria-label=${this.t("runs.editRun", { number })}
              title=${this.t("runs.editRun", { number })}
              aria-expanded=${isEdited}
              @click=${() => this.#edit(isEdited ? "" : id)}
            >
              ${drawn("pencil")}
            </button>
            <button
              class="quiet square"
              aria-label=${this.t("runs.removeRun", { number })}
              title=${this.t("runs.removeRun", { number })}
              @click=${() => this.#remove(id)}
            >
              ${icons.remove}
            </button>
            ${
              baseline
                ? nothing
                : html`<button
                    class="small"
                    ?disabled=${isTraining(this.state) || shown}
                    aria-label=${this.t("runs.restoreRun", { number })}
                    @click=${() => restoreRun(this.playground, id)}
                  >
                    ${this.t("runs.restore")}
                  </button>`
            }
          </div>
        </td>
      </tr>
      ${isEdited ? this.#form(run, columns.length + 4) : nothing}`;
  }

  /**
   * @param {import("./row-icons.js").Shape} shape
   * @param {string} key
   * @param {number} number
   * @param {boolean} isOn
   * @param {() => void} act
   */
  #toggle(shape, key, number, isOn, act) {
    const label = this.t(key, { number });
    return html`<button
      class="quiet square"
      aria-label=${label}
      title=${label}
      aria-pressed=${isOn}
      @click=${act}
    >
      ${drawn(shape)}
    </button>`;
  }

  /** @param {Run} run @param {number} columns */
  #form({ id, name = "", note = "" }, columns) {
    /** @param {"name" | "note"} key @param {string} value @param {string} label */
    const field = (key, value, label) =>
      html`<div class="field">
        <label for=${key}>${label}</label>
        <input
          id=${key}
          maxlength="500"
          .value=${value}
          @change=${(/** @type {any} */ { target }) => editRun(this.playground, id, { [key]: target.value.trim() })}
          @keydown=${(/** @type {KeyboardEvent} */ event) => this.#key(event)}
        />
      </div>`;
    return html`<tr>
      <td colspan=${columns}>
        <div class="edit">
          ${field("name", name, this.t("runs.name"))} ${field("note", note, this.t("runs.note"))}
        </div>
      </td>
    </tr>`;
  }

  /** @param {KeyboardEvent} event */
  async #key(event) {
    if (event.key !== "Enter" || event.isComposing) return;
    // Else it would press the button that has the focus next.
    event.preventDefault();
    /** @type {HTMLElement} */ (event.target).blur();
    const number = this.renderRoot.querySelector('[aria-expanded="true"]');
    await this.#edit("");
    /** @type {HTMLElement | null} */ (number)?.focus();
  }

  /** @param {string} id */
  async #edit(id) {
    lookAtRuns(this.playground, { editing: id });
    await this.updateComplete;
    if (id) /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("#name"))?.focus();
  }

  /** @param {string} id @param {boolean} isChosen */
  #choose(id, isChosen) {
    const { chosen } = this.state.runs.view;
    const others = chosen.filter((one) => one !== id);
    lookAtRuns(this.playground, { chosen: isChosen ? [...others, id] : others });
  }

  /** @param {string} id */
  async #remove(id) {
    removeRun(this.playground, id);
    const pane = /** @type {any} */ (/** @type {ShadowRoot} */ (this.getRootNode()).host);
    await pane.updateComplete;
    // The button that had the focus is gone.
    pane.renderRoot.querySelector("mb-notice button")?.focus();
  }
}

customElements.define("mb-runs-table", RunsTable);
