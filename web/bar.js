import { css, html } from "lit";
import { icons, logo } from "./components/icons.js";
import { StoreElement } from "./components/store-element.js";
import { mayRedo, mayUndo, redo, undo } from "./experiment/steps.js";
import { setTitle } from "./experiment/settings.js";
import { languages } from "./locales/i18n.js";
import "./share/share-button.js";
import { base, controls } from "./styles/shared.js";
import "./train/run-bar.js";

const themes = ["auto", "light", "dark"];

/** The bar at the top: name, the experiment's title, undo and redo, the run, and how the page looks. */
class Bar extends StoreElement {
  static areas = ["page", "experiment", "drafts", "training.status", "ui.lesson"];

  static styles = [
    base,
    controls,
    css`
      header {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 0 0.75rem;
        align-items: center;
        min-height: var(--bar-height);
        padding-inline: var(--side);
        border-bottom: 1px solid var(--line);
        background: var(--paper);
      }

      .brand {
        display: flex;
        gap: 0.5rem;
        align-items: center;
        min-width: 0;
      }

      .brand svg {
        flex: none;
        color: var(--accent);
      }

      input.title {
        flex: 0 1 16rem;
        min-width: 0;
        border-color: transparent;
        background: transparent;
        text-overflow: ellipsis;
      }

      input.title:hover,
      input.title:focus {
        border-color: var(--line-strong);
        background: var(--surface);
      }

      h1 {
        margin: 0;
        font-size: 1rem;
        font-weight: 650;
        letter-spacing: -0.01em;
      }

      .tools {
        grid-column: 3;
        display: flex;
        gap: 0.25rem;
        align-items: center;
      }

      .tools select {
        width: auto;
        min-height: 1.75rem;
        border-color: transparent;
        background: transparent;
        color: var(--ink-soft);
        font-size: var(--tiny);
      }

      @media (max-width: 999.98px) {
        .brand {
          grid-column: 1 / 3;
        }
      }

      mb-run-bar {
        position: fixed;
        z-index: 4;
        inset: auto 0 0 0;
        padding: 0.625rem var(--side);
        padding-bottom: max(0.625rem, env(safe-area-inset-bottom));
        border-top: 1px solid var(--line-strong);
        background: var(--paper);
      }

      @media (min-width: 1000px) {
        mb-run-bar {
          position: static;
          grid-column: 2;
          grid-row: 1;
          padding: 0;
          border: 0;
        }
      }

      @media (max-width: 999.98px) and (max-height: 32rem) {
        mb-run-bar {
          padding-block: 0.25rem;
        }
      }

      @media print {
        .tools,
        mb-run-bar {
          display: none;
        }
      }

      @media (max-width: 30rem) {
        .name {
          display: none;
        }
      }

      @media (max-width: 28rem) {
        h1 {
          display: none;
        }
        .tools {
          gap: 0;
        }
      }

      @media (max-width: 24rem) {
        .brand svg {
          display: none;
        }
      }
    `,
  ];

  render() {
    const { theme } = this.state.page;
    const next = themes[(themes.indexOf(theme) + 1) % themes.length];
    const icon = theme === "light" ? icons.light : theme === "dark" ? icons.dark : icons.auto;
    const themeLabel = this.t("page.theme", { theme: this.t(`theme.${theme}`) });
    return html`
      <header>
        <div class="brand">
          ${logo}
          <h1>Minibatch</h1>
          <input
            class="title"
            maxlength="200"
            autocomplete="off"
            aria-label=${this.t("page.title")}
            placeholder=${this.t("page.untitled")}
            .value=${this.state.experiment.title ?? ""}
            @input=${(/** @type {any} */ event) => setTitle(this.playground, event.target.value)}
            @keydown=${(/** @type {any} */ event) => event.key === "Enter" && event.target.blur()}
          />
        </div>
        <mb-run-bar></mb-run-bar>
        <div class="tools">
          ${this.#step("undo", icons.undo, undo, mayUndo(this.playground))}
          ${this.#step("redo", icons.redo, redo, mayRedo(this.playground))}
          <button
            class="quiet small"
            id="lessons"
            aria-label=${this.t("page.lessons")}
            aria-expanded=${this.state.ui.lesson !== ""}
            @click=${this.#toggleLessons}
          >
            ${icons.lessons}<span class="name">${this.t("page.lessons")}</span>
          </button>
          <mb-share-button></mb-share-button>
          <select
            aria-label=${this.t("page.language")}
            @change=${(/** @type {any} */ event) => this.playground.setLanguage(event.target.value)}
          >
            ${Object.entries(languages).map(
              ([code, name]) =>
                html`<option value=${code} lang=${code} .selected=${code === this.language.code}>
                  ${name}
                </option>`,
            )}
          </select>
          <button
            class="quiet square"
            aria-label=${themeLabel}
            title=${themeLabel}
            @click=${() => this.playground.setTheme(next)}
          >
            ${icon}
          </button>
        </div>
      </header>
    `;
  }

  updated() {
    const { title } = this.state.experiment;
    if (this.playground.options.ownsPage) {
      document.title = title ? `${title} · Minibatch` : "Minibatch";
    }
  }

  /**
   * aria-disabled keeps the focus where it is when there is nothing more to undo.
   * @param {"undo" | "redo"} name
   * @param {unknown} icon
   * @param {typeof undo} act
   * @param {boolean} may
   */
  #step(name, icon, act, may) {
    const label = this.t(`page.${name}`);
    return html`<button
      class="quiet square"
      aria-label=${label}
      title=${label}
      aria-disabled=${may ? "false" : "true"}
      @click=${() => may && act(this.playground)}
    >
      ${icon}
    </button>`;
  }

  #toggleLessons = async () => {
    (await import("./lessons/lessons.js")).toggleLessons(this.playground);
  };
}

customElements.define("mb-bar", Bar);
