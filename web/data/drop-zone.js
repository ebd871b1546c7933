import { css, html, nothing } from "lit";
import { icons } from "../components/icons.js";
import { StoreElement } from "../components/store-element.js";
import { bringFiles } from "../experiment/bring.js";
import { fromFileList } from "../experiment/files.js";
import { cancelLoading } from "../experiment/loading.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";

/** Where files are dropped or chosen, and how far they are read. */
class DropZone extends StoreElement {
  static areas = ["data", "training.status"];
  static properties = { over: { state: true } };

  static styles = [
    base,
    controls,
    css`
      .drop,
      .drop div {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        align-items: center;
      }

      .drop {
        position: relative;
        min-height: 4.75rem;
        padding: 0.625rem 0.75rem;
        border: 1px dashed var(--line-strong);
        border-radius: var(--radius);
        font-size: var(--small);
        color: var(--ink-soft);
      }

      .drop.over {
        border-color: var(--accent);
        border-style: solid;
        background: var(--accent-wash);
      }

      .drop p {
        flex: 1 1 20rem;
      }

      progress {
        position: absolute;
        inset: auto 0 0 0;
        width: 100%;
        height: 3px;
        accent-color: var(--accent);
      }

      /* What the text and the buttons take there. */
      @container (max-width: 38rem) {
        .drop {
          min-height: 6.875rem;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.over = false;
  }

  connectedCallback() {
    super.connectedCallback();
    const { lifetime, options } = this.playground;
    const place = options.ownsPage ? document : this;
    for (const type of ["dragover", "dragleave", "drop"]) {
      place.addEventListener(type, this.#drag, { signal: lifetime });
    }
  }

  /** Files may be let go wherever they are over the page. @param {any} event */
  #drag = ({ type, relatedTarget, dataTransfer }) => {
    const isOver = type === "dragover" || (type === "dragleave" && relatedTarget);
    this.over = Boolean(isOver && dataTransfer?.types.includes("Files"));
  };

  render() {
    const locked = isTraining(this.state);
    return html`
      <div class="drop ${this.over ? "over" : ""}">
        ${this.#dropText()}
        <div>
          <button class="small" ?disabled=${locked} @click=${() => this.#choose("files")}>
            ${icons.file}${this.t("data.chooseFiles")}
          </button>
          <button class="small" ?disabled=${locked} @click=${() => this.#choose("folder")}>
            ${this.t("data.chooseFolder")}
          </button>
        </div>
        <input id="files" type="file" multiple hidden @change=${this.#chosen} />
        <input id="folder" type="file" webkitdirectory hidden @change=${this.#chosen} />
      </div>
    `;
  }

  /** What may be dropped or, in the same space, what is being read, so that nothing moves. */
  #dropText() {
    const { loading } = this.state.data;
    if (!loading) return html`<p>${this.t("data.drop")}</p>`;
    const { label: name, done = 0, total } = loading;
    const part = total ? Math.floor((100 * done) / total) / 100 : 0;
    return html`<p role="status">
        ${
          total
            ? this.t("data.readingPart", { name, part: this.language.percent(part) })
            : this.t("data.reading", { name })
        }
        <button class="link" @click=${() => cancelLoading(this.playground)}>
          ${this.t("common.cancel")}
        </button>
      </p>
      <progress
        aria-label=${this.t("data.reading", { name })}
        value=${total ? part : nothing}
      ></progress>`;
  }

  /** @param {string} id */
  #choose(id) {
    /** @type {HTMLInputElement} */ (this.renderRoot.querySelector(`#${id}`)).click();
  }

  /** @param {Event} event */
  async #chosen(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const files = fromFileList(input.files ?? []);
    input.value = ""; // the same file can be chosen again
    await bringFiles(this.playground, files);
  }
}

customElements.define("mb-drop-zone", DropZone);
