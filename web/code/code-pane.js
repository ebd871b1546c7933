import { css, html, nothing } from "lit";
import { icons } from "../components/icons.js";
import "../components/finding.js";
import "../components/notice.js";
import { StoreElement } from "../components/store-element.js";
import { isTraining } from "../experiment/store.js";
import { messageOf } from "../locales/i18n.js";
import { base, controls } from "../styles/shared.js";
import "./code-findings.js";
import "./program-out.js";

/** @import { PythonFinding } from "minibatch" */

/** How long after a key the experiment follows. */
const pauseMs = 450;

/** @type {Record<PythonFinding["kind"], "error" | "warning" | "info">} */
const severities = { fault: "error", leak: "warning", "left-out": "warning", note: "info" };

/** The experiment as the Keras program that it is: what is typed or pasted here becomes the experiment. */
class CodePane extends StoreElement {
  static areas = ["code", "experiment", "ui", "data", "model", "training.status"];
  static properties = { failed: { state: true } };

  static styles = [
    base,
    controls,
    css`
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.5rem;
        padding: 0.25rem 0 1rem;
        border-top: 1px solid var(--line-strong);
      }

      header {
        display: flex;
        gap: 0.75rem;
        align-items: start;
      }

      header mb-program-out {
        flex: 1;
      }

      #focus {
        margin-top: 0.5rem;
      }

      p {
        font-size: var(--small);
        color: var(--ink-soft);
      }

      .editor {
        --most: clamp(20rem, 66vh, 46rem);
        min-height: 20rem;
      }

      .wide .editor {
        --most: max(20rem, 100vh - 16rem);
      }
    `,
  ];

  constructor() {
    super();
    this.failed = false;
  }

  /** @type {ReturnType<typeof import("./editor.js").createEditor> | null} */
  #editor = null;
  #isOpening = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** What was typed and is not read yet. @type {{ text: string, isWhole: boolean } | null} */
  #typed = null;
  #isWriting = false;
  #wasLocked = false;
  #language = "";
  /** The findings that are marked. @type {unknown} */
  #marked = null;

  connectedCallback() {
    super.connectedCallback();
    this.playground.readTyped = this.#read;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    // What cannot be read while a model trains is read by readTyped(), which goes on asking this pane.
    void this.#read();
    this.#editor?.destroy();
    this.#editor = null;
  }

