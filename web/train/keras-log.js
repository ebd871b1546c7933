import { css, html, nothing } from "lit";
import { progbarText } from "minibatch";
import { icons } from "../components/icons.js";
import { StoreElement } from "../components/store-element.js";
import { secondsOf } from "../experiment/epochs.js";
import { base, controls } from "../styles/shared.js";

/** So many epochs are shown, the newest ones. */
const most = 200;
/** How long the button says that the log was copied. */
const saidMs = 2500;

/** What Keras prints while it trains, to read beside a notebook's and to copy. */
class KerasLog extends StoreElement {
  static areas = ["training.epoch", "training.plannedEpochs"];
  static properties = { verbose: { state: true }, copied: { state: true } };

  static styles = [
    base,
    controls,
    css`
      .head {
        display: flex;
        gap: 0.5rem;
        align-items: center;
        margin-bottom: 0.375rem;
        font-size: var(--tiny);
      }

      select {
        width: auto;
        min-height: 1.75rem;
        padding-block: 0;
      }

      pre {
        max-height: 14.5rem;
        margin: 0;
        padding: 0.625rem 0.75rem;
        overflow: auto;
        background: var(--sunken);
        font: var(--tiny) / 1.5 var(--mono);
      }

      p {
        font-size: var(--tiny);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {1 | 2} */
    this.verbose = 1;
    this.copied = false;
  }

  render() {
    const { epoch } = this.state.training;
    const left = Math.max(0, epoch.length - most);
    const label = this.t("curves.copyLog");
    return html`<div class="head">
        <label for="verbose"><code>${this.t("curves.verbose")}</code></label>
        <select
          id="verbose"
          @change=${(/** @type {any} */ { target }) => (this.verbose = target.value === "1" ? 1 : 2)}
        >
          ${[1, 2].map(
            (value) =>
              html`<option value=${value} .selected=${value === this.verbose}>${value}</option>`,
          )}
        </select>
        <button class="quiet square" aria-label=${label} title=${label} @click=${this.#copy}>
          ${this.copied ? icons.check : icons.copy}
        </button>
      </div>
      ${left > 0 ? html`<p class="soft">${this.t("curves.earlier", { count: left })}</p>` : nothing}
      <pre tabindex="0" role="region" aria-label=${this.t("curves.log")}>${this.#text(left)}</pre>`;
  }

  /** The newest line stays in sight, unless a person has scrolled away from it. */
  #isAtEnd = true;

  willUpdate() {
    const pre = this.renderRoot?.querySelector("pre");
    if (pre) this.#isAtEnd = pre.scrollTop + pre.clientHeight >= pre.scrollHeight - 4;
  }

  updated() {
    const pre = /** @type {HTMLElement} */ (this.renderRoot.querySelector("pre"));
    if (this.#isAtEnd) pre.scrollTop = pre.scrollHeight;
  }

  /** @param {number} from which epoch on */
  #text(from) {
    const { training } = this.state;
    const { epoch, history, plannedEpochs, log } = training;
    const run = {
      epoch: epoch.slice(from),
      history: Object.fromEntries(
        Object.entries(history).map(([name, values]) => [name, values.slice(from)]),
      ),
      epochs: Math.max(plannedEpochs, epoch.length),
      steps: log.steps || 1,
      seconds: secondsOf(training).slice(from),
    };
    return progbarText(run, this.verbose);
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.#text(0));
      this.copied = true;
      this.store.announce(this.t("look.copied"));
      setTimeout(() => (this.copied = false), saidMs);
    } catch {
      // Where the page may not write there, the text is marked, to be copied by hand.
      getSelection()?.selectAllChildren(/** @type {Node} */ (this.renderRoot.querySelector("pre")));
    }
  }
}

customElements.define("mb-keras-log", KerasLog);
