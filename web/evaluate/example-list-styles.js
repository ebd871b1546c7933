import { css } from "lit";

/** The looks of mb-example-list: rows as lines below a head, images as cards. */
export const exampleListStyles = css`
  :host {
    display: block;
    min-width: 0;
  }

  .frame {
    position: relative;
    height: var(--frame);
    overflow: hidden auto;
    overscroll-behavior: contain;
    contain: strict;
    border-bottom: 1px solid var(--line-strong);
    font-variant-numeric: tabular-nums;
  }

  .images .frame {
    border-top: 1px solid var(--line-strong);
  }

  .frame:focus-visible {
    outline-offset: -2px;
  }

  .space {
    position: relative;
    height: var(--height);
  }

  .window {
    position: absolute;
    inset: 0 0 auto;
    display: grid;
    grid-template-columns: repeat(var(--across), minmax(0, 1fr));
    grid-auto-rows: var(--row);
    transform: translateY(var(--top));
  }

  .line {
    display: grid;
    grid-template-columns: var(--columns);
    gap: 0.75rem;
    align-items: center;
    padding-inline: 0.5rem;
    font-size: var(--small);
  }

  .line > * {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .head {
    align-items: end;
    min-height: 1.75rem;
    padding-block: 0.25rem;
    border-bottom: 1px solid var(--line-strong);
    font-weight: 600;
  }

  .number {
    text-align: right;
  }

  [role="option"] {
    cursor: default;
  }

  [role="option"]:hover {
    background: var(--sunken);
  }

  [role="option"][aria-selected="true"] {
    background: var(--accent-wash);
    box-shadow: inset 0 0 0 1px var(--accent);
  }

  .frame:focus-visible [aria-selected="true"] {
    box-shadow: inset 0 0 0 2px var(--accent);
  }

  .wrong {
    color: var(--bad);
  }

  .row {
    color: var(--ink-faint);
  }

  .card {
    display: grid;
    grid-template-columns: 3rem minmax(0, 1fr);
    grid-template-rows: 3.125rem 1.125rem;
    gap: 0.25rem 0.625rem;
    margin: 0.1875rem;
    padding: 0.3125rem 0.375rem;
    border: 1px solid var(--line);
    font-size: var(--tiny);
    line-height: 1.35;
    overflow: hidden;
  }

  mb-pixels {
    width: 3rem;
    height: 3rem;
  }

  .words {
    min-width: 0;
  }

  .words > span {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .predicted {
    font-weight: 600;
  }

  .bars {
    grid-column: 1 / -1;
    display: flex;
    gap: 1px;
    align-items: flex-end;
    border-bottom: 1px solid var(--line-strong);
  }

  .bars i {
    flex: 1 1 0;
    min-width: 1px;
    height: calc(var(--share) * 100%);
    background: var(--line-strong);
  }

  .bars .predicted-bar {
    background: var(--accent);
  }

  .bars .true-bar {
    min-height: 2px;
    background: var(--second);
  }
`;
