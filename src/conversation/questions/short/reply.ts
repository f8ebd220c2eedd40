import type { ShortList, ShortPerson } from "../../../app/standing/list-short.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import { composeReply, type ReplyParts } from "../../../wording/compose-reply.ts";
import {
  amount,
  bilingual,
  clauses,
  listed,
  scopeName,
  share,
  unitName,
  unitOf,
} from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Block, Reply } from "../../../wording/reply.ts";
import type { UnitBeyond } from "../../unit-meant.ts";

type Listed = Extract<ShortList, { kind: "listed" }>;

/** So many people are named in the first line. */
const FEW = 8;

/** So many people are named at most; the others stand in a workbook, which names everybody. */
const MOST_NAMED = 20;

/** So many units are named at most. */
const MOST_UNITS = 5;

/** So many people stand in one line of text. */
const IN_A_LINE = 5;

export interface ListAsked {
  /** Whether it was to be put into a group. */
  readonly isForGroup?: boolean;
  /** What of the people is asked: who they are, which share is done, or what nobody works out. */
  readonly asked?: "names" | "share" | "ranking" | undefined;
}

/** Names those who fall short, who lacks most first, with the articles that ask for it. */
export function shortListReply(
  localizer: Localizer,
  list: Listed,
  { isForGroup = false, asked = "names" }: ListAsked = {},
): Reply {
  const { unit, people, uncounted, short } = list;
  const counted = people - uncounted;
  const told = { unit: unit.name, people, short: short.length };
  const worst = short.slice(0, MOST_NAMED);
  const rest = short.length - worst.length;
  const policies = [...new Set(worst.map(({ policy }) => policy))];
  const [main, ...others] = policies;
  const isFew = short.length <= FEW;
  const names = isFew ? eachOf(localizer, worst) : [];
  const lead = leadOf(localizer, { ...told, names }, counted, asked === "share");
  const reply = composeReply(localizer, {
    ...lead,
    ...(asked === "ranking" && { lead: localizer.t("people.not-ranked") }),
    ...(isForGroup && { lead: localizer.t("people.not-for-group") }),
    lines: [
      isForGroup ? lead.lead : undefined,
      asked === "ranking" ? lead.lead : undefined,
      rest > 0 ? localizer.t("people.short-rest", { rest }) : undefined,
      uncounted > 0 ? localizer.t("people.uncounted", { uncounted }) : undefined,
    ],
    blocks: [
      ...(worst.length > 0 ? [shortTable(localizer, worst)] : []),
      ...(rest > 0 ? [shortWorkbook(localizer, told.unit, short)] : []),
    ],
    details: [
      ...(isFew ? [] : inLines(localizer, worst)),
      ...others.map((policy) => articlesOf(localizer, policy, worst)),
    ],
    articles: main ? citedOf(main, worst) : [],
    policy: main,
    personal: true,
  });
  const cited = others.flatMap((policy) =>
    citedOf(policy, worst).map((article) => ({ policy: policy.id, article })),
  );
  return { ...reply, citations: [...reply.citations, ...cited] };
}

/** Nobody is said to have enough where nobody could be counted. */
function leadOf(
  localizer: Localizer,
  {
    names,
    ...told
  }: {
    readonly unit: string;
    readonly people: number;
    readonly short: number;
    readonly names: readonly string[];
  },
  counted: number,
  withShare: boolean,
): Pick<ReplyParts, "lead" | "tone"> {
  if (told.short > 0) {
    const done = counted - told.short;
    const percent = Math.round((done / counted) * 100);
    const lead = withShare
      ? localizer.t("people.short-share", { ...told, done, percent })
      : localizer.t("people.short", told);
    const named = { lead, names: clauses(localizer, names) };
    return {
      lead: names.length > 0 ? localizer.t("people.short-named", named) : lead,
      tone: "short",
    };
  }
  return counted > 0
    ? { lead: localizer.t("people.none-short", told), tone: "good" }
    : { lead: localizer.t("people.none-counted", told), tone: "plain" };
}

