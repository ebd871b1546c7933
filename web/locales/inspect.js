/** The texts of the Inspect tab, in both languages, so that they are there when its elements render. */

import { addTexts } from "./i18n.js";
import english from "./inspect.en.json";
import korean from "./inspect.ko.json";

addTexts({ en: english, ko: korean });
