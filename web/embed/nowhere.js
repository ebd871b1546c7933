/** In the place of storage, which an element in another page does not use. */

/** @import { Storage } from "../experiment/storage.js" */

export const nowhere = /** @type {Storage} */ (
  /** @type {unknown} */ (
    Object.freeze({
      tab: "",
      saveNewest() {},
      async forget() {},
      async loadValid() {},
      async saveFiles() {},
    })
  )
);
