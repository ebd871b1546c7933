/** A chart as a picture of its own: SVG, and PNG drawn from it, on white or on black. */

import { nextTask } from "../experiment/next-task.js";
import { Drawer } from "./chart-drawer.js";
import { escaped, paint, round } from "./chart-inks.js";

/** @typedef {{ svg: string, width: number, height: number }} Picture */

/** How long the page waits at most while a chart is drawn, in milliseconds. */
const slice = 20;
const margin = 16;
const titleSize = 15;
/** The least room for a title. */
const narrowest = 240;
const paper = { light: "#ffffff", dark: "#141517" };

/**
 * @param {HTMLElement} frame around them; it has a heading
 * @param {Element[]} elements that are drawn
 * @param {{ title: string, units: string, scheme: "light" | "dark" }} look
 * @returns {Promise<Picture>}
 */
export async function svgOf(frame, elements, { title, units, scheme }) {
  const drawer = new Drawer();
  /** In the colours that are asked for; they are back before anything is painted. @param {() => void} work */
  const inScheme = (work) => {
    frame.style.colorScheme = scheme;
    try {
      drawer.origin = frame.getBoundingClientRect();
      work();
    } finally {
      frame.style.colorScheme = "";
    }
  };
  for (const element of elements) {
    const steps = drawer.draw(element);
    for (let done = false; !done;) {
      inScheme(() => {
        const end = performance.now() + slice;
        while (!done && performance.now() < end) done = Boolean(steps.next().done);
      });
      if (!done) await nextTask();
    }
  }
  let ink = "";
  let family = "";
  inScheme(() => {
    const { color, fontFamily } = getComputedStyle(
      /** @type {Element} */ (frame.shadowRoot?.querySelector("h3")),
    );
    ink = paint("fill", drawer.inks.of(color));
    family = ` font-family="${escaped(fontFamily)}"`;
  });
  const { left, top, right, bottom } = drawer.extent;
  const head = 2 * margin + titleSize;
  const width = Math.ceil(Math.max(right - left, narrowest) + 2 * margin);
  const height = Math.ceil(Math.max(bottom - top, 0) + head + margin);
  const unit = units
    ? `<tspan dx="8" font-weight="400" font-size="12">${escaped(units)}</tspan>`
    : "";
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<title>${escaped(title)}</title>
<rect width="${width}" height="${height}" fill="${paper[scheme]}"/>
<text x="${margin}" y="${margin + titleSize - 3}"${family} font-size="${titleSize}" font-weight="600"${ink}>${escaped(title)}${unit}</text>
<g transform="translate(${round(margin - left)} ${round(head - top)})">
${drawer.parts.join("\n")}
</g>
</svg>
`;
  return { svg, width, height };
}

/** Pixels of a picture for each of the page's, and the most that a side may have. */
const density = 2;
const longest = 8192;

/** @param {Picture} picture @returns {Promise<Blob>} */
export async function pngOf({ svg, width, height }) {
  const scale = Math.min(density, longest / Math.max(width, height));
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("toBlob")))),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
