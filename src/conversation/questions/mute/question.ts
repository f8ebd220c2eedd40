import { can } from "../../../app/access/permissions.ts";
import type { Person } from "../../../app/access/ports.ts";
import type { Preference, Whose } from "../../../app/outreach/ports.ts";
import { addDays, addMonths, type Day } from "../../../domain/day.ts";
import { dueBetween } from "../../../policy/procedures/deadline.ts";
import { rolesOf } from "../../../policy/procedures/procedures.ts";
import type { Context } from "../../context.ts";
import { type Answer, question } from "../../question.ts";
import { notAllowedReply } from "../../replies/common-replies.ts";
import { howToMuteReply, liftedReply, mutedReply } from "./reply.ts";
import { silenceWanted } from "./silence-wanted.ts";

/** Takes down that somebody wants no reminders, for a while, at some times of the day or for good. */
export const muteSet = question({
  id: "mute.set",
  topic: "mute",
  commands: ["mute"],
  cues: { all: ["wants-fewer-messages"], none: ["names-digest", "wants-messages-again"] },
  acts: true,
  needs: { asker: true },
  async answer(context) {
    const { localizer, message, today } = context;
    const words = message.command?.rest ?? message.text;
    const wanted = silenceWanted(message, words, today);
    const until = wanted.kind === "until-due" ? nextDue(context) : undefined;
    switch (wanted.kind) {
      case "always":
        return change(context, { isStopped: true });
      case "until":
        return change(context, { silentUntil: wanted.until, silentFrom: wanted.from });
      case "daily":
        return change(context, { quiet: wanted.quiet });
      case "until-due":
        if (until) return change(context, { silentUntil: until });
        return { reply: howToMuteReply(localizer, "unclear") };
      default:
        return { reply: howToMuteReply(localizer, wanted.kind) };
    }
  },
});

/** Takes it back. */
export const muteLift = question({
  id: "mute.lift",
  topic: "mute",
  commands: ["unmute"],
  cues: { all: ["wants-messages-again"] },
  acts: true,
  needs: { asker: true },
  answer: (context) => change(context, {}),
});

/** The next day on which something falls due that teachers have to do. */
function nextDue({ ownPolicy, today }: Context): Day | undefined {
  const policy = ownPolicy();
  if (!policy) return undefined;
  const [next] = dueBetween(policy.deadlines, addDays(today, 1), addMonths(today, 12)).filter(
    ({ deadline }) => rolesOf(policy.parties, deadline.who).includes("teacher"),
  );
  return next?.on;
}

/** Changes what the asker wants, or where the chat is meant, what is wanted there. */
async function change(context: Context, preference: Preference): Promise<Answer> {
  const { deps, turn, localizer, asker, message, today } = context;
  if (!asker) return { reply: notAllowedReply(localizer) };
  const isOfRoom = turn.place === "group" && message.shows("of-this-room");
  if (isOfRoom && !(await maySetRoom(context, asker))) {
    return { reply: notAllowedReply(localizer) };
  }
  const channel = turn.account?.channel ?? turn.via;
  const whose: Whose = isOfRoom ? { channel, room: turn.room } : { person: asker.teacher.id };
  const { preferences } = deps.store;
  const before = await preferences.of(whose);
  // Quiet hours stand beside a silence of days; only taking everything back ends both.
  const quiet = preference.quiet ?? before.quiet;
  const isLifted = Object.keys(preference).length === 0;
  const after = { ...preference, ...(quiet && !isLifted && { quiet }) };
  await preferences.set(whose, after, turn.at);
  if (isLifted) {
    const wasMuted = Object.keys(before).length > 0;
    return { reply: liftedReply(localizer, { wasMuted }), askerOnly: !isOfRoom };
  }
  return { reply: mutedReply(localizer, preference, { today, isOfRoom }), askerOnly: !isOfRoom };
}

/** Whether the asker looks after the unit that the group chat belongs to. */
async function maySetRoom({ turn, unitsAbove }: Context, asker: Person): Promise<boolean> {
  if (turn.unit === undefined) return false;
  return can(asker, "set-room", { path: await unitsAbove(turn.unit) });
}
