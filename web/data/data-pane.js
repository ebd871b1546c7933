import { css, html, nothing } from "lit";
import { icons } from "../components/icons.js";
import "../components/notice.js";
import { section, sectionStyles } from "../components/section.js";
import { StoreElement } from "../components/store-element.js";
import { shapeText } from "../locales/i18n.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";
import { chooseFiles } from "../experiment/data.js";
import { fromFileList } from "../experiment/files.js";
import { cancelLoading } from "../experiment/loading.js";
import { readRefused } from "../experiment/reading.js";
import "./image-view.js";
import "./sample-row.js";

/** Choose a sample or bring files, and see what is in them. */
class DataPane extends StoreElement {
  static areas = ["experiment", "data", "page", "training", "ui"];

  static styles = [
    base,
    controls,
    sectionStyles,
    css`
      .coming {
        min-height: 24.5rem;
      }

      .drop {
        position: relative;
        min-height: 4.75rem;
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

      .drop.over {
        border-color: var(--accent);
        border-style: solid;
        background: var(--accent-wash);
      }

      .drop p {
        flex: 1 1 15rem;
      }

      .about {
        min-height: 2.5rem;
        font-size: var(--small);
        color: var(--ink-soft);
        max-width: 70ch;
      }

      .warnings {
        font-size: var(--small);
        color: var(--warn);
      }

      .warnings li {
        overflow-wrap: anywhere;
        padding-left: 1rem;
        text-indent: -1rem;
      }

      .warnings li::before {
        content: "! ";
        font-family: var(--mono);
        font-weight: 700;
        margin-right: 0.35rem;
      }

      /* What texts and buttons take there. */
      @container (max-width: 26rem) {
        .about {
          min-height: 3.75rem;
        }

        .drop {
          min-height: 6.875rem;
        }
      }

      progress {
        position: absolute;
        inset: auto 0 0 0;
        width: 100%;
        height: 3px;
        accent-color: var(--accent);
      }
    `,
  ];

  static properties = { over: { state: true }, allWarnings: { state: true } };

  constructor() {
    super();
    this.over = false;
    this.allWarnings = false;
  }

  willUpdate() {
    if (this.state.data.description?.kind === "table") void this.playground.loadRest();
  }

  render() {
    return section(this, {
      name: "data",
      number: 1,
      summary: this.#summary(),
      body: () => html`
        <mb-sample-row></mb-sample-row>
        ${this.#about()} ${this.#drop()} ${this.#state()} ${this.#view()}
      `,
    });
  }

  #summary() {
    const { prepared, description, loading } = this.state.data;
    if (loading && !description) return this.t("data.reading", { name: loading.label });
    if (!prepared || !description) return nothing;
    const images = description.kind === "images";
    const rows = this.t(images ? "data.images" : "data.rows", {
      count: prepared.trainRows + prepared.testRows,
    });
    const parts = [rows];
    if (images) parts.push(shapeText(prepared.inputShape));
    else parts.push(this.t("data.features", { count: prepared.inputShape[0] }));
    if (prepared.task === "regression") parts.push(this.t("data.regression"));
    else parts.push(this.t("data.classes", { count: prepared.classNames.length }));
    return parts.join(" · ");
  }

  #about() {
    const { data } = this.state.experiment;
    if (!data || "sample" in data) return nothing; // its story is in the row
    const { wanted } = this.state.data;
    if (wanted) {
      const names = wanted.map(({ name }) => name).join(", ");
      return html`<mb-notice kind="warning">${this.t("data.wanted", { names })}</mb-notice>`;
    }
    const names = "url" in data ? [data.url] : data.files.map(({ name }) => name);
    const [first, ...others] = names;
    const text = others.length
      ? this.t("data.yourFiles", { name: first, count: others.length })
      : this.t("data.yourFile", { name: first });
    return html`<p class="about">${text}</p>`;
  }

  #drop() {
    const locked = isTraining(this.state);
    return html`
      <div
        class="drop ${this.over ? "over" : ""}"
        @dragenter=${() => (this.over = true)}
        @dragover=${() => (this.over = true)}
        @dragleave=${() => (this.over = false)}
        @drop=${() => (this.over = false)}
      >
        ${this.#dropText()}
        <button class="small" ?disabled=${locked} @click=${() => this.#choose("files")}>
          ${icons.file}${this.t("data.chooseFiles")}
        </button>
        <button class="small" ?disabled=${locked} @click=${() => this.#choose("folder")}>
          ${this.t("data.chooseFolder")}
        </button>
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
    await chooseFiles(this.playground, files);
  }

  #state() {
    const { error, warnings } = this.state.data;
    const shown = this.allWarnings ? warnings : warnings.slice(0, 5);
    return html`
      ${
        error
          ? html`<mb-notice kind="error"
              >${this.language.message(error)}${this.state.data.prepared ? html` ${this.t("data.kept")}` : nothing}
              ${
                error.id === "csv.bad-rows"
                  ? html`<button
                      slot="actions"
                      class="small"
                      @click=${() => readRefused(this.playground, { on_bad_lines: "skip" })}
                    >
                      ${this.t("data.skipRows")}
                    </button>`
                  : nothing
              }
              <button
                slot="actions"
                class="small quiet"
                @click=${() => this.store.patch("data", { error: null })}
              >
                ${this.t("common.dismiss")}
              </button>
            </mb-notice>`
          : nothing
      }
      ${
        warnings.length
          ? html`<ul class="warnings" aria-label=${this.t("data.warnings")}>
              ${shown.map((warning) => html`<li>${this.language.message(warning)}</li>`)}
              ${
                shown.length < warnings.length
                  ? html`<li>
                      <button class="link" @click=${() => (this.allWarnings = true)}>
                        ${this.t("common.showMore", { count: warnings.length - shown.length })}
                      </button>
                    </li>`
                  : nothing
              }
            </ul>`
          : nothing
      }
    `;
  }

  #view() {
    const { description } = this.state.data;
    // The room that the first sample takes.
    if (!description) return this.state.data.wanted ? nothing : html`<div class="coming"></div>`;
    return description.kind === "images"
      ? html`<mb-image-view></mb-image-view>`
      : html`<mb-table-view></mb-table-view><mb-reading-panel></mb-reading-panel>`;
  }
}

customElements.define("mb-data-pane", DataPane);
