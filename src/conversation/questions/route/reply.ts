import { addDays, type Day } from "../../../domain/day.ts";
import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import { ANY_LENGTH, isOne, joined } from "../../../policy/procedures/day-span.ts";
import { hoursInDay, type Routed, routesFor } from "../../../policy/procedures/route.ts";
import type { RouteFile } from "../../../policy/procedures/route-file.ts";
import { composeReply, MOST_LINES } from "../../../wording/compose-reply.ts";
import { bilingual, clauses, day, listed, number } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Reply } from "../../../wording/reply.ts";
import {
  papersFor,
  partyName,
  type RouteTelling,
  spanText,
  warningsOf,
} from "../../../wording/route-wording.ts";
import type { AskedRoute } from "./match-routes.ts";

export interface RouteAnswer {
  readonly localizer: Localizer;
  readonly policy: PolicyDocument;
  /** At least one. */
  readonly asked: readonly AskedRoute[];
  /** The day of departure, where it was told, and today. */
  readonly leaving?: Day | undefined;
  readonly today: Day;
  /** Further lines and the articles they rest on. */
  readonly besides?: { readonly lines: readonly string[]; readonly articles: readonly string[] };
}

/** One approval asked about, with what its table says. */
interface Found extends RouteTelling {
  readonly asked: AskedRoute;
  readonly routed: readonly Routed[];
}

function findIn({ localizer, policy }: RouteAnswer, asked: AskedRoute): Found {
  const { table, applicant, days = ANY_LENGTH } = asked;
  const routed = routesFor(table, applicant, days);
  const exact = isOne(days) ? routed.map((each) => ({ ...each, days })) : routed;
  return { localizer, parties: policy.parties, table, asked, routed: exact };
}

function whatIsAsked({ localizer, table, parties, asked }: Found): string {
  const title = bilingual(localizer, table.title);
  if (asked.applicant === undefined) return title;
  const who = partyName({ localizer, parties }, asked.applicant);
  return localizer.t("route.of", { who, title });
}

function lengthText({ localizer, table, asked }: Found, { days }: Routed): string {
  if (asked.hours === undefined) return spanText(localizer, days);
  return localizer.t("route.hours", {
    hours: number(asked.hours),
    day: number(hoursInDay(table) ?? 0),
    days: spanText(localizer, days),
  });
}

/** Lengths that the same row decides, put together whether the text is plain on them or not. */
function byRow(routed: readonly Routed[]): Routed[] {
  const rows: Routed[] = [];
  for (const { row, days } of routed) {
    const last = rows.at(-1);
    if (last?.row === row) rows[rows.length - 1] = { row, days: joined(last.days, days) };
    else rows.push({ row, days });
  }
  return rows;
}

/** Who decides, in one sentence, for whatever lengths were asked about. */
function decision(found: Found): string {
  const { localizer } = found;
  const title = whatIsAsked(found);
  const rows = byRow(found.routed).map((each) => ({
    days: lengthText(found, each),
    approver: partyName(found, each.row.approver),
  }));
  const [only, ...others] = rows;
  if (only && others.length === 0) return localizer.t("route.one", { title, ...only });
  const told = rows.map((row) => localizer.t("route.row", row));
  return localizer.t("route.by-length", { title, rows: clauses(localizer, told) });
}

/** Those for whom the table decides apart, where the whole table was asked for. */
function apartLine({ localizer, table, parties, asked }: Found): string | undefined {
  if (asked.days || asked.applicant !== undefined) return undefined;
  const told = table.rows.flatMap(({ applicants = [], approver }) => {
    const names = applicants.map((each) => partyName({ localizer, parties }, each));
    const by = partyName({ localizer, parties }, approver);
    return names.length > 0
      ? [localizer.t("route.apart", { who: listed(localizer, names), approver: by })]
      : [];
  });
  return told.length > 0 ? clauses(localizer, told) : undefined;
}

function papersLine(found: readonly Found[]): string | undefined {
  const [first, ...others] = found;
  const [only, ...more] = first?.routed ?? [];
  if (!first || others.length > 0 || !only || more.length > 0) return undefined;
  const { localizer } = first;
  const papers = papersFor(first, only.row).map((paper) => bilingual(localizer, paper));
  return papers.length > 0
    ? localizer.t("route.papers", { papers: clauses(localizer, papers) })
    : undefined;
}

function noticeLine(
  { localizer, leaving, today }: RouteAnswer,
  { table }: Found,
): string | undefined {
  const { notice } = table;
  if (!notice) return undefined;
  const told = { what: bilingual(localizer, notice.what), days: notice.days };
  if (!leaving) return localizer.t("route.notice", told);
  const date = day(localizer, addDays(leaving, -notice.days), today);
  return localizer.t("route.notice-by", { ...told, date });
}

function articlesOf({ table, routed }: Found): string[] {
  const papers = routed.length === 1 ? routed.flatMap(({ row }) => papersFor({ table }, row)) : [];
  const cited = [...papers, ...(table.notice ? [table.notice] : [])].map(({ cite }) => cite ?? "");
  return [table.cite, ...cited];
}

/** Every article that a table rests on. */
export function articlesOfTable({ cite, requires, rows, notice }: RouteFile): string[] {
  const papers = [...requires, ...rows.flatMap((row) => row.requires)];
  const cited = [...papers, ...(notice ? [notice] : [])].map((each) => each.cite ?? cite);
  return [cite, ...cited];
}

/** Only who approves, and where the text is not plain, to be told beside another answer. */
export function approvalLines(answer: RouteAnswer) {
  const found = answer.asked.map((each) => findIn(answer, each));
  return {
    lines: [...found.map(decision), ...found.flatMap((each) => warningsOf(each, each.routed))],
    articles: answer.asked.map(({ table }) => table.cite),
  };
}

/** Who approves, what must be handed in and by when; where the text is not plain, how it is read. */
export function routeReply(answer: RouteAnswer): Reply {
  const { localizer, policy, asked, besides } = answer;
  const found = asked.map((each) => findIn(answer, each));
  const [lead = "", ...more] = found.map(decision);
  const warnings = [...new Set(found.flatMap((each) => warningsOf(each, each.routed)))];
  const notices = found.length === 1 ? found.map((each) => noticeLine(answer, each)) : [];
  const all = [
    ...more,
    ...found.map(apartLine),
    ...warnings,
    ...(besides?.lines ?? []),
    ...new Set(notices),
    papersLine(found),
  ];
  const lines = all.filter((line) => line !== undefined);
  return composeReply(localizer, {
    lead,
    lines,
    details: lines.slice(MOST_LINES),
    articles: [...found.flatMap(articlesOf), ...(besides?.articles ?? [])],
    policy,
  });
}
