import type { CapLine, RequirementLine, Standing } from "../../../domain/standing.ts";
import { isApplicable, type Policy } from "../../../policy/engine/compile.ts";
import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import {
  type Aside,
  adjustmentAsides,
  cutAsides,
  cutsOf,
  pendingAsides,
  together,
} from "../../../wording/aside-wording.ts";
import { composeReply, MOST_LINES, type SubjectLabel } from "../../../wording/compose-reply.ts";
import {
  amount,
  bilingual,
  number,
  unitName,
  unitOf,
  windowName,
} from "../../../wording/formatting.ts";
import { gapText, metText, placeName, type Telling } from "../../../wording/line-wording.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Block, Reply } from "../../../wording/reply.ts";
import { capRuleInView, readingText, requirementRule } from "../../../wording/silent-wording.ts";
import { anyArticle } from "../../replies/fallback-article.ts";
import { nextQuestions } from "../../replies/reply-actions.ts";
import { basketsTable } from "./baskets-table.ts";
import { capsInView } from "./caps-in-view.ts";
import { type Focus, recordsInView, type View, viewOf } from "./focus-view.ts";
import { type Lead, standingLead } from "./standing-lead.ts";
import { capsAside, gapsAside, metAside, thresholdsAside } from "./standing-lines.ts";
import { type Target, targetText } from "./targets.ts";
import { yearsTable } from "./years-table.ts";

export type { SubjectLabel } from "../../../wording/compose-reply.ts";
export type { Focus } from "./focus-view.ts";

export interface StandingAnswer {
  readonly localizer: Localizer;
  readonly policy: Policy;
  readonly standing: Standing;
  /** Whose figures they are, where they are not the asker's. */
  readonly whose?: SubjectLabel | undefined;
  readonly focus?: Focus | undefined;
  /** What was asked about by name. */
  readonly targets?: readonly Target[];
  /** How it would stand with the draft that waits, where one of theirs does. */
  readonly drafted?: Standing;
  /** Further years that were asked of, each of which has its line. */
  readonly otherYears?: readonly { readonly year: string; readonly standing: Standing }[];
  /** So many years up to now are shown one by one, where no cycle was asked about. */
  readonly yearsBack?: number | undefined;
  /** Given where the policy is not the one that holds for them: that one, if any does. */
  readonly under?: { readonly holds: PolicyDocument | undefined } | undefined;
}

/** The caps to speak of: those on the basket asked about, else those that cut something. */
function capsFor({ policy, standing, focus = {} }: StandingAnswer, view: View): readonly CapLine[] {
  const kind = focus.basket ?? focus.room;
  if (kind !== undefined) return byWindow(capsInView(policy, standing, view, kind), focus);
  return cutsOf(standing, recordsInView(standing, view));
}

/** Of a cycle that was asked about, its own cap goes first. */
function byWindow(caps: readonly CapLine[], { cycle }: Focus): readonly CapLine[] {
  if (cycle === undefined) return caps;
  const isOfCycle = ({ window }: CapLine) => window === "cycle";
  return [...caps.filter(isOfCycle), ...caps.filter((cap) => !isOfCycle(cap))];
}

function remarks(answer: StandingAnswer, telling: Telling, view: View, lead: Lead): Aside[] {
  const { standing, focus = {}, targets = [] } = answer;
  const records = recordsInView(standing, view);
  const caps = capsFor(answer, view).filter((cap) => !lead.caps.includes(cap));
  const asides = together(telling.localizer, [
    ...(focus.basket || focus.room ? [] : cutAsides(telling, caps)),
    ...(focus.basket ? [] : pendingAsides(telling, records)),
    ...lead.lines.flatMap((line) => adjustmentAsides(telling, line)),
  ]);
  // Who asks of several amounts by name wants these.
  if (targets.length > 1) return asides ? [asides] : [];
  return [
    unlistedAside(telling, focus),
    mainAside(telling, view, lead),
    gapsAside(telling, view, lead.lines),
    asides,
    focus.basket || focus.room ? capsAside(telling, caps) : undefined,
    focus.basket || lead.thresholds ? undefined : thresholdsAside(telling, standing, view),
    metAside(telling, view, lead.lines),
  ].filter((aside) => aside !== undefined);
}

/** The line that would lead, where a threshold was asked about and leads. */
function mainAside(telling: Telling, { main }: View, { thresholds }: Lead): Aside | undefined {
  if (!thresholds || !main) return undefined;
  const text = main.missing > 0 ? gapText(telling, main) : metText(telling, main);
  return { text, articles: [main.article], lines: [main] };
}

/** The line of the threshold asked about, of the year in view. */
function thresholdInView({ standing, focus = {} }: StandingAnswer, { year }: View) {
  return standing.thresholds.find(
    ({ id, label }) => id === focus.threshold && label === year?.label,
  );
}

