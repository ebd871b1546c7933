/**
 * Lessons as a SCORM 1.2 package (ADL, The SCORM Content Aggregation Model, version 1.2): a zip of a manifest, a page for each lesson,
 * and all that the pages load. Made in the page, of the files that lie beside it.
 */

import { zipOf } from "./zip.js";

/** @import { Sample } from "../experiment/samples.js" */
/** @import { Listed } from "./lesson.js" */

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {import("../../tools/scorm-files.mjs").ScormFiles} ScormFiles */

/** What a lesson's page shows of a playground: whatever a lesson may ask for. */
const shown = "train code data prepare model fit scores curves test examples predict inspect runs";

/** @param {string} text */
const escaped = (text) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/**
 * A lesson's page. Its text is there without JavaScript, too, and until the playground is.
 * @param {string} name
 * @param {string} title
 * @param {string} language
 * @param {{ connected: string, alone: string, refused: string }} says
 * @param {string} policy
 * @param {string} article the page that reads without JavaScript
 */
function pageOf(name, title, language, says, policy, article) {
  const [, main = ""] = /<main>([^]*)<\/main>/.exec(article) ?? [];
  const text = main.replace(/<p><a class="open"[^]*?<\/p>/, "");
  const said = Object.entries(says).map(([when, what]) => ` data-${when}="${escaped(what)}"`);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="scorm/lesson.css">
<script type="module" src="scorm/lesson.js"></script>
<script type="module" src="element.js"></script>
</head>
<body>
<p id="platform" role="status"${said.join("")}></p>
<minibatch-playground lesson="${name}" show="${shown}" theme="auto">
${text}
</minibatch-playground>
</body>
</html>
`;
}

/**
 * The manifest: each lesson is a content object of its own (a SCO), and they share the rest.
 * @param {string} title
 * @param {{ name: string, title: string }[]} lessons
 * @param {string} language
 * @param {string[]} shared paths
 */
export function manifestOf(title, lessons, language, shared) {
  const items = lessons.map(
    (
      lesson,
    ) => `      <item identifier="item-${lesson.name}" identifierref="lesson-${lesson.name}" isvisible="true">
        <title>${escaped(lesson.title)}</title>
      </item>`,
  );
  const resources = lessons.map(
    ({
      name,
    }) => `    <resource identifier="lesson-${name}" type="webcontent" adlcp:scormtype="sco" href="${name}.html">
      <file href="${name}.html"/>
      <dependency identifierref="shared"/>
    </resource>`,
  );
  const which = lessons.length === 1 ? lessons[0].name : "course";
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="minibatch-${which}-${language}" version="1.0"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.imsglobal.org/xsd/imsmd_rootv1p2p1 imsmd_rootv1p2p1.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="lessons">
    <organization identifier="lessons">
      <title>${escaped(title)}</title>
${items.join("\n")}
    </organization>
  </organizations>
  <resources>
${resources.join("\n")}
    <resource identifier="shared" type="webcontent" adlcp:scormtype="asset">
${shared.map((path) => `      <file href="${escaped(path)}"/>`).join("\n")}
    </resource>
  </resources>
</manifest>
`;
}

/**
 * @param {object} of
 * @param {Listed[]} of.lessons
 * @param {string} of.title
 * @param {(lesson: Listed) => string} of.titleOf
 * @param {string} of.language
 * @param {{ connected: string, alone: string, refused: string }} of.says what a page says of its platform
 * @param {(path: string) => Promise<Bytes>} read a file of the site
 * @returns {Promise<Blob>}
 */
export async function scormPackage({ lessons, title, titleOf, language, says }, read) {
  const text = async (/** @type {string} */ path) => new TextDecoder().decode(await read(path));
  const bytes = (/** @type {string} */ content) => new TextEncoder().encode(content);
  const json = async (/** @type {string} */ path) => JSON.parse(await text(path));

  /** @type {ScormFiles} */
  const list = await json("scorm/files.json");
  const ids = new Set(lessons.flatMap(({ name }) => list.samples[name]));
  const all = await json("samples/index.json");
  const samples = all.samples.filter((/** @type {Sample} */ { id }) => ids.has(id));
  const ofSamples = samples.flatMap((/** @type {Sample} */ { id, files }) =>
    [...files, `experiments/${id}.json`, `pictures/${id}.svg`].map((file) => `samples/${file}`),
  );
  const paths = [...list.playground, ...ofSamples];
  const named = lessons.map((lesson) => ({ name: lesson.name, title: titleOf(lesson) }));
  const shared = [...paths, "samples/index.json"].sort();

  /** @type {Record<string, Bytes>} */
  const files = {
    "imsmanifest.xml": bytes(manifestOf(title, named, language, shared)),
    "samples/index.json": bytes(JSON.stringify({ ...all, samples })),
  };
  for (const lesson of named) {
    const article = await text(`lessons/${language}/${lesson.name}.html`);
    files[`${lesson.name}.html`] = bytes(
      pageOf(lesson.name, lesson.title, language, says, list.policy, article),
    );
  }
  for (const schema of list.schemas) files[schema] = await read(`scorm/${schema}`);
  for (const path of paths) files[path] = await read(path);
  return zipOf(files);
}
