// Posts as they are copied out of a page: words between the code, lost line breaks, headings with half a bracket.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { experiment, looksLikePython, mendPython } from "minibatch";
import { describe, expect, it } from "vitest";
import { inRoot } from "../../../tools/paths.mjs";

/** @param {string} text */
async function read(text) {
  const { experiment: found, findings, text: code } = await experiment.fromPython(text);
  const codes = findings.map((one) => one.code.replace("python.", ""));
  return { found, findings, codes, code, names: new Set(codes) };
}
/** @param {import("minibatch").PythonFinding[]} findings */
const wrong = (findings) =>
  findings.filter(({ kind }) => kind === "fault" || kind === "left-out").map(({ code }) => code);

/** In one line each, with comments and results between the statements. */
const flat = `필요한 것부터 불러옵니다.
- 준비 # 픽셀은 0부터 255까지 low, high = x_train.min(), x_train.max() x_train = (x_train - high) / (high - low) x_test = (x_test - low) / (high - low) ======== - 이름표 from tf.keras.utils import to_categorical # keras.utils도 됩니다 n = len(np.unique(y_train)) y_train = to_categorical(y_train, n) x_train.shape <출력> (9000, 28, 28)
------ # 1. 모델 만들기 start = keras.layers.Input(shape=[28, 28, 1]) # 흑백 h = keras.layers.Conv2D(filters=6, # 필터 수 kernel_size=(3,3), # 크기 activation='relu')(start) h = keras.layers.Flatten()(h) end = keras.layers.Dense(10, activation='softmax')(h) ------ # 2. 끝 net = keras.models.Model(start, end) net.compile(optimizer='adam', loss='categorical_crossentropy', metrics='accuracy') net.summary() <출력> dense (Dense) (None, 10) 40570 Total params: 40630
# 3. 멈추기 from keras.callbacks import EarlyStopping stop = EarlyStopping(stop = EarlyStopping(patience=3, # 세 번 verbose=1,) ------ # 4. 학습 net.fit(x_train, y_train, epoches=9, callbacks=[stop]) # 끝 ------
- 1) 합성곱을 먼저 둡니다.
- 2) 그다음에 폅니다.
# 5. 확인 net.evaluate(x_test, y_test) found = net.predict(test_x) if found[0][0] > 0.5 : print('yes') else : print('no') for i in range(3) : print(i) print(classification_report(y_test, found) ------
`;

describe("a post whose line breaks are lost", () => {
  it("is read statement by statement", async () => {
    expect(looksLikePython(flat)).toBe(true);
    const { found, names, findings } = await read(flat);
    const layers = found?.json.model?.config.layers.map((/** @type {any} */ one) => one.class_name);
    expect(layers).toEqual(["InputLayer", "Conv2D", "Flatten", "Dense"]);
    expect(found?.json).toMatchObject({
      target: { task: "classification", encoding: "one-hot" },
      compile: { loss: "categorical_crossentropy", metrics: ["accuracy"] },
      fit: { epochs: 9, callbacks: [{ class_name: "EarlyStopping", config: { patience: 3 } }] },
    });
    for (const code of [
      ...["flattened", "min-max-formula", "tf-module", "metrics-string", "nested-in-itself"],
      ...["misspelt-argument", "swapped-name", "unclosed"],
    ])
      expect(names, code).toContain(code);
    expect(findings.filter(({ code }) => code === "python.unclosed")).toHaveLength(2);
  });

  it("has its lines and no slip once it is mended", async () => {
    const { code, findings } = await read(flat);
    const mended = mendPython(code, findings);
    expect(mended).toContain("\nx_train = (x_train - low) / (high - low)\n");
    expect(mended).toContain("\nstop = EarlyStopping(patience=3, # 세 번\n");
    const again = await read(mended);
    expect(wrong(again.findings)).toEqual([]);
    expect(again.found?.json.fit?.epochs).toBe(9);
  });

  it("is told from long lines of code, and from words about code", async () => {
    const call = `model.fit(x_train, y_train, epochs=3, batch_size=4, validation_split=0.2, verbose=1, shuffle=True)`;
    const words = `net.predict(x)는 예측하고 net.evaluate(x, y)는 점수를 냅니다. epochs=5는 다섯 번, batch_size=8은 여덟 개씩이라는 뜻입니다.`;
    const comment = `# before: model.add(Dense(3)) then model.add(Dense(4)) and then model.compile(loss="mse") as in the book`;
    for (const text of [call, words, comment])
      expect((await read(`import keras\n${text}\n`)).names).not.toContain("flattened");
  });
});

