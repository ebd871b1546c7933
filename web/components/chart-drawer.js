/** From what a chart shows on the page to SVG: boxes, borders, texts and drawings with their computed colours. */

import { escaped, Inks, paint, round } from "./chart-inks.js";

/** A place, in pixels. @typedef {{ left: number, top: number, right: number, bottom: number }} Box */
/** What a chart that paints pixels gives: its drawing, and the box in whose coordinates it is. @typedef {{ svg: string, box: DOMRect }} Drawing */

/** What is copied from a drawing of the page as it stands. */
const attributes = [
  ...["d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height"],
  ...["points", "transform", "text-anchor", "dominant-baseline"],
];
/** What is computed, and what need not be said. @type {[name: string, unsaid: string][]} */
const properties = [
  ["stroke-width", "1px"],
  ["stroke-dasharray", "none"],
  ["stroke-linejoin", "miter"],
  ["opacity", "1"],
  ["vector-effect", "none"],
];

/** What is within an element, as it is put together. @param {Element} element */
function childrenOf(element) {
  if (element instanceof HTMLSlotElement) return element.assignedNodes({ flatten: true });
  return [...(element.shadowRoot ?? element).childNodes];
}

export class Drawer {
  /** @type {string[]} */
  parts = [];
  inks = new Inks();
  /** What is drawn on, however the page is scrolled. */
  origin = { left: 0, top: 0 };
  /** @type {Box} */
  extent = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };

  /** @param {DOMRect} rect @returns {Box} */
  #place({ left, top, right, bottom }) {
    const { origin } = this;
    return {
      left: left - origin.left,
      top: top - origin.top,
      right: right - origin.left,
      bottom: bottom - origin.top,
    };
  }

  /** @param {Box} box */
  #reach({ left, top, right, bottom }) {
    const { extent } = this;
    extent.left = Math.min(extent.left, left);
    extent.top = Math.min(extent.top, top);
    extent.right = Math.max(extent.right, right);
    extent.bottom = Math.max(extent.bottom, bottom);
  }

  /**
   * Draws an element and what is in it, one element at a time.
   * @param {Element} element
   * @returns {Generator<undefined, void>}
   */
  *draw(element) {
    yield;
    const style = getComputedStyle(element);
    if (style.display === "none" || style.visibility === "hidden") return;
    // What only a screen reader reads, or only a pointer calls up.
    if (style.clipPath !== "none" || element.hasAttribute("data-not-drawn")) return;
    const { drawing } = /** @type {{ drawing?: () => Drawing }} */ (/** @type {any} */ (element));
    if (drawing) return this.#drawn(drawing.call(element));
    const box = this.#place(element.getBoundingClientRect());
    if (style.display !== "contents") this.#ground(box, style);
    if (element instanceof SVGSVGElement) {
      this.#reach(box);
      const [x, y] = [round(box.left), round(box.top)];
      const size = `width="${round(box.right - box.left)}" height="${round(box.bottom - box.top)}"`;
      const scaled = copied(element, ["viewBox", "preserveAspectRatio"]);
      this.parts.push(`<svg x="${x}" y="${y}" ${size}${scaled}>`);
      for (const child of element.children) yield* this.#shape(child);
      this.parts.push("</svg>");
      return;
    }
    for (const child of childrenOf(element)) {
      if (child instanceof Element) yield* this.draw(child);
      else if (child instanceof Text && child.data.trim()) this.#text(child, style);
    }
  }

  /** @param {Drawing} drawing */
  #drawn({ svg, box }) {
    const place = this.#place(box);
    this.#reach(place);
    this.parts.push(
      `<g transform="translate(${round(place.left)} ${round(place.top)})">${svg}</g>`,
    );
  }

  /** An element of a drawing. @param {Element} element @returns {Generator<undefined, void>} */
  *#shape(element) {
    yield;
    const style = getComputedStyle(element);
    if (style.display === "none") return;
    const [fill, stroke] = [this.inks.of(style.fill), this.inks.of(style.stroke)];
    if (!fill && !stroke && element.children.length === 0) return;
    const isText = element.localName === "text";
    const looks = properties
      .map(([name, unsaid]) => [name, style.getPropertyValue(name), unsaid])
      .filter(([, value, unsaid]) => value !== unsaid)
      .map(([name, value]) => ` ${name}="${escaped(value)}"`);
    this.parts.push(
      `<${element.localName}${copied(element, attributes)}` +
        paint("fill", fill, Number(style.fillOpacity)) +
        (stroke ? paint("stroke", stroke, Number(style.strokeOpacity)) + looks.join("") : "") +
        `${isText ? fontOf(style) : ""}>`,
    );
    if (isText) this.parts.push(escaped(element.textContent ?? ""));
    else for (const child of element.children) yield* this.#shape(child);
    this.parts.push(`</${element.localName}>`);
  }

  /**
   * The colour of a box and its borders.
   * @param {Box} box
   * @param {CSSStyleDeclaration} style
   */
  #ground({ left, top, right, bottom }, style) {
    if (right <= left || bottom <= top) return;
    const ground = this.inks.of(style.backgroundColor);
    const corner = Number.parseFloat(style.borderRadius) || 0;
    if (ground) this.#rect({ left, top, right, bottom }, ground, corner);
    /** @type {[side: string, of: (thick: number) => Box][]} */
    const sides = [
      ["top", (thick) => ({ left, top, right, bottom: top + thick })],
      ["right", (thick) => ({ left: right - thick, top, right, bottom })],
      ["bottom", (thick) => ({ left, top: bottom - thick, right, bottom })],
      ["left", (thick) => ({ left, top, right: left + thick, bottom })],
    ];
    for (const [side, of] of sides) {
      const thick = Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) || 0;
      const ink = thick > 0 ? this.inks.of(style.getPropertyValue(`border-${side}-color`)) : null;
      if (!ink) continue;
      if (style.getPropertyValue(`border-${side}-style`) === "dashed") this.#dash(of(thick), ink);
      else this.#rect(of(thick), ink);
    }
  }

  /**
   * @param {Box} box that the line fills
   * @param {import("./chart-inks.js").Ink} ink
   */
  #dash({ left, top, right, bottom }, ink) {
    const [width, height] = [right - left, bottom - top];
    const line =
      width > height
        ? `M${round(left)} ${round(top + height / 2)}h${round(width)}`
        : `M${round(left + width / 2)} ${round(top)}v${round(height)}`;
    const thick = Math.min(width, height);
    this.parts.push(
      `<path d="${line}" stroke-width="${thick}" stroke-dasharray="${3 * thick} ${2 * thick}"${paint("stroke", ink)}/>`,
    );
  }

  /**
   * @param {Box} box
   * @param {import("./chart-inks.js").Ink} ink
   * @param {number} [corner]
   */
  #rect(box, ink, corner = 0) {
    this.#reach(box);
    const { left, top, right, bottom } = box;
    const corners = corner > 0 ? ` rx="${round(corner)}"` : "";
    this.parts.push(
      `<rect x="${round(left)}" y="${round(top)}" width="${round(right - left)}" height="${round(bottom - top)}"${corners}${paint("fill", ink)}/>`,
    );
  }

  /**
   * @param {Text} node
   * @param {CSSStyleDeclaration} style of the element it is in
   */
  #text(node, style) {
    const ink = this.inks.of(style.color);
    if (!ink) return;
    const font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const below = this.inks.baseline(font);
    const isVertical = style.writingMode !== "horizontal-tb";
    const parent = /** @type {Element} */ (node.parentElement ?? node.parentNode);
    const isClipped = style.overflow !== "visible" && style.display !== "inline";
    const clip = isClipped ? this.#place(parent.getBoundingClientRect()) : null;
    for (const { text, rect } of linesOf(node)) {
      if (rect.width === 0 || rect.height === 0) continue;
      const box = this.#place(rect);
      const seen = clip ? within(box, clip) : box;
      const room = clip ? (isVertical ? clip.bottom - clip.top : clip.right - box.left) : Infinity;
      const shown = this.inks.fitted(text, font, room);
      this.#reach(seen);
      this.parts.push(
        `<text${placeOf(box, seen, below, style.textAlign, isVertical)}${fontOf(style)}${paint("fill", ink)}>${escaped(shown)}</text>`,
      );
    }
  }
}

