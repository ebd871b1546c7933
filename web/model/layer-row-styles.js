import { css } from "lit";

/** The columns that a layer, the input and the total share. */
export const columns = css`
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 6.75rem 4.75rem;
    gap: 0 0.5rem;
    align-items: baseline;
    padding-left: 1.375rem;
    padding-right: 6.5rem;
  }

  .shape {
    font-size: var(--small);
    white-space: nowrap;
  }

  .parameters {
    text-align: right;
    font-size: var(--small);
  }

  @container (max-width: 30rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr) 6rem 4.875rem;
      padding-left: 0.25rem;
      padding-right: 0;
    }
  }
`;

/** A layer's line and its form. */
export const rowStyles = css`
  :host {
    border-bottom: 1px solid var(--line);
  }

  :host([open]) {
    background: var(--surface);
  }

  .row {
    position: relative;
  }

  .row:hover {
    background: var(--sunken);
  }

  :host([open]) .row:hover {
    background: none;
  }

  .grip {
    position: absolute;
    left: 0;
    top: 0;
    bottom: 0;
    display: grid;
    place-items: center;
    width: 1.25rem;
    color: var(--line-strong);
    cursor: grab;
    touch-action: none;
  }

  :host([locked]) .grip {
    visibility: hidden;
  }

  button.name {
    display: block;
    min-height: 2.25rem;
    padding: 0.375rem 0;
    border: 0;
    background: none;
    text-align: left;
    font-size: var(--small);
    font-weight: 400;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  button.name:hover:not(:disabled) {
    background: none;
  }

  button.name::after {
    content: "";
    position: absolute;
    inset: 0 6.5rem 0 1.25rem;
  }

  .class {
    font-weight: 600;
    margin-right: 0.5rem;
  }

  .summary {
    color: var(--ink-soft);
    font-family: var(--mono);
    font-size: var(--tiny);
  }

  .own {
    margin-right: 0.5rem;
    font-family: var(--mono);
    font-size: var(--tiny);
  }

  .sources {
    display: block;
    color: var(--ink-soft);
    font-size: var(--tiny);
    white-space: normal;
  }

  .chip {
    display: inline-block;
    padding: 0 0.375rem;
    border: 1px solid var(--line-strong);
    border-radius: 999px;
    font-family: var(--mono);
    color: var(--ink);
  }

  mb-layer-inputs {
    display: block;
    margin-top: 0.5rem;
  }

  .unknown {
    color: var(--ink-faint);
  }

  .faulty .class {
    color: var(--bad);
  }

  mb-finding {
    display: block;
    padding: 0.125rem 0 0.625rem 1.375rem;
  }

  .share {
    position: absolute;
    right: 0;
    top: calc(50% - 0.25rem);
    width: 5.5rem;
    pointer-events: none;
  }

  .share i {
    display: block;
    width: calc(var(--share) * 100%);
    height: 0.5rem;
    background: var(--accent);
    opacity: 0.55;
  }

  .row:hover .share,
  .row:focus-within .share,
  :host([open]) .share {
    visibility: hidden;
  }

  .actions {
    position: absolute;
    right: 0;
    top: 50%;
    translate: 0 -50%;
    display: flex;
    gap: 1px;
    opacity: 0;
  }

  .row:hover .actions,
  .row:focus-within .actions,
  :host([open]) .actions,
  .row:hover .insert,
  .row:focus-within .insert,
  :host([open]) .insert {
    opacity: 1;
  }

  /* On the line between this layer and the one before it. */
  .insert {
    position: absolute;
    z-index: 1;
    left: -0.25rem;
    top: -0.75rem;
    min-height: 1.5rem;
    width: 1.5rem;
    border-radius: 50%;
    background: var(--surface);
    color: var(--accent);
    opacity: 0;
  }

  .actions button {
    border-color: transparent;
    background: none;
    color: var(--ink-soft);
  }

  .actions [aria-disabled] {
    color: var(--line-strong);
  }

  .actions button:hover:not([aria-disabled]) {
    color: var(--ink);
    background: var(--line);
  }

  .form {
    padding: 0.25rem 1.375rem 0.5rem;
  }

  @media (hover: none) {
    .actions {
      opacity: 1;
    }

    .share {
      visibility: hidden;
    }
  }

  @container (max-width: 30rem) {
    .grip,
    .share {
      display: none;
    }

    button.name::after {
      inset: 0;
    }

    .summary {
      display: block;
    }

    /* Above what opens the row, which covers all of it. */
    .actions {
      display: none;
      position: relative;
      z-index: 1;
      top: auto;
      translate: none;
      margin-left: auto;
      padding: 0 0.25rem 0.25rem;
    }

    :host([open]) .actions {
      display: flex;
    }

    /* On one line with the other actions: between rows it would lie on their numbers. */
    .row {
      display: flex;
      flex-wrap: wrap;
    }

    .columns {
      flex: 1 1 100%;
    }

    .insert {
      display: none;
      position: relative;
      inset: auto;
      border-color: transparent;
      background: none;
    }

    :host([open]) .insert {
      display: inline-grid;
      place-items: center;
    }

    .form,
    mb-finding {
      padding-inline: 0.25rem;
    }
  }
`;
