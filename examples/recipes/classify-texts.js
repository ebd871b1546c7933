// Text classification: TextVectorization learns the words, an embedding learns what they mean.

import { layers, preparation, readFiles, sequential } from "minibatch";

const things = ["film", "meal", "book", "room", "trip", "song", "game", "play"];
const good = ["great", "lovely", "superb", "charming"];
const bad = ["dull", "awful", "dreadful", "boring"];
const reviews = [...good, ...bad].flatMap((word) =>
  things.flatMap((thing) => [
    { text: `The ${thing} was ${word}!`, opinion: good.includes(word) ? "good" : "bad" },
    { text: `A ${word} ${thing}, all in all.`, opinion: good.includes(word) ? "good" : "bad" },
  ]),
);
const source = await readFiles([
  { name: "reviews.json", bytes: new TextEncoder().encode(JSON.stringify(reviews)) },
]);
const prepared = await source.prepare({
  target: { columns: ["opinion"] },
  preparation: [
    preparation.trainTestSplit({ testSize: 0.25, randomState: 42 }),
    preparation.textVectorization({ maxTokens: 100, outputSequenceLength: 8 }),
  ],
});

const net = sequential([
  layers.inputLayer({ shape: prepared.inputShape }),
  layers.embedding({ inputDim: 100, outputDim: 8 }),
  layers.globalAveragePooling1d(),
  layers.dense({ units: 2, activation: "softmax" }),
]);
await net.compile({
  optimizer: "adam",
  loss: "sparse_categorical_crossentropy",
  metrics: ["accuracy"],
  seed: 42,
});
await net.fit(prepared.train, { epochs: 60, batchSize: 16 });
console.log("test accuracy", (await net.evaluate(prepared.test)).accuracy);

const row = await prepared.transform({ text: "What a dull, boring book." });
const { data } = await net.predict(row);
console.log("a new text", prepared.classNames[data[0] > data[1] ? 0 : 1]);