/**
 * Where a text begins, is centred, or ends.
 * @param {Box} box
 * @param {Box} seen the part of it that there is room for
 * @param {number} below how far the base line is below the middle
 * @param {string} align
 * @param {boolean} isVertical
 */
function placeOf(box, seen, below, align, isVertical) {
  if (isVertical) {
    // The page turns vertical texts so that they are read from below.
    const x = round((box.left + box.right) / 2 + below);
    return ` transform="translate(${x} ${round(seen.bottom)}) rotate(-90)"`;
  }
  const y = ` y="${round((box.top + box.bottom) / 2 + below)}"`;
  if (align === "center")
    return ` x="${round((seen.left + seen.right) / 2)}"${y} text-anchor="middle"`;
  const isEnd = align === "right" || align === "end";
  return isEnd ? ` x="${round(seen.right)}"${y} text-anchor="end"` : ` x="${round(box.left)}"${y}`;
}

/** @param {CSSStyleDeclaration} style */
function fontOf({ fontFamily, fontSize, fontWeight }) {
  const weight = fontWeight === "400" ? "" : ` font-weight="${fontWeight}"`;
  return ` font-family="${escaped(fontFamily)}" font-size="${fontSize}"${weight}`;
}

/**
 * @param {Element} element
 * @param {string[]} names
 */
const copied = (element, names) =>
  names
    .filter((name) => element.hasAttribute(name))
    .map((name) => ` ${name}="${escaped(element.getAttribute(name) ?? "")}"`)
    .join("");

/**
 * @param {Box} box
 * @param {Box} clip
 * @returns {Box}
 */
const within = (box, clip) => ({
  left: Math.max(box.left, clip.left),
  top: Math.max(box.top, clip.top),
  right: Math.min(box.right, clip.right),
  bottom: Math.min(box.bottom, clip.bottom),
});

/** The lines of a text, each with its place. @param {Text} node */
function linesOf(node) {
  const range = document.createRange();
  range.selectNodeContents(node);
  const text = node.data.replaceAll(/\s+/g, " ").trim();
  if (range.getClientRects().length <= 1) return [{ text, rect: range.getBoundingClientRect() }];
  /** @type {{ text: string, rect: DOMRect }[]} */
  const lines = [];
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const { left, top, right, height } = range.getBoundingClientRect();
    const line = lines.at(-1);
    if (line && Math.abs(line.rect.top - top) < 2) {
      line.text += ` ${word}`;
      line.rect = new DOMRect(line.rect.left, top, right - line.rect.left, height);
    } else lines.push({ text: word, rect: new DOMRect(left, top, right - left, height) });
  }
  return lines;
}
