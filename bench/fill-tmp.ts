import { openCounty } from "./county.ts";

console.log((await openCounty(100_000)).filledSeconds);
