/** The texts of a table as it is first shown, in both languages, so that they are there when its elements render. */

import { addTexts } from "./i18n.js";
import english from "./table.en.json";
import korean from "./table.ko.json";

addTexts({ en: english, ko: korean });
