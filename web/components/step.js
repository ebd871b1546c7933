import { css, html, nothing } from "lit";

/**
 * The frame of one of the five steps: its number, its name, what it holds in a few words, and its body.
 * @param {{ number: number, title: string, summary?: unknown, body: unknown }} parts
 */
export function step({ number, title, summary, body }) {
  return html`
    <section aria-labelledby="title">
      <header>
        <h2 id="title"><span class="step-number">${number}</span>${title}</h2>
        ${summary ? html`<p class="summary">${summary}</p>` : nothing}
      </header>
      <div class="body">${body}</div>
    </section>
  `;
}

export const stepStyles = css`
  section {
    container-type: inline-size;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1rem;
    align-items: baseline;
    justify-content: space-between;
    padding-top: 0.5rem;
    border-top: 2px solid var(--ink);
  }

  h2 {
    font-size: 1.125rem;
    font-weight: 650;
    letter-spacing: -0.012em;
    line-height: 1.4;
  }

  .step-number {
    display: inline-block;
    min-width: 1.375rem;
    font-family: var(--mono);
    font-weight: 500;
    color: var(--accent);
  }

  .summary {
    font-size: var(--small);
    color: var(--ink-soft);
  }

  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
    padding-top: 0.75rem;
  }
`;
