import { css } from "lit";
import { smallBarStyles } from "./small-bars.js";

/** The looks of mb-data-grid: a strong rule above, a fine one under the head, none between rows. */
export const gridStyles = css`
  ${smallBarStyles}

  :host {
    --row: 1.625rem;
  }

  .frame {
    position: relative;
    height: 100%;
    overflow: auto;
    overscroll-behavior: contain;
    contain: strict;
    font-size: var(--small);
    font-variant-numeric: tabular-nums;
    border-top: 1.5px solid var(--ink);
    border-bottom: 1px solid var(--line-strong);
  }

  .frame:focus-visible {
    outline-offset: -2px;
  }

  .row {
    display: grid;
    grid-template-columns: var(--columns);
    width: max(var(--width), 100%);
    height: var(--row);
  }

  .head {
    position: sticky;
    top: 0;
    z-index: 2;
    height: auto;
    background: var(--paper);
    border-bottom: 1px solid var(--line-strong);
  }

  .space {
    position: relative;
    width: max(var(--width), 100%);
    height: var(--height);
  }

  .window {
    position: absolute;
    inset: 0 0 auto;
    transform: translateY(var(--top));
  }

  .numbers {
    position: sticky;
    left: 0;
    z-index: 1;
    padding: 0.2rem 0.75rem 0.2rem 0;
    background: var(--paper);
    color: var(--ink-faint);
    font-size: var(--tiny);
    line-height: 1.2rem;
    text-align: right;
  }

  .cell {
    min-width: 0;
    padding: 0.2rem 0.625rem;
    line-height: 1.2rem;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    cursor: default;
  }

  .cell input {
    width: 100%;
    min-height: 0;
    padding: 0;
    border: 0;
    background: none;
    font: inherit;
    line-height: inherit;
    color: var(--ink);
    text-align: inherit;
    outline: none;
  }

  .cell:has(input) {
    background: var(--surface);
    box-shadow: inset 0 0 0 2px var(--accent);
    font-size: var(--small);
  }

  .cell.number {
    text-align: right;
  }

  .cell.marked {
    background: var(--accent-wash);
  }

  .cell.missing {
    color: var(--warn);
    font-size: var(--tiny);
  }

  .space .row:hover .cell,
  .space .row:hover .numbers {
    background: var(--sunken);
  }

  .head .cell {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: end;
    padding-block: 0.3rem 0.25rem;
    cursor: pointer;
  }

  .head .cell:hover b {
    color: var(--accent);
  }

  .head b {
    display: flex;
    gap: 0.25rem;
    font-weight: 600;
  }

  .head .number b {
    justify-content: end;
  }

  .head b span {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .head em {
    color: var(--accent);
    font-style: normal;
  }

  .head small {
    overflow: hidden;
    font-size: var(--tiny);
    color: var(--ink-soft);
    text-overflow: ellipsis;
  }

  .head small em {
    font-weight: 600;
  }

  .flag {
    color: var(--warn);
  }

  .frame:focus #active {
    box-shadow: inset 0 0 0 1.5px var(--accent);
  }
`;
