import { benchEngines } from "./engines.ts";

await benchEngines();
