/** The texts of a playground in another page, in both languages. */

import { addTexts } from "./i18n.js";
import english from "./embed.en.json";
import korean from "./embed.ko.json";

addTexts({ en: english, ko: korean });
