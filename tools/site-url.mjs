/** Where the site is published, as SITE_URL says when it is built; what needs a whole address is left out without. */

import { languages } from "./lessons.mjs";

const given = process.env.SITE_URL;
const base = given ? new URL(given.endsWith("/") ? given : `${given}/`).href : undefined;

/**
 * @param {string} path below the site
 * @param {string | undefined} [site]
 */
export const wholeUrl = (path, site = base) => site && new URL(path, site).href;

/**
 * The list of pages for search engines (sitemaps.org, with Google's alternates by language).
 * @param {{ folder: string, file: string }[]} pages each in all languages
 * @param {string | undefined} [site]
 * @returns {string | undefined} nothing where it is not known where the site is
 */
export function sitemap(pages, site = base) {
  if (!site) return undefined;
  const names = [...new Set(pages.map(({ folder, file }) => `${folder}/LANGUAGE/${file}`))];
  const entries = names.flatMap((name) => {
    const urlIn = (/** @type {string} */ language) =>
      wholeUrl(name.replace("LANGUAGE", language), site);
    const alternates = languages.map(
      (language) =>
        `<xhtml:link rel="alternate" hreflang="${language}" href="${urlIn(language)}"/>`,
    );
    return languages.map(
      (language) => `<url><loc>${urlIn(language)}</loc>${alternates.join("")}</url>`,
    );
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
<url><loc>${site}</loc></url>
${entries.join("\n")}
</urlset>
`;
}
