/** What a page of somebody else's says to show the experiment. */

/** @param {string} text as an attribute has it */
const quoted = (text) =>
  `"${text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;")}"`;

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
 */

/** @param {Shared} shared */
export const elementSnippet = ({ link, base, show, language, src }) => {
  const element = tag("minibatch-playground", { experiment: link, src, show, lang: language });
  return `<script type="module" src=${quoted(`${base}element.js`)}></script>\n<${element}></minibatch-playground>`;
};

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
