/** Theme and language. */

import { locale } from "./locales/i18n.js";
import { prefer, preferences } from "./preferences.js";
import { store } from "./store.js";

/** @returns {{ theme: string, language?: string }} */
export function loadLook() {
  const { theme = "auto", language } = preferences();
  applyTheme(theme);
  return { theme, language };
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
  prefer({ theme });
}

/** @param {string} language */
export async function setLanguage(language) {
  await locale.use(language);
  prefer({ language });
}
