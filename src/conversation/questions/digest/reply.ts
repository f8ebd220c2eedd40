import type { Part } from "../../../app/digest/add-up.ts";
import type { Digest, Helped } from "../../../app/digest/compose-digest.ts";
import { FEWEST_IN_GROUP } from "../../../app/digest/put-digest.ts";
import type { Matter } from "../../../app/outreach/matter.ts";
import { isApplicable } from "../../../policy/engine/compile.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { topsText } from "../../../wording/digest-wording.ts";
import {
  amount,
  clauses,
  day,
  dayWithWeekday,
  listed,
  number,
  scopeName,
  unitOf,
} from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import { matterText, nextStepText } from "../../../wording/reminder-wording.ts";
import type { Action, Block, ChartBlock, Reply } from "../../../wording/reply.ts";
import type { QuestionId } from "../../message/meaning.ts";
import { digestWorkbook } from "./workbook.ts";

/** Who reads it: one person, who may see everybody, or a group in which nobody is named. */
export interface DigestReader {
  readonly isPrivate: boolean;
  /** Whether it comes by itself. */
  readonly isOrdered: boolean;
}

const MOST_PARTS = 20;
const MOST_ARTICLES = 3;
const WHO_IS_SHORT: QuestionId = "people.short";

/** The count first; then what falls due, who needs help, and what did not go as it should. */
export function digestReply(localizer: Localizer, digest: Digest, reader: DigestReader): Reply {
  const parts = digest.parts.filter(({ people }) => reader.isPrivate || people >= FEWEST_IN_GROUP);
  const notes = notesOf(localizer, digest);
  const [main] = digest.gaps;
  const policy = main && digest.policies.get(main.policy);
  const cited = (wanted: (policy: string) => boolean) =>
    digest.gaps.filter((gap) => wanted(gap.policy)).map(({ article }) => article);
  const reply = composeReply(localizer, {
    ...leadOf(localizer, digest),
    lines: [dueLine(localizer, digest), helpLine(localizer, digest), notes],
    drawn: [
      ...matterList(localizer, "digest.due", digest.due, digest.day),
      ...matterList(localizer, "digest.over", digest.over, digest.day),
      ...helpList(localizer, digest),
      ...(notes ? [{ kind: "text", text: notes } as const] : []),
    ],
    blocks: [
      ...basketFacts(localizer, digest),
      ...(parts.length > 1 ? [partsTable(localizer, parts, digest)] : []),
      ...charts(localizer, digest, { parts, isPrivate: reader.isPrivate }),
      digestWorkbook(localizer, digest, { parts, isPrivate: reader.isPrivate }),
    ],
    articles: cited((each) => each === policy?.id).slice(0, MOST_ARTICLES),
    policy,
    actions: reader.isPrivate ? waysOn(localizer, reader) : [],
    personal: reader.isPrivate,
  });
  const others = digest.gaps.filter((gap) => gap.policy !== policy?.id);
  const citations = others.map((gap) => ({ policy: gap.policy, article: gap.article }));
  return { ...reply, citations: [...reply.citations, ...citations] };
}

function leadOf(localizer: Localizer, digest: Digest) {
  const { people, uncounted, short, schools } = digest;
  const told = { unit: topsText(localizer, digest.tops), people, short, schools };
  if (people === uncounted) return { lead: localizer.t("digest.lead-none", told) };
  if (short === 0) {
    return {
      lead: compared(localizer, localizer.t("digest.lead-done", told), digest),
      tone: "good" as const,
    };
  }
  const lead = localizer.t(schools > 1 ? "digest.lead-schools" : "digest.lead", told);
  return { lead: compared(localizer, lead, digest), tone: "short" as const };
}

/** The lead with how it was at the last digest: who was there both times, and is short now or not any more. */
function compared(
  localizer: Localizer,
  lead: string,
  { since, change, day: today }: Digest,
): string {
  if (!since || !change) return lead;
  const { newlyDone, newlyShort } = change;
  const named = { lead, day: day(localizer, since, today) };
  if (newlyDone === 0 && newlyShort === 0) return localizer.t("digest.same-people", named);
  const told = {
    ...named,
    count: Math.abs(newlyShort - newlyDone),
    change: localizer.t("digest.change", { done: newlyDone, short: newlyShort }),
  };
  if (newlyDone === newlyShort) return localizer.t("digest.same", told);
  return localizer.t(newlyDone > newlyShort ? "digest.fewer" : "digest.more", told);
}

function dueLine(localizer: Localizer, { due, day: today }: Digest): string | undefined {
  const [first] = due;
  if (!first) return undefined;
  const matter = matterText(localizer, first, today, "of-many");
  return due.length > 1 ? localizer.t("digest.due-first", { matter, count: due.length }) : matter;
}

function matterList(
  localizer: Localizer,
  heading: "digest.due" | "digest.over",
  matters: readonly Matter[],
  today: Digest["day"],
): Block[] {
  if (matters.length === 0) return [];
  const items = matters
    .slice(0, MOST_PARTS)
    .map((each) => matterText(localizer, each, today, "of-many"));
  return [
    { kind: "text", text: localizer.t(heading) },
    { kind: "list", items },
  ];
}

