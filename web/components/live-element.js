import { StoreElement } from "./store-element.js";
import { isTraining } from "../experiment/store.js";

/** While a model trains, an element that shows it is rendered four times a second at the most. */
const liveMs = 250;

/** What a person does in an element is shown at once. */
const actions = ["change", "click", "input", "keydown", "pointermove", "toggle"];

/** What an element renders that shows the model whose weights there are, of the data and the training. */
export const modelAreas = [
  "experiment",
  "data",
  "training.epoch",
  "training.experiment",
  "training.hasWeights",
  "training.id",
  "training.status",
];

/** An element that shows what changes all the time while a model trains: its curves, its inside. */
export class LiveElement extends StoreElement {
  /** When it may be rendered again, and what ends the waiting. */
  #next = 0;
  #wake = () => {};

  constructor() {
    super();
    for (const type of actions) {
      this.addEventListener(type, () => this.#hurry(), { capture: true });
    }
  }

  #hurry() {
    this.#next = 0;
    this.#wake();
  }

  /** Lit's own moment, or a later one. */
  async scheduleUpdate() {
    const wait = isTraining(this.state) ? this.#next - performance.now() : 0;
    if (wait > 0 && this.hasUpdated) {
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, wait);
        this.#wake = () => {
          clearTimeout(timer);
          resolve(undefined);
        };
      });
    }
    this.#next = performance.now() + liveMs;
    return super.scheduleUpdate();
  }
}
