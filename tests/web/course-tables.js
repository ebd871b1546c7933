/** Tables like those of a first course's notebooks, made by a seeded script: the same at every run. */

/** @param {number} seed */
function random(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Credit default: three of its six columns are learned from. */
export function creditCsv() {
  const next = random(11);
  const rows = Array.from({ length: 300 }, (_, id) => {
    const income = Math.round(20_000 + next() * 50_000);
    const age = Math.round(18 + next() * 45);
    const loan = Math.round(next() * 13_000);
    const risk = loan / income + (40 - age) / 200 + next() * 0.05;
    return [id + 1, income, age, loan, (loan / income).toFixed(4), risk > 0.22 ? 1 : 0];
  });
  const header = "clientid,income,age,loan,LTI,default10yr";
  return `${[header, ...rows.map((row) => row.join(","))].join("\n")}\n`;
}

/** Houses as California's: a text column, gaps, and prices that are large numbers. */
export function housingCsv() {
  const next = random(7);
  const rows = Array.from({ length: 300 }, () => {
    const rooms = Math.round(500 + next() * 5000);
    const bedrooms = next() < 0.05 ? "" : Math.round(rooms * (0.15 + next() * 0.1));
    const income = (1 + next() * 9).toFixed(4);
    const place = ["INLAND", "NEAR BAY", "<1H OCEAN"][Math.floor(next() * 3)];
    const price = 156_000 + 40_000 * Number(income) + (place === "INLAND" ? 0 : 60_000);
    return [rooms, bedrooms, income, Math.round(price + next() * 20_000), place];
  });
  const header = "total_rooms,total_bedrooms,median_income,median_house_value,ocean_proximity";
  return `${[header, ...rows.map((row) => row.join(","))].join("\n")}\n`;
}

/** @param {string} text of ASCII and Hangul */
function eucKr(text) {
  const decoder = new TextDecoder("euc-kr");
  /** @type {Map<string, number[]>} */
  const codes = new Map();
  for (let lead = 0xb0; lead <= 0xc8; ++lead) {
    for (let trail = 0xa1; trail <= 0xfe; ++trail) {
      codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return Buffer.from([...text].flatMap((letter) => codes.get(letter) ?? letter.charCodeAt(0)));
}

/** Customers who stay or leave, as a Korean Excel saves them. */
export function churnCsv() {
  const next = random(5);
  const rows = Array.from({ length: 200 }, (_, id) => {
    const age = Math.round(19 + next() * 50);
    const income = Math.round(2000 + next() * 4000);
    const day = `202${1 + Math.floor(next() * 3)}년 ${1 + Math.floor(next() * 12)}월 ${1 + Math.floor(next() * 28)}일`;
    const city = ["서울", "부산", "대구"][Math.floor(next() * 3)];
    const won = `"${Math.floor(income / 1000)},${String(income % 1000).padStart(3, "0")}"`;
    return [id + 1, city, age, won, day, income / 100 + age < 75 ? "예" : "아니오"];
  });
  const header = "고객번호,지역,나이,월소득(만원),가입일,이탈여부";
  return eucKr(`${[header, ...rows.map((row) => row.join(","))].join("\r\n")}\r\n`);
}
