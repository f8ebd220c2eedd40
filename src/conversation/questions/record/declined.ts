import type { TrainingRecord } from "../../../domain/training-record.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import type { Localizer } from "../../../wording/messages.ts";
import { recordEcho } from "../../../wording/record-wording.ts";
import type { Reply } from "../../../wording/reply.ts";
import type { Context, Situation } from "../../context.ts";
import { splitRecords } from "../../message/several-records.ts";
import { question } from "../../question.ts";
import { statesTraining } from "../worth/question.ts";
import { withoutDeclined } from "./declined-clauses.ts";
import { answerCancel } from "./settle.ts";

/**
 * Somebody was not there, or wants nothing to be recorded: a draft that waits is dropped, and
 * nothing else is changed.
 */
export const recordDeclined = question({
  id: "record.declined",
  topic: "smalltalk",
  acts: true,
  cues: { all: ["declines-recording"] },
  // 没参加 is no training, though the message says when it was, and of which kind.
  over: ["record.stated"],
  find: (situation) => !tellsOfAnother(situation) || undefined,
  waits: (situation) => (situation.draft && isDeclined(situation)) || undefined,
  async answer(context) {
    if (context.draft) return answerCancel(context);
    const known = await knownOfThen(context);
    const reply = declinedReply(context.localizer, known);
    return known ? { reply, subject: context.asker?.teacher.id ?? "" } : { reply };
  },
});

function isDeclined(situation: Situation): boolean {
  return situation.message.shows("declines-recording") && !tellsOfAnother(situation);
}

/** Whether a training is told besides the one that came to nothing: 3日没去成,5日参加了县级培训8学时. */
function tellsOfAnother({ message, reading, cues }: Situation): boolean {
  const others = withoutDeclined(message.text, cues);
  return splitRecords(others, reading).some(statesTraining);
}

/** What the asker recorded of the time that is spoken of, where that is one record. */
async function knownOfThen({ asker, message, deps }: Context): Promise<TrainingRecord | undefined> {
  const { date, from = date, to = date } = message.slots;
  if (!asker || !from || !to) return undefined;
  const entries = await deps.store.records.of(asker.teacher.id);
  const then = entries.filter(
    ({ origin, record }) => origin !== "sheet" && record.date >= from && record.date <= to,
  );
  return then.length === 1 ? then[0]?.record : undefined;
}

/** Says that nothing was recorded; of a record of that time, that it still stands. */
function declinedReply(localizer: Localizer, known: TrainingRecord | undefined): Reply {
  return composeReply(localizer, {
    lead: localizer.t("declined.nothing"),
    lines: [known && localizer.t("declined.stands", { record: recordEcho(localizer, known) })],
    actions: known
      ? [
          {
            label: localizer.t("actions.undo"),
            run: { command: "undo", args: known.id },
            style: "danger",
          },
        ]
      : [],
    personal: known !== undefined,
  });
}
