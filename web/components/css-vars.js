import { Directive, directive } from "lit/directive.js";
import { nothing } from "lit";

/**
 * Sets custom properties on an element: `<i ${cssVars({ "--share": 0.4 })}></i>`. A style attribute would
 * be refused by the page's content security policy; the object model is not.
 */
class CssVars extends Directive {
  /** @param {Record<string, string | number>} _values */
  render(_values) {
    return nothing;
  }

  /**
   * @param {any} part
   * @param {[Record<string, string | number>]} values
   */
  update(part, [values]) {
    for (const [name, value] of Object.entries(values)) {
      part.element.style.setProperty(name, String(value));
    }
    return nothing;
  }
}

export const cssVars = directive(CssVars);
