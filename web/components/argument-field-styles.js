import { css } from "lit";

export const fieldStyles = css`
  label:not(.check),
  .label {
    display: block;
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: var(--tiny);
  }

  .check {
    line-height: 1.2;
    overflow-wrap: anywhere;
  }

  .pair {
    display: grid;
    grid-template-columns: 1fr auto 1fr;
    gap: 0.25rem;
    align-items: center;
  }

  .either {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 1.75rem;
    gap: 0.25rem;
  }

  /* Only an arrow, of two triangles: the number stands beside it. */
  .either select {
    appearance: none;
    padding: 0;
    color: transparent;
    background-image:
      linear-gradient(to top right, transparent 50%, var(--ink-soft) 50%),
      linear-gradient(to top left, transparent 50%, var(--ink-soft) 50%);
    background-position:
      calc(50% - 0.15rem) 50%,
      calc(50% + 0.15rem) 50%;
    background-size: 0.3125rem 0.3125rem;
    background-repeat: no-repeat;
  }

  .either option {
    color: var(--ink);
    background: var(--surface);
  }

  .message {
    font-size: var(--tiny);
    color: var(--bad);
  }
`;
