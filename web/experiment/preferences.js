/** What a person chose about the page itself, kept where it can be read before the first paint. */

const key = "minibatch-look";

/** @typedef {{ theme?: string, language?: string, turbo?: boolean }} Preferences */

/** @returns {Preferences} */
export function preferences() {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "{}");
    return typeof kept === "object" && kept !== null ? kept : {};
  } catch {
    // Storage is refused in cross-site frames; the page follows the system.
    return {};
  }
}

/** @param {Preferences} changes */
export function prefer(changes) {
  try {
    localStorage.setItem(key, JSON.stringify({ ...preferences(), ...changes }));
  } catch {
    // As above: the choice holds until the page is closed.
  }
}
