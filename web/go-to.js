/** Where the keyboard leads from anywhere in a playground. */

/** @import { StoreElement } from "./components/store-element.js" */

/**
 * Opens a section of the recipe, or goes to the results, and takes the focus there.
 * @param {StoreElement} app
 * @param {{ name: string, adds?: boolean }} goal the section, and whether something is to be added in it
 */
export async function goTo(app, { name, adds = false }) {
  const { store, playground } = app;
  const { sections, focus, recipe } = store.state.ui;
  store.patch("ui", {
    recipe: name === "results" ? recipe : "form",
    focus: focus === name ? focus : "",
    sections: name === "results" || sections.includes(name) ? sections : [...sections, name],
  });
  if (adds) await playground.loadRest();
  await app.updateComplete;
  const pane = /** @type {StoreElement | null} */ (app.querySelector(`[data-name="${name}"]`));
  await pane?.updateComplete;
  const root = pane?.renderRoot;
  if (!root) return;
  const inside = /** @type {StoreElement | null} */ (root.querySelector("mb-step-list"));
  await inside?.updateComplete;
  const button = /** @type {HTMLButtonElement | null} */ (
    adds ? (inside?.renderRoot ?? root).querySelector("#add") : null
  );
  const first = root.querySelector('#title, [role="tab"][aria-selected="true"]');
  const goal = button && !button.disabled ? button : /** @type {HTMLElement | null} */ (first);
  goal?.focus();
  if (goal === button) button?.click();
}
