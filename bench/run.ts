import { benchEngines } from "./engines.ts";
import { benchMillion } from "./million.ts";
import { benchStack } from "./stack.ts";

const TEACHERS = 100_000;

const teachers = Number(process.argv[2] ?? TEACHERS);
await benchEngines();
await benchMillion(10 * teachers);
console.log();
await benchStack(teachers);
