import type { WeighedRecord } from "../../app/weigh-records.ts";
import type { Policy } from "../../policy/engine/compile.ts";
import type { Action, Block, Reply } from "../reply.ts";
import { anyArticle } from "./any-article.ts";
import { type Change, changeBetween } from "./change-wording.ts";
import { composeReply } from "./compose-reply.ts";
import { clauses, unitOf } from "./formatting.ts";
import type { Telling } from "./line-wording.ts";
import { noDraftReply } from "./record-replies.ts";
import { recordEcho } from "./record-wording.ts";
import { readingText, recordRules } from "./silent-wording.ts";
import type { Voice } from "./wording.ts";
import { type Worth, worthOf } from "./worth-wording.ts";

export interface DraftAnswer {
  readonly voice: Voice;
  readonly policy: Policy;
  /** What waits for a yes, weighed one after the other. */
  readonly items: readonly WeighedRecord[];
  /** What the two buttons type. */
  readonly says: { readonly confirm: string; readonly cancel: string };
  /** An earlier draft gave way to this one, unsaved. */
  readonly replaced?: boolean | undefined;
  /** It was changed since it was last read. */
  readonly reworded?: boolean | undefined;
}

interface Weighed {
  readonly echo: string;
  readonly worth: Worth;
  readonly alike: string | undefined;
}

function weighed(telling: Telling, { record, whatIf, heeded, alike }: WeighedRecord): Weighed {
  const { voice } = telling;
  return {
    echo: recordEcho(voice, record, heeded),
    worth: worthOf(telling, whatIf.record),
    alike: alike && voice.say("draft.alike", { record: recordEcho(voice, alike) }),
  };
}

function buttons(voice: Voice, says: DraftAnswer["says"]): Action[] {
  return [
    { label: voice.say("actions.confirm"), says: says.confirm, style: "primary" },
    { label: voice.say("actions.cancel"), says: says.cancel },
  ];
}

function oneOf(voice: Voice, { echo, worth, alike }: Weighed, moved: string | undefined) {
  const said = [worth.text, moved].filter((part) => part !== undefined);
  return {
    lead: voice.say("draft.one", { record: echo }),
    lines: [clauses(voice, said), alike],
    details: [],
  };
}

function severalOf(voice: Voice, all: readonly Weighed[], moved: string | undefined) {
  const details = all.map(({ echo, worth, alike }, index) => {
    const said = voice.say("draft.item", { number: index + 1, record: echo, worth: worth.text });
    return alike ? clauses(voice, [said, alike]) : said;
  });
  return { lead: voice.say("draft.several", { count: all.length }), lines: [moved], details };
}

/** What the whole draft moves, from before its first record to after its last. */
function changeOf(telling: Telling, first: WeighedRecord, last: WeighedRecord): Change {
  return changeBetween(telling, { before: first.whatIf.before, after: last.whatIf.after });
}

function howTo(replaced: boolean, reworded: boolean): string {
  if (reworded) return "draft.how-reworded";
  return replaced ? "draft.how-replaced" : "draft.how";
}

/** Drafts read back before anything is saved: what each is, what it is worth and what it moves. */
export function draftReply({
  voice,
  policy,
  items,
  says,
  replaced = false,
  reworded = false,
}: DraftAnswer): Reply {
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return noDraftReply(voice);
  const telling = { voice, policy, unit: unitOf(policy), asOf: last.whatIf.after.asOf };
  const all = items.map((item) => weighed(telling, item));
  const [only] = all;
  const change = changeOf(telling, first, last);
  const moved = change.texts.length > 0 ? clauses(voice, change.texts) : undefined;
  const parts = only && all.length === 1 ? oneOf(voice, only, moved) : severalOf(voice, all, moved);
  const articles = [
    ...all.flatMap(({ worth }) => worth.articles),
    ...change.lines.map(({ article }) => article),
  ];
  const records = items.map(({ whatIf }) => whatIf.record);
  const list: Block[] = parts.details.length > 0 ? [{ kind: "list", items: parts.details }] : [];
  return composeReply(voice, {
    lead: parts.lead,
    lines: [...parts.lines, voice.say(howTo(replaced, reworded))],
    details: parts.details,
    blocks: list,
    articles: articles.length > 0 ? articles : [anyArticle(policy)],
    reading: readingText(voice, policy, recordRules(voice, policy, records)),
    policy,
    actions: buttons(voice, says),
    personal: true,
  });
}
