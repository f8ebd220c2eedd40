import type { ShortList, ShortPerson } from "../../../app/list-short.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import { composeReply } from "../../replies/compose-reply.ts";
import {
  amount,
  bilingual,
  clauses,
  listed,
  scopeName,
  share,
  unitOf,
} from "../../replies/formatting.ts";
import type { Voice } from "../../replies/wording.ts";
import type { Block, Reply } from "../../reply.ts";

type Listed = Extract<ShortList, { kind: "listed" }>;

/** So many people stand in one line of text. */
const IN_A_LINE = 5;

/** Names those who fall short, who lacks most first, with the articles that ask for it. */
export function shortListReply(voice: Voice, list: Listed): Reply {
  const { unit, people, uncounted, worst, short } = list;
  const told = { unit: unit.name, people, short };
  const rest = short - worst.length;
  const policies = [...new Set(worst.map(({ policy }) => policy))];
  const [main, ...others] = policies;
  const reply = composeReply(voice, {
    lead: short > 0 ? voice.say("people.short", told) : voice.say("people.none-short", told),
    tone: short > 0 ? "short" : "good",
    lines: [
      rest > 0 ? voice.say("people.short-rest", { rest }) : undefined,
      uncounted > 0 ? voice.say("people.uncounted", { uncounted }) : undefined,
    ],
    blocks: worst.length > 0 ? [shortTable(voice, worst)] : [],
    details: [
      ...inLines(voice, worst),
      ...others.map((policy) => articlesOf(voice, policy, worst)),
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

/** Says that there are too many people to go through them in a chat, and how to ask for fewer. */
export function tooManyPeopleReply(
  voice: Voice,
  { unit, people }: Extract<ShortList, { kind: "too-many" }>,
): Reply {
  return composeReply(voice, {
    lead: voice.say("people.too-many", { unit: unit.name, people }),
    lines: [voice.say("people.too-many-how")],
  });
}

const citedOf = (policy: Policy, people: readonly ShortPerson[]): string[] => [
  ...new Set(people.filter((each) => each.policy === policy).map(({ line }) => line.article)),
];

function articlesOf(voice: Voice, policy: Policy, people: readonly ShortPerson[]): string {
  const articles = listed(voice, citedOf(policy, people));
  return voice.say("common.articles", { articles, policy: bilingual(voice, policy.file.title) });
}

/** What somebody lacks: `12 学分`, with the kind where it is not the whole. */
function missingText(voice: Voice, { policy, line }: ShortPerson): string {
  const missing = amount(voice, line.missing, unitOf(policy));
  if (line.scope === "total") return missing;
  return voice.say("people.missing-of", { missing, scope: scopeName(voice, policy, line.scope) });
}

function inLines(voice: Voice, people: readonly ShortPerson[]): string[] {
  const each = people.map((short) =>
    voice.say("people.short-one", {
      name: short.person.teacher.name,
      missing: missingText(voice, short),
    }),
  );
  return Array.from({ length: Math.ceil(each.length / IN_A_LINE) }, (_, line) =>
    clauses(voice, each.slice(line * IN_A_LINE, (line + 1) * IN_A_LINE)),
  );
}

function shortTable(voice: Voice, people: readonly ShortPerson[]): Block {
  return {
    kind: "table",
    caption: voice.say("people.short-caption"),
    columns: ["name", "missing", "share"].map((column) => voice.name("column", column)),
    rows: people.map((short) => [
      short.person.teacher.name,
      missingText(voice, short),
      share(short.line.counted, short.line.required),
    ]),
  };
}
