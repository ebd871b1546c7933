import { css, html, nothing } from "lit";
import { icons } from "../components/icons.js";
import "../components/notice.js";
import { step, stepStyles } from "../components/step.js";
import { StoreElement } from "../components/store-element.js";
import { has, shapeText, t } from "../locales/i18n.js";
import { isTraining, store } from "../store.js";
import { base, controls } from "../styles/shared.js";
import { cancelLoading, loadFiles, loadSample } from "./actions.js";
import { fromFileList } from "./files.js";
import "./image-view.js";
import "./table-view.js";

/** Step 1: choose a sample or bring files, and see what is in them. */
class DataPane extends StoreElement {
  static areas = ["data", "page", "training"];

  static styles = [
    base,
    controls,
    stepStyles,
    css`
      .samples {
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem;
      }

      .samples button[aria-pressed="true"] {
        border-color: var(--accent);
        background: var(--accent-wash);
        color: var(--accent-strong);
      }

      .drop {
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

      progress {
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

  render() {
    const body = html`
      <div class="samples" role="group" aria-label=${t("data.samples")}>${this.#samples()}</div>
      ${this.#about()} ${this.#drop()} ${this.#state()} ${this.#view()}
    `;
    return step({ number: 1, title: t("steps.data"), summary: this.#summary(), body });
  }

  #summary() {
    const { prepared, facts } = store.state.data;
    if (!prepared) return nothing;
    const images = facts.kind === "images";
    const rows = t(images ? "data.images" : "data.rows", {
      count: prepared.trainRows + prepared.testRows,
    });
    const parts = [rows];
    if (images) parts.push(shapeText(prepared.inputShape));
    else parts.push(t("data.features", { count: prepared.inputShape[0] }));
    if (prepared.task === "regression") parts.push(t("data.regression"));
    else parts.push(t("data.classes", { count: prepared.classNames.length }));
    return parts.join(" · ");
  }

  #samples() {
    const { page, data } = store.state;
    const { origin } = data;
    return page.samples.map(
      (sample) =>
        html`<button
          aria-pressed=${origin?.type === "sample" && origin.id === sample.id}
          ?disabled=${isTraining()}
          @click=${() => loadSample(sample.id)}
        >
          ${sample.name}
        </button>`,
    );
  }

  #about() {
    const { origin } = store.state.data;
    if (origin?.type === "sample") {
      const key = `samples.${origin.id}`;
      return has(key) ? html`<p class="about">${t(key)}</p>` : nothing;
    }
    if (origin?.type !== "files") return nothing;
    const [first, ...others] = origin.names;
    const text = others.length
      ? t("data.yourFiles", { name: first, count: others.length })
      : t("data.yourFile", { name: first });
    return html`<p class="about">${text}</p>`;
  }

  #drop() {
    const locked = isTraining();
    return html`
      <div
        class="drop ${this.over ? "over" : ""}"
        @dragenter=${() => (this.over = true)}
        @dragover=${() => (this.over = true)}
        @dragleave=${() => (this.over = false)}
        @drop=${() => (this.over = false)}
      >
        <p>${t("data.drop")}</p>
        <button class="small" ?disabled=${locked} @click=${() => this.#choose("files")}>
          ${icons.file}${t("data.chooseFiles")}
        </button>
        <button class="small" ?disabled=${locked} @click=${() => this.#choose("folder")}>
          ${t("data.chooseFolder")}
        </button>
        <input id="files" type="file" multiple hidden @change=${this.#chosen} />
        <input id="folder" type="file" webkitdirectory hidden @change=${this.#chosen} />
      </div>
    `;
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
    await loadFiles(files);
  }

  #state() {
    const { loading, error, warnings } = store.state.data;
    const shown = this.allWarnings ? warnings : warnings.slice(0, 5);
    return html`
      ${
        loading
          ? html`<div>
              <p class="faint" role="status">
                ${
                  loading.total
                    ? t("data.readingCount", {
                        name: loading.label,
                        done: loading.done ?? 0,
                        total: loading.total,
                      })
                    : t("data.reading", { name: loading.label })
                }
                <button class="link" @click=${cancelLoading}>${t("common.cancel")}</button>
              </p>
              <progress
                aria-label=${t("data.reading", { name: loading.label })}
                value=${loading.total ? (loading.done ?? 0) / loading.total : nothing}
              ></progress>
            </div>`
          : nothing
      }
      ${
        error
          ? html`<mb-notice kind="error"
              >${error}${store.state.data.prepared ? html` ${t("data.kept")}` : nothing}
              <button
                slot="actions"
                class="small quiet"
                @click=${() => store.patch("data", { error: "" })}
              >
                ${t("common.dismiss")}
              </button>
            </mb-notice>`
          : nothing
      }
      ${
        warnings.length
          ? html`<ul class="warnings" aria-label=${t("data.warnings")}>
              ${shown.map(({ message }) => html`<li>${message}</li>`)}
              ${
                shown.length < warnings.length
                  ? html`<li>
                      <button class="link" @click=${() => (this.allWarnings = true)}>
                        ${t("common.showMore", { count: warnings.length - shown.length })}
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
    const { facts } = store.state.data;
    if (!facts) return nothing;
    return facts.kind === "images"
      ? html`<mb-image-view></mb-image-view>`
      : html`<mb-table-view></mb-table-view>`;
  }
}

customElements.define("mb-data-pane", DataPane);