/** Says that what was asked for has no line of its own, so that the whole is answered. */
function unlistedAside({ localizer }: Telling, { unlisted }: Focus): Aside | undefined {
  if (unlisted === undefined) return undefined;
  return { text: localizer.t("standing.unlisted", { part: unlisted }), articles: [] };
}

/** Says that it only compares, and that what is counted in another unit is not converted. */
function comparedNote(
  { localizer, unit }: Telling,
  { holds }: NonNullable<StandingAnswer["under"]>,
) {
  if (!holds) return localizer.t("under.compared-alone");
  const here = unitName(localizer, unit);
  const other = isApplicable(holds) ? unitName(localizer, unitOf(holds)) : here;
  const params = { holds: bilingual(localizer, holds.title), unit: here };
  return other === here
    ? localizer.t("under.compared", params)
    : localizer.t("under.compared-units", { ...params, other });
}

function progress(telling: Telling, line: RequirementLine): Block {
  return {
    kind: "progress",
    label: placeName(telling, line),
    counted: line.counted,
    required: line.required,
    text: `${number(line.counted)}/${amount(telling.localizer, line.required, telling.unit)}`,
  };
}

/** How the line that leads would stand once the draft is saved; nothing where it changes nothing. */
function draftedText(
  { drafted }: StandingAnswer,
  telling: Telling,
  main: RequirementLine | undefined,
): string | undefined {
  const then = drafted?.requirements.find(
    ({ id, label }) => id === main?.id && label === main.label,
  );
  if (!then || then.counted === main?.counted) return undefined;
  return telling.localizer.t("standing.once-saved", { line: targetText(telling, then) });
}

/** How each further year stands that was asked of. */
function otherYearLeads({ otherYears = [], focus = {} }: StandingAnswer, telling: Telling): Lead[] {
  return otherYears.map(({ year, standing }) => {
    const asked = { ...focus, year, threshold: undefined, door: undefined };
    return standingLead(telling, viewOf(standing, asked), asked);
  });
}

/** Whether nothing in particular was asked about, so that everything is of interest. */
const isWhole = ({ basket, threshold, door }: Focus) => !basket && !threshold && !door;

/** Year by year, where a cycle was asked about or the years up to now. */
function yearsTold(
  { standing, focus = {}, yearsBack }: StandingAnswer,
  telling: Telling,
  { cycle }: View,
) {
  const { localizer } = telling;
  if (focus.cycle && cycle) {
    return yearsTable(telling, standing, cycle, windowName(localizer, "cycle", cycle.label));
  }
  const years = yearsBack === undefined ? [] : standing.years.slice(-yearsBack);
  const [first, last] = [years[0], years.at(-1)];
  if (!first || !last) return undefined;
  return yearsTable(telling, standing, { from: first.from, to: last.to }, localizer.t("years.all"));
}

/** How much there is, how much is missing, and till when. */
export function standingReply(answer: StandingAnswer): Reply {
  const { localizer, policy, standing, whose, focus = {}, under } = answer;
  const telling = { localizer, policy, unit: unitOf(policy), asOf: standing.asOf };
  const view = viewOf(standing, focus);
  const caps = capsFor(answer, view);
  const lead = standingLead(telling, view, focus, {
    caps: focus.basket ? caps : [],
    threshold: thresholdInView(answer, view),
    targets: answer.targets,
  });
  const draftLine = draftedText(answer, telling, lead.lines[0] ?? view.main);
  const note = under && comparedNote(telling, under);
  const others = otherYearLeads(answer, telling);
  const room = MOST_LINES - (note ? 1 : 0) - (draftLine ? 1 : 0) - others.length;
  const asides = remarks(answer, telling, view, lead).slice(0, Math.max(room, 0));
  const lines = [...lead.lines, ...asides.flatMap((aside) => aside.lines ?? [])];
  const articles = [...lead.articles, ...[...others, ...asides].flatMap((each) => each.articles)];
  const years = yearsTold(answer, telling, view);
  return composeReply(localizer, {
    lead: under
      ? localizer.t("under.lead", {
          policy: bilingual(localizer, policy.title),
          lead: lead.text,
        })
      : lead.text,
    tone: lead.tone,
    whose,
    lines: [draftLine, ...others.map(({ text }) => text), ...asides.map(({ text }) => text), note],
    blocks: [
      ...lines.map((line) => progress(telling, line)),
      ...(years?.blocks ?? (isWhole(focus) ? basketsTable(telling, lines) : [])),
    ],
    details: years?.details ?? [],
    articles: articles.length > 0 ? articles : [anyArticle(policy)],
    reading: readingText(localizer, policy, [
      ...lines.map((line) => requirementRule(policy, line)),
      ...caps.map((cap) => capRuleInView(localizer, policy, cap)),
    ]),
    policy,
    actions: nextQuestions(
      localizer,
      under ? ["standing"] : ["why", "plan", "records"],
      under ? {} : focus,
      whose,
    ),
    personal: true,
  });
}
