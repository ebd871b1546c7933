import { css, html, nothing } from "lit";
import { cssVars } from "../components/css-vars.js";
import { StoreElement } from "../components/store-element.js";
import { shapeText } from "../locales/i18n.js";
import { base, tables } from "../styles/shared.js";
import { milliseconds } from "../experiment/profile.js";

/** @typedef {import("minibatch").Profile} Profile */

/**
 * A row of the table.
 * @typedef {object} Part
 * @property {string} name
 * @property {string} [detail]
 * @property {number} [forward] milliseconds
 * @property {number} [backward]
 * @property {number} both
 * @property {number} [gflops] of both passes
 */

/** Layers, then the other parts of a step, with their times. */
class ProfileTable extends StoreElement {
  static properties = { profile: { attribute: false } };

  static styles = [
    base,
    tables,
    css`
      :host {
        container-type: inline-size;
      }

      tbody th {
        overflow-wrap: anywhere;
      }

      .detail {
        margin-left: 0.25em;
        font-size: var(--tiny);
        color: var(--ink-soft);
        white-space: nowrap;
      }

      tbody + tbody tr:first-child > * {
        padding-top: 0.4rem;
      }

      .share {
        display: grid;
        grid-template-columns: 2.75rem minmax(2rem, 1fr);
        gap: 0.625rem;
        align-items: center;
        text-align: right;
      }

      .bars {
        width: 40%;
      }

      .share i {
        display: block;
        height: 0.625rem;
        width: calc(var(--share) * 100%);
        min-width: 1px;
        background: var(--line-strong);
      }

      .top .share i {
        background: var(--accent);
      }

      .note {
        padding-top: 0.375rem;
        font-size: var(--tiny);
        color: var(--ink-soft);
      }

      @container (max-width: 34rem) {
        .gflops,
        .share i {
          display: none;
        }

        .bars {
          width: auto;
        }

        .share {
          grid-template-columns: minmax(2.75rem, 1fr);
        }

        .detail {
          display: block;
          margin-left: 0;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Profile | null} */
    this.profile = null;
  }

  render() {
    if (!this.profile) return nothing;
    const { steps, batchSize, stepMs, rows, rest } = this.profile;
    const threads = this.t("engine.threads", { count: this.state.engine.threads });
    const layers = rows.map((row) => this.#layer(row));
    /** @type {Part[]} */
    const others = [
      { name: this.t("profile.gather"), both: rest.gatherMs },
      { name: this.t("profile.loss"), both: rest.lossMs },
      { name: this.t("profile.update"), both: rest.updateMs },
    ];
    const named = [...layers, ...others].reduce((sum, { both }) => sum + both, 0);
    others.push({ name: this.t("profile.between"), both: Math.max(0, stepMs - named) });
    const top = Math.max(...[...layers, ...others].map(({ both }) => both));
    const body = (/** @type {Part[]} */ parts) =>
      html`<tbody>
        ${parts.map((part) => this.#row(part, stepMs, part.both === top))}
      </tbody>`;
    return html`<table>
        <caption>
          ${this.t("profile.caption", { rows: batchSize, time: milliseconds(this.language, stepMs), threads, steps })}
        </caption>
        <thead>
          <tr>
            <th scope="col">${this.t("profile.part")}</th>
            <th scope="col" class="number">${this.t("profile.forward")}</th>
            <th scope="col" class="number">${this.t("profile.backward")}</th>
            <th scope="col" class="number gflops">GFLOP/s</th>
            <th scope="col" class="bars">
              <span class="share">${this.t("profile.share")}</span>
            </th>
          </tr>
        </thead>
        ${body(layers)}${body(others)}
      </table>
      <p class="note">${this.t("profile.note")}</p>`;
  }

  /** @param {Profile["rows"][number]} row @returns {Part} */
  #layer({ name, shape, forwardMs, backwardMs, operations }) {
    const both = forwardMs + backwardMs;
    const all = operations.forward + operations.backward;
    const gflops = all > 0 && both > 0 ? all / both / 1e6 : undefined;
    const detail = shapeText(shape);
    return { name, detail, forward: forwardMs, backward: backwardMs, both, gflops };
  }

  /** @param {Part} part @param {number} whole @param {boolean} top */
  #row({ name, detail, forward, backward, both, gflops }, whole, top) {
    const share = whole > 0 ? both / whole : 0;
    const time = (/** @type {number} */ ms) => (ms > 0 ? milliseconds(this.language, ms) : "–");
    const times =
      forward === undefined || backward === undefined
        ? html`<td class="number" colspan="2">${time(both)}</td>`
        : html`<td class="number">${time(forward)}</td>
            <td class="number">${time(backward)}</td>`;
    return html`<tr class=${top ? "top" : ""}>
      <th scope="row">${name} ${detail ? html`<span class="detail">${detail}</span>` : nothing}</th>
      ${times}
      <td class="number gflops">
        ${gflops === undefined ? "" : this.language.number(gflops, { maximumSignificantDigits: 3 })}
      </td>
      <td>
        <span class="share">
          ${this.language.percent(share)}<i ${cssVars({ "--share": Math.min(1, share) })}></i>
        </span>
      </td>
    </tr>`;
  }
}

customElements.define("mb-profile-table", ProfileTable);
