/**
 * Starts the page: one playground that owns all of it, or one in each element that asks for it,
 * `<div data-playground="#1!…"></div>` with the link of its experiment.
 */

import "./app.js";
import { isolate } from "./experiment/isolation.js";
import { keepForOffline } from "./experiment/offline.js";
import { createPlayground } from "./experiment/playground.js";
import { recallSession, watchSession } from "./experiment/session.js";
import { Storage } from "./experiment/storage.js";

/** @type {import("./experiment/playground.js").PlaygroundOptions} */
const options = { address: location.search, storage: (onTrouble) => new Storage(onTrouble) };
const roots = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-playground]")]);
const playgrounds = roots.length
  ? roots.map((root) =>
      createPlayground(root, { ...options, link: root.dataset.playground || undefined }),
    )
  : [
      createPlayground(document.body, {
        ...options,
        ownsPage: { isolate, recallSession, watchSession },
      }),
    ];

/** Fetches what later clicks need, so that the page works without a network, now and when it is opened again. */
function prefetch() {
  void keepForOffline();
  for (const { loadRest } of playgrounds) {
    void loadRest().then(() => import("./data/data-views.js"));
  }
  void import("./experiment/link.js").then(({ watchLink }) => {
    if (playgrounds[0].options.ownsPage) watchLink(playgrounds[0]);
  });
  void import("./experiment/prune.js").then(({ pruneSessions }) => pruneSessions(playgrounds[0]));
  void import("./train/chart.js");
  void import("./locales/ko.json");
  void import("minibatch/ko");
}

await Promise.all(playgrounds.map(({ started }) => started));
if ("requestIdleCallback" in window) requestIdleCallback(prefetch, { timeout: 2000 });
else setTimeout(prefetch, 1000);
