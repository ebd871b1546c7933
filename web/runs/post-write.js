/** A write-up as Markdown, and as one HTML file that needs no other. */

import { escaped } from "../components/chart-inks.js";

/**
 * A part of a write-up.
 * @typedef {{ kind: "title" | "heading" | "text" | "note", text: string }
 *   | { kind: "code", text: string, language: string }
 *   | { kind: "list", items: string[] }
 *   | { kind: "table", columns: string[], rows: string[][], firstIsName?: boolean }
 *   | { kind: "figures", figures: { address: string, words: string }[], wide?: boolean }} Block
 */

/** @param {string} text */
const plain = (text) =>
  text.replace(/[\\`*_[\]<>#|]/g, (sign) => `\\${sign}`).replace(/\s*\n\s*/g, " ");
/** A fence that the code does not have. @param {string} code */
const fence = (code) => (code.includes("```") ? "~~~~" : "```");

/** @param {Block} block */
function markdown(block) {
  switch (block.kind) {
    case "title":
      return `# ${plain(block.text)}`;
    case "heading":
      return `## ${plain(block.text)}`;
    case "text":
      return plain(block.text);
    case "note":
      return `*${plain(block.text)}*`;
    case "code":
      return `${fence(block.text)}${block.language}\n${block.text.replace(/\n+$/, "")}\n${fence(block.text)}`;
    case "list":
      return block.items.map((item) => `1. \`${item.replaceAll("`", "'")}\``).join("\n");
    case "figures":
      return block.figures
        .map(({ address, words }) => `![${plain(words)}](${address})\n\n${plain(words)}`)
        .join("\n\n");
    default: {
      const line = (/** @type {string[]} */ cells) => `| ${cells.map(plain).join(" | ")} |`;
      const rule = `|${block.columns.map((_, at) => (hasNumbers(block, at) ? " ---: |" : " --- |")).join("")}`;
      return [line(block.columns), rule, ...block.rows.map(line)].join("\n");
    }
  }
}

/**
 * Whether a column, not the one of names, has numbers only: they stand below each other by their last digits.
 * @param {{ rows: string[][], firstIsName?: boolean }} table
 * @param {number} at
 */
const hasNumbers = ({ rows, firstIsName }, at) =>
  !(at === 0 && firstIsName) && rows.every((cells) => /^([-−+]?\d\S*|–?)$/.test(cells[at]));

/** @param {Block[]} blocks */
export const markdownOf = (blocks) => `${blocks.map(markdown).join("\n\n")}\n`;

/** @param {Block} block */
function html(block) {
  switch (block.kind) {
    case "title":
      return `<h1>${escaped(block.text)}</h1>`;
    case "heading":
      return `<h2>${escaped(block.text)}</h2>`;
    case "text":
      return `<p>${escaped(block.text)}</p>`;
    case "note":
      return `<p class="note">${escaped(block.text)}</p>`;
    case "code":
      return `<pre tabindex="0"><code>${escaped(block.text)}</code></pre>`;
    case "list":
      return `<ol>${block.items.map((item) => `<li><code>${escaped(item)}</code></li>`).join("")}</ol>`;
    case "figures":
      return `<div class="figures${block.wide ? " wide" : ""}">${block.figures
        .map(
          ({ address, words }) =>
            `<figure><img src="${escaped(address)}" alt="${escaped(words)}">${block.wide ? "" : `<figcaption>${escaped(words)}</figcaption>`}</figure>`,
        )
        .join("")}</div>`;
    default: {
      const { columns, rows, firstIsName } = block;
      const looks = columns.map((_, at) => (hasNumbers(block, at) ? ' class="number"' : ""));
      const head = columns
        .map((name, at) => `<th scope="col"${looks[at]}>${escaped(name)}</th>`)
        .join("");
      const body = rows
        .map((cells) => {
          const made = cells.map((cell, at) =>
            at === 0 && firstIsName
              ? `<th scope="row">${escaped(cell)}</th>`
              : `<td${looks[at]}>${escaped(cell)}</td>`,
          );
          return `<tr>${made.join("")}</tr>`;
        })
        .join("");
      return `<div class="scroll" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
    }
  }
}

const style = `:root{color-scheme:light dark}
body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 system-ui,sans-serif;color:light-dark(#1a1c1f,#ebeae6);background:light-dark(#fff,#141517)}
h1,p,li,figcaption{overflow-wrap:anywhere}
:lang(ko){word-break:keep-all;overflow-wrap:break-word}
h1{font-size:1.75rem;line-height:1.25}h2{margin-top:2.25rem;font-size:1.25rem}
pre{padding:.75rem 1rem;overflow-x:auto;border-radius:6px;background:light-dark(#f3f2ed,#1b1d20);font:.8125rem/1.5 ui-monospace,monospace}
.scroll{overflow-x:auto}table{border-collapse:collapse;font-size:.875rem;font-variant-numeric:tabular-nums}
th,td{padding:.25rem .75rem;border-bottom:1px solid light-dark(#d8d6cf,#3a3d42);text-align:left;vertical-align:top}.number{text-align:right}
th:first-child,td:first-child{padding-left:0}
.figures{margin-top:1rem;display:flex;flex-wrap:wrap;gap:1rem}figure{margin:0;max-width:9rem}.wide{display:block}.wide figure{max-width:100%}
img{max-width:100%;height:auto}figcaption,.note{font-size:.8125rem;color:light-dark(#53565b,#b0b2b5)}
@page{margin:18mm}
@media print{:root{color-scheme:light}body{max-width:none;margin:0;padding:0;font-size:10pt}pre{white-space:pre-wrap;overflow-wrap:anywhere;background:none;border:1px solid #ccc;-webkit-box-decoration-break:clone;box-decoration-break:clone;font-size:7.5pt}pre:not(:last-child){break-inside:avoid}.scroll{overflow:visible}table{font-size:8pt}th,td{padding:.125rem .375rem;overflow-wrap:anywhere}h2{break-after:avoid}figure,tr{break-inside:avoid}thead{display:table-header-group}}`;

/**
 * @param {Block[]} blocks
 * @param {{ title: string, language: string }} page
 */
export const htmlOf = (blocks, { title, language }) => `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
${style}
</style>
</head>
<body>
<main>
${blocks.map(html).join("\n")}
</main>
</body>
</html>
`;
