import { css } from "lit";

/** How the table of runs looks. */
export const styles = css`
  :host {
    container-type: inline-size;
  }

  /* The strip above shows that of the run on the page. */
  @container (max-width: 52rem) {
    .fingerprint {
      display: none;
    }
  }

  p {
    margin-block: 0.375rem 0;
    font-size: var(--tiny);
  }

  tbody td,
  tbody th {
    vertical-align: middle;
  }

  .tick {
    display: grid;
    place-items: center;
    min-width: 1.6rem;
    min-height: 1.6rem;
  }

  tbody th {
    min-width: 8rem;
    overflow-wrap: anywhere;
  }

  .number {
    padding-inline: 0.375rem;
  }

  .shown th b,
  .pinned th b {
    font-weight: 600;
  }

  th b {
    font-weight: 400;
  }

  .pinned > * {
    background: var(--sunken);
  }

  .changes,
  .gone,
  .note {
    display: block;
    font-size: var(--tiny);
    color: var(--ink-soft);
  }

  .note {
    font-style: italic;
  }

  thead button {
    align-items: end;
    justify-content: end;
    min-height: var(--target);
    padding: 0;
    border: 0;
    background: none;
    font-weight: 500;
    text-align: end;
    white-space: normal;
  }

  .actions {
    display: flex;
    gap: 0.125rem;
    align-items: center;
    justify-content: end;
  }

  .actions button {
    white-space: nowrap;
  }

  .actions [aria-pressed="true"] {
    color: var(--accent-strong);
    background: var(--accent-wash);
  }

  .actions [aria-pressed="true"] path {
    fill: currentColor;
  }

  .edit {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    padding-block: 0.25rem;
  }

  .edit .field {
    flex: 1 1 12rem;
    max-width: 24rem;
  }
`;
