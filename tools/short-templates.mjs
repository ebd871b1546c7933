/**
 * Takes the indentation out of the page's templates, which no minifier of JavaScript touches: in HTML and CSS a
 * line break and what follows it is one space.
 */

const template = /\bcss`[^`]*`/g;

/** @param {string} css */
const shortCss = (css) =>
  css
    .replace(/\/\*[^]*?\*\//g, "")
    .replace(/([{};,])\s*\n\s*/g, "$1")
    .replace(/^(\s*[\w-]+): /gm, "$1:");

/** @type {import("vite").Plugin} */
export const shortTemplates = {
  name: "short-templates",
  apply: "build",
  transform: {
    filter: { id: /\/web\/.*\.js$/ },
    handler: (code) => ({
      code: code.replace(template, shortCss).replace(/\n\s+/g, "\n"),
      map: null,
    }),
  },
};
