import { css } from "lit";

/** A plot in a grid, whose left column has the numbers of the axis up, with the names of both axes. */
export const axes = css`
  .plot {
    display: grid;
    grid-template-columns: 3.5rem minmax(0, 1fr);
    font-size: var(--tiny);
    color: var(--ink-faint);
  }

  .ticks {
    position: relative;
  }

  .ticks span {
    position: absolute;
    white-space: nowrap;
  }

  .y span {
    right: 0.375rem;
    bottom: calc(var(--at) * 100%);
    transform: translateY(50%);
  }

  .x {
    grid-column: 2;
    height: 1.375rem;
  }

  /* Below its line, but at the right end before it: there is no more room. */
  .x span {
    top: 0.125rem;
    left: calc(var(--at) * 100%);
    transform: translateX(calc(-50% - 50% * clamp(0, (var(--at) - 0.92) * 12.5, 1)));
  }

  .names {
    grid-column: 2;
    display: flex;
    justify-content: end;
    color: var(--ink-soft);
  }

  .name-y {
    grid-column: 1 / -1;
    color: var(--ink-soft);
  }
`;
