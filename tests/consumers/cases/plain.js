/** Pages, frames and workers without a bundler: they take nothing from a registry. */

import { isolated } from "../host.js";
import { page, showing, telling, training } from "../program.js";

/** @typedef {import("../run-case.js").Consumer} Consumer */

const group = "Without a bundler";
const package_ = "/node_modules/minibatch/dist/package";
const train = { "train.js": training(`${package_}/index.js`), "main.js": showing() };
const module = page(`<script type="module" src="/main.js"></script>`);

/** What a worker or a frame does, and who shows it. @param {string} tell */
const answering = (tell) => `import { train } from "./train.js";\n${telling(tell)}`;
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
    name: "From another origin",
    group,
    files: {
      "train.js": training(),
      "main.js": showing(),
      // The same host by another name.
      "index.html": page(
        `<script>document.write('<script type="importmap">{"imports":{"minibatch":"http://127.0.0.1:' + location.port + '${package_}/index.js"}}<' + "/script>")</script>` +
          `<script type="module" src="/main.js"></script>`,
      ),
    },
    headers: { "Access-Control-Allow-Origin": "*" },
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
    note: "the policy allows no worker",
  },
  {
    name: "In a Worker of the page",
    group,
    files: {
      ...train,
      "worker.js": answering("postMessage"),
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
      "worker.js": `onconnect = async ({ ports: [port] }) => {
          const { train } = await import("./train.js");
          ${telling("(text) => port.postMessage(text)")}
        };`,
      "main.js": `const { port } = new SharedWorker("/worker.js", { type: "module" });
        port.onmessage = ${show};`,
      "index.html": module,
    },
    runs: "page's thread, inline",
    note: "it can start no worker",
  },
  {
    name: "In a Service Worker, minibatch/inline",
    group,
    files: {
      "train.js": training(`${package_}/inline.js`),
      "worker.js": `import { train } from "./train.js";
        onmessage = (event) => event.waitUntil(${telling("(text) => event.source.postMessage(text)").replace(/;$/, "")});`,
      "main.js": `navigator.serviceWorker.onmessage = ${show};
        const { installing, active } = await navigator.serviceWorker.register("/worker.js", { type: "module" });
        (active ?? installing).postMessage("train");`,
      "index.html": module,
    },
    runs: "page's thread, inline",
    note: "it can start no worker",
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
      "frame.js": answering('(text) => parent.postMessage(text, "*")'),
      "main.js": `onmessage = ${show};`,
      "index.html": page(
        `<script type="module" src="/main.js"></script><iframe ${attributes}></iframe>`,
      ),
    },
    headers: { "Access-Control-Allow-Origin": "*" },
    runs: "worker",
  })),
];
