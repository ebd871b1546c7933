import { css } from "lit";

/** Where the panel stands: on the left where there is room, else above the recipe, with a part of the height. */
export const besideRecipe = css`
  @media screen and (min-width: 1000px) {
    main:has(> mb-lesson-panel),
    main.focused:has(> mb-lesson-panel) {
      grid-template-columns: minmax(17rem, 1fr) minmax(0, 2fr);
    }

    main > mb-lesson-panel {
      position: sticky;
      top: var(--bar-height);
      grid-row: 1 / span 9;
      align-self: start;
      max-height: calc(100dvh - var(--bar-height));
      overflow: auto;
    }

    main:not(.focused):has(> mb-lesson-panel) .results {
      position: static;
      max-height: none;
    }
  }

  @media screen and (min-width: 1240px) {
    main:not(.focused):has(> mb-lesson-panel) {
      grid-template-columns: minmax(18rem, 4fr) minmax(0, 5fr) minmax(0, 7fr);
    }

    main:not(.focused):has(> mb-lesson-panel) .results {
      position: sticky;
      max-height: calc(100dvh - var(--bar-height));
    }
  }

  @media screen and (max-width: 999.98px) {
    main > mb-lesson-panel {
      position: sticky;
      top: var(--bar-height);
      z-index: 3;
      max-height: 42dvh;
      overflow: auto;
      margin-inline: calc(-1 * clamp(1rem, 2vw, 2rem));
      padding-inline: clamp(1rem, 2vw, 2rem);
      border-bottom: 1px solid var(--line-strong);
      background: var(--paper);
    }
  }

  @media print {
    main > mb-lesson-panel {
      grid-column: 1 / -1;
    }
  }
`;

/** The panel's own. */
export const panelStyles = css`
  :host {
    font-size: var(--text);
  }

  header {
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    gap: 0.5rem;
    align-items: center;
    min-height: 2.75rem;
    background: var(--paper);
  }

  h2 {
    flex: 1;
    font-size: var(--text);
    font-weight: 650;
    letter-spacing: -0.01em;
  }

  h2:focus {
    outline: none;
  }

  .text,
  .made {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75rem;
    line-height: 1.6;
  }

  section > .text {
    padding-block: 0.5rem 1.5rem;
  }

  .text h2 {
    margin-top: 0.75rem;
    font-size: 1.0625rem;
  }

  .text h3 {
    font-size: var(--text);
  }

  .text ul,
  .text ol {
    padding-left: 1.25rem;
    list-style: revert;
  }

  .text li + li {
    margin-top: 0.25rem;
  }

  pre,
  .table {
    overflow-x: auto;
  }

  pre {
    margin: 0;
    padding: 0.625rem 0.75rem;
    border-radius: var(--radius);
    background: var(--sunken);
    line-height: 1.45;
    font-size: var(--small);
  }

  code {
    overflow-wrap: anywhere;
  }

  th,
  td {
    padding: 0.25rem 0.75rem 0.25rem 0;
    border-bottom: 1px solid var(--line);
    text-align: left;
    vertical-align: top;
  }

  table {
    border-collapse: collapse;
    font-size: var(--small);
  }

  b {
    font-weight: 600;
  }

  .task {
    display: grid;
    grid-template-columns: 1.25rem minmax(0, 1fr);
    gap: 0.5rem;
    padding: 0.75rem;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--surface);
  }

  .task.done {
    border-color: var(--line);
    background: var(--accent-wash);
  }

  .mark {
    width: 1.25rem;
    height: 1.25rem;
    margin-top: 0.125rem;
    border: 1.5px solid var(--line-strong);
    border-radius: 50%;
  }

  .done .mark {
    display: grid;
    place-items: center;
    border: 0;
    background: var(--accent);
    color: var(--on-accent);
  }

  .inside {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5rem;
  }

  summary {
    display: inline-block;
    min-height: var(--target);
    font-size: var(--small);
    color: var(--accent);
    cursor: pointer;
  }

  details > div {
    display: grid;
    gap: 0.5rem;
    font-size: var(--small);
  }

  form,
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
  }

  form input {
    width: 8rem;
    min-height: 2.125rem;
    padding: 0.25rem 0.5rem;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--paper);
  }

  .lessons {
    display: grid;
    gap: 0.25rem;
    padding-left: 0;
  }

  .lessons button {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 0.75rem;
    width: 100%;
    padding: 0.5rem 0.625rem;
    text-align: left;
    font-weight: 400;
  }

  .lessons b,
  .lessons .about {
    grid-column: 1 / -1;
  }

  .about {
    color: var(--ink-soft);
  }
`;
