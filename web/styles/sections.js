import { css } from "lit";

/** A section of Inspect: what it is about, and what is chosen in it. */
export const sections = css`
  .about {
    margin-bottom: 0.75rem;
    font-size: var(--small);
    color: var(--ink-soft);
  }

  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1.25rem;
    align-items: center;
    margin-bottom: 0.75rem;
    font-size: var(--small);
  }

  .fields label {
    display: flex;
    gap: 0.375rem;
    align-items: center;
    max-width: 100%;
  }

  .fields input,
  .fields select {
    width: auto;
    min-width: 0;
    max-width: 100%;
  }

  .fields input[type="number"] {
    width: 4.5rem;
  }
`;
