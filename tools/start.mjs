/** `npm start`: sets up, builds, and serves the playground. PORT chooses the port. */

import { build } from "./build.mjs";
import { inRoot } from "./paths.mjs";
import { runMain } from "./process.mjs";
import { listening, portAsked } from "./serve.mjs";
import { setup } from "./setup.mjs";

await runMain(async () => {
  await setup(["build"]);
  await build("site");
  const { preview } = await import("vite");
  const port = portAsked(4173);
  const server = await listening(port, () =>
    preview({ configFile: inRoot("vite.config.js"), preview: port }),
  );
  const url = server.resolvedUrls?.local[0];
  console.log(`Minibatch is at ${url}`);
});
