import { css, html, nothing } from "lit";
import { StoreElement } from "../components/store-element.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";

/** @import { PythonFinding } from "minibatch" */

const shownAtOnce = 6;

/** What changes the results comes first, words around the code last. @param {PythonFinding} finding */
const rank = ({ kind, code }) =>
  kind === "fault" || kind === "leak" ? 0 : /^python\.(prose|not-parsed)$/.test(code) ? 2 : 1;

/** What was found in the program that was pasted or dropped, each with its line and, where there is one, a way to mend it. */
class CodeFindings extends StoreElement {
  static areas = ["code", "data", "training.status"];
  static properties = {
    all: { state: true },
    beside: { type: Boolean },
    settled: { attribute: false },
  };

  static styles = [
    base,
    controls,
    css`
      section {
        display: grid;
        gap: 0.5rem;
        padding: 0.75rem 0 1rem;
        border-top: 1px solid var(--line-strong);
        container-type: inline-size;
      }

      h2 {
        font-size: var(--text);
        font-weight: 650;
        overflow-wrap: anywhere;
      }

      p {
        font-size: var(--small);
        color: var(--ink-soft);
      }

      li {
        display: grid;
        grid-template-columns: 6rem minmax(0, 1fr) auto;
        gap: 0.125rem 0.75rem;
        align-items: start;
        padding: 0.375rem 0;
        border-top: 1px solid var(--line);
        font-size: var(--small);
        overflow-wrap: anywhere;
      }

      .line {
        color: var(--ink-soft);
        font-variant-numeric: tabular-nums;
      }

      .kind {
        display: block;
        font-weight: 600;
        color: var(--ink);
      }

      [data-kind="fault"] .kind,
      [data-kind="leak"] .kind {
        color: var(--warn);
      }

      code {
        display: block;
        margin-top: 0.125rem;
        overflow: hidden;
        font-family: var(--mono);
        font-size: var(--tiny);
        color: var(--ink-soft);
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }

      @container (max-width: 26rem) {
        li {
          grid-template-columns: minmax(0, 1fr) auto;
        }

        .line {
          grid-column: 1 / -1;
        }

        .kind {
          display: inline;
          margin-right: 0.25rem;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.all = false;
    /** Whether it stands beside the editor. */
    this.beside = false;
    /** Resolves when the findings are those of what was typed last. @type {() => Promise<unknown>} */
    this.settled = async () => {};
  }

  /** The description that columns were looked up in. @type {unknown} */
  #looked = null;

  updated() {
    const { description } = this.state.data;
    const byPlace = this.state.code.findings.some(
      ({ code }) => code === "python.columns-by-position",
    );
    if (!description || description === this.#looked || !byPlace) return;
    this.#looked = description;
    void import("../experiment/program.js").then(({ followColumns }) =>
      followColumns(this.playground),
    );
  }

  render() {
    const { name, findings, read, mended, isOwn, isRefused } = this.state.code;
    const mendable = findings.filter(({ fix }) => fix);
    const count = findings.length;
    const sorted = findings.toSorted((one, other) => rank(one) - rank(other));
    const shown = this.all ? sorted : sorted.slice(0, shownAtOnce);
    const told =
      !isOwn && count === 0
        ? "code.written"
        : count === 0
          ? "code.readAll"
          : read && !isRefused
            ? "code.read"
            : "code.notRead";
    return html`<section aria-labelledby="title">
      <h2 id="title" tabindex="-1">
        ${name ? this.t("code.titleOf", { name }) : this.t(this.beside ? "code.title_own" : "code.title")}
      </h2>
      <p>${this.t(told, { count })}</p>
      ${
        count > 0
          ? html`<ol>
              ${shown.map((finding) => this.#finding(finding))}
              ${
                shown.length < count
                  ? html`<li>
                      <button class="link" @click=${() => (this.all = true)}>
                        ${this.t("common.showMore", { count: count - shown.length })}
                      </button>
                    </li>`
                  : nothing
              }
            </ol>`
          : nothing
      }
      <div class="actions">
        ${
          mendable.length > 0
            ? html`<button
                class="small"
                ?disabled=${isTraining(this.state)}
                @click=${() => this.#mend(mendable)}
              >
                ${this.t("code.mendAll", { count: mendable.length })}
              </button>`
            : nothing
        }
        ${
          mended && !this.beside
            ? html`<button class="small" @click=${this.#copy}>${this.t("code.copy")}</button>`
            : nothing
        }
        ${
          this.beside
            ? nothing
            : html`<button class="small quiet" @click=${this.#forget}>
                ${this.t("common.dismiss")}
              </button>`
        }
      </div>
    </section>`;
  }

  /** @param {PythonFinding} finding */
  #finding(finding) {
    const { code: id, values, kind, line, fix, to } = finding;
    const excerpt = to > 0 ? (this.state.code.text.split("\n")[line - 1] ?? "").trim() : "";
    return html`<li data-kind=${kind}>
      <span class="line"
        ><span class="kind">${this.t(`code.kind_${kind}`)}</span> ${
          this.beside
            ? html`<button
                class="link"
                aria-label=${this.t("code.goTo", { line })}
                @click=${() => this.#reveal(finding)}
              >
                ${this.t("code.line", { line })}
              </button>`
            : this.t("code.line", { line })
        }</span
      >
      <div>
        ${this.language.message({ id, values })}
        ${excerpt ? html`<code title=${excerpt}>${excerpt}</code>` : nothing}
      </div>
      ${
        fix
          ? html`<button
              class="small"
              aria-label=${this.t("code.mendLine", { line })}
              ?disabled=${isTraining(this.state)}
              @click=${() => this.#mend([finding])}
            >
              ${this.t("code.mend")}
            </button>`
          : nothing
      }
    </li>`;
  }

  /** The button goes with what it mended; the list's heading has the focus then. @param {PythonFinding[]} findings */
  async #mend(findings) {
    await this.settled();
    if (findings.some((one) => !this.state.code.findings.includes(one))) return;
    const { mendProgram } = await import("../experiment/program.js");
    await mendProgram(this.playground, findings);
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("#title"))?.focus();
  }

  /** @param {PythonFinding} finding */
  #reveal(finding) {
    this.dispatchEvent(new CustomEvent("reveal", { detail: finding }));
  }

  async #copy() {
    await navigator.clipboard.writeText(this.state.code.text);
    this.store.announce(this.t("code.copied"));
  }

  async #forget() {
    const main = this.closest("main"); // it goes with its list
    const { forgetProgram } = await import("../experiment/program.js");
    forgetProgram(this.playground);
    main?.focus();
  }
}

customElements.define("mb-code-findings", CodeFindings);
