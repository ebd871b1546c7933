/**
 * A theme of MyST as small as one can be: the book theme comes from no package registry, but its renderer of widgets does.
 * What MyST has parsed is on the port CONTENT_CDN_PORT; what this answers, MyST saves as the pages of a site.
 */

import { createServer } from "node:http";

const { CONTENT_CDN_PORT, PORT, BASE_URL = "", HOST = "localhost" } = process.env;
const elements = { heading: "h1", paragraph: "p", strong: "strong" };
const escaped = (text) => text.replace(/[&<"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function htmlOf(node) {
  if (node.type === "text") return escaped(node.value);
  if (node.type === "anywidget") {
    // What MyST has copied lies there in the end.
    const placed = { ...node, esm: `${BASE_URL}/build${node.esm}` };
    return `<div class="widget" data-node="${escaped(JSON.stringify(placed))}"></div>`;
  }
  const inner = (node.children ?? []).map(htmlOf).join("");
  const name = elements[node.type];
  return name ? `<${name}>${inner}</${name}>` : inner;
}

createServer(async (request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  const slug = pathname.slice(1).replace(/\.json$/, "") || "index";
  const content = await fetch(`http://localhost:${CONTENT_CDN_PORT}/content/${slug}.json`);
  if (!content.ok) return response.end("");
  const text = await content.text();
  if (pathname.endsWith(".json")) return response.end(text);
  response.end(`<!doctype html><meta charset="utf-8" /><link rel="icon" href="data:," />
${htmlOf(JSON.parse(text).mdast)}<script type="module" src="${BASE_URL}/client.js"></script>`);
}).listen(Number(PORT), HOST, () => console.log(`Server started at http://${HOST}:${PORT}`));
