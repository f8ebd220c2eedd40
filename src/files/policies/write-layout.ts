import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { layOutText } from "./lay-out.ts";

/** `npm run layout -- <folder>…`: writes every YAML file of folders in the one layout of policies. */
for (const folder of process.argv.slice(2)) {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".yaml")) continue;
    const file = join(folder, name);
    const text = readFileSync(file, "utf8");
    const laid = layOutText(text);
    if (laid !== text) writeFileSync(file, laid);
  }
}