  render() {
    const { ui, code, model, data } = this.state;
    const focused = ui.focus === "code";
    const name = this.t("code.pane");
    const label = this.t(focused ? "page.unfocus" : "page.focus", { name });
    const blocking = model.findings.filter(({ blocks }) => blocks);
    const half = code.findings.find(({ code: id }) => /not-parsed|unclosed|prose/.test(id));
    return html`<section class=${focused ? "wide" : ""} aria-label=${name}>
      <header>
        <mb-program-out beside></mb-program-out>
        <button
          class="quiet square"
          id="focus"
          aria-label=${label}
          title=${label}
          @click=${() => this.store.patch("ui", { focus: focused ? "" : "code" })}
        >
          ${focused ? icons.shrink : icons.grow}
        </button>
      </header>
      <p id="keys">
        ${
          isTraining(this.state)
            ? this.t("code.locked")
            : code.isHalf && half
              ? this.t("code.half", { line: half.line })
              : this.t("code.keys")
        }
      </p>
      <div class="editor"></div>
      ${
        this.failed
          ? html`<mb-notice kind="error"
              >${this.t("code.notOpened")}
              <button slot="actions" class="small" @click=${this.#open}>
                ${this.t("common.again")}
              </button></mb-notice
            >`
          : nothing
      }
      ${
        code.error
          ? html`<mb-notice kind="error">${this.language.message(code.error)}</mb-notice>`
          : nothing
      }
      ${
        data.error
          ? html`<mb-notice kind="error">${this.language.message(data.error)}</mb-notice>`
          : nothing
      }
      ${blocking.map((finding) => html`<mb-finding .finding=${finding}></mb-finding>`)}
      ${
        code.text
          ? html`<mb-code-findings
              beside
              .settled=${this.#read}
              @reveal=${(/** @type {CustomEvent<PythonFinding>} */ { detail }) =>
                this.#editor?.reveal(detail.from, detail.to)}
            ></mb-code-findings>`
          : nothing
      }
    </section>`;
  }

  firstUpdated() {
    void this.#open();
  }

  async updated() {
    const { code } = this.state;
    if (this.#language !== this.language.code) {
      this.#language = this.language.code;
      this.#marked = null;
      this.#editor?.speak();
    }
    const isLocked = isTraining(this.state);
    this.#editor?.lock(isLocked);
    if (this.#wasLocked && !isLocked) void this.#read();
    this.#wasLocked = isLocked;
    if (!this.#typed && this.#editor && code.text) this.#editor.replace(code.text);
    this.#mark();
    if (this.#isWriting || this.#typed) return;
    const { isBehind, showProgram } = await import("../experiment/program.js");
    if (this.#isWriting || this.#typed || !isBehind(this.playground)) return;
    this.#isWriting = true;
    try {
      await this.playground.opening;
      await showProgram(this.playground);
    } finally {
      this.#isWriting = false;
      // It may have changed again meanwhile.
      if (this.isConnected && isBehind(this.playground)) this.requestUpdate();
    }
  }

  #open = async () => {
    if (this.#isOpening || this.#editor) return;
    this.#isOpening = true;
    try {
      const { createEditor } = await import("./editor.js");
      const parent = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(".editor"));
      if (!parent || !this.isConnected) return;
      this.#editor = createEditor({
        parent,
        root: /** @type {ShadowRoot} */ (this.renderRoot),
        text: this.state.code.text,
        labels: () => ({ editor: this.t("code.editor"), Diagnostics: this.t("code.title_own") }),
        onType: this.#onType,
        onLeave: () => void this.#read(),
      });
      this.failed = false;
      this.#marked = null;
      this.requestUpdate();
    } catch {
      this.failed = true;
    } finally {
      this.#isOpening = false;
    }
  };

  /** @param {string} text @param {boolean} isWhole */
  #onType = (text, isWhole) => {
    this.#typed = { text, isWhole: isWhole || Boolean(this.#typed?.isWhole) };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#read, isWhole ? 0 : pauseMs);
  };

  /** One text after the other. @type {Promise<unknown>} */
  #reading = Promise.resolve();

  #read = () => {
    clearTimeout(this.#timer);
    this.#reading = this.#reading.then(() => this.#take());
    return this.#reading;
  };

  /** What was typed stays in the editor until it is read: also where it cannot be now, or a model trains. */
  async #take() {
    const typed = this.#typed;
    const { store } = this.playground;
    if (!typed || isTraining(store.state)) return;
    try {
      const { typeProgram } = await import("../experiment/program.js");
      await typeProgram(this.playground, typed.text, typed);
    } catch (error) {
      store.patch("code", { error: messageOf(error) });
      return;
    }
    // What was typed while it was read comes next.
    if (this.#typed === typed && !isTraining(store.state)) this.#typed = null;
    this.requestUpdate();
  }

  #mark() {
    const { findings } = this.state.code;
    if (!this.#editor || this.#typed || this.#marked === findings) return;
    this.#marked = findings;
    const end = this.#editor.text.length;
    this.#editor.mark(
      findings.map((finding) => ({
        from: Math.min(finding.from, end),
        to: Math.min(finding.to, end),
        severity: severities[finding.kind],
        message: this.language.message({ id: finding.code, values: finding.values }),
        actions: finding.fix
          ? [{ name: this.t("code.mend"), apply: () => this.#mend(finding) }]
          : [],
      })),
    );
  }

  /** @param {PythonFinding} finding */
  async #mend(finding) {
    await this.#read();
    if (!this.state.code.findings.includes(finding)) return;
    const { mendProgram } = await import("../experiment/program.js");
    await mendProgram(this.playground, [finding]);
  }
}

customElements.define("mb-code-pane", CodePane);
