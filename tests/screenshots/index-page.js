/** A page with all pictures, a row for each state and language: written when the last one is taken. */

import { readdirSync, writeFileSync } from "node:fs";
import { inRoot } from "../../tools/paths.mjs";
import { folder } from "./folder.js";

const escaped = (/** @type {string} */ text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

export default function writeIndex() {
  /** @type {Map<string, string[]>} */
  const rows = new Map();
  for (const file of readdirSync(inRoot(folder)).sort()) {
    if (!file.endsWith(".png")) continue;
    const [state, , , language] = file.slice(0, -".png".length).split(" · ");
    const row = `${state} · ${language}`;
    rows.set(row, [...(rows.get(row) ?? []), file]);
  }
  const picture = (/** @type {string} */ file) => {
    const [, size, scheme] = file.split(" · ");
    const url = encodeURIComponent(file);
    return `<a href="${url}"><img src="${url}" alt="" loading="lazy"><small>${escaped(`${size} ${scheme}`)}</small></a>`;
  };
  const sections = [...rows].map(
    ([row, files]) => `<h2>${escaped(row)}</h2><p>${files.map(picture).join("\n")}</p>`,
  );
  writeFileSync(
    inRoot(folder, "index.html"),
    `<!doctype html><meta charset="utf-8"><title>Minibatch, looked at</title>
<style>
  body { margin: 1rem; font: 13px system-ui; background: #888 }
  p { display: flex; gap: 0.5rem; overflow-x: auto }
  a { flex: none; width: 16rem; color: inherit }
  img { width: 100%; max-height: 40rem; object-fit: cover; object-position: top }
</style>
${sections.join("\n")}
`,
  );
  console.log(`${folder}/index.html shows ${[...rows.values()].flat().length} pictures.`);
}
