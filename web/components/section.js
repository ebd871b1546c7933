import { css, html, nothing } from "lit";
import { hasDraft } from "../experiment/drafts.js";
import { icons } from "./icons.js";

/** @import { StoreElement } from "./store-element.js" */

/**
 * A section of the recipe: a line that says all that matters, and when opened its body. It can take the whole
 * width of the page.
 * @param {StoreElement} host
 * @param {{ name: string, number: number, summary: unknown, body: () => unknown }} parts
 */
export function section(host, { name, number, summary, body }) {
  const { state, store, t } = host;
  const { sections, focus } = state.ui;
  const title = t(`steps.${name}`);
  const focused = focus === name;
  const open = focused || sections.includes(name);
  const toggle = () => {
    if (focused) return;
    const others = sections.filter((other) => other !== name);
    store.patch("ui", { sections: open ? others : [...sections, name] });
  };
  // An element of another page may have the body alone.
  if (host.hasAttribute("bare")) return html`<section><div class="body">${body()}</div></section>`;
  const invalid = !open && hasDraft(state, name);
  const label = t(focused ? "page.unfocus" : "page.focus", { name: title });
  return html`
    <section aria-labelledby="title">
      <header>
        <h2>
          <button id="title" aria-expanded=${open} aria-controls="body" @click=${toggle}>
            <span class="step-number">${number}</span>${title}
          </button>
        </h2>
        <p class="summary ${invalid ? "invalid" : ""}" @click=${toggle}>
          ${invalid ? t("form.sectionInvalid") : summary}
        </p>
        <button
          class="quiet square"
          id="focus"
          aria-label=${label}
          title=${label}
          @click=${() => store.patch("ui", { focus: focused ? "" : name })}
        >
          ${focused ? icons.shrink : icons.grow}
        </button>
      </header>
      <div class="body" id="body">${open ? body() : nothing}</div>
    </section>
  `;
}

export const sectionStyles = css`
  section {
    container-type: inline-size;
    border-top: 1px solid var(--line-strong);
  }

  header {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0 0.75rem;
    align-items: center;
    min-height: 2.75rem;
  }

  h2 {
    font-size: var(--text);
    font-weight: 650;
    letter-spacing: -0.01em;
  }

  h2 button {
    min-height: 2.5rem;
    padding: 0 0.25rem 0 0;
    border: 0;
    background: none;
    font: inherit;
    letter-spacing: inherit;
  }

  h2 button:hover:not(:disabled) {
    background: none;
    color: var(--accent);
  }

  .step-number {
    display: inline-block;
    min-width: 1rem;
    font-family: var(--mono);
    font-weight: 500;
    color: var(--accent);
    text-align: left;
  }

  .summary {
    overflow: hidden;
    font-size: var(--small);
    color: var(--ink-soft);
    text-overflow: ellipsis;
    white-space: nowrap;
    cursor: pointer;
  }

  .summary.invalid {
    color: var(--bad);
  }

  .body:not(:empty) {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.875rem;
    padding: 0.25rem 0 1.25rem;
  }

  @container (max-width: 26rem) {
    header {
      grid-template-columns: minmax(0, 1fr) auto;
    }

    .summary {
      grid-row: 2;
      grid-column: 1 / -1;
      min-height: calc(1.5em + 0.375rem);
      padding-bottom: 0.375rem;
    }
  }
`;
