/** Pages, frames and workers without a bundler: they take nothing from a registry. */

import { isolated } from "../host.js";
import { page, showing, training } from "../program.js";

/** @typedef {import("../run-case.js").Consumer} Consumer */

const group = "Without a bundler";
const package_ = "/node_modules/minibatch/dist/package";
const train = { "train.js": training(`${package_}/index.js`), "main.js": showing() };
const module = page(`<script type="module" src="/main.js"></script>`);

/** What a worker that is not the page's only thread does, and who shows it. */
const answering = (/** @type {string} */ target) => `
import { train } from "./train.js";
train().then(
  (done) => ${target}.postMessage(JSON.stringify(done)),
  (error) => ${target}.postMessage("error: " + error.stack),
);`;
const show = "({ data }) => { document.title = data; }";

/** @type {Consumer[]} */
export const plain = [
  { name: "Modules", group, files: { ...train, "index.html": module }, runs: "worker" },
  {
    name: "Modules, cross-origin isolated",
    group,
    files: { ...train, "index.html": module },
    headers: isolated,
    runs: "threads",
  },
  {
    name: "Import map",
    group,
    files: {
      "train.js": training(),
      "main.js": showing(),
      "index.html": page(
        `<script type="importmap">{"imports":{"minibatch":"${package_}/index.js"}}</script>` +
          `<script type="module" src="/main.js"></script>`,
      ),
    },
    runs: "worker",
  },
  {
    name: "Strict Content-Security-Policy",
    group,
    files: { ...train, "index.html": module },
    headers: {
      "Content-Security-Policy":
        "default-src 'none'; img-src data:; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'",
    },
    runs: "worker",
  },
  {
    name: "Strict Content-Security-Policy without workers",
    group,
    files: { ...train, "index.html": module },
    headers: {
      "Content-Security-Policy":
        "default-src 'none'; img-src data:; script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'; connect-src 'self'",
    },
    runs: "page's thread, inline",
  },
  {
    name: "In a Worker of the page",
    group,
    files: {
      ...train,
      "worker.js": answering("self"),
      "main.js": `new Worker("/worker.js", { type: "module" }).onmessage = ${show};`,
      "index.html": module,
    },
    runs: "worker",
  },
  {
    name: "In a SharedWorker",
    group,
    files: {
      ...train,
      "worker.js": `onconnect = ({ ports: [port] }) => { globalThis.port = port; begin(); };
        const begin = async () => {
          const { train } = await import("./train.js");
          train().then((done) => port.postMessage(JSON.stringify(done)), (error) => port.postMessage("error: " + error.stack));
        };`,
      "main.js": `const { port } = new SharedWorker("/worker.js", { type: "module" });
        port.onmessage = ${show};`,
      "index.html": module,
    },
    runs: "page's thread, inline",
  },
  {
    name: "In a Service Worker, minibatch/inline",
    group,
    files: {
      "train.js": training(`${package_}/inline.js`),
      "worker.js": `import { train } from "./train.js";
        onmessage = (event) => event.waitUntil(train().then(
          (done) => event.source.postMessage(JSON.stringify(done)),
          (error) => event.source.postMessage("error: " + error.stack)));`,
      "main.js": `navigator.serviceWorker.onmessage = ${show};
        const { installing, active } = await navigator.serviceWorker.register("/worker.js", { type: "module" });
        (active ?? installing).postMessage("train");`,
      "index.html": module,
    },
    runs: "page's thread, inline",
  },
  ...[
    ['sandbox="allow-scripts"', `sandbox="allow-scripts" src="/frame.html"`],
    ["srcdoc", `srcdoc='<script type="module" src="/frame.js"></script>'`],
    [
      'sandbox="allow-scripts", srcdoc',
      `sandbox="allow-scripts" srcdoc='<script type="module" src="/frame.js"></script>'`,
    ],
  ].map(([name, attributes]) => ({
    name: `In a frame, ${name}`,
    group,
    files: {
      ...train,
      "frame.html": page(`<script type="module" src="/frame.js"></script>`),
      "frame.js": `import { train } from "./train.js";
        train().then((done) => parent.postMessage(JSON.stringify(done), "*"), (error) => parent.postMessage("error: " + error.stack, "*"));`,
      "main.js": `onmessage = ${show};`,
      "index.html": page(
        `<script type="module" src="/main.js"></script><iframe ${attributes}></iframe>`,
      ),
    },
    headers: { "Access-Control-Allow-Origin": "*" },
    runs: "worker",
  })),
];
