import { css } from "lit";

/** A dialog over the page: a `.frame` with a `.head` that stays and a part below it that scrolls. */
export const dialogs = css`
  dialog {
    padding: 0;
    border: 1px solid var(--line-strong);
    border-radius: 8px;
    background: var(--surface);
    color: var(--ink);
    box-shadow: 0 1rem 3rem rgb(0 0 0 / 0.22);
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 0.35);
  }

  .frame {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    max-height: inherit;
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    justify-content: space-between;
    align-items: center;
    padding: 0.75rem 1rem;
    border-bottom: 1px solid var(--line);
  }

  h2 {
    font-size: 1rem;
    font-weight: 650;
  }
`;