function helpedText(
  localizer: Localizer,
  digest: Digest,
  { name, place, missing, policy, scope }: Helped,
): string {
  const document = digest.policies.get(policy);
  const isCounted = document !== undefined && isApplicable(document);
  const lacking = isCounted ? amount(localizer, missing, unitOf(document)) : number(missing);
  const told = { name, place, missing: lacking };
  if (!isCounted || scope === "total") return localizer.t("digest.helped", told);
  const of = localizer.t("people.missing-of", {
    missing: lacking,
    scope: scopeName(localizer, document, scope),
  });
  return localizer.t("digest.helped", { ...told, missing: of });
}

function helpLine(localizer: Localizer, digest: Digest): string | undefined {
  if (digest.help.length === 0) return undefined;
  const people = clauses(
    localizer,
    digest.help.map((each) => helpedText(localizer, digest, each)),
  );
  return localizer.t("digest.help-first", { people });
}

/** Each with what closes the gap soonest. */
function helpList(localizer: Localizer, digest: Digest): Block[] {
  if (digest.help.length === 0) return [];
  const items = digest.help.map((each) => {
    const person = helpedText(localizer, digest, each);
    const policy = digest.policies.get(each.policy);
    if (!each.step) return person;
    const step = nextStepText(localizer, { policy }, each.step);
    return localizer.t("digest.helped-line", { person, step });
  });
  return [
    { kind: "text", text: localizer.t("digest.help") },
    { kind: "list", items },
  ];
}

/** What did not go as it should, in one line; nothing where all did. */
function notesOf(localizer: Localizer, digest: Digest): string | undefined {
  const { undelivered, unreachable, uncounted, missed, day: today } = digest;
  const days = missed.map((each) => day(localizer, each, today));
  const notes = [
    days.length > 0 ? localizer.t("digest.missed", { days: listed(localizer, days) }) : "",
    counted(localizer, "digest.late", undelivered.late),
    counted(localizer, "digest.failed", undelivered.failed),
    counted(localizer, "digest.unreachable", unreachable),
    counted(localizer, "digest.uncounted", uncounted),
  ].filter((note) => note !== "");
  return notes.length > 0 ? clauses(localizer, notes) : undefined;
}

type Counted = "digest.late" | "digest.failed" | "digest.unreachable" | "digest.uncounted";

const counted = (localizer: Localizer, sentence: Counted, count: number): string =>
  count > 0 ? localizer.t(sentence, { count }) : "";

/** Of each kind, how many lack it; one kind alone says nothing new. */
function basketFacts(localizer: Localizer, { gaps, policies }: Digest): Block[] {
  if (gaps.length < 2) return [];
  const rows = gaps.slice(0, MOST_PARTS).flatMap(({ policy, scope, people }) => {
    const document = policies.get(policy);
    if (!document || !isApplicable(document)) return [];
    const label = scopeName(localizer, document, scope);
    return [{ label, value: localizer.t("digest.of-basket", { count: people }) }];
  });
  return [
    { kind: "text", text: localizer.t("digest.baskets") },
    { kind: "facts", rows },
  ];
}

/** The numbers of the table: in a group in the message itself, else as a picture to be passed on. */
function charts(
  localizer: Localizer,
  digest: Digest,
  { parts, isPrivate }: { readonly parts: readonly Part[]; readonly isPrivate: boolean },
): Block[] {
  // A picture draws as many as can be looked through, and says how many are left.
  const shown = isPrivate ? parts : parts.slice(0, MOST_PARTS);
  const drawn = parts.length > 1 ? chart(localizer, shown) : [];
  if (!isPrivate || drawn.length === 0) return drawn;
  const title = leadOf(localizer, digest).lead;
  const named = { unit: topsText(localizer, digest.tops), day: digest.day };
  const name = localizer.t("digest.picture", named);
  const note = dayWithWeekday(localizer, digest.day);
  return [{ kind: "picture", name, alt: title, title, note, parts: drawn, notes: [] }];
}

/** Whoever has nobody short needs no bar. */
function chart(localizer: Localizer, parts: readonly Part[]): ChartBlock[] {
  const bars = parts
    .filter(({ short }) => short > 0)
    .map(({ unit, short }) => ({ label: unit.name, value: short }));
  if (bars.length === 0) return [];
  const unit = localizer.t("digest.people-unit");
  return [{ kind: "chart", title: localizer.t("digest.chart"), unit, bars }];
}

function partsTable(
  localizer: Localizer,
  parts: readonly Part[],
  { since, day: today }: Digest,
): Block {
  const than = since && localizer.t("digest.than", { day: day(localizer, since, today) });
  return {
    kind: "table",
    caption: localizer.t("digest.parts"),
    columns: [
      ...["unit", "people", "short"].map((each) => localizer.name("column", each)),
      ...(than ? [than] : []),
    ],
    rows: parts
      .slice(0, MOST_PARTS)
      .map(({ unit, people, short, shortBefore }) => [
        unit.name,
        String(people),
        String(short),
        ...(than ? [differenceText(short, shortBefore)] : []),
      ]),
  };
}

/** `+3`, `-2`, or a dash where nothing is known of before. */
export function differenceText(now: number, before: number | undefined): string {
  if (before === undefined) return "—";
  return now > before ? `+${now - before}` : String(now - before);
}

function waysOn({ t }: Localizer, { isOrdered }: DigestReader): Action[] {
  return [
    { label: t("reminder.who-is-short"), run: { ask: WHO_IS_SHORT } },
    isOrdered
      ? { label: t("digest.stop"), run: { command: "digest", args: t("digest.stop-words") } }
      : { label: t("digest.daily"), run: { command: "digest", args: t("digest.daily-words") } },
  ];
}
