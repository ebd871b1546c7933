import { css } from "lit";

/** Tables as a book sets them: a strong rule above, a fine one under the head, none between rows. */
export const tables = css`
  .scroll {
    position: relative;
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
