import { css, html, nothing } from "lit";
import { LiveElement } from "../components/live-element.js";
import { mostShare } from "../experiment/live-budget.js";
import { isTraining } from "../experiment/store.js";
import { base } from "../styles/shared.js";

/** While a model trains: what looking inside takes of the time. */
class LiveShare extends LiveElement {
  static areas = ["training.status", "inspection.live"];

  static styles = [
    base,
    css`
      p {
        min-height: 1.25rem;
        font-size: var(--tiny);
        color: var(--ink-soft);
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  render() {
    const { live } = this.state.inspection;
    if (!isTraining(this.state) || !live) return html`<p>${nothing}</p>`;
    const most = this.language.percent(mostShare);
    const { share, looks: count } = live;
    return html`<p>
      ${
        share === null
          ? this.t("inspect.liveFirst", { most })
          : this.t("inspect.liveShare", { share: this.language.percent(share), count, most })
      }
    </p>`;
  }
}

customElements.define("mb-live-share", LiveShare);
