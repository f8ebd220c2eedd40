import type { OpenFor, OpenList } from "../../../app/questionnaires/list-open.ts";
import type { Questionnaire } from "../../../app/questionnaires/ports.ts";
import type { Day } from "../../../domain/day.ts";
import type { TrainingRecord } from "../../../domain/training-record.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import { composeReply, MOST_LINES } from "../../../wording/compose-reply.ts";
import { amount, clauses, day, listed, unitOf } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Block, Reply } from "../../../wording/reply.ts";
import { nextQuestions } from "../../replies/reply-actions.ts";

/** A record that counts once its questionnaire is filled in. */
export interface HeldBack {
  readonly record: TrainingRecord;
  /** What it is worth then, before any cap. */
  readonly converted: number;
  readonly article: string;
  readonly policy: Policy;
}

interface Own {
  readonly open: readonly Questionnaire[];
  readonly held: readonly HeldBack[];
  readonly policy: PolicyDocument | undefined;
  readonly today: Day;
}

/** Says that somebody is on no list of questionnaires. */
export function noneKnownReply(localizer: Localizer): Reply {
  const contact = localizer.t("common.contact");
  return composeReply(localizer, { lead: localizer.t("questionnaire.none-known", { contact }) });
}

/** Names the questionnaires that somebody has open, the one that is due first first. */
export function ownQuestionnairesReply(
  localizer: Localizer,
  { open, held, policy, today }: Own,
): Reply {
  if (open.length === 0) {
    return composeReply(localizer, {
      lead: localizer.t("questionnaire.none-open"),
      tone: "good",
      personal: true,
    });
  }
  const inOrder = open.toSorted((a, b) => ((a.dueOn ?? "9999") < (b.dueOn ?? "9999") ? -1 : 1));
  const [first = "", ...others] = inOrder.map((each) => titleWithDay(localizer, each, today));
  const waiting = held.map(({ record, converted, policy: by }) =>
    localizer.t("questionnaire.waits", {
      title: record.title ?? "",
      amount: amount(localizer, converted, unitOf(by)),
    }),
  );
  const lines = [...others, ...waiting];
  return composeReply(localizer, {
    lead: localizer.t("questionnaire.open", { count: open.length, first }),
    tone: "short",
    lines,
    details: lines.slice(MOST_LINES),
    articles: held.map(({ article }) => article),
    policy,
    actions: held.length > 0 ? nextQuestions(localizer, ["standing"]) : [],
    personal: true,
  });
}

function titleWithDay(localizer: Localizer, { title, dueOn }: Questionnaire, today: Day): string {
  if (!dueOn) return localizer.t("questionnaire.titled", { title });
  return localizer.t("questionnaire.due", { title, day: day(localizer, dueOn, today) });
}

/** So many people are named at most; the workbook names everybody. */
const MOST_NAMED = 20;
const IN_A_LINE = 5;

/** Names those who have questionnaires open. */
export function openListReply(localizer: Localizer, { unit, asked, people }: OpenList): Reply {
  const told = { unit: unit.name, asked, open: people.length };
  if (people.length === 0) {
    const key = asked > 0 ? "questionnaire.nobody-open" : "questionnaire.nobody-asked";
    return composeReply(localizer, { lead: localizer.t(key, told), personal: true });
  }
  const named = people.slice(0, MOST_NAMED).map((each) => personText(localizer, each));
  const rest = people.length - named.length;
  return composeReply(localizer, {
    lead: localizer.t("questionnaire.people-open", told),
    tone: "short",
    lines: [rest > 0 ? localizer.t("questionnaire.rest", { rest }) : undefined],
    blocks: [
      { kind: "list", items: named },
      ...(rest > 0 ? [workbook(localizer, unit.name, people)] : []),
    ],
    details: Array.from({ length: Math.ceil(named.length / IN_A_LINE) }, (_, line) =>
      clauses(localizer, named.slice(line * IN_A_LINE, (line + 1) * IN_A_LINE)),
    ),
    personal: true,
  });
}

function personText(localizer: Localizer, { person, open }: OpenFor): string {
  const titles = open.map(({ title }) => localizer.t("questionnaire.titled", { title }));
  return localizer.t("questionnaire.person", {
    name: person.teacher.name,
    titles: listed(localizer, titles),
  });
}

function workbook(localizer: Localizer, unit: string, people: readonly OpenFor[]): Block {
  const title = localizer.t("questionnaire.caption");
  const columns = ["staff-number", "name", "title", "due"].map((each) =>
    localizer.name("column", each),
  );
  const rows = people.flatMap(({ person, open }) =>
    open.map((each) => [person.teacher.id, person.teacher.name, each.title, each.dueOn ?? ""]),
  );
  return { kind: "file", name: `${unit} ${title}.xlsx`, sheets: [{ title, columns, rows }] };
}
