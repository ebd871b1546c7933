import { css } from "lit";

/** Buttons and the fields of forms. */
export const controls = css`
  button,
  input,
  select {
    font: inherit;
    font-variant-numeric: tabular-nums;
    color: inherit;
    letter-spacing: inherit;
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.4rem;
    min-height: 2.125rem;
    padding: 0.25rem 0.75rem;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
    font-size: var(--small);
    font-weight: 500;
    cursor: pointer;
    transition:
      background 120ms,
      border-color 120ms;
  }

  button:hover:not(:disabled) {
    border-color: var(--ink-soft);
    background: var(--sunken);
  }

  button:disabled {
    cursor: default;
    color: var(--ink-faint);
    border-color: var(--line);
    background: transparent;
  }

  button[aria-pressed="true"] {
    border-color: var(--accent);
    background: var(--accent-wash);
    color: var(--accent-strong);
  }

  button.primary {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }

  button.primary:hover:not(:disabled, [aria-disabled="true"]) {
    border-color: var(--accent-strong);
    background: var(--accent-strong);
  }

  button.primary:disabled,
  button.primary[aria-disabled="true"] {
    cursor: default;
    border-color: var(--line);
    background: var(--line);
    color: var(--ink-faint);
  }

  button.quiet {
    border-color: transparent;
    background: transparent;
    color: var(--ink-soft);
  }

  button.quiet:hover:not(:disabled) {
    background: var(--sunken);
    color: var(--ink);
  }

  button.link {
    min-height: var(--target);
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  button.small {
    min-height: 1.75rem;
    padding: 0.125rem 0.5rem;
  }

  button.square {
    width: 1.75rem;
    min-height: 1.75rem;
    padding: 0;
  }

  input:not([type="checkbox"]),
  select {
    width: 100%;
    min-height: 2.125rem;
    padding: 0.25rem 0.5rem;
    border: 1px solid var(--line-strong);
    border-radius: 5px;
    background: var(--surface);
    font-size: var(--small);
  }

  input:not([type="checkbox"]):hover:not(:disabled),
  select:hover:not(:disabled) {
    border-color: var(--ink-soft);
  }

  input:disabled,
  select:disabled {
    border-color: var(--line);
    background: transparent;
    color: var(--ink-faint);
    opacity: 1;
  }

  input[aria-invalid="true"] {
    border-color: var(--bad);
  }

  input[type="checkbox"] {
    width: 1rem;
    height: 1rem;
    margin: 0;
    accent-color: var(--accent);
  }

  input[type="number"] {
    appearance: textfield;
    -moz-appearance: textfield;
  }

  input::-webkit-inner-spin-button,
  input::-webkit-outer-spin-button {
    -webkit-appearance: none;
    margin: 0;
  }

  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(8.5rem, 100%), 1fr));
    gap: 0.75rem 0.875rem;
    align-items: end;
  }

  .field {
    display: grid;
    gap: 0.25rem;
    min-width: 0;
    align-content: start;
  }

  .field > label,
  .field > .label {
    font-size: var(--tiny);
    color: var(--ink-soft);
    overflow-wrap: anywhere;
  }

  .check {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    min-height: 2.125rem;
    font-size: var(--small);
  }

  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  summary {
    width: fit-content;
    padding-block: 0.2rem; /* a line is then a target of 24 pixels */
    font-size: var(--small);
    color: var(--ink-soft);
    cursor: pointer;
  }

  summary:hover {
    color: var(--ink);
  }

  @media print {
    .quiet,
    .small,
    #add,
    [aria-selected="false"] {
      display: none;
    }
  }
`;
