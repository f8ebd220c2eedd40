import type { Person } from "../../../app/access/ports.ts";
import type { Audience } from "../../../app/audience/audience.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { listed } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Reply } from "../../../wording/reply.ts";
import { type AudienceMeant, audienceMeant, scopesOf } from "../../audience/audience-meant.ts";
import type { Context } from "../../context.ts";
import { without } from "../../message/found.ts";
import { readWhen } from "../../message/reminder-words.ts";
import type { Vocabulary } from "../../message/vocabulary.ts";
import type { Answer } from "../../question.ts";
import { countOf, draftOf, showReminder } from "./draft.ts";

const ASKS = /提醒(?:一下|下)?|\b(?:remind|nudge)\b/iu;
const SENDS = /发|通知|群里/u;
/** Where the words for the people end: 没填问卷的老师 | 填问卷. */
const END_OF_PEOPLE =
  /(?:老师|教师|同事|组长|班主任|的人)们?(?!的)|(?:们|大家|全校|全组)(?!的|老师|教师)|\bto (?=\w)/iu;

/**
 * The words by which others are to be reminded at some time, if a text says so: what comes back, or
 * what stands behind its time. Anything else is a message to be sent now.
 */
export function othersAsked(
  text: string,
  today: Context["today"],
  vocabulary: Vocabulary,
): string | undefined {
  const { said, places } = readWhen(text, { day: today, minute: 0 }, vocabulary);
  if (said.kind !== "when" && said.kind !== "not-planned") return undefined;
  const asks = ASKS.exec(text);
  if (!asks) return undefined;
  const isOften = said.kind === "not-planned" || said.recurrence.kind !== "once";
  const isBehind = places.every(({ end }) => end <= asks.index) && !SENDS.test(text);
  if (!isOften && !isBehind) return undefined;
  const rest = without(text, places);
  const found = ASKS.exec(rest);
  const words = rest.slice((found?.index ?? 0) + (found?.[0].length ?? 0)).trim();
  return words === "" || /^(?:我(?!们)|自己|me\b)/u.test(words) ? undefined : words;
}

/** Drafts a reminder for others, for whoever may write to them. */
export async function answerForOthers(
  context: Context,
  asker: Person,
  words: string,
): Promise<Answer> {
  const { localizer, message, deps } = context;
  const { meant, said, text } = await peopleIn(context, asker, words);
  if (meant.kind !== "meant") return { reply: refusal(localizer, meant), askerOnly: true };
  const audience = { rule: meant.audience, said };
  const people = await countOf(context, asker, audience);
  // A second person must agree to more, which only a broadcast asks for.
  const most = deps.broadcasting.secondAbove;
  if (people > most) {
    const lead = localizer.t("scheduled.too-many-people", { people, most });
    return { reply: composeReply(localizer, { lead }), askerOnly: true };
  }
  const what = text === "" ? usualText(localizer, meant.audience) : text;
  const { draft, problem } = draftOf(context, message.command?.rest ?? message.text, {
    text: what,
    audience,
  });
  return showReminder(context, asker, draft, problem);
}

interface People {
  readonly meant: AudienceMeant;
  /** The words for them. */
  readonly said: string;
  /** What they are to be reminded of; empty where nothing was said. */
  readonly text: string;
}

/** Where the people end and the text begins is not always said: all may be people. */
async function peopleIn(context: Context, sender: Person, words: string): Promise<People> {
  const { deps, ownPolicy } = context;
  const meaning = { sender, scopeOf: scopesOf(ownPolicy()) };
  const colon = words.indexOf(":");
  const end = END_OF_PEOPLE.exec(words);
  const cut =
    colon >= 0 ? colon : end ? end.index + (/^to /iu.test(end[0]) ? 0 : end[0].length) : -1;
  const whole = { said: words.replace(/[,。.\s]{1,4}$/u, ""), text: "" };
  const parts =
    cut > 0 ? { said: words.slice(0, cut).trim(), text: trimmed(words.slice(cut)) } : whole;
  for (const each of colon >= 0 ? [parts] : [whole, parts]) {
    const meant = await audienceMeant(deps.store, each.said, meaning);
    if (meant.kind === "meant") return { ...each, meant };
  }
  return { ...parts, meant: await audienceMeant(deps.store, parts.said, meaning) };
}

const trimmed = (text: string) => text.replace(/^[\s:,，、的要]{1,6}|^to /iu, "").trim();

function usualText(localizer: Localizer, { questionnaire, short }: Audience): string {
  if (questionnaire) return localizer.t("scheduled.default-questionnaire");
  return short ? localizer.t("scheduled.default-short") : "";
}

function refusal(
  localizer: Localizer,
  meant: Exclude<AudienceMeant, { readonly kind: "meant" }>,
): Reply {
  if (meant.kind === "not-permitted") {
    return composeReply(localizer, { lead: localizer.t("scheduled.not-permitted") });
  }
  const { words, nearest, reach } = meant;
  return composeReply(localizer, {
    lead: localizer.t("scheduled.audience-not-understood", { words: listed(localizer, words) }),
    lines: [
      nearest ? localizer.t("scheduled.audience-nearest", { name: nearest }) : undefined,
      localizer.t("scheduled.audience-reach", { units: listed(localizer, reach) }),
    ],
  });
}
