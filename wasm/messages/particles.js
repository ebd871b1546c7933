/**
 * Korean particles, which depend on how the word before them ends: with a consonant (을, 이, 은, 과, 으로)
 * or without (를, 가, 는, 와, 로). A word in Latin letters or digits is judged by how Korean speakers say it.
 */

/** @typedef {keyof typeof particles} Particle */

/** After a consonant, and after a vowel. A text names a particle by the form after a consonant. */
const particles = Object.freeze({
  을: "를",
  이: "가",
  은: "는",
  과: "와",
  으로: "로",
  이라: "라",
  이나: "나",
  이며: "며",
  이고: "고",
  이지만: "지만",
  이어서: "여서",
  이어야: "여야",
  입니다: "입니다",
  인데: "인데",
});

/** Whether a text is the name of a particle. @param {string} name @returns {name is Particle} */
export const isParticle = (name) => Object.hasOwn(particles, name);

/** What stands behind a word and is not said. */
const silent = /[\s"'`”’」』)\]}>.,:;!?…]+$/u;

/** How letters that end with a consonant are called: 엘, 엠, 엔, 알. */
const consonantLetters = "LMNR";

/** Ends of English words that Korean writes with a final consonant: 커널, 드롭아웃, 데이터셋, 타깃, 스텝, 그룹. */
const consonantEnds =
  /(?:[lmn]|ng|[^aeiou]?le|[aeiou][mn]e|out|put|[gsn]et|(?:un|spl)it|[^aeiou][aeiou]p|oup|[aeiou]ck)$/i;

/**
 * The sound a word ends with: a final consonant, ㄹ (which 로 follows as it follows a vowel), or none.
 * @param {string} text
 * @returns {"consonant" | "ㄹ" | "vowel"}
 */
export function ending(text) {
  const word = text.replace(silent, "");
  const last = word.at(-1) ?? "";
  const code = last.codePointAt(0) ?? 0;
  if (code >= 0xac00 && code <= 0xd7a3) {
    const final = (code - 0xac00) % 28;
    return final === 0 ? "vowel" : final === 8 ? "ㄹ" : "consonant";
  }
  if (/\d/.test(last)) {
    if ("178".includes(last)) return "ㄹ"; // 일, 칠, 팔
    return "036".includes(last) ? "consonant" : "vowel"; // 영 or 십, 백, 천; 삼, 육
  }
  if (!/[a-z]/i.test(last)) return "vowel";
  // Letters are spelled where a word is in capitals, or ends with one: LSTM, CSV, MaxPooling2D.
  if (last === last.toUpperCase()) {
    if (!consonantLetters.includes(last)) return "vowel";
    return "LR".includes(last) ? "ㄹ" : "consonant";
  }
  if (!consonantEnds.test(word)) return "vowel";
  return /(?:l|le)$/i.test(word) ? "ㄹ" : "consonant";
}

/**
 * The form of a particle that fits the text before it.
 * @param {string} text
 * @param {Particle} particle
 */
export function particleAfter(text, particle) {
  const sound = ending(text);
  if (sound === "vowel" || (sound === "ㄹ" && particle === "으로")) return particles[particle];
  return particle;
}
