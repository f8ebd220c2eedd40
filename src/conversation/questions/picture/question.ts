import { hasRoleFor } from "../../../app/access/permissions.ts";
import { showStanding, showYears } from "../../../app/standing/show-standing.ts";
import { unitName, unitOf } from "../../../wording/formatting.ts";
import type { Context, Situation } from "../../context.ts";
import { type Answer, question } from "../../question.ts";
import { resolveSubject } from "../../subject.ts";
import { answerShort } from "../short/question.ts";
import { focusOf } from "../standing/focus.ts";
import { standingReply } from "../standing/reply.ts";
import { inPicture } from "./in-picture.ts";
import { shortfallsReply } from "./reply.ts";

/** More years beside each other are hard to read on a phone. */
const YEARS_BACK = 6;

/** What of an answer is drawn. */
const DRAWN = { standing: "progress", trend: "chart" } as const;

const TITLE = { standing: "picture.title-standing", trend: "picture.title-trend" } as const;

/** Draws how somebody stands, to be kept or passed on. */
export const pictureStanding = question({
  id: "picture.standing",
  topic: "standing",
  about: "figures",
  commands: ["picture"],
  takesYear: true,
  cues: { all: ["wants-picture"], none: ["asks-of-many"] },
  needs: { asker: true, without: ["amount"] },
  followUp: true,
  answer: (context) => answerStanding(context, "standing"),
});

/** Draws what somebody got year by year. */
export const pictureTrend = question({
  id: "picture.trend",
  topic: "standing",
  about: "figures",
  commands: ["picture"],
  cues: { all: ["wants-picture", "asks-year-by-year"], none: ["asks-of-many"] },
  needs: { asker: true, without: ["amount"] },
  followUp: true,
  find: ({ message }) => message.shows("asks-year-by-year") || undefined,
  answer: (context) => answerStanding(context, "trend"),
});

/** Draws how many people of a unit lack how much, without a name. */
export const pictureShortfalls = question({
  id: "picture.shortfalls",
  topic: "digest",
  commands: ["picture"],
  cues: { all: ["wants-picture", "asks-of-many"] },
  needs: { asker: true, without: ["person"] },
  // A number of people is asked for, but to be drawn.
  over: ["people.others", "people.short"],
  find: ({ asker, message }: Situation) => {
    if (!message.shows("asks-of-many") || message.shows("compares-units")) return undefined;
    return asker && hasRoleFor(asker, "list-short") ? asker : undefined;
  },
  answer: (context, asker) =>
    answerShort(context, asker, (list) => shortfallsReply(context.localizer, list, context.today)),
});

async function answerStanding(context: Context, what: "standing" | "trend"): Promise<Answer> {
  const about = await resolveSubject(context, "standing");
  if (about.kind === "answered") return about.answer;
  const { localizer, today } = context;
  const { policy, facts, whose, person } = about;
  const told = { localizer, policy, whose };
  const asked = focusOf(context, policy);
  const reply =
    what === "standing"
      ? standingReply({
          ...told,
          focus: asked,
          standing: showStanding(policy, facts, today, asked.year),
        })
      : standingReply({
          ...told,
          focus: { cycle: asked.cycle },
          standing: showYears(policy, facts, today, YEARS_BACK),
          yearsBack: YEARS_BACK,
        });
  const title = localizer.t(TITLE[what], {
    name: person.teacher.name,
    unit: unitName(localizer, unitOf(policy)),
  });
  const frame = { title, asOf: today, draws: DRAWN[what] };
  return { reply: inPicture(localizer, reply, frame), subject: person.teacher.id };
}
