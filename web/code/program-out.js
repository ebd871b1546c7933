import { css, html, nothing } from "lit";
import { icons } from "../components/icons.js";
import "../components/notice.js";
import { StoreElement } from "../components/store-element.js";
import { fileName, saveFile } from "../experiment/save.js";
import { messageOf } from "../locales/i18n.js";
import { base, controls } from "../styles/shared.js";

/** How long the button says that the program was copied. */
const saidMs = 2500;

/** The experiment as the Keras program that does the same: copied, or saved as a script or a notebook. */
class ProgramOut extends StoreElement {
  static areas = ["experiment"];
  static properties = {
    copied: { state: true },
    error: { state: true },
    beside: { type: Boolean }, // the editor, whose name says what it is
  };

  static styles = [
    base,
    controls,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem 0.5rem;
        align-items: center;
        padding-block: 0.5rem;
        font-size: var(--small);
      }

      h2 {
        margin-right: auto;
        font-size: var(--small);
        font-weight: 600;
      }

      mb-notice {
        margin-bottom: 0.75rem;
      }
    `,
  ];

  constructor() {
    super();
    this.copied = false;
    this.beside = false;
    /** @type {import("minibatch").Message | null} */
    this.error = null;
  }

  /** The experiment that the error is about. @type {unknown} */
  #of = null;

  willUpdate() {
    if (this.#of !== this.state.experiment) this.error = null;
  }

  render() {
    return html`<div class="row" role="group" aria-labelledby="title">
        <h2 id="title" class=${this.beside ? "visually-hidden" : ""}>
          ${this.t("code.asProgram")}
        </h2>
        <button class="small" @click=${this.#copy}>
          ${this.copied ? icons.check : icons.copy}${this.t("code.copyProgram")}
        </button>
        <button class="small" @click=${() => this.#save(false)}>${this.t("code.script")}</button>
        <button class="small" @click=${() => this.#save(true)}>${this.t("code.notebook")}</button>
        ${
          this.beside
            ? html`<button class="small" @click=${this.#saveJavaScript}>
                ${this.t("code.javascript")}
              </button>`
            : nothing
        }
      </div>
      ${
        this.error
          ? html`<mb-notice kind="error">${this.language.message(this.error)}</mb-notice>`
          : nothing
      }`;
  }

  /**
   * @param {boolean} notebook
   * @returns {Promise<string | null>} null where it is said why there is none
   */
  async #write(notebook) {
    this.#of = this.state.experiment;
    this.error = null;
    try {
      await this.playground.readTyped();
      const { ui, code } = this.state;
      // What a person wrote goes out as it stands.
      const own = ui.recipe === "code" && code.isOwn ? { text: code.text } : {};
      const { programOf } = await import("../experiment/program.js");
      return await programOf(this.playground, this.state.experiment, { notebook, ...own });
    } catch (error) {
      this.error = messageOf(error);
      return null;
    }
  }

  async #copy() {
    const text = await this.#write(false);
    if (text === null) return;
    try {
      await navigator.clipboard.writeText(text);
      this.copied = true;
      this.store.announce(this.t("code.programCopied"));
      setTimeout(() => (this.copied = false), saidMs);
    } catch {
      this.error = { id: "code.notCopied" };
    }
  }

  /** For a page or for Node: the same weights, bit for bit. */
  async #saveJavaScript() {
    this.#of = this.state.experiment;
    this.error = null;
    try {
      await this.playground.readTyped();
      const { javascriptOf } = await import("../experiment/program.js");
      const text = await javascriptOf(this.state.experiment);
      const { title = "" } = this.state.experiment;
      saveFile(fileName([title], "mjs"), new Blob([text], { type: "text/javascript" }));
    } catch (error) {
      this.error = messageOf(error);
    }
  }

  /** @param {boolean} notebook */
  async #save(notebook) {
    const text = await this.#write(notebook);
    if (text === null) return;
    const type = notebook ? "application/x-ipynb+json" : "text/x-python";
    const { title = "" } = this.state.experiment;
    const name = fileName([title], notebook ? "ipynb" : "py");
    saveFile(name, new Blob([text], { type }));
  }
}

customElements.define("mb-program-out", ProgramOut);
