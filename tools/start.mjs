/** `npm start`: sets up, builds, and serves the playground. PORT chooses the port. */

import { build } from "./build.mjs";
import { inRoot } from "./paths.mjs";
import { ToolError, runMain } from "./process.mjs";
import { setup } from "./setup.mjs";

await runMain(async () => {
  await setup(["build"]);
  await build("site");
  const { preview } = await import("vite");
  const wanted = process.env.PORT;
  const port = wanted === undefined ? 4173 : Number(wanted);
  if (!(Number.isInteger(port) && port >= 0 && port < 65536)) {
    throw new ToolError(`Expected PORT to be a port number; received "${wanted}".`);
  }
  const server = await preview({
    configFile: inRoot("vite.config.js"),
    preview: { port, strictPort: wanted !== undefined },
  });
  const url = server.resolvedUrls?.local[0];
  console.log(`Minibatch is at ${url}`);
});
