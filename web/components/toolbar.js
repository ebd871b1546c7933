/**
 * The arrow keys of a toolbar, which is one stop of the Tab key (WAI-ARIA's pattern "Toolbar"). Its first button
 * has no tabindex, the others have -1; the one used last is where Tab comes back to.
 * @param {KeyboardEvent} event on the element with the role
 */
export function toolbarKeys(event) {
  const toolbar = /** @type {HTMLElement} */ (event.currentTarget);
  const buttons = [...toolbar.querySelectorAll("button")];
  const from = buttons.findIndex((button) => button === event.target);
  const places = new Map([
    ["ArrowLeft", from - 1],
    ["ArrowRight", from + 1],
    ["Home", 0],
    ["End", buttons.length - 1],
  ]);
  const next = buttons[places.get(event.key) ?? -1];
  if (from < 0 || !next || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
  next.focus();
}
