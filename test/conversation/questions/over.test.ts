import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { builtIn } from "../../../src/built-in.ts";
import { type Context, createContext } from "../../../src/conversation/context.ts";
import type { CuesFile } from "../../../src/conversation/message/cues.ts";
import type { QuestionId } from "../../../src/conversation/message/meaning.ts";
import { normalise } from "../../../src/conversation/message/normalise.ts";
import {
  type AnyQuestion,
  createTable,
  type QuestionTable,
} from "../../../src/conversation/question.ts";
import { QUESTIONS } from "../../../src/conversation/questions/index.ts";
import { canBeAnswered, rank } from "../../../src/conversation/rank.ts";
import type { Sender } from "../../../src/conversation/turn.ts";
import { parseDay } from "../../../src/domain/day.ts";
import { readSheetApart } from "../../../src/files/sheets/read-apart.ts";
import { writeWorkbook } from "../../../src/files/sheets/write-workbook.ts";
import type { Catalogue } from "../../../src/policy/loading/catalogue.ts";
import { broadcastPlanning } from "../../support/broadcasts.ts";
import { builtInPolicies } from "../../support/built-in-policies.ts";
import {
  builtInArticles,
  builtInMaterial,
  builtInUnderstanding,
} from "../../support/built-in-understanding.ts";
import { builtInWording } from "../../support/built-in-wording.ts";
import { type Chat, openRealChat } from "../../support/chat.ts";
import { smallCatalogue } from "../../support/small-policy.ts";

const material = builtInMaterial();
const cues = parse(readFileSync("prompts/cues.yaml", "utf8")) as CuesFile;
const { policyAliases } = builtIn();

const PAIRS = QUESTIONS.all.flatMap(({ id, over = [] }) =>
  over.map((other): [QuestionId, QuestionId] => [id, other]),
);

/** What people answer to something that waits for a yes, a no, or an amount. */
const ANSWERS = ["好", "确认", "不要", "算了", "没有", "yes", "no", "cancel", "none"];

function showsCues({ cues: test }: AnyQuestion, text: string): boolean {
  const { all = [], any = [], none = [] } = test ?? {};
  const shows = (cue: string) => material.cues.shows(cue, text);
  return all.every(shows) && (any.length === 0 || any.some(shows)) && !none.some(shows);
}

/** Sentences that show the cues of both: examples of either, those of the cues, and names of policies. */
function cuedBy(pair: readonly AnyQuestion[]): string[] {
  if (pair.some(({ cues: test }) => test === undefined)) return [];
  const named = pair.flatMap(({ cues: { all = [], any = [] } = {} }) => [...all, ...any]);
  const yes = named.flatMap((cue) => cues[cue]?.yes ?? []);
  const texts = [...examplesOf(pair), ...yes, ...policyAliases.keys()];
  return texts.filter((text) => pair.every((each) => showsCues(each, normalise(text))));
}

/** A command that asks both, with nothing after it and with what either is asked by. */
function commanding([first, other]: readonly AnyQuestion[]): string[] {
  const shared = material.commands.filter(({ word }) =>
    [first, other].every((each) => each?.commands?.includes(word)),
  );
  return shared.flatMap(
    ({
      names: {
        "zh-CN": [name],
      },
    }) => [`/${name}`, ...examplesOf(first ? [first] : []).map((text) => `/${name} ${text}`)],
  );
}

function examplesOf(asked: readonly AnyQuestion[]): string[] {
  return material.examples
    .filter(({ question }) => asked.some(({ id }) => id === question))
    .map(({ text }) => text);
}

/** The sentences that two questions may both claim. */
function sentencesOf(pair: readonly AnyQuestion[]): string[] {
  const answers = pair.every(({ waits }) => waits) ? ANSWERS : [];
  return [...new Set([...answers, ...commanding(pair), ...cuedBy(pair)])];
}

/** A policy that awards credits, speaks of leave and has calculations, which no policy of the program has all at once. */
const WITH_ALL = smallCatalogue(`
  articles:
    零: { summary: { zh: 条, en: article } }
    一: { summary: { zh: 条, en: article } }
    二: { summary: { zh: 条, en: article } }
    三: { summary: { zh: 缺课多的不发证书, en: Whoever misses much gets no certificate } }
    四: { summary: { zh: 管理费, en: Management } }
    五: { summary: { zh: 休病假影响学分，请病假的减免, en: Sick leave lowers the credits } }
  calculations:
    - id: absence
      title: 缺席
      whole: { title: 总课时, in: lessons }
      part: { title: 缺席课时, in: lessons, keywords: [缺, missed] }
      share: 10%
      over: 不发证书
      within: 没有超过
      cite: 三
      keywords: [缺, missed]
    - id: management
      title: 管理费
      whole: { title: 总经费, in: money }
      share: 5%
      cite: 四
      keywords: [管理费, 公用经费, management]
`);

