import { css, html, nothing } from "lit";
import { isTraining } from "../experiment/store.js";
import "./argument-form.js";
import { reorderStyles } from "./reorder.js";

/** @import { SerializedObject } from "../experiment/types.js" */
/** @import { StoreElement } from "./store-element.js" */

/** A button of a card. @typedef {{ label: string, icon: unknown, disabled?: boolean, act: () => void }} Action */

/**
 * A list of the catalogue's objects, a card each: name and buttons, the form, and what came of it.
 * @param {StoreElement} host
 * @param {object} parts
 * @param {"preparation" | "callback" | "metric"} parts.kind
 * @param {string} parts.label
 * @param {SerializedObject[]} parts.entries
 * @param {(place: number) => string} parts.path of an entry's fields
 * @param {(place: number, config: Record<string, any>) => void} parts.set
 * @param {(place: number) => Action[]} parts.actions
 * @param {(place: number) => unknown} parts.result
 * @param {(place: number) => unknown} [parts.lead] before the name
 * @param {(place: number) => string[] | null} [parts.columns] that lists of names are of
 * @param {(place: number) => string[] | null} [parts.applied] those of them that the entry takes by itself
 * @param {(place: number) => string} [parts.classOf] of the item
 */
export function cardList(host, parts) {
  const { kind, label, entries, path, set, actions, result } = parts;
  const { lead = () => nothing, classOf = () => "" } = parts;
  const { columns = () => null, applied = () => null } = parts;
  const locked = isTraining(host.state);
  return html`<ol class="cards" aria-label=${label}>
    ${entries.map(
      ({ class_name, config = {} }, place) =>
        html`<li class=${classOf(place)}>
          <div class="head">
            ${lead(place)}
            <h3>${class_name}</h3>
            ${actions(place).map(
              ({ label, icon, disabled = false, act }) =>
                html`<button
                  class="quiet square"
                  aria-label=${label}
                  title=${label}
                  ?disabled=${disabled || locked}
                  @click=${act}
                >
                  ${icon}
                </button>`,
            )}
          </div>
          <mb-argument-form
            kind=${kind}
            .className=${class_name}
            .config=${config}
            .columns=${columns(place)}
            .applied=${applied(place)}
            path=${path(place)}
            ?disabled=${locked}
            @config-change=${(/** @type {CustomEvent} */ event) => set(place, event.detail)}
          ></mb-argument-form>
          ${result(place) ?? nothing}
        </li>`,
    )}
  </ol>`;
}

export const cardStyles = css`
  ${reorderStyles}

  .cards {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.625rem;
  }

  .cards > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.375rem;
    padding: 0.375rem 0.75rem 0.625rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }

  .head {
    display: flex;
    gap: 0.125rem;
    align-items: center;
    min-height: 1.75rem;
    margin-right: -0.375rem;
  }

  .head input {
    flex: none;
    margin-inline: 0.25rem 0.375rem;
  }

  .head h3 {
    flex: 1 1 auto;
    min-width: 0;
    overflow-wrap: anywhere;
  }
`;
