/** Finds what is not Korean on a page that should be. */

/** @typedef {import("@playwright/test").Page} Page */

/**
 * English sentences on the page, through all shadow roots: texts line by line, however many elements a line is made of,
 * and attributes that are read out. Names of classes, arguments and files are no sentences: those have three words in
 * a row, small ones among them.
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
    let line = "";
    const endLine = () => {
      look(line.replace(/\s+/g, " "));
      line = "";
    };
    const visit = (/** @type {Node} */ node) => {
      if (node.nodeType === Node.TEXT_NODE) line += node.nodeValue;
      if (node instanceof ShadowRoot) node.childNodes.forEach(visit);
      if (!(node instanceof Element)) return;
      if (/^(script|style|noscript|code|pre|textarea)$/i.test(node.tagName)) {
        line += " … ";
        return;
      }
      for (const name of ["aria-label", "title", "placeholder", "alt"])
        look(node.getAttribute(name));
      // What is laid out as a box of its own is a line of its own.
      const isInline = /^(inline|contents|none)/.test(getComputedStyle(node).display);
      if (!isInline || node.tagName === "BR") endLine();
      if (node.shadowRoot) visit(node.shadowRoot);
      node.childNodes.forEach(visit);
      if (!isInline) endLine();
    };
    visit(document.body);
    endLine();
    return [...found];
  });