/** Who says a sentence, what they said before, and which policies there are. */
interface Setting {
  readonly chat: Chat;
  readonly speaker: Sender;
  readonly catalogue: Catalogue;
}

const BUILT_IN = builtInPolicies();

/** Somebody who said all this before. */
async function after(...texts: readonly string[]): Promise<Setting> {
  const chat = await openRealChat();
  for (const text of texts) await chat.person("T007").says(text);
  return { chat, speaker: { person: "T007" }, catalogue: BUILT_IN };
}

async function settings(): Promise<Setting[]> {
  const chat = await openRealChat();
  return [
    await after(),
    { chat, speaker: { policy: "small" }, catalogue: WITH_ALL },
    await after("昨天参加了县级培训16学时"),
    await after("昨天参加了县级培训"),
    await after("昨天参加了县级培训16学时", "/政策 选用 gansu-2013"),
    ...BUILT_IN.ids.map((policy) => ({ chat, speaker: { policy }, catalogue: BUILT_IN })),
  ];
}

const SETTINGS = await settings();

function contextOf({ chat, speaker, catalogue }: Setting, text: string): Promise<Context> {
  const deps = {
    store: chat.store,
    catalogue,
    understanding: builtInUnderstanding(),
    commands: material.commands,
    wording: builtInWording(),
    articles: builtInArticles(),
    onError: () => undefined,
    readSheet: readSheetApart,
    workbook: writeWorkbook,
    broadcasting: broadcastPlanning(),
  };
  const passing = chat.store.threads;
  const setup = { deps, policyAliases, passing, questions: QUESTIONS.all };
  const body = { kind: "text", text } as const;
  const said = { id: text, speaker, body, place: "private", room: "web", via: "web" } as const;
  const at = { at: "2026-03-10T12:00:00Z", today: parseDay("2026-03-10") };
  return createContext(setup, { ...said, ...at }, normalise(text));
}

/** The table without one `over`; its question is renamed, so that the alphabet does not stand in. */
function without([first, other]: readonly [QuestionId, QuestionId]): QuestionTable {
  const renamed: QuestionId = `zz.${first}`;
  return createTable(
    QUESTIONS.all.map((each) =>
      each.id === first
        ? { ...each, id: renamed, over: (each.over ?? []).filter((id) => id !== other) }
        : { ...each, over: (each.over ?? []).map((id) => (id === first ? renamed : id)) },
    ),
  );
}

/** Whether two questions can answer a sentence as surely, and the other one would if `over` did not say which goes first. */
async function needsOver(
  pair: readonly [QuestionId, QuestionId],
  setting: Setting,
  text: string,
): Promise<boolean> {
  const context = await contextOf(setting, text);
  const ranked = rank(context, QUESTIONS).filter(canBeAnswered);
  const [mine, theirs] = pair.map((id) => ranked.find(({ question }) => question.id === id));
  if (!mine || !theirs || mine.tier !== theirs.tier) return false;
  const [first, other] = pair;
  const ids = (all: typeof ranked) => all.map(({ question }) => question.id.replace("zz.", ""));
  const [now, then] = [ids(ranked), ids(rank(context, without(pair)).filter(canBeAnswered))];
  return now.indexOf(first) < now.indexOf(other) && then.indexOf(other) < then.indexOf(first);
}

/** The first sentence, under whatever it is read, that goes to the wrong question without `over`. */
async function firstThatNeeds(
  pair: readonly [QuestionId, QuestionId],
): Promise<string | undefined> {
  const texts = sentencesOf(pair.map((id) => QUESTIONS.get(id)));
  for (const setting of SETTINGS) {
    for (const text of texts) if (await needsOver(pair, setting, text)) return text;
  }
  return undefined;
}

describe("which of two questions goes first", () => {
  it.each(PAIRS)("%s goes before %s for a sentence that both claim", async (...pair) => {
    expect(await firstThatNeeds(pair), `no sentence needs ${pair.join(" over ")}`).toBeDefined();
  });
});
