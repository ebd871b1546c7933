/** Colours, fonts and numbers as a drawing outside the page has them. */

/** A colour that every program reads, and how much of it is seen. @typedef {{ hex: string, alpha: number }} Ink */

/** @param {string} text */
export const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** To tenths of a pixel. @param {number} value */
export const round = (value) => Math.round(value * 10) / 10;

/**
 * @param {"fill" | "stroke"} name
 * @param {Ink | null} ink
 * @param {number} [opacity] beside the colour's own
 */
export function paint(name, ink, opacity = 1) {
  if (!ink) return ` ${name}="none"`;
  const seen = Math.round(ink.alpha * opacity * 1000) / 1000;
  return ` ${name}="${ink.hex}"${seen < 1 ? ` ${name}-opacity="${seen}"` : ""}`;
}

export class Inks {
  #context = /** @type {CanvasRenderingContext2D} */ (
    Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", {
      willReadFrequently: true,
    })
  );
  /** @type {Map<string, Ink | null>} */
  #known = new Map();

  /**
   * @param {string} colour as a browser computes it: rgb(), oklab() …
   * @returns {Ink | null} null where nothing is seen
   */
  of(colour) {
    const known = this.#known.get(colour);
    if (known !== undefined) return known;
    /** @type {Ink | null} */
    let ink = null;
    if (colour !== "none") {
      this.#context.clearRect(0, 0, 1, 1);
      this.#context.fillStyle = colour;
      this.#context.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = this.#context.getImageData(0, 0, 1, 1).data;
      const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("");
      if (alpha > 0) ink = { hex: `#${hex}`, alpha: alpha / 255 };
    }
    this.#known.set(colour, ink);
    return ink;
  }

  /** How far below its middle a font's base line lies. @param {string} font */
  baseline(font) {
    this.#context.font = font;
    const { fontBoundingBoxAscent, fontBoundingBoxDescent } = this.#context.measureText("x");
    return (fontBoundingBoxAscent - fontBoundingBoxDescent) / 2;
  }

  /**
   * A text as it is seen where there is not enough room for it.
   * @param {string} text
   * @param {string} font
   * @param {number} room in pixels
   */
  fitted(text, font, room) {
    if (room === Infinity) return text;
    this.#context.font = font;
    const width = (/** @type {string} */ part) => this.#context.measureText(part).width;
    if (width(text) <= room + 1) return text;
    let end = text.length;
    while (end > 1 && width(`${text.slice(0, end)}…`) > room) end--;
    return `${text.slice(0, end)}…`;
  }
}
