/** The package in workerd (Cloudflare Workers), which runs no module that its build has not compiled. */

import module from "../../build/wasm/minibatch.wasm";
import { Client } from "../wire/client.js";
import { sameThread } from "../wire/connect.js";
import { createServer } from "../wire/page-engine.js";
import { placeOf, setUpPage } from "./in-page.js";

setUpPage((options) => {
  const given = { wasmBinary: module, ...options, worker: false };
  const connect = sameThread(async () => createServer);
  const where = async () =>
    placeOf(given, () => {
      throw new Error("workerd has no files.");
    });
  return new Client([{ connect, where }]);
});

export * from "./api.js";
