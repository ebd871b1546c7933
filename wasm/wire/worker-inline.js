/** The worker that is embedded as text: a page makes a worker from it if it cannot load one. */

import { onePlatform } from "../engine/one-thread.js";
import { serve } from "./serve.js";

serve(onePlatform, null);
