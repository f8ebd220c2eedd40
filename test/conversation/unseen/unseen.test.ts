import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadSample } from "../../../src/app/load-sample.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { readSample } from "../../../src/files/policies/read-sample.ts";
import { builtInPolicies } from "../../support/built-in-policies.ts";
import { conversationOver } from "../../support/chat.ts";
import { createMemoryStore } from "../../support/memory-store.ts";

/** A message as somebody wrote it who had not seen the program; those of one chain are one conversation. */
interface Unseen {
  readonly id: string;
  readonly chain?: string;
  readonly as?: string;
  readonly policy?: string;
  readonly place?: "private" | "group";
  readonly text: string;
}

const TODAY = parseDay("2026-11-30");
const setOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), "utf8")) as readonly Unseen[];

async function opened() {
  const store = createMemoryStore();
  const errors: unknown[] = [];
  const sample = readSample(new URL("../../../policies/", import.meta.url).pathname);
  if (!sample) throw new Error("no policy has a made-up school");
  await loadSample(store, sample, { at: "2026-11-30T00:00:00.000Z", today: TODAY });
  const onError = (error: unknown) => errors.push(error);
  return { errors, conversation: conversationOver(store, onError, builtInPolicies()) };
}

describe.each(["one", "two", "three", "four", "five", "six", "seven", "eight"])(
  "the messages of set %s",
  (name) => {
    it("are answered, without an error and without figures for a group", async () => {
      const chats = new Map<string, Awaited<ReturnType<typeof opened>>>();
      for (const [index, message] of setOf(name).entries()) {
        const { id, chain = "alone", as: person, policy, text, place = "private" } = message;
        const chat = chats.get(chain) ?? (await opened());
        chats.set(chain, chat);
        const speaker = person ? { person } : { ...(policy && { policy }), account: "stranger" };
        const { reply } = await chat.conversation.say({
          id: String(index),
          speaker,
          body: { kind: "text", text },
          place,
          // A room for each chain, and for each message that belongs to none.
          room: `${place}-${message.chain ?? id}`,
          at: `2026-11-30T02:00:00.${String(index).padStart(3, "0")}Z`,
          today: TODAY,
          via: "web",
        });
        expect(reply.text, id).not.toBe("");
        expect(chat.errors, id).toEqual([]);
        const isPublic = place === "group" && !reply.private;
        if (isPublic) expect(reply.text, id).not.toMatch(/\d+\/\d+|还差 \d/);
      }
    });
  },
);
