import { css } from "lit";

/** The looks of the confusion matrix as a map. */
export const confusionMapStyles = css`
  :host {
    display: block;
    max-width: 44rem;
    font-size: var(--tiny);
    color: var(--ink-soft);
  }

  .plot {
    display: grid;
    grid-template-columns: 7rem minmax(0, 1fr);
  }

  .name {
    grid-column: 2;
    margin-bottom: 0.25rem;
  }

  .names {
    position: relative;
  }

  .names > span {
    position: absolute;
  }

  .names > span > span {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .across {
    grid-column: 2;
    height: 5rem;
  }

  .across > span {
    bottom: 0.25rem;
    left: calc(var(--at) * 100%);
    transform: translateX(-50%);
  }

  .across > span > span {
    max-height: 4.75rem;
    writing-mode: vertical-rl;
    rotate: 180deg;
  }

  .down {
    grid-column: 1;
  }

  .down > span {
    top: calc(var(--at) * 100%);
    right: 0.375rem;
    left: 0;
    text-align: right;
    transform: translateY(-50%);
  }

  .map {
    position: relative;
    aspect-ratio: 1;
    outline: 1px solid var(--line-strong);
  }

  svg {
    display: block;
    width: 100%;
    height: 100%;
  }

  .ground {
    fill: var(--surface);
  }

  .right,
  .wrong {
    fill-opacity: var(--opacity);
  }

  .right {
    fill: var(--accent);
  }

  .wrong {
    fill: var(--second);
  }

  .cross {
    fill: none;
    stroke: var(--ink-faint);
    stroke-width: 1;
    stroke-dasharray: 2 3;
    vector-effect: non-scaling-stroke;
  }

  [role="grid"] {
    position: absolute;
    inset: 0;
    cursor: crosshair;
  }

  [role="gridcell"] {
    position: absolute;
    top: calc(var(--down) * 100%);
    left: calc(var(--right) * 100%);
    width: calc(var(--size) * 100%);
    height: calc(var(--size) * 100%);
    min-width: 2px;
    min-height: 2px;
    outline: 2px solid var(--ink);
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    margin-top: 0.5rem;
  }

  .legend > span {
    display: flex;
    gap: 0.375rem;
    align-items: center;
  }

  .legend svg {
    width: 4.5rem;
    height: 0.75rem;
  }

  /* As high for long names as for short ones: nothing moves under the pointer. */
  .readout {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.375rem 1rem;
    align-items: start;
    margin-top: 0.5rem;
  }

  .readout dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 0.125rem 0.75rem;
    margin: 0;
  }

  .readout dd {
    margin: 0;
    color: var(--ink);
    font-variant-numeric: tabular-nums;
  }

  .readout .long {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .readout p {
    grid-column: 1 / -1;
  }

  @container (max-width: 30rem) {
    .plot {
      grid-template-columns: 4.5rem minmax(0, 1fr);
    }

    .across {
      height: 4rem;
    }

    .across > span > span {
      max-height: 3.75rem;
    }

    .readout dl {
      grid-template-columns: minmax(0, 1fr);
    }

    .readout .long {
      height: 2.8em;
      line-height: 1.4;
      overflow-wrap: anywhere;
      white-space: normal;
    }
  }
`;
