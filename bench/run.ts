import { benchEngines } from "./engines.ts";
import { benchStack } from "./stack.ts";

const TEACHERS = 100_000;

await benchEngines();
console.log();
await benchStack(Number(process.argv[2] ?? TEACHERS));
