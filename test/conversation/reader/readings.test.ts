import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Reader } from "../../../src/conversation/reader/reader.ts";
import { openChat } from "../../support/chat.ts";
import { readerOver } from "../../support/model-reader.ts";
import { type ReadingServer, startReadingServer } from "../../support/reading-server.ts";

interface Recorded {
  readonly text: string;
  readonly as?: string;
  readonly reads: readonly { readonly id: string; readonly quotes?: Record<string, string> }[];
  readonly says: string;
}

const RECORDED = parse(
  readFileSync(new URL("readings.yaml", import.meta.url), "utf8"),
) as readonly Recorded[];

/** What comes of messages where the model reads each as it should: the share that is due to the model is gone. */
describe("with a perfect reading", () => {
  let server: ReadingServer;
  beforeAll(async () => {
    server = await startReadingServer();
  });
  afterAll(() => server.stop());

  it.each(RECORDED)("$text is answered", async ({ text, as = "T001", reads, says }) => {
    server.answers({ call: { questions: reads } });
    const chat = await openChat(undefined, undefined, readerOver(server.url));
    const { question, reply } = await chat.person(as).says(text);
    expect(question).toBe(reads.at(-1)?.id);
    expect(reply.text).toContain(says);
    expect(chat.errors).toEqual([]);
  });

  it("is asked for where the program by itself was not sure", async () => {
    expect(RECORDED.length).toBeGreaterThanOrEqual(40);
    const asked: string[] = [];
    const listening: Reader = {
      read: async ({ masked }) => void asked.push(masked.text),
      health: () => ({ model: "none", state: "ready", asked: 0, failed: 0, voided: 0 }),
    };
    const chat = await openChat(undefined, undefined, listening);
    for (const { text, as = "T001" } of RECORDED)
      await chat.person(as).in("private", text).says(text);
    expect(asked.length).toBeGreaterThanOrEqual(10);
    expect(asked.length).toBeLessThan(RECORDED.length);
  });
});
