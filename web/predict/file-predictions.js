import { css, html, nothing } from "lit";
import { cssVars } from "../components/css-vars.js";
import "../components/data-grid.js";
import { icons } from "../components/icons.js";
import "../components/notice.js";
import { RowPages } from "../components/row-pages.js";
import { StoreElement } from "../components/store-element.js";
import {
  forgetFilePrediction,
  predictedRows,
  predictFiles,
  saveFilePrediction,
} from "../experiment/file-prediction.js";
import { fromFileList } from "../experiment/files.js";
import { base, controls, panel } from "../styles/shared.js";

/** Widths of columns in rem: of the names, and of what is in them. */
const [widest, narrowest] = [14, 5.5];
const widthOf = (/** @type {string} */ name) =>
  Math.min(widest, Math.max(narrowest, 1.5 + 0.55 * name.length));

/** Of archives and of arrays of images. */
const endings = ".zip,.tar,.tgz,.gz,.npy,.npz,.csv,.idx,.bin";

/** New rows, or images, predicted file by file: a grid of all of them, and a CSV. */
class FilePredictions extends StoreElement {
  static areas = ["prediction", "data"];

  static styles = [
    base,
    controls,
    panel,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.625rem;
      }

      .bring {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        align-items: center;
        padding: 0.625rem 0.75rem;
        border: 1px dashed var(--line-strong);
        border-radius: var(--radius);
        font-size: var(--small);
        color: var(--ink-soft);
      }

      .bring p {
        flex: 1 1 15rem;
      }

      .line {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem 1rem;
        align-items: center;
        font-size: var(--small);
      }

      .line p {
        flex: 1 1 12rem;
        overflow-wrap: anywhere;
      }

      ul {
        font-size: var(--small);
        color: var(--warn);
        overflow-wrap: anywhere;
      }

      mb-data-grid {
        height: min(var(--content), 24rem);
      }
    `,
  ];

  /** @type {{ of: unknown, pages: RowPages, rowAt: (row: number) => any } | null} */
  #shown = null;

  /**
   * The rows of what was predicted last.
   * @param {any} files
   * @returns {{ of: unknown, pages: RowPages, rowAt: (row: number) => any }}
   */
  #rows(files) {
    const before = this.#shown;
    if (before && before.of === files) return before;
    const pages = new RowPages(
      (from, count) => predictedRows(this.playground, from, count),
      () => /** @type {any} */ (this.renderRoot.querySelector("mb-data-grid"))?.requestUpdate(),
    );
    const shown = { of: files, pages, rowAt: (/** @type {number} */ row) => pages.row(row) };
    this.#shown = shown;
    return shown;
  }

  render() {
    const { files } = this.state.prediction;
    return html`${this.#bring(files)} ${files && !files.progress ? this.#result(files) : nothing}`;
  }

  /** @param {any} files */
  #bring(files) {
    const { alone, description } = this.state.data;
    const images = alone ? alone.preparation.images : description?.kind === "images";
    return html`<div class="bring">
      ${files?.progress ? this.#progress(files) : html`<p>${this.t(images ? "predict.dropImages" : "predict.dropFile")}</p>`}
      ${
        files?.progress
          ? html`<button class="small" @click=${() => forgetFilePrediction(this.playground)}>
              ${this.t("common.cancel")}
            </button>`
          : html`<button class="small" @click=${() => this.#choose("files")}>
                ${icons.file}${this.t(images ? "predict.chooseImages" : "predict.chooseFile")}
              </button>
              ${
                images
                  ? html`<button class="small" @click=${() => this.#choose("folder")}>
                      ${this.t("data.chooseFolder")}
                    </button>`
                  : nothing
              }`
      }
      <input
        id="files"
        type="file"
        accept=${images ? `image/*,${endings}` : nothing}
        ?multiple=${images}
        hidden
        @change=${this.#chosen}
      />
      <input id="folder" type="file" webkitdirectory hidden @change=${this.#chosen} />
    </div>`;
  }

  /** @param {any} files */
  #progress({ name, progress: { phase, done, total } }) {
    const part = this.language.percent(total ? Math.floor((100 * done) / total) / 100 : 0);
    return html`<p role="status">
      ${this.t(phase === "read" ? "data.readingPart" : "predict.predictingPart", { name, part })}
    </p>`;
  }

  /** @param {"files" | "folder"} id */
  #choose(id) {
    /** @type {HTMLInputElement} */ (this.renderRoot.querySelector(`#${id}`)).click();
  }

  /** @param {Event} event */
  async #chosen(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const files = fromFileList(input.files ?? []);
    input.value = "";
    await predictFiles(this.playground, files);
  }

  /** @param {any} files */
  #result(files) {
    const { name, count, columns, numeric, warnings } = files;
    const { pages, rowAt } = this.#rows(files);
    const title = this.t("predict.filePredicted", { count, name });
    return html`<div class="line">
        <p>${title}</p>
        <button class="small" @click=${() => saveFilePrediction(this.playground)}>
          ${this.t("predict.saveCSV")}
        </button>
      </div>
      ${
        warnings.length > 0
          ? html`<ul aria-label=${this.t("data.warnings")}>
              ${warnings
                .slice(0, 5)
                .map(
                  (/** @type {any} */ warning) => html`<li>${this.language.message(warning)}</li>`,
                )}
            </ul>`
          : nothing
      }
      <mb-data-grid
        label=${title}
        .columns=${columns.map((/** @type {string} */ column, /** @type {number} */ i) => ({
          ...{ name: column, width: widthOf(column), numeric: numeric[i], marked: false },
        }))}
        .total=${count}
        .rowAt=${rowAt}
        view=${name}
        ${cssVars({ "--content": `${4.5 + count * 1.625}rem` })}
        @rows-wanted=${(/** @type {CustomEvent} */ { detail }) => pages.want(detail.first, detail.last)}
      ></mb-data-grid>`;
  }
}

customElements.define("mb-file-predictions", FilePredictions);
