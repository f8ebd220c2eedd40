import { ENTRY_KINDS } from "../../src/entry-kinds.ts";
import { openStore } from "../../src/store/open-store.ts";
import { submission } from "./entries.ts";

/**
 * A program of its own that appends to a ledger: `<url> <keyFile> <teacher> <lists> <perList>`.
 * Prints the number of every entry as soon as the ledger has acknowledged it.
 */
const [url = "", keyFile = "", teacher = "", lists = "", perList = ""] = process.argv.slice(2);
const store = await openStore({ url, keyFile }, ENTRY_KINDS);
for (let list = 0; list < Number(lists); list += 1) {
  const entries = Array.from({ length: Number(perList) }, (_, index) =>
    submission(teacher, `r${list * Number(perList) + index + 1}`),
  );
  for (const { number } of await store.log.append(entries)) process.stdout.write(`${number}\n`);
}
await store.close();
