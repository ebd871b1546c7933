import { css, html, nothing } from "lit";
import "../components/notice.js";
import { section, sectionStyles } from "../components/section.js";
import { StoreElement } from "../components/store-element.js";
import { shapeText } from "../locales/i18n.js";
import { base, controls } from "../styles/shared.js";
import { editReading, readRefused } from "../experiment/reading.js";
import { predictFromPast } from "../experiment/windows.js";
import "./drop-zone.js";
import "./image-view.js";
import "./sample-row.js";

/** Whether a file holds arrays of which it has to be said what each is. @param {any} error */
const isUnclear = (error) => error?.id === "npy.which" || error?.id === "npy.ambiguous";
/** @param {any} error */
const isOfArrays = (error) => /^(npy|arrays)\./.test(error?.id ?? "");

/** Choose a sample or bring files, and see what is in them. */
class DataPane extends StoreElement {
  static areas = ["experiment", "data", "page", "ui"];

  static styles = [
    base,
    controls,
    sectionStyles,
    css`
      .bring {
        display: grid;
        gap: 0.875rem;
        padding-top: 0.5rem;
      }

      .coming {
        min-height: 24.5rem;
      }

      .view {
        visibility: var(--opened, visible);
      }

      .about {
        min-height: 2.5rem;
        font-size: var(--small);
        color: var(--ink-soft);
        max-width: 70ch;
        overflow-wrap: anywhere;
      }

      .warnings {
        font-size: var(--small);
        color: var(--warn);
      }

      .warnings li {
        position: relative;
        overflow-wrap: anywhere;
        padding-left: 1rem;
      }

      .warnings li::before {
        content: "!";
        position: absolute;
        left: 0;
        font-family: var(--mono);
        font-weight: 700;
      }

      /* What texts take there. */
      @container (max-width: 26rem) {
        .about {
          min-height: 3.75rem;
        }
      }
    `,
  ];

  static properties = { allWarnings: { state: true } };

  constructor() {
    super();
    this.allWarnings = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.playground.loadTable = () => import("./table-view.js");
  }

  /** Why a file's arrays have to be chosen, until they are. @type {any} */
  #unclear = null;

  willUpdate() {
    const { error, loading } = this.state.data;
    if (isUnclear(error)) {
      this.#unclear = error;
      void this.playground.loadRest().then(() => import("./array-choice.js"));
    } else if (!loading && !isOfArrays(error)) this.#unclear = null;
    if (this.state.data.description?.kind === "table") void this.playground.loadTable();
    if (this.state.ui.focus === "data")
      void this.playground.loadRest().then(() => import("./data-views.js"));
  }

  render() {
    return section(this, {
      name: "data",
      number: 1,
      summary: this.#summary(),
      body: () =>
        this.state.ui.focus === "data" && this.state.data.description
          ? html`${this.#state()}<mb-data-views></mb-data-views>
              ${this.state.data.description.kind === "table" ? html`<mb-reading-panel></mb-reading-panel>` : nothing}
              <details>
                <summary>${this.t("data.otherData")}</summary>
                <div class="bring">${this.#bring()}</div>
              </details>`
          : html`${this.#bring()} ${this.#state()} ${this.#view()}`,
    });
  }

