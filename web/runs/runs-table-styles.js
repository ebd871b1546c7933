import { css } from "lit";

/** How the table of runs looks. */
export const styles = css`
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
  .note {
    display: block;
    font-size: var(--tiny);
    color: var(--ink-soft);
  }

  .note {
    font-style: italic;
  }

  thead button {
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
    flex-wrap: wrap;
    gap: 0.125rem;
    justify-content: end;
    width: 7.5rem;
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
