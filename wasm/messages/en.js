/**
 * Every sentence of the package in English, by id; ko.js has the same in Korean. How places for values are
 * written: see render.js. A text that begins in lower case goes on after the layer, loss or metric that the
 * message around it names.
 */

/** @type {import("./render.js").Texts} */
export const en = {
  language: "en",
  texts: {
    text: "{text}",

    "in-layer": 'Layer "{layer}" ({class}) {message}',
    "in-merge": 'Layer "{layer}" ({class}) {message} Its inputs: {inputs}.',
    "layer-of-shape": '"{layer}" {shape}',
    "in-metric": "compile, {argument}: {class} {message}",
    "in-weight-start": "cannot start its {weight}: {message}",
    "in-weight-constraint": "cannot constrain its {weight}: {message}",

    "spec.malformed": "The model's spec is malformed: {detail}",
    "json.malformed": "JSON: {detail}",
    "memory.exhausted": "There is not enough memory for this.",
    "memory.refused": "{detail}.",
    "memory.too-large": "This needs more memory than a page can have.",
  },
};
