/** Theme and language, kept where they can be read before the first paint. */

import { locale } from "./locales/i18n.js";
import { store } from "./store.js";

const key = "minibatch-look";

/** @returns {{ theme: string, language?: string }} */
export function loadLook() {
  /** @type {{ theme: string, language?: string }} */
  let look = { theme: "auto" };
  try {
    look = { ...look, ...JSON.parse(localStorage.getItem(key) ?? "{}") };
  } catch {
    // Storage is refused in cross-site frames; the page follows the system.
  }
  applyTheme(look.theme);
  return look;
}

/** @param {{ theme?: string, language?: string }} changes */
function keep(changes) {
  try {
    const before = JSON.parse(localStorage.getItem(key) ?? "{}");
    localStorage.setItem(key, JSON.stringify({ ...before, ...changes }));
  } catch {
    // As above: the choice holds until the page is closed.
  }
}

/** @param {string} theme */
function applyTheme(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** @param {string} theme "auto", "light" or "dark" */
export function setTheme(theme) {
  applyTheme(theme);
  store.patch("page", { theme });
  keep({ theme });
}

/** @param {string} language */
export async function setLanguage(language) {
  await locale.use(language);
  keep({ language });
}
