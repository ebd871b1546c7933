/** A learning platform of a test: SCORM 1.2's API as scorm-again has it, and the content of a package beside it. */

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { unzipSync } from "fflate";
import { validateXML } from "xmllint-wasm";
import { inRoot } from "../../tools/paths.mjs";
import { listen } from "./listen.js";

/** @type {[RegExp, string][]} */
const types = [
  [/\.js$/, "text/javascript"],
  [/\.css$/, "text/css"],
  [/\.html$/, "text/html"],
];

/** What the platform's own page does; it keeps what a lesson told it until the next launch. */
const platform = `<!doctype html><title>Platform</title><link rel="icon" href="data:,">
<script src="/scorm-again.js"></script>
<body><script>
  globalThis.refused = [];
  globalThis.launch = (path, kept, isWindow) => {
    document.querySelector("iframe")?.remove();
    globalThis.API = new Scorm12API({ autocommit: false, logLevel: 5 });
    if (kept) API.loadFromJSON(kept, "");
    const { LMSSetValue } = API;
    API.LMSSetValue = (element, value) => {
      const answer = LMSSetValue.call(API, element, value);
      if (String(answer) !== "true") refused.push([element, value, API.LMSGetLastError()]);
      return answer;
    };
    if (isWindow) return void open("/content/" + path);
    const frame = document.createElement("iframe");
    frame.src = "/content/" + path;
    frame.style = "width: 1200px; height: 900px";
    document.body.append(frame);
  };
  globalThis.told = () => API.renderCMIToJSONObject().cmi;
  globalThis.isOver = () => API.isTerminated();
</script>`;

/** @param {Record<string, Uint8Array>} files of a package */
export async function hostPackage(files) {
  const host = await listen(
    createServer((request, response) => {
      const path = new URL(request.url ?? "/", "http://localhost").pathname;
      const own =
        path === "/scorm-again.js" && inRoot("node_modules/scorm-again/dist/scorm12.min.js");
      const content = own ? readFileSync(own) : files[path.replace("/content/", "")];
      const body = path === "/" ? platform : content;
      if (!body) response.statusCode = 404;
      const name = path === "/" ? "index.html" : path;
      const type = types.find(([pattern]) => pattern.test(name))?.[1] ?? "application/octet-stream";
      response.setHeader("Content-Type", type);
      response.end(body);
    }),
  );
  return { ...host, url: `${host.origin}/` };
}

/** @param {string} path of a zip */
export const unpacked = (path) => unzipSync(readFileSync(path));

/** @param {Uint8Array} bytes */
const text = (bytes) => new TextDecoder().decode(bytes);

/**
 * What the schemas that a package brings, ADL's and IMS's, find wrong with its manifest.
 * @param {Record<string, Uint8Array>} files of the package
 * @returns {Promise<string[]>}
 */
export async function manifestErrors(files) {
  const imported = [
    ["http://www.imsproject.org/xsd/imscp_rootv1p1p2", "imscp_rootv1p1p2.xsd"],
    ["http://www.adlnet.org/xsd/adlcp_rootv1p2", "adlcp_rootv1p2.xsd"],
  ].map(([space, where]) => `<xsd:import namespace="${space}" schemaLocation="${where}"/>`);
  const schema = `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">${imported.join("")}</xsd:schema>`;
  const preload = Object.keys(files)
    .filter((fileName) => fileName.endsWith(".xsd"))
    .map((fileName) => ({ fileName, contents: text(files[fileName]) }));
  const contents = text(files["imsmanifest.xml"]);
  const { errors } = await validateXML({
    xml: [{ fileName: "imsmanifest.xml", contents }],
    schema: [schema],
    preload,
  });
  return errors.map(({ message }) => message);
}
