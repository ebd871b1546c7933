import { css } from "lit";

/** What every element of the page has in common: type, buttons, fields, tables. */
export const base = css`
  :host {
    display: block;
    min-width: 0;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  h3 {
    font-size: var(--small);
    font-weight: 600;
    color: var(--ink);
  }

  a {
    color: var(--accent);
    text-underline-offset: 0.2em;
  }

  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
    border-radius: 3px;
  }

  .mono,
  code {
    font-family: var(--mono);
    font-size: 0.92em;
  }

  .soft {
    color: var(--ink-soft);
  }

  .faint {
    color: var(--ink-faint);
    font-size: var(--small);
  }

  .icon {
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .icon .solid {
    fill: currentColor;
    stroke: none;
  }

  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      transition: none !important;
      animation: none !important;
      scroll-behavior: auto !important;
    }
  }
`;

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

  button.primary {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }

  button.primary:hover:not(:disabled) {
    border-color: var(--accent-strong);
    background: var(--accent-strong);
  }

  button.primary:disabled {
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
    min-height: 0;
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
    font-size: var(--small);
    color: var(--ink-soft);
    cursor: pointer;
  }

  summary:hover {
    color: var(--ink);
  }
`;

/** Tables as a book sets them: a strong rule above, a fine one under the head, none between rows. */
export const tables = css`
  .scroll {
    overflow-x: auto;
    max-width: 100%;
  }

  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--small);
    font-variant-numeric: tabular-nums;
  }

  caption {
    text-align: left;
    font-size: var(--small);
    font-weight: 600;
    padding-bottom: 0.375rem;
  }

  thead th {
    padding: 0.3rem 0.5rem;
    border-top: 1.5px solid var(--ink);
    border-bottom: 1px solid var(--line-strong);
    font-weight: 500;
    color: var(--ink-soft);
    text-align: left;
    vertical-align: bottom;
    white-space: nowrap;
  }

  tbody th,
  tbody td {
    padding: 0.22rem 0.5rem;
    text-align: left;
    font-weight: 400;
    vertical-align: baseline;
  }

  tbody tr:last-child > * {
    border-bottom: 1px solid var(--line-strong);
  }

  th:first-child,
  td:first-child {
    padding-left: 0;
  }

  th:last-child,
  td:last-child {
    padding-right: 0;
  }

  th.number,
  td.number {
    text-align: right;
    white-space: nowrap;
  }
`;
