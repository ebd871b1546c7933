import { describe, expect, it } from "vitest";
import { readOrigins, sitePolicy } from "../../tools/site-policy.mjs";

describe("the site's policy", () => {
  it("allows what the build names, and nothing else, to be fetched", () => {
    expect(sitePolicy([])).toMatch(/connect-src 'self';/);
    const origins = readOrigins(" https://data.example.org\nhttp://localhost:8000/ ");
    expect(origins).toEqual(["https://data.example.org", "http://localhost:8000"]);
    expect(sitePolicy(origins)).toMatch(
      /connect-src 'self' https:\/\/data\.example\.org http:\/\/localhost:8000;/,
    );
    expect(readOrigins(undefined)).toEqual([]);
  });

  it("allows no script by its words, no style in the page, and no markup that is not trusted", () => {
    const policy = sitePolicy([]);
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).not.toMatch(/'unsafe-|https?:|\*/);
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types ");
  });

  it.each([
    ["https://data.example.org/folder"],
    ["*"],
    ["data.example.org"],
    ["http://data.example.org"],
    ["https://user@data.example.org"],
    ["'unsafe-inline'"],
    ["https://a.example;script-src"],
  ])("refuses %s, which is no origin to fetch from", (given) => {
    expect(() => readOrigins(`https://a.example ${given}`)).toThrow(
      `expected origins such as https://data.example.org, with spaces between them; received ${JSON.stringify(given)}.`,
    );
  });
});