describe("a post", () => {
  const small = `model = keras.Sequential([keras.layers.Dense(3), keras.layers.Dense(1)])\n`;
  const trained = `${small}model.compile(optimizer="sgd", loss="mse")\nmodel.fit(x_train, y_train)\n`;

  it("may have half a bracket in a heading, and points of a list", async () => {
    const { found, names } = await read(`★ done (# 0.78)\n${trained}`);
    expect(found?.json.compile).toMatchObject({ optimizer: "sgd" });
    expect(names).toContain("not-parsed");
    expect(names).not.toContain("unclosed");
    const open = `stop = keras.callbacks.EarlyStopping(patience=2\nmodel = 3\n1) the net\n${trained}`;
    expect((await read(open)).codes).toContain("unclosed");
  });

  it("may go on with rows of another block behind a training", async () => {
    const first = `import pandas as pd\ndf = pd.read_csv("a.csv")\nx = df[["a", "b"]]\ny = df["c"]\ntrain_x, test_x, train_y, test_y = train_test_split(x, y)\n`;
    const fit = trained.replace("x_train, y_train", "train_x, train_y");
    const next = `x_train = x_train.reshape((60000, 784)) / 255\n${trained}`;
    const { found, names } = await read(first + fit + next);
    expect(names).not.toContain("swapped-name");
    expect(names).toContain("given-data");
    expect(found?.json.data).toBeNull();
  });

  it("may lay images of another block flat, whose program reads them from arrays", async () => {
    const flat = `x_train = x_train.reshape((60000, 28 * 28)) / 255\n`;
    const dense = trained.replace("Dense(3)", "Dense(3, input_shape=(784,))");
    const chain = `i = keras.Input((784,))\nmodel = keras.Model(i, keras.layers.Dense(1)(i))\n`;
    for (const code of [flat + dense, flat + chain + trained.slice(small.length)]) {
      const { found } = await read(code);
      expect(found?.json.model?.config.layers[0].class_name).toBe("Flatten");
      expect(found?.json).toMatchObject({ data: null, preparation: [{ class_name: "Rescaling" }] });
      const program = (await found?.toPython()) ?? "";
      expect(program).toContain('arrays = np.load("data.npz")\nx_train = arrays["x_train"]\n');
      expect((await experiment.fromPython(program)).experiment?.json).toEqual(found?.json);
    }
    const { found } = await read(dense);
    expect(found?.json.model?.config.layers[0].class_name).toBe("InputLayer");
    expect(await found?.toPython()).toContain('table = pd.read_csv("data.csv")');
    const images = await read(trained.replace("Dense(3)", "Flatten(input_shape=(28, 28, 1))"));
    expect(await images.found?.toPython()).toContain('arrays = np.load("data.npz")');
  });

  it("names the rows that are trained on, where several are given", async () => {
    const { findings } = await read(`images = train_images / 255\n${trained}`);
    const given = findings.find(({ code }) => code === "python.given-data");
    expect(given?.values.name).toBe("x_train");
  });

  it("keeps a layer whose size it cannot tell, with one finding", async () => {
    const { found, codes } = await read(trained.replace("Dense(3)", "Dense(size_of_all)"));
    const layers = found?.json.model?.config.layers.map(
      (/** @type {any} */ one) => one.config?.units,
    );
    expect(layers).toEqual([1, 1]);
    expect(codes.filter((one) => one !== "given-data")).toEqual(["guessed"]);
  });

  it("names no variable that another block may have set", async () => {
    const { names } = await read(`${trained}print(scores)\nprint(pred_2)\nprint(results_of_all)\n`);
    expect(names).not.toContain("misspelt-variable");
  });

  it("with thousands of settings is read in time that grows with it", async () => {
    const lines = Array.from({ length: 4000 }, (_, i) => `seed = ${i}\nbatch_size = ${i}`);
    const { codes } = await read(`${lines.join("\n")}\n${trained}`);
    expect(codes.filter((one) => one === "set-again")).toHaveLength(7998);
  });
});

const course = [inRoot("../shared/course"), inRoot("../../shared/course")].find(existsSync);

describe.skipIf(!course)("a post of the course as it stands", () => {
  const folder = course ?? "";
  /** @type {[name: string, layers: string, codes: string[]][]} */
  const posts = [
    [
      "000.txt",
      "InputLayer Conv2D Conv2D MaxPooling2D Flatten Dense Dense",
      [
        ...["flattened", "min-max-formula", "tf-module", "metrics-string", "nested-in-itself"],
        ...["unclosed", "reshape-attribute", "misspelt-argument", "swapped-name"],
      ],
    ],
    ["001.txt", "Dense Dense Dropout Dense", ["softmax-again", "callback-class"]],
    [
      "002.txt",
      "InputLayer Conv2D MaxPooling2D Dropout Conv2D MaxPooling2D Dropout Flatten Dense Dense Dense",
      ["misspelt-argument", "metrics-string", "not-parsed"],
    ],
    ["003.txt", "Dense", ["not-indented", "misspelt-variable"]],
    ["004.txt", "Flatten Dense Dense Dense Dense Dense", ["old-pandas", "given-data"]],
  ];

  it("is among those that are listed", () => {
    expect(readdirSync(folder).sort()).toEqual(posts.map(([name]) => name));
  });

  it.each(posts)(
    "%s becomes an experiment, its slips named and mended",
    async (name, layers, codes) => {
      const text = readFileSync(`${folder}/${name}`, "utf8");
      expect(looksLikePython(text)).toBe(true);
      const { found, names, findings, code } = await read(text);
      const own = found?.json.model?.config.layers.map((/** @type {any} */ one) => one.class_name);
      expect(own?.join(" ")).toBe(layers);
      for (const one of codes) expect(names, one).toContain(one);
      const again = await read(mendPython(code, findings));
      expect(wrong(again.findings)).toEqual([]);
    },
  );
});