  /** Where data come from. */
  #bring() {
    return html`<mb-sample-row></mb-sample-row>
      ${this.#about()}
      <mb-drop-zone></mb-drop-zone>`;
  }

  #summary() {
    const { prepared, description, loading, alone } = this.state.data;
    if (alone) return this.t("data.aloneShort", { name: alone.name });
    if (loading && !description) return this.t("data.reading", { name: loading.label });
    if (!prepared || !description) return nothing;
    const images = description.kind === "images";
    const count = images ? description.count : description.rows;
    const rows = this.t(images ? "data.images" : "data.rows", { count });
    const parts = [rows];
    // Images and windows have a shape, a row of a table has features.
    const [features, ...axes] = prepared.inputShape;
    if (axes.length > 0 && !prepared.features) parts.push(shapeText(prepared.inputShape));
    else parts.push(this.t("data.features", { count: prepared.features ?? features }));
    const { length: labels = 0 } = prepared.labels ?? [];
    if (labels) parts.push(this.t("data.labels", { count: labels }));
    else if (prepared.task === "regression") parts.push(this.t("data.regression"));
    else parts.push(this.t("data.classes", { count: prepared.classNames.length }));
    return parts.join(" · ");
  }

  #about() {
    const { data } = this.state.experiment;
    const { wanted, alone } = this.state.data;
    if (alone && !wanted)
      return html`<mb-notice>${this.t("data.alone", { name: alone.name })}</mb-notice>`;
    if (!data || "sample" in data) return nothing; // its story is in the row
    if (wanted) {
      const names = wanted.map(({ name }) => name).join(", ");
      const key = wanted[0].size === undefined ? "data.named" : "data.wanted";
      return html`<mb-notice kind="warning">${this.t(key, { names })}</mb-notice>`;
    }
    const names = "url" in data ? [data.url] : data.files.map(({ name }) => name);
    // Of several that which was read comes first.
    const { name: read } = this.state.data.description ?? {};
    const [first, ...others] = names.toSorted((a, b) => Number(b === read) - Number(a === read));
    const text = others.length
      ? this.t("data.yourFiles", { name: first, count: others.length })
      : this.t("data.yourFile", { name: first });
    return html`<p class="about">${text}</p>`;
  }

  /**
   * What a click can do about an error: files that were refused are read another way, a series is predicted from its
   * past.
   * @param {any} error
   * @returns {[label: string, act: () => unknown][]}
   */
  #remedies({ id, values }) {
    const reading = (/** @type {Record<string, unknown>} */ changes) => async () => {
      const isRead = await readRefused(this.playground, changes, values.reader);
      if (isRead === false && !this.playground.handles.refused)
        editReading(this.playground, changes);
    };
    if (/\.bad-rows$/.test(id))
      return [[this.t("data.skipRows"), reading({ on_bad_lines: "skip" })]];
    if (id === "preparation.only-target") {
      return [[this.t("data.addWindows"), () => predictFromPast(this.playground)]];
    }
    const { nrows, step } = values ?? {};
    if (id === "memory.images") return [[this.t("data.imagesApart", { step }), reading({ step })]];
    if (id !== "memory.rows") return [];
    return [
      [this.t("data.readFirst", { count: nrows }), reading({ nrows })],
      [this.t("data.rowsApart", { step }), reading({ step })],
    ];
  }

  #state() {
    const { error, warnings } = this.state.data;
    if (warnings.length) void this.playground.loadRest();
    const shown = this.allWarnings ? warnings : warnings.slice(0, 5);
    return html`
      ${
        error
          ? html`<mb-notice kind="error"
              >${this.language.message(error)}${this.state.data.prepared ? html` ${this.t("data.kept")}` : nothing}
              ${this.#remedies(error).map(
                ([label, act]) =>
                  html`<button slot="actions" class="small" @click=${act}>${label}</button>`,
              )}
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
      ${this.#unclear ? html`<mb-array-choice .error=${this.#unclear}></mb-array-choice>` : nothing}
      ${
        warnings.length
          ? html`<ul class="warnings" aria-label=${this.t("data.warnings")}>
              ${shown.map(
                (warning) =>
                  html`<li>
                    ${this.language.message(warning)}
                    <mb-warning-remedies .warning=${warning}></mb-warning-remedies>
                  </li>`,
              )}
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
    if (!description)
      return this.state.data.wanted || this.state.data.alone
        ? nothing
        : html`<div class="coming"></div>`;
    return description.kind === "images"
      ? html`<mb-image-view class="view"></mb-image-view>`
      : html`<mb-table-view class="view"></mb-table-view
          ><mb-reading-panel class="view"></mb-reading-panel>`;
  }
}

customElements.define("mb-data-pane", DataPane);
