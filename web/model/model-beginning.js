import { html, nothing } from "lit";
import "../components/notice.js";
import { StoreElement } from "../components/store-element.js";
import {
  beginAnew,
  beginning,
  chooseHead,
  freezeFront,
  headNow,
  isFrontFrozen,
} from "../experiment/begin.js";
import { bringFiles } from "../experiment/bring.js";
import { fromFileList } from "../experiment/files.js";
import { isBeginMissing } from "../experiment/findings.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";

/** So many classes are named. */
const mostNamed = 6;

/** That the training begins with the weights of a file, what becomes of its classes, and what can be done about it. */
class ModelBeginning extends StoreElement {
  static areas = ["data", "model", "experiment", "training.status"];
  static styles = [base, controls];

  render() {
    if (isBeginMissing(this.state)) return this.#missing();
    const begins = beginning(this.state);
    if (!begins) return nothing;
    const frozen = isFrontFrozen(this.state);
    const head = headNow(this.state);
    const classes = this.#classesText(begins, head);
    return html`<mb-notice>
      ${this.t(frozen ? "model.beginsFrozen" : "model.begins", { name: begins.name })}
      ${classes ? html`<br />${classes}` : nothing}
      ${
        frozen === null
          ? nothing
          : this.#button(frozen ? "thaw" : "freeze", () => freezeFront(this.playground))
      }
      ${head && this.#headButton(head)}
      ${this.#button("beginAnew", () => beginAnew(this.playground))}
    </mb-notice>`;
  }

  /** The file is named by a link, or the browser has lost its weights. */
  #missing() {
    const { name = "" } = this.state.experiment.begin?.file ?? {};
    return html`<mb-notice kind="warning">
      ${this.t("model.beginMissing", { name })}
      <button
        slot="actions"
        class="small"
        ?disabled=${isTraining(this.state)}
        @click=${this.#choose}
      >
        ${this.t("data.chooseFiles")}
      </button>
      <input slot="actions" type="file" multiple hidden @change=${this.#chosen} />
      ${this.#button("beginAnew", () => beginAnew(this.playground))}
    </mb-notice>`;
  }

  #choose() {
    /** @type {HTMLInputElement} */ (this.renderRoot.querySelector("input")).click();
  }

  /** @param {Event} event */
  async #chosen({ target }) {
    const files = fromFileList(/** @type {HTMLInputElement} */ (target).files ?? []);
    await bringFiles(this.playground, files);
  }

  /**
   * @param {string} key
   * @param {() => unknown} act
   */
  #button(key, act) {
    return html`<button
      slot="actions"
      class="small ${key === "beginAnew" ? "quiet" : ""}"
      ?disabled=${isTraining(this.state)}
      @click=${act}
    >
      ${this.t(`model.${key}`)}
    </button>`;
  }

  /** @param {NonNullable<ReturnType<typeof headNow>>} head */
  #headButton({ classes, head, fits }) {
    if (head === "own" && classes === "same") return nothing;
    if (head === "own") return this.#button("newHead", () => chooseHead(this.playground, "new"));
    return fits ? this.#button("ownHead", () => chooseHead(this.playground, "own")) : nothing;
  }

  /**
   * @param {import("../experiment/begin.js").Beginning} begins
   * @param {ReturnType<typeof headNow>} head
   */
  #classesText(begins, head) {
    const { classNames = [] } = this.state.data.prepared ?? {};
    if (!head || (head.classes === "same" && head.head === "own")) return "";
    const values = { known: listed(begins.classes ?? []), names: listed(classNames) };
    if (head.classes === "other") {
      return this.t(head.head === "new" ? "model.classesNew" : "model.classesOwn", values);
    }
    return this.t(head.head === "new" ? "model.headNew" : "model.classesUnnamed", values);
  }
}

/** @param {readonly string[]} names */
const listed = (names) =>
  [...names.slice(0, mostNamed), ...(names.length > mostNamed ? ["…"] : [])].join(", ");

customElements.define("mb-model-beginning", ModelBeginning);
