/**
 * The Content-Security-Policy of the site's pages that run scripts, and the origins that data may come from besides the site's
 * own, as DATA_ORIGINS says when the site is built.
 */

/**
 * @param {string | undefined} text origins, with spaces between them
 * @returns {string[]}
 * @throws {Error} where one is more or less than an origin, or a page over HTTPS could not ask it for anything
 */
export function readOrigins(text) {
  return (text ?? "")
    .split(/\s+/)
    .filter(Boolean)
    .map((given) => {
      const url = URL.canParse(given) ? new URL(given) : null;
      const isSafe = url && (url.protocol === "https:" || url.hostname === "localhost");
      // The URL standard allows ";" in a host, which would end the directive.
      const isPlain = url && /^[a-z]+:\/\/[\w.-]+(:\d+)?\/$/.test(url.href);
      if (isSafe && isPlain) return url.origin;
      throw new Error(
        `DATA_ORIGINS: expected origins such as https://data.example.org, with spaces between them; received ${JSON.stringify(given)}.`,
      );
    });
}

export const dataOrigins = readOrigins(process.env.DATA_ORIGINS);

/**
 * @param {string[]} [origins]
 * @returns {string}
 */
export const sitePolicy = (origins = dataOrigins) =>
  [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    // From a blob where a crashed engine starts again without a network.
    "worker-src 'self' blob:",
    ["connect-src 'self'", ...origins].join(" "),
    "img-src 'self' data: blob:",
    "style-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    // Lit's templates, the package's workers, and the page's service worker.
    "trusted-types lit-html minibatch minibatch-page",
  ].join("; ");
