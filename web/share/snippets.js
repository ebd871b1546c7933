/** What a page of somebody else's says to show the experiment. */

import { escaped } from "./escaped.js";

/** @param {string} text as an attribute has it */
const quoted = (text) => `"${escaped(text)}"`;

/**
 * @param {string} name
 * @param {Record<string, string>} attributes those that are empty are left out
 */
const tag = (name, attributes) =>
  [
    name,
    ...Object.entries(attributes).flatMap(([key, value]) =>
      value ? `${key}=${quoted(value)}` : [],
    ),
  ].join(" ");

/**
 * @typedef {object} Shared
 * @property {string} link the experiment's, with its #
 * @property {string} base the address of the site's folder
 * @property {string} show the parts, "" for all
 * @property {string} language
 * @property {string} title
 * @property {string} src the name of a person's own file, which lies beside their page; "" where the data are a sample
 * @property {string} picture the name of a picture of the curves, which lies there, too; "" where there is none
 */

/** What is there before the playground, in print, and where there are no scripts. @param {Shared} shared */
const instead = ({ picture, title }) =>
  picture ? `\n  <img ${tag("", { src: picture, alt: title || "Minibatch" }).trim()} />\n` : "";

const scriptOf = (/** @type {Shared} */ { base }) => `${base}element.js`;

/** @param {Shared} shared @param {string} [inside] */
const tagSnippet = ({ link, show, language, src }, inside = "") => {
  const element = tag("minibatch-playground", { experiment: link, src, show, lang: language });
  return `<${element}>${inside}</minibatch-playground>`;
};

/** @param {Shared} shared */
const elementSnippet = (shared) =>
  `<script type="module" src=${quoted(scriptOf(shared))}></script>\n${tagSnippet(shared, instead(shared))}`;

/** Quarto, whose documents are printed, too: there they have the picture. @param {Shared} shared */
const quartoSnippet = (shared) => {
  const html = `\`\`\`{=html}\n${elementSnippet({ ...shared, picture: "" })}\n\`\`\``;
  const { picture, title } = shared;
  if (!picture) return html;
  return [
    `::: {.content-visible when-format="html"}\n${html}\n:::`,
    `::: {.content-visible unless-format="html"}\n![${title}](<${picture}>)\n:::`,
  ].join("\n\n");
};

/** The directive of MyST and Jupyter Book, whose module is the one in `setups`. @param {Shared} shared */
const mystSnippet = ({ link, show, language, src }) => {
  const traits = { experiment: link, ...(src && { src }), ...(show && { show }), lang: language };
  return `\`\`\`{anywidget} minibatch.mjs\n${JSON.stringify(traits, null, 2)}\n\`\`\``;
};

/** @param {Shared} shared */
const observableSnippet = (shared) => {
  const { link, show, language, src } = shared;
  // The framework knows of a file by this, and gives it a name of its own.
  const file = src && `FileAttachment(${JSON.stringify(src)}).href`;
  const values = { experiment: link, ...(show && { show }), lang: language };
  const properties = Object.entries(values)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .concat(file ? [`src: ${file}`] : []);
  return `\`\`\`js
import ${JSON.stringify(scriptOf(shared))};

display(
  Object.assign(document.createElement("minibatch-playground"), {
${properties.map((line) => `    ${line},`).join("\n")}
  }),
);
\`\`\``;
};

/** A cell, with examples/anywidget/minibatch_widget.py beside the notebook. @param {Shared} shared */
const notebookSnippet = ({ link, base, show, language, src }) => {
  const given = Object.entries({ site: base, experiment: link, show, lang: language })
    .filter(([, value]) => value)
    .map(([name, value]) => `    ${name}=${JSON.stringify(value)},`);
  // The kernel has the file, which the page around it may not have.
  const data =
    src && `    data=(${JSON.stringify(src)}, open(${JSON.stringify(src)}, "rb").read()),`;
  const lines = [...given, ...(data ? [data] : [])].join("\n");
  return `from minibatch_widget import Playground\n\nPlayground(\n${lines}\n)`;
};

/**
 * What a page of somebody else's says, by what makes it.
 * @type {Record<"html" | "vitepress" | "docusaurus" | "observable" | "quarto" | "myst" | "notebook", (shared: Shared) => string>}
 */
export const snippets = {
  html: elementSnippet,
  vitepress: (shared) => tagSnippet(shared),
  docusaurus: (shared) => tagSnippet(shared),
  observable: observableSnippet,
  quarto: quartoSnippet,
  myst: mystSnippet,
  notebook: notebookSnippet,
};

/**
 * What some need once for all pages, in a file of theirs.
 * @type {Record<string, { file: string, textOf: (shared: Shared) => string }>}
 */
export const setups = {
  vitepress: {
    file: ".vitepress/config.js",
    textOf: (shared) =>
      `  head: [["script", { type: "module", src: ${JSON.stringify(scriptOf(shared))} }]],
  vue: {
    template: { compilerOptions: { isCustomElement: (tag) => tag === "minibatch-playground" } },
  },`,
  },
  docusaurus: {
    file: "docusaurus.config.js",
    textOf: (shared) =>
      `  scripts: [{ type: "module", src: ${JSON.stringify(scriptOf(shared))} }],`,
  },
  // MyST copies the module that a directive names without what that imports from beside it.
  myst: {
    file: "minibatch.mjs",
    textOf: (shared) => `export { default } from ${JSON.stringify(scriptOf(shared))};`,
  },
};

/**
 * Components of the npm package, which does not bring the samples: for a person's own file.
 * @type {Record<"react" | "vue" | "svelte", (shared: Shared) => string>}
 */
export const components = {
  react: (shared) => componentSnippet(shared, "react"),
  vue: ({ ...shared }) =>
    componentSnippet(shared, "vue").replace(
      /^(import.*)\n\n(.*)$/s,
      "<script setup>\n$1\n</script>\n\n<template>\n  $2\n</template>",
    ),
  svelte: (shared) =>
    componentSnippet(shared, "svelte").replace(/^(import.*)\n/, "<script>\n  $1\n</script>\n"),
};

/** @param {Shared} shared @param {string} framework */
function componentSnippet({ link, show, language, src }, framework) {
  const element = tag("Playground", { experiment: link, src, show, lang: language });
  return `import { Playground } from "minibatch/${framework}";\n\n<${element} />`;
}

/** @param {Shared} shared */
export const frameSnippet = ({ link, base, show, language, title }) => {
  const query = new URLSearchParams({ embed: "1", ...(show && { show }), lang: language });
  const frame = tag("iframe", {
    src: `${base}embed.html?${query}${link}`,
    title: title || "Minibatch",
    loading: "lazy",
    width: "100%",
    height: "600",
    style: "border: 0",
  });
  return `<${frame}></iframe>`;
};