/** Says that nobody's figures are put into a group, and who may ask for them. */
export function notForGroupReply(localizer: Localizer): Reply {
  return composeReply(localizer, {
    lead: localizer.t("people.not-for-group"),
    lines: [localizer.t("people.others-by-role")],
  });
}

/** Says that there are too many people to go through them in a chat, and how to ask for fewer. */
export function tooManyPeopleReply(
  localizer: Localizer,
  { unit, people }: Extract<ShortList, { kind: "too-many" }>,
): Reply {
  return composeReply(localizer, {
    lead: localizer.t("people.too-many", { unit: unit.name, people }),
    lines: [localizer.t("people.too-many-how")],
  });
}

/** Says of a unit that is named that no role of the asker reaches it, and which are reached. */
export function unitNotInReachReply(localizer: Localizer, { named, reached }: UnitBeyond): Reply {
  const units = listed(
    localizer,
    reached.slice(0, MOST_UNITS).map(({ name }) => name),
  );
  return composeReply(localizer, {
    lead: localizer.t("people.unit-not-in-reach", { unit: named.name }),
    lines: [localizer.t("people.units-in-reach", { units })],
  });
}

const citedOf = (policy: Policy, people: readonly ShortPerson[]): string[] => [
  ...new Set(people.filter((each) => each.policy === policy).map(({ line }) => line.article)),
];

function articlesOf(localizer: Localizer, policy: Policy, people: readonly ShortPerson[]): string {
  const articles = listed(localizer, citedOf(policy, people));
  return localizer.t("common.articles", {
    articles,
    policy: bilingual(localizer, policy.title),
  });
}

/** What somebody lacks: `12 学分`, with the kind where it is not the whole. */
function missingText(localizer: Localizer, { policy, line }: ShortPerson): string {
  const missing = amount(localizer, line.missing, unitOf(policy));
  if (line.scope === "total") return missing;
  return localizer.t("people.missing-of", {
    missing,
    scope: scopeName(localizer, policy, line.scope),
  });
}

function nameOf(localizer: Localizer, { person, place }: ShortPerson): string {
  const { name = person.teacher.id } = person.teacher;
  return place === undefined ? name : localizer.t("common.person-at", { name, place });
}

function eachOf(localizer: Localizer, people: readonly ShortPerson[]): string[] {
  return people.map((short) =>
    localizer.t("people.short-one", {
      name: nameOf(localizer, short),
      missing: missingText(localizer, short),
    }),
  );
}

function inLines(localizer: Localizer, people: readonly ShortPerson[]): string[] {
  const each = eachOf(localizer, people);
  return Array.from({ length: Math.ceil(each.length / IN_A_LINE) }, (_, line) =>
    clauses(localizer, each.slice(line * IN_A_LINE, (line + 1) * IN_A_LINE)),
  );
}

function shortTable(localizer: Localizer, people: readonly ShortPerson[]): Block {
  return {
    kind: "table",
    caption: localizer.t("people.short-caption"),
    columns: ["name", "missing", "share"].map((column) => localizer.name("column", column)),
    rows: people.map((short) => [
      nameOf(localizer, short),
      missingText(localizer, short),
      share(short.line.counted, short.line.required),
    ]),
  };
}

/** Everybody who falls short, with numbers that can be sorted and added up. */
function shortWorkbook(localizer: Localizer, unit: string, people: readonly ShortPerson[]): Block {
  const caption = localizer.t("people.short-caption");
  const columns = ["staff-number", "name", "scope", "missing", "counted", "required", "measure"];
  const rows = people.map(({ person, policy, line }) => [
    person.teacher.id,
    person.teacher.name,
    scopeName(localizer, policy, line.scope),
    line.missing,
    line.counted,
    line.required,
    unitName(localizer, unitOf(policy)),
  ]);
  return {
    kind: "file",
    name: `${unit} ${caption}.xlsx`,
    sheets: [
      { title: caption, columns: columns.map((each) => localizer.name("column", each)), rows },
    ],
  };
}
