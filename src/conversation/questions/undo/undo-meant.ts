import { type UndoAsked, undoRecords } from "../../../app/records/reverse-record.ts";
import { isApplicable } from "../../../policy/engine/compile.ts";
import type { Context } from "../../context.ts";
import type { Answer } from "../../question.ts";
import { unknownPersonReply } from "../../replies/common-replies.ts";
import { noArithmeticReply } from "../../replies/policy-replies.ts";
import { policyOf, withoutPolicy } from "../../subject.ts";
import {
  nothingToUndoReply,
  undoLateReply,
  undoNextReply,
  undoneBeforeReply,
  undoneReply,
} from "../record/record-replies.ts";
import { standingNow } from "../record/saved.ts";

/** Takes back what is meant, as one transaction, and says where that leaves the asker. */
export async function undoMeant(
  context: Context,
  meant: Pick<UndoAsked, "named" | "fits">,
): Promise<Answer> {
  const { asker, deps, turn, localizer, thread } = context;
  if (!asker) return { reply: unknownPersonReply(localizer, turn) };
  const policy = await policyOf(context, asker);
  if (!policy) return withoutPolicy(context);
  if (!isApplicable(policy)) return { reply: noArithmeticReply(localizer, policy) };
  const by = asker.teacher.id;
  const asked = { ...meant, by, at: turn.at, via: turn.via, toldLast: thread?.saved };
  return undoRecords(deps.store, asked, async (undone, kept): Promise<Answer> => {
    if (undone.kind === "nothing") return { reply: nothingToUndoReply(localizer) };
    if (undone.kind === "ask") {
      const reply = undoNextReply(localizer, undone.record);
      return { reply, subject: by, thread: { undoing: undone.record.id } };
    }
    if (undone.kind === "late") {
      const [only, ...others] = undone.records;
      const reply = undoLateReply(localizer, undone.records);
      return {
        ...{ reply, subject: by },
        ...(only && others.length === 0 && { thread: { undoing: only.id } }),
      };
    }
    const now = await standingNow(context, asker, kept, policy);
    const { records } = undone;
    if (undone.kind === "undone-before") {
      return { reply: undoneBeforeReply({ ...now, records }), subject: by };
    }
    const reply = undoneReply({ ...now, records });
    return { reply, effects: undone.effects, subject: by };
  });
}
