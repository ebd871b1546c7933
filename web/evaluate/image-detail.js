import { css, html, nothing } from "lit";
import { until } from "lit/directives/until.js";
import "../components/bars.js";
import "../components/pixels.js";
import { StoreElement } from "../components/store-element.js";
import { base } from "../styles/shared.js";

/** The chosen test image, with a bar for each class's probability. */
class ImageDetail extends StoreElement {
  static areas = ["evaluation", "data"];

  static styles = [
    base,
    css`
      .detail {
        display: grid;
        grid-template-columns: minmax(0, 6.5rem) minmax(0, 1fr);
        gap: 0.625rem 1rem;
        align-content: start;
        padding: 0.75rem;
        border: 1px solid var(--line);
        background: var(--surface);
      }

      @container (max-width: 26rem) {
        .detail {
          grid-template-columns: minmax(0, 4rem) minmax(0, 1fr);
        }
      }

      mb-pixels {
        width: 100%;
        aspect-ratio: 1;
      }

      h3 {
        grid-column: 1 / -1;
        font-size: var(--text);
        line-height: 1.35;
        overflow-wrap: anywhere;
      }

      .row {
        font-size: var(--tiny);
        color: var(--ink-faint);
      }
    `,
  ];

  render() {
    const { selection } = this.playground;
    const result = selection.chosen;
    if (!result) return nothing;
    const names = this.state.data.prepared?.classNames ?? [];
    const actual = names[result.actual] ?? String(result.actual);
    const predicted = names[result.predicted] ?? String(result.predicted);
    const label = this.t("evaluate.testRow", { row: result.row + 1 });
    const key = result.right ? "evaluate.detailRight" : "evaluate.detailWrong";
    const pixels = selection
      .picturesOf([result.row])
      .then(([pictures]) => html`<mb-pixels .pictures=${pictures} label=${label}></mb-pixels>`);
    return html`<div class="detail">
      <h3>${this.t(key, { actual, predicted })}</h3>
      <div>
        ${until(pixels, html`<mb-pixels label=${label}></mb-pixels>`)}
        <p class="row" aria-hidden="true">${label}</p>
      </div>
      <mb-bars
        .values=${result.probabilities}
        .names=${names}
        truth=${result.actual}
        top=${result.predicted}
      ></mb-bars>
    </div>`;
  }
}

customElements.define("mb-image-detail", ImageDetail);
