import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { builtIn } from "../../../src/built-in.ts";
import type { CuesFile } from "../../../src/conversation/message/cues.ts";
import { statesAmount } from "../../../src/conversation/message/record-from-slots.ts";
import type { AnyQuestion } from "../../../src/conversation/question.ts";
import { QUESTIONS } from "../../../src/conversation/questions/index.ts";
import { unknownPersonReply } from "../../../src/conversation/replies/common-replies.ts";
import {
  noArithmeticReply,
  noPolicyReply,
} from "../../../src/conversation/replies/policy-replies.ts";
import type { MessageBody, TurnResult } from "../../../src/conversation/turn.ts";
import { builtInPolicies } from "../../support/built-in-policies.ts";
import { builtInMaterial } from "../../support/built-in-understanding.ts";
import { builtInWording } from "../../support/built-in-wording.ts";
import { type Chat, openRealChat, type Voice } from "../../support/chat.ts";
import { meaningOf } from "../../support/meaning-of.ts";

/** As many sentences of a question are asked in each language. */
const HANDFUL = 5;
/** A policy that awards credits, and one that awards none. */
const [WITH_CREDITS, WITHOUT_CREDITS] = ["hunan-heye-school", "linwei-2022"];
const { policyAliases } = builtIn();
const cues = parse(readFileSync("prompts/cues.yaml", "utf8")) as CuesFile;

/** Some sentences that ask a question: of its examples, else those of the cues by which it is recognised. */
function sentencesOf({ id, cues: { all = [], any = [] } = {} }: AnyQuestion): string[] {
  const taught = builtInMaterial().examples.filter(({ question }) => question === id);
  const some = ["zh-CN", "en"].flatMap((each) => {
    const own = taught.filter(({ language }) => language === each);
    const step = Math.ceil(own.length / HANDFUL);
    return own.filter((_, index) => index % step === 0).map(({ text }) => text);
  });
  return some.length > 0 ? some : [...all, ...any].flatMap((cue) => cues[cue]?.yes ?? []);
}

type Lacking = "asker" | "policy" | "credits";

/** Somebody who has all that a question may need but one thing. */
const WHO_LACKS: Readonly<Record<Lacking, (chat: Chat) => Promise<Voice>>> = {
  asker: async (chat) => chat.stranger(WITH_CREDITS),
  policy: async (chat) => chat.person("U001"),
  credits: async (chat) => {
    await chat.store.roster.setPolicy("qinghe", WITHOUT_CREDITS);
    return chat.person("T001");
  },
};

/** The whole answer to a question that lacks something: that it does, and nothing else. */
function lackingSaid(lacking: Lacking, { reply }: TurnResult): string {
  const localizer = builtInWording().in(reply.language);
  if (lacking === "asker") return unknownPersonReply(localizer, {}).text;
  if (lacking === "policy") return noPolicyReply(localizer, { mayChoose: false }).text;
  return noArithmeticReply(localizer, builtInPolicies().document(WITHOUT_CREDITS)).text;
}

/** Whether the question that answered lacks something by its own account. */
function lacksSomething({ question, interpretations }: TurnResult): boolean {
  const own = interpretations.find((each) => each.question === question);
  return own?.because.some((reason) => reason.startsWith("needs ")) ?? false;
}

const needsOf = ({ needs }: AnyQuestion): Lacking[] => [
  ...(needs?.asker ? (["asker"] as const) : []),
  ...(needs?.policy ? (["policy"] as const) : []),
  ...(needs?.policy === "credits" ? (["credits"] as const) : []),
];
const UNMET = QUESTIONS.all.flatMap((question) =>
  needsOf(question).map((lacking) => [question.id, lacking, question] as const),
);

/** What is wrong with an answer to a question that lacked something; nothing where it is right. */
function faultOf(lacking: Lacking, result: TurnResult): string | undefined {
  const { question, reply, effects } = result;
  if (effects.length > 0) return "something was written";
  if (lacksSomething(result)) {
    return reply.text === lackingSaid(lacking, result) ? undefined : "what is lacking is not said";
  }
  // The numbers of a calculation are those of the message.
  const isOfMessage = question === "calculation.share";
  return !isOfMessage && /\d\/\d|→/.test(reply.text) ? "a figure is shown" : undefined;
}

describe("a question that lacks what it needs", () => {
  it.each(UNMET)("%s without its %s gives way or says so", async (id, lacking, question) => {
    const chat = await openRealChat();
    const who = await WHO_LACKS[lacking](chat);
    const faults: string[] = [];
    for (const [index, text] of sentencesOf(question).entries()) {
      // A room for each, so that none goes on from the one before.
      const result = await who.in("private", `room-${index}`).says(text);
      const fault = faultOf(lacking, result);
      if (fault) faults.push(`${id} without ${lacking}: ${text} → ${result.question}: ${fault}`);
    }
    expect(faults).toEqual([]);
    expect(chat.errors).toEqual([]);
  });

  it.each(UNMET)("%s without its %s says so where a button asks it", async (id, lacking) => {
    const chat = await openRealChat();
    const who = await WHO_LACKS[lacking](chat);
    const body: MessageBody = { kind: "action", label: id, run: { ask: id, slots: {}, text: "?" } };
    const result = await who.presses(body);
    expect(result.effects).toEqual([]);
    expect(chat.errors).toEqual([]);
    // A question that finds nothing in a bare button gives way, as it would to words.
    if (result.question !== id) expect(QUESTIONS.get(id).find).toBeDefined();
    else expect(result.reply.text).toBe(lackingSaid(lacking, result));
  });
});

type Held = "amount" | "person" | "policy" | "draft";

/** A sentence with one thing more in it; nothing can be added to the words for a draft. */
const WITH: Readonly<Record<Held, (text: string) => string>> = {
  amount: (text) => `${text}，16学时`,
  person: (text) => `王芳老师的学分，${text}`,
  policy: (text) => `按甘肃的办法，${text}`,
  draft: (text) => text,
};

function holds(held: Held, text: string): boolean {
  const { slots } = meaningOf(text, { policyAliases });
  if (held === "draft") return true;
  return held === "amount" ? statesAmount(slots) : slots[held] !== undefined;
}

const EXCLUDED = QUESTIONS.all.flatMap((question) =>
  (question.needs?.without ?? []).map((held) => [question.id, held, question] as const),
);

describe("a question that is another one with something more in it", () => {
  it.each(EXCLUDED)("%s leaves a message with its %s to others", async (id, held, question) => {
    const chat = await openRealChat();
    const head = chat.person("T006");
    const texts = sentencesOf(question)
      .map(WITH[held])
      .filter((text) => holds(held, text));
    expect(texts.length, `sentences of ${id} that hold ${held}`).toBeGreaterThan(0);
    const takers: string[] = [];
    for (const [index, text] of texts.entries()) {
      const here = head.in("private", `room-${index}`);
      if (held === "draft") await here.says("昨天参加了县级培训16学时");
      const { question: taker, interpretations, effects } = await here.says(text);
      const isOffered = interpretations.some((each) => each.question === id);
      if (isOffered) takers.push(`${id} with ${held}: ${text} → ${taker}`);
      expect(effects, text).toEqual([]);
    }
    expect(takers).toEqual([]);
    expect(chat.errors).toEqual([]);
  });
});
