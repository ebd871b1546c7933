// The pages that read without JavaScript: no fault for axe, nothing cut off, and room for more space between letters and lines.

import { axeFaults } from "./axe.js";
import { expect, test } from "./playground.js";

const pages = [
  "about/LANGUAGE/privacy",
  "about/LANGUAGE/accessibility",
  "lessons/LANGUAGE/index",
].concat(["lessons/LANGUAGE/05-convolution", "data/LANGUAGE/index", "data/LANGUAGE/iris"]);

/** How far the page is wider than what is seen of it. @param {import("./playground.js").Page} page */
const overflow = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const language of ["en", "ko"]) {
  for (const path of pages.map((one) => one.replace("LANGUAGE", language))) {
    test(path, async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto(`./${path}.html`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      expect(await overflow(page)).toBe(0);
      expect(await axeFaults(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await axeFaults(page, { rules: ["color-contrast"] })).toEqual([]);
      // WCAG 2.2, 1.4.12. The page's policy lets nobody add styles, but a person's browser.
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(
          "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }",
        );
        document.adoptedStyleSheets = [sheet];
      });
      expect(await overflow(page)).toBe(0);
    });
  }
}
