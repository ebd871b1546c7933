// `npx minibatch` speaks the language of its locale, or the one it is told.

import { describe, expect, it } from "vitest";
import { iris, minibatchIn, short, write } from "./cli.js";

describe("the language of the command line", () => {
  const korean = { LANG: "ko_KR.UTF-8" };

  it.each([
    ["Korean by LANG", korean, [], true],
    [
      "English by LC_MESSAGES, which comes before LANG",
      { ...korean, LC_MESSAGES: "en_US.UTF-8" },
      [],
      false,
    ],
    [
      "Korean by LC_ALL, which comes before LC_MESSAGES",
      { LC_MESSAGES: "en_US.UTF-8", LC_ALL: "ko" },
      [],
      true,
    ],
    ["English by --lang, which comes before the locale", korean, ["--lang", "en"], false],
    ["Korean by --lang=ko", { LC_ALL: "C" }, ["--lang=ko"], true],
    ["English without a locale", {}, [], false],
  ])("speaks %s", async (_what, locale, args, isKorean) => {
    const { status, out } = await minibatchIn(locale, "--help", ...args);
    expect(status).toBe(0);
    expect(out).toMatch(isKorean ? /^사용법: minibatch run 실험/ : /^Usage: minibatch run/);
  });

  it("prints Keras's log as it is, and the rest in Korean", async () => {
    const { status, out, err } = await minibatchIn(korean, "run", write("short.json", short));
    expect({ status, err }).toEqual({ status: 0, err: "" });
    const lines = out.trimEnd().split("\n");
    expect(lines[0]).toBe("Epoch 1/2");
    expect(lines.at(-2)).toMatch(/^테스트 - accuracy: \d\.\d{4} - loss: \d\.\d{4}$/);
    expect(lines.at(-1)).toMatch(/^학습 시간 \d+\.\d초\. 가중치의 SHA-256: [0-9a-f]{64}$/);
  });

  it("says what is wrong with the command line, the experiment and the files", async () => {
    const typo = write("typo.json", { minibatch: 1, fit: { epoches: 3 } });
    const lines = [];
    for (const args of [
      ["train"],
      ["run", "x.json", "--thread", "2"],
      ["run", typo],
      ["check", typo],
      ["run", "none.json"],
      ["run", iris, "none.csv"],
    ]) {
      const { status, err } = await minibatchIn(korean, ...args);
      expect(status).toBeGreaterThan(0);
      lines.push(err.trimEnd());
    }
    const help = "사용법은 minibatch --help로 볼 수 있습니다.";
    expect(lines).toEqual([
      `minibatch: "train"이라는 명령은 없습니다. run, check, sweep, predict, verify, import, python, javascript, summary, convert 중 하나를 쓰세요. ${help}`,
      `minibatch: --thread라는 옵션은 없습니다. 혹시 "--threads"입니까? ${help}`,
      'minibatch: fit.epoches: 그런 항목이 없습니다. 혹시 "epochs"입니까?',
      'fit.epoches: 그런 항목이 없습니다. 혹시 "epochs"입니까?',
      "minibatch: 실험 파일 none.json을 읽을 수 없습니다. 파일이 없습니다.",
      "minibatch: none.csv 파일을 읽을 수 없습니다. 파일이 없습니다.",
    ]);
  });

  it("summarizes an experiment that is right", async () => {
    const { status, out } = await minibatchIn(korean, "check", write("short.json", short));
    expect(status).toBe(0);
    expect(out.split("\n").slice(0, 3)).toEqual([
      "ok",
      '데이터: {"sample":"iris"}',
      "옵티마이저: adam, 에포크 수: 2, 배치 크기: 50, 시드: 42",
    ]);
  });
});
