import fc from "fast-check";
import { strToU8, deflateSync } from "fflate";
import { describe, expect, it } from "vitest";
import { catalog, experiment } from "minibatch";

/** @param {string} class_name @param {any} [config] */
const entry = (class_name, config = {}) => ({ class_name, config });

const iris = experiment({
  minibatch: 1,
  title: "Iris, 8 units: it's fun!",
  data: { sample: "iris" },
  target: { columns: ["species"] },
  model: {
    class_name: "Sequential",
    config: {
      layers: [
        entry("Dense", { units: 8, activation: "relu" }),
        entry("Dense", { units: 3, activation: "softmax" }),
      ],
    },
  },
  compile: { optimizer: entry("Adam", { learning_rate: 0.01 }), metrics: ["accuracy"] },
  fit: { epochs: 20, validation_split: 0.2 },
  seed: 42,
});

describe("a link", () => {
  it("reads well and needs no percent-encoding", () => {
    expect(iris.toLink()).toBe(
      "#1!title:'Iris,+8+units:+it!'s+fun!!',data:(sample:iris),target:(columns:!(species))," +
        "model:Sequential(layers:!(Dense(units:8,activation:relu),Dense(units:3,activation:softmax)))," +
        "compile:(optimizer:Adam(learning_rate:0.01),metrics:!(accuracy)),fit:(epochs:20,validation_split:0.2),seed:42",
    );
    expect(new URL(iris.toLink(), "https://example.org/play/").hash).toBe(iris.toLink());
  });

  it("is an experiment again: as a hash, as a URL, and as what chats make of it", () => {
    const link = iris.toLink();
    const ways = [link, link.slice(1), `https://example.org/play/?x#${link.slice(1)}`];
    for (const way of [...ways, `#${encodeURIComponent(link.slice(1))}`]) {
      expect(experiment.fromLink(way).json).toEqual(iris.json);
    }
  });

  it("may be almost empty", () => {
    const { json } = experiment({ minibatch: 1 });
    expect(experiment(json).toLink()).toBe("#1!");
    expect(experiment.fromLink("#1!").json).toEqual(json);
  });

  it("is deflated where it would be long", () => {
    const layers = Array.from({ length: 60 }, (_, i) =>
      entry("Dense", { units: i + 1, activation: "relu" }),
    );
    const long = iris.with({ model: { class_name: "Sequential", config: { layers } } });
    expect(long.toLink()).toMatch(/^#1~[\w-]+$/);
    expect(long.toLink().length).toBeLessThan(1000);
    expect(experiment.fromLink(long.toLink()).json).toEqual(long.json);
  });

  it("keeps names of any script", () => {
    const korean = iris.with({
      title: "당뇨병 예측",
      target: { columns: ["결과 (0/1)", "50%", "1e5", "#"] },
    });
    expect(new URL(korean.toLink(), "https://example.org/").hash).toBe(korean.toLink());
    expect(experiment.fromLink(korean.toLink()).json).toEqual(korean.json);
  });
});

describe("an invalid link is refused", () => {
  const bad = (/** @type {string} */ link) => {
    try {
      experiment.fromLink(link);
    } catch (error) {
      return /** @type {any} */ (error);
    }
    throw new Error("It was taken.");
  };

  it.each([
    ["", /does not begin with #1! or #1~/],
    ["#results", /does not begin with/],
    ["#1!data:(sample:iris", /expected a comma or \) at character 18, received its end/],
    ["#1!data", /expected : at/],
    ["#1!a:1,a:2", /expected another key/],
    ["#1!__proto__:(seed:3)", /expected another key/],
    ["#1!title:'abc", /expected ' at/],
    ["#1!title:%E0%A4", /it has a % without/],
    [`#1!a:${"!(".repeat(65)}`, /nested more than 64 levels deep/],
    ["#1~abc", /cannot be unpacked/],
    ["#1~ü", /cannot be unpacked/],
  ])("%s", (link, message) => {
    expect(bad(link)).toMatchObject({
      code: "invalid-link",
      message: expect.stringMatching(message),
    });
  });

  it("wherever a deflated one was cut", () => {
    const layers = Array.from({ length: 200 }, (_, i) => entry("Dense", { units: i + 1 }));
    const link = iris.with({ model: { class_name: "Sequential", config: { layers } } }).toLink();
    for (let length = 4; length < link.length; length += 7) {
      expect(bad(link.slice(0, length)).code).toBe("invalid-link");
    }
  });

  it("when it unpacks to too much", () => {
    const packed = deflateSync(strToU8("title:" + "x".repeat(50_000_000)), { level: 9 });
    const link = `#1~${Buffer.from(packed).toString("base64url")}`;
    expect(bad(link).message).toMatch(/unpacks to more than 5000000 bytes/);
  });

  it("and of a newer version, and what is wrong inside", () => {
    expect(bad("#2!data:(sample:iris)").code).toBe("newer-version");
    expect(bad("#1!fit:(epoches:3)")).toMatchObject({
      code: "invalid-experiment",
      message: 'fit.epoches: there is no such key. Did you mean "epochs"?',
    });
  });
});

/** Values for an argument of the catalogue, or null for one that is left out. @param {any} argument */
function valuesOf({ type, minimum = 0, maximum = 50, above, choices = [], kind }) {
  const least = Math.ceil(above === undefined ? minimum : Math.max(minimum, above + 1));
  const whole = fc.integer({ min: least, max: Math.max(least, Math.min(maximum, 50)) });
  if (kind) return null;
  if (type === "integer") return whole;
  if (type === "boolean") return fc.boolean();
  if (type === "string")
    return choices.length > 0 ? fc.constantFrom(...choices) : fc.string({ unit: "grapheme" });
  if (type === "integer_pair") return fc.oneof(whole, fc.tuple(whole, whole));
  return null;
}

/** Entries of a kind with some of their arguments. @param {string} kind */
function entriesOf(kind) {
  const usable = catalog.entries.filter((found) => {
    const required = found.arguments.filter((argument) => argument.required);
    return found.kind === kind && required.every((argument) => valuesOf(argument) !== null);
  });
  return fc.constantFrom(...usable).chain(({ class_name, arguments: list }) => {
    const known = list.filter((argument) => valuesOf(argument) !== null);
    const requiredKeys = known.filter(({ required }) => required).map(({ name }) => name);
    const values = Object.fromEntries(
      known.map((argument) => [argument.name, /** @type {any} */ (valuesOf(argument))]),
    );
    return fc.record({
      class_name: fc.constant(class_name),
      config: fc.record(values, { requiredKeys }),
    });
  });
}

const text = fc.string({ unit: "grapheme", maxLength: 30 });
const sources = fc.oneof(
  fc.record({ sample: fc.stringMatching(/^[a-z0-9-]{1,20}$/) }),
  fc.record({ url: fc.stringMatching(/^[a-z0-9/ %?&'!()+]{1,30}\.csv$/) }),
  fc.record({
    files: fc.array(
      fc.record(
        { name: text, size: fc.nat(), sha256: fc.stringMatching(/^[0-9a-f]{64}$/) },
        { requiredKeys: ["name"] },
      ),
      { maxLength: 3 },
    ),
  }),
  fc.constant(null),
);

const experiments = fc.record(
  {
    minibatch: fc.constant(1),
    title: text,
    data: sources,
    target: fc.record(
      {
        columns: fc.array(text, { maxLength: 4 }),
        task: fc.constantFrom("classification", "regression"),
        encoding: fc.constantFrom("integer", "one-hot"),
      },
      { requiredKeys: [] },
    ),
    model: fc
      .array(entriesOf("layer"), { maxLength: 12 })
      .map((layers) => entry("Sequential", { layers })),
    compile: fc.record(
      {
        optimizer: entriesOf("optimizer"),
        loss: entriesOf("loss"),
        metrics: fc.array(entriesOf("metric")),
      },
      { requiredKeys: [] },
    ),
    fit: fc.record(
      {
        epochs: fc.integer({ min: 1, max: 1e5 }),
        validation_split: fc.double({ min: 0, max: 0.999, noNaN: true }),
        shuffle: fc.boolean(),
        callbacks: fc.array(entriesOf("callback"), { maxLength: 3 }),
        class_weight: fc.oneof(
          fc.constant("balanced"),
          fc.dictionary(
            fc.nat({ max: 99 }).map(String),
            fc.double({ noNaN: true, noDefaultInfinity: true }),
          ),
        ),
      },
      { requiredKeys: [] },
    ),
    seed: fc.maxSafeNat(),
  },
  { requiredKeys: ["minibatch"] },
);

describe("any experiment", () => {
  it("is the same after its link, and after being made of itself", () => {
    fc.assert(
      fc.property(experiments, (/** @type {any} */ json) => {
        const made = experiment(json);
        const link = made.toLink();
        expect(new URL(link, "https://example.org/").hash).toBe(link);
        expect(JSON.stringify(experiment.fromLink(link))).toBe(JSON.stringify(made));
        expect(JSON.stringify(experiment(made.json))).toBe(JSON.stringify(made));
      }),
      { numRuns: 300 },
    );
  });

  it("and any value in its place ends in an experiment or in one of the package's errors", () => {
    const values = fc.anything({ withMap: true, withTypedArray: true, withNullPrototype: true });
    const parts = fc.dictionary(
      fc.constantFrom("minibatch", "title", "data", "target", "model", "compile", "fit", "seed"),
      values,
    );
    fc.assert(
      fc.property(fc.oneof(values, parts, fc.json()), (value) => {
        try {
          experiment(/** @type {any} */ (value));
        } catch (error) {
          const { code } = /** @type {any} */ (error);
          expect(["invalid-experiment", "newer-version"]).toContain(code);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("or any text in its place ends in an experiment or in one of the package's errors", () => {
    const letters = fc.constantFrom(..."!(),:'+ab1~%#2".split(""));
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 40 }), (tail) => {
        try {
          experiment.fromLink(`#1!${tail}`);
        } catch (error) {
          expect(["invalid-link", "invalid-experiment"]).toContain(/** @type {any} */ (error).code);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
