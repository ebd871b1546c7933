import { css, html } from "lit";
import { languages, locale, t } from "../locales/i18n.js";
import { setLanguage, setTheme } from "../look.js";
import { store } from "../store.js";
import { base, controls } from "../styles/shared.js";
import { icons, logo } from "./icons.js";
import { StoreElement } from "./store-element.js";
import "../train/run-bar.js";

const steps = ["data", "model", "training", "evaluation", "prediction"];
const themes = ["auto", "light", "dark"];

/** The bar at the top: name, the five steps, the run, and how the page looks. */
class Toolbar extends StoreElement {
  static areas = ["page"];

  static styles = [
    base,
    controls,
    css`
      header {
        display: grid;
        grid-template-columns: auto 1fr auto;
        gap: 0 0.75rem;
        align-items: center;
        min-height: var(--bar-height);
        padding-inline: calc(max(0px, (100% - 160rem) / 2) + clamp(1rem, 2.4vw, 3rem));
        border-bottom: 1px solid var(--line);
        background: var(--paper);
      }

      .brand {
        display: flex;
        gap: 0.5rem;
        align-items: center;
        font-weight: 650;
        letter-spacing: -0.01em;
      }

      .brand svg {
        color: var(--accent);
      }

      h1 {
        margin: 0;
        font-size: 1rem;
        font-weight: 650;
      }

      nav {
        grid-row: 2;
        grid-column: 1 / -1;
        margin-inline: -0.5rem;
        overflow-x: auto;
        scrollbar-width: none;
      }

      nav ul {
        display: flex;
        justify-content: space-between;
      }

      nav a {
        display: block;
        padding: 0.375rem 0.4rem;
        font-size: var(--tiny);
        color: var(--ink-soft);
        text-decoration: none;
        white-space: nowrap;
      }

      nav a span {
        font-family: var(--mono);
        color: var(--accent);
        margin-right: 0.3em;
      }

      nav a:hover {
        color: var(--ink);
        text-decoration: underline;
      }

      .tools {
        grid-column: 3;
        display: flex;
        gap: 0.25rem;
        align-items: center;
      }

      .tools select {
        width: auto;
        border-color: transparent;
        background: transparent;
        color: var(--ink-soft);
        font-size: var(--tiny);
      }

      mb-run-bar {
        position: fixed;
        inset: auto 0 0 0;
        padding: 0.625rem clamp(1rem, 2.4vw, 3rem);
        padding-bottom: max(0.625rem, env(safe-area-inset-bottom));
        border-top: 1px solid var(--line-strong);
        background: var(--paper);
      }

      @media (min-width: 68rem) {
        header {
          grid-template-columns: auto auto minmax(0, 1fr) auto;
          gap: 0 clamp(0.75rem, 2vw, 2rem);
        }

        nav {
          grid-row: 1;
          grid-column: 2;
          margin: 0;
        }

        nav a {
          padding: 0.5rem;
          font-size: var(--small);
        }

        mb-run-bar {
          position: static;
          grid-column: 3;
          padding: 0;
          border: 0;
        }

        .tools {
          grid-column: 4;
        }
      }
    `,
  ];

  render() {
    const { theme } = store.state.page;
    const next = themes[(themes.indexOf(theme) + 1) % themes.length];
    const icon = theme === "light" ? icons.light : theme === "dark" ? icons.dark : icons.auto;
    return html`
      <header>
        <div class="brand">
          ${logo}
          <h1>Minibatch</h1>
        </div>
        <nav aria-label=${t("page.steps")}>
          <ul>
            ${steps.map(
              (id, index) =>
                html`<li>
                  <a href="#${id}"><span>${index + 1}</span>${t(`steps.${id}`)}</a>
                </li>`,
            )}
          </ul>
        </nav>
        <mb-run-bar></mb-run-bar>
        <div class="tools">
          <select
            aria-label=${t("page.language")}
            @change=${(/** @type {any} */ event) => setLanguage(event.target.value)}
          >
            ${Object.entries(languages).map(
              ([code, name]) =>
                html`<option value=${code} lang=${code} ?selected=${code === locale.language}>
                  ${name}
                </option>`,
            )}
          </select>
          <button
            class="quiet square"
            aria-label=${t("page.theme", { theme: t(`theme.${theme}`) })}
            title=${t("page.theme", { theme: t(`theme.${theme}`) })}
            @click=${() => setTheme(next)}
          >
            ${icon}
          </button>
        </div>
      </header>
    `;
  }
}

customElements.define("mb-toolbar", Toolbar);
