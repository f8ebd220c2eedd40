import { createInterface } from "node:readline";
import pg from "pg";
import sqlite3 from "sqlite3";
import { parseDay } from "../../src/domain/day.ts";
import { ENTRY_KINDS } from "../../src/entry-kinds.ts";
import { openStore } from "../../src/store/open-store.ts";
import { conversationOver } from "./chat.ts";

/** Where a program kills itself: at the nth statement of a message whose SQL contains a text. */
export interface Death {
  readonly at: string;
  readonly nth: number;
  /** Before the statement is sent, or after its result has come. */
  readonly when: "before" | "after";
}

/**
 * A program of its own that talks with people: `<url> <keyFile>`. Reads one message a line as
 * JSON and answers each with a line.
 */
export interface Said {
  readonly person: string;
  readonly text: string;
  readonly room: string;
  readonly at: string;
  readonly death?: Death | undefined;
}

let turns = 0;
let death: Death | undefined;
let matched = 0;
let statements = 0;

/** Dies where it is time; gives what dies once the statement has its result. */
function statement(sql: unknown): () => void {
  statements += 1;
  if (!death || !String(sql).includes(death.at)) return () => {};
  matched += 1;
  if (matched !== death.nth) return () => {};
  if (death.when === "before") process.kill(process.pid, "SIGKILL");
  return () => process.kill(process.pid, "SIGKILL");
}

type Done = (...given: unknown[]) => void;
type StatementMethod = (this: { readonly sql: string }, parameters: unknown, done: Done) => void;

// The store prepares a statement once and runs it many times, so it is the running that counts.
for (const name of ["all", "run"] as const) {
  const methods = sqlite3.Statement.prototype as unknown as Record<string, StatementMethod>;
  const original = methods[name];
  if (!original) throw new Error("the driver has no such method");
  methods[name] = function (parameters, done) {
    const after = statement(this.sql);
    original.call(this, parameters, function (this: unknown, ...given) {
      after();
      done.apply(this, given);
    });
  };
}

type PgQuery = (...given: unknown[]) => Promise<unknown>;
const client = pg.Client.prototype as unknown as { query: PgQuery };
const query = client.query;
client.query = async function (...given) {
  const after = statement(given[0]);
  const result = await query.apply(this, given);
  after();
  return result;
};

const [url = "", keyFile = ""] = process.argv.slice(2);
const store = await openStore({ url, keyFile }, ENTRY_KINDS);
const conversation = conversationOver(store, (error) => process.stderr.write(`${String(error)}\n`));
process.stdout.write("ready\n");
for await (const line of createInterface({ input: process.stdin })) {
  const { person, text, room, at, death: wanted } = JSON.parse(line) as Said;
  [death, matched, statements] = [wanted, 0, 0];
  turns += 1;
  const outcome = await conversation.say({
    id: String(turns),
    speaker: { person },
    body: { kind: "text", text },
    ...{ room, at, place: "private", today: parseDay(at.slice(0, 10)), via: room },
  });
  process.stdout.write(`${JSON.stringify({ outcome, statements })}\n`);
}
process.exit(0);
