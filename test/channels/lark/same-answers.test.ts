import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Person as RosterPerson } from "../../../src/app/access/ports.ts";
import { RECORD_SUBMITTED } from "../../../src/app/records/entry-kinds.ts";
import type { Store } from "../../../src/app/store.ts";
import { renderCard } from "../../../src/channels/lark/cards/render-card.ts";
import type { FormValues } from "../../../src/conversation/turn.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";
import { builtInWording } from "../../support/built-in-wording.ts";
import { type Chat, openChat, type Voice } from "../../support/chat.ts";
import type { SentMessage } from "../../support/lark-platform/lark-platform.ts";
import type { Person } from "../../support/lark-platform/world.ts";
import { type LarkSchool, startLarkSchool } from "../../support/lark-school.ts";

type Step = string | { readonly press: string } | { readonly fill: FormValues };
interface Talk {
  readonly by: "teacher" | "leader" | "admin";
  readonly says: readonly Step[];
}

const TALKS_FILE = new URL("../../fixtures/talks.yaml", import.meta.url);
const STEP = 20;
/** As many as the longest talk has, so that nobody goes on alone. */
const SENTENCES_EACH = 6;

const talks: readonly Talk[] = [
  ...(parse(readFileSync(TALKS_FILE, "utf8")) as Talk[]),
  ...talksOfExamples(),
];
const idOf = (index: number) => `W${100 + index}`;

/**
 * Every so-manieth sentence that the assistant learns from, in both languages and of every topic but
 * the account, which nobody has without a channel.
 */
function talksOfExamples(): Talk[] {
  const some = builtInMaterial()
    .examples.filter(({ intent }) => intent !== "bind")
    .filter((_, index) => index % STEP === 0);
  return Array.from({ length: Math.ceil(some.length / SENTENCES_EACH) }, (_, index) => ({
    by: "teacher",
    says: some.slice(index * SENTENCES_EACH, (index + 1) * SENTENCES_EACH).map(({ text }) => text),
  }));
}

/** Each talk has somebody of its own, so that all can go on at once. */
async function addTalkers(store: Store): Promise<void> {
  const grants: Readonly<Record<Talk["by"], RosterPerson["grants"]>> = {
    teacher: [],
    leader: [{ role: "group-leader", unit: "qinghe-chinese" }],
    admin: [{ role: "admin", unit: "qinghe" }],
  };
  const people = talks.map(({ by }, index) => ({
    teacher: { id: idOf(index), name: `访客${idOf(index)}`, stage: "primary" as const },
    unit: "qinghe-chinese",
    grants: grants[by],
  }));
  await store.roster.put({ units: [], people });
  const entries = await store.records.of("T001");
  await store.log.append(
    people.flatMap(({ teacher: { id } }) =>
      entries.map(({ record, origin }) =>
        RECORD_SUBMITTED.entry(
          id,
          { record: { ...record, id: `${record.id}-${id}` }, origin },
          {
            key: `${record.id}-${id}`,
            by: "sheet",
            at: "2026-03-05T08:00:00.000Z",
            via: "sheet:2026.xlsx",
          },
        ),
      ),
    ),
  );
}

let direct: Chat;
let school: LarkSchool;
let people: readonly Person[];
beforeAll(async () => {
  direct = await openChat();
  school = await startLarkSchool("websocket");
  await Promise.all([addTalkers(direct.store), addTalkers(school.store)]);
  people = await Promise.all(talks.map((_, index) => school.bound(idOf(index), idOf(index))));
});
afterAll(() => school.stop());

/** What a button of a card sends back, by what stands on it. */
function valueOn(part: unknown, label: string): unknown {
  if (part === null || typeof part !== "object") return undefined;
  if ("label" in part && part.label === label) return part;
  return Object.values(part).reduce<unknown>(
    (found, inner) => found ?? valueOn(inner, label),
    undefined,
  );
}

/** Does the next thing of a talk on the wire, and without it. */
async function step(index: number, what: Step, last: SentMessage | undefined, voice: Voice) {
  const from = people[index] as Person;
  if (typeof what === "string") {
    await school.platform.say({ from, text: what }).delivered;
    return voice.says(what);
  }
  const label = "press" in what ? what.press : "填好了";
  const pressed = {
    by: from,
    message: last?.messageId ?? "",
    value: valueOn(last?.content, label),
  };
  if ("press" in what) {
    await school.platform.press(pressed);
    return voice.says(voice.button(label));
  }
  await school.platform.press({ ...pressed, formValue: what.fill });
  return voice.fills(what.fill);
}

/** What is seen of an answer: a card, or a text where there is nothing to draw. */
function drawn(voice: Voice, { openId }: Person): unknown {
  const reply = voice.reply();
  if (reply.blocks.length === 0) return { text: reply.text };
  return renderCard(builtInWording().in(reply.language), reply, { account: openId });
}

/** Files and pictures come after the answer that they belong to. */
const isAnswer = ({ type }: SentMessage) => type !== "file" && type !== "image";

/** Without the names of drafts, which come from the messages that began them. */
function comparable(content: unknown): unknown {
  return JSON.parse(JSON.stringify(content).replace(/\b[0-9a-f]{12}\b/g, "draft"));
}

describe("over the wire", () => {
  it("everybody is answered as they are without it, part for part", async () => {
    const voices = talks.map((_, index) => direct.person(idOf(index)));
    const last = new Map<number, SentMessage>();
    const rounds = Math.max(...talks.map(({ says }) => says.length));
    let answered = 0;
    for (let round = 0; round < rounds; round += 1) {
      const before = school.platform.sent().length;
      const going = talks.flatMap(({ says }, index) => {
        const what = says[round];
        return what === undefined ? [] : [{ index, what, voice: voices[index] as Voice }];
      });
      await Promise.all(
        going.map(({ index, what, voice }) => step(index, what, last.get(index), voice)),
      );
      const sent = (await school.quiet()).slice(before).filter(isAnswer);
      for (const { index, what, voice } of going) {
        const person = people[index] as Person;
        const theirs = sent.filter(({ to }) => to === person.openId);
        expect({ what, contents: theirs.map(({ content }) => comparable(content)) }).toEqual({
          what,
          contents: [comparable(drawn(voice, person))],
        });
        last.set(index, theirs[0] as SentMessage);
        answered += 1;
      }
    }
    expect(answered).toBe(talks.flatMap(({ says }) => says).length);
    expect(direct.errors).toEqual([]);
    expect(school.logged).toEqual([]);
  });
});
