/** Finds what is not Korean on a page that should be. */

/** @typedef {import("@playwright/test").Page} Page */

/**
 * English sentences on the page, through all shadow roots: texts, and attributes that are read out. Names of
 * classes, arguments and files are no sentences: those have three words in a row, small ones among them.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export const englishOn = (page) =>
  page.evaluate(() => {
    const sentence = /[A-Za-z’']{2,}(?:,? [a-z’']{2,}){2,}/;
    /** @type {Set<string>} */
    const found = new Set();
    const look = (/** @type {string | null} */ raw) => {
      // Axes are named as Keras names them, in any language, and classes as the file does.
      const text = raw?.replaceAll(/\(batch(, [a-z]+)+\)|setosa, versicolor, virginica/g, "");
      if (text && sentence.test(text)) found.add(text.trim().replace(/\s+/g, " ").slice(0, 200));
    };
    const visit = (/** @type {Node} */ node) => {
      if (node instanceof Element) {
        if (/^(script|style|noscript|code|pre|textarea)$/i.test(node.tagName)) return;
        for (const name of ["aria-label", "title", "placeholder", "alt"])
          look(node.getAttribute(name));
        if (node.shadowRoot) visit(node.shadowRoot);
      }
      if (node.nodeType === Node.TEXT_NODE) look(node.nodeValue);
      node.childNodes.forEach(visit);
    };
    visit(document.body);
    return [...found];
  });
