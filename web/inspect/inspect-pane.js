import { css, html, nothing } from "lit";
import "../components/notice.js";
import "../components/terms.js";
import { StoreElement } from "../components/store-element.js";
import { setInspection } from "../experiment/inspection.js";
import { base, sections as sectionStyles } from "../styles/shared.js";
import "./live-share.js";
import "./profile-panel.js";

/** The sections: what loads each, and what it shows. @type {Record<string, [() => Promise<unknown>, () => unknown]>} */
const sections = {
  graph: [() => import("./model-section.js"), () => html`<mb-model-section></mb-model-section>`],
  seen: [() => import("./seen-section.js"), () => html`<mb-seen-section></mb-seen-section>`],
  explain: [
    () => import("./explain-section.js"),
    () => html`<mb-explain-section></mb-explain-section>`,
  ],
  boundary: [
    () => import("./boundary-section.js"),
    () => html`<mb-boundary-section></mb-boundary-section>`,
  ],
  columns: [
    () => import("./columns-section.js"),
    () => html`<mb-columns-section></mb-columns-section>`,
  ],
  projection: [
    () => import("./projection-section.js"),
    () => html`<mb-projection-section></mb-projection-section>`,
  ],
  slopes: [
    () => import("./slopes-section.js"),
    () => html`<mb-slopes-section></mb-slopes-section>`,
  ],
  dropout: [
    () => import("./dropout-section.js"),
    () => html`<mb-dropout-section></mb-dropout-section>`,
  ],
  landscape: [
    () => import("./landscape-section.js"),
    () => html`<mb-landscape-section></mb-landscape-section>`,
  ],
  statistics: [
    () => import("./statistics-section.js"),
    () => html`<mb-statistics-section></mb-statistics-section>`,
  ],
  weights: [
    () => import("./weights-section.js"),
    () => html`<mb-weights-section></mb-weights-section>`,
  ],
  step: [() => import("./step-section.js"), () => html`<mb-step-section></mb-step-section>`],
};

/** What happens inside the model: its graph, its layers at work, its gradients, and where a step's time goes. */
class InspectPane extends StoreElement {
  static areas = ["inspection.error", "inspection.open"];
  static properties = { ready: { state: true } };

  static styles = [
    base,
    sectionStyles,
    css`
      details {
        border-bottom: 1px solid var(--line);
      }

      summary {
        min-height: 2.5rem;
        padding: 0.5rem 0;
        font-weight: 600;
        cursor: pointer;
      }

      .body {
        padding: 0 0 1.25rem;
      }
    `,
  ];

  constructor() {
    super();
    this.ready = false;
  }

  connectedCallback() {
    super.connectedCallback();
    // Shown as a whole: a section that came later would push the others down.
    const { open } = this.state.inspection;
    const loads = open.flatMap((name) => (sections[name] ? [sections[name][0]()] : []));
    void Promise.all([import("../locales/inspect.js"), ...loads]).then(() => (this.ready = true));
  }

  render() {
    const { error } = this.state.inspection;
    if (!this.ready) return nothing;
    return html`
      ${
        error
          ? html`<mb-notice kind="error"
              >${this.t("inspect.error", { message: this.language.message(error) })}</mb-notice
            >`
          : nothing
      }
      <mb-live-share></mb-live-share>
      ${Object.keys(sections).map((name) => this.#section(name))}
      ${this.#fold(
        "profile",
        html`<p class="about">${this.t("profile.about")}</p>
          <mb-profile-panel></mb-profile-panel>`,
        this.t("inspect.profile"),
      )}
    `;
  }

  /** @param {string} name */
  #section(name) {
    const [load, body] = sections[name];
    const isOpen = this.state.inspection.open.includes(name);
    if (isOpen) void load();
    const shown = html`${isOpen ? body() : nothing}<mb-terms of=${name}></mb-terms>`;
    return this.#fold(name, isOpen ? shown : nothing, this.t(`inspect.${name}`));
  }

  /** @param {string} name @param {unknown} body @param {string} title */
  #fold(name, body, title) {
    return html`<details
      id=${name}
      ?open=${this.state.inspection.open.includes(name)}
      @toggle=${this.#toggled}
    >
      <summary>${title}</summary>
      <div class="body">${body}</div>
    </details>`;
  }

  /** @param {Event} event */
  #toggled({ currentTarget }) {
    const { id, open: isOpen } = /** @type {HTMLDetailsElement} */ (currentTarget);
    const { open } = this.state.inspection;
    if (open.includes(id) === isOpen) return;
    const others = open.filter((name) => name !== id);
    setInspection(this.playground, { open: isOpen ? [...others, id] : others });
  }
}

customElements.define("mb-inspect-pane", InspectPane);
