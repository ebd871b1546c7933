/** What an element's own page says of it. */

/**
 * @typedef {HTMLElement & { lesson: string, show: string, theme: string, src: string }} Host
 *
 * @typedef {object} Place
 * @property {string} base the site's folder
 * @property {() => object | null} given an experiment that is no text
 * @property {() => Blob | readonly Blob[] | null} data
 * @property {() => object | null} progress of lessons, which the browser then does not keep
 */

/** The language that holds for the element. @param {Element} host */
export const languageOf = (host) =>
  /** @type {HTMLElement | null} */ (host.closest("[lang]"))?.lang.split("-")[0] || undefined;

/** @param {string} theme */
export const themeOf = (theme) => (/^(light|dark)$/.test(theme) ? theme : "auto");
