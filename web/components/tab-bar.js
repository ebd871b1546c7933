import { css, html } from "lit";

/** @import { LitElement } from "lit" */

/**
 * Tabs in a row; arrow keys go from one to the next. The panel that they show has the id "panel".
 * @param {LitElement} host
 * @param {{ label: string, names: string[], chosen: string, title: (name: string) => string,
 *   choose: (name: string) => void }} parts
 */
export function tabBar(host, { label, names, chosen, title, choose }) {
  const onKey = async (/** @type {KeyboardEvent} */ { key }) => {
    const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    choose(names[(names.indexOf(chosen) + step + names.length) % names.length]);
    await host.updateComplete;
    /** @type {HTMLElement | null} */ (
      host.renderRoot.querySelector('[role="tab"][aria-selected="true"]')
    )?.focus();
  };
  return html`<div role="tablist" aria-label=${label} @keydown=${onKey}>
    ${names.map(
      (name) =>
        html`<button
          role="tab"
          id=${name}
          aria-selected=${name === chosen}
          aria-controls="panel"
          tabindex=${name === chosen ? 0 : -1}
          @click=${() => choose(name)}
        >
          ${title(name)}
        </button>`,
    )}
  </div>`;
}

export const tabStyles = css`
  [role="tablist"] {
    display: flex;
    min-width: 0;
    overflow-x: auto;
    scrollbar-width: none;
  }

  [role="tab"] {
    min-height: 2.25rem;
    padding: 0.25rem 0.625rem;
    border: 0;
    border-bottom: 2px solid transparent;
    border-radius: 0;
    background: none;
    color: var(--ink-soft);
    white-space: nowrap;
  }

  /* All of them are seen on a phone. */
  @media (max-width: 26rem) {
    [role="tab"] {
      padding-inline: 0.25rem;
    }
  }

  [role="tab"]:hover:not(:disabled) {
    border-color: var(--line-strong);
    background: none;
    color: var(--ink);
  }

  [role="tab"]:focus-visible {
    outline-offset: -2px;
  }

  [role="tab"][aria-selected="true"]:not(:disabled) {
    border-bottom-color: var(--accent);
    color: var(--ink);
    font-weight: 600;
  }
`;
