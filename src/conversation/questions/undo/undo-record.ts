import { reverseRecord } from "../../../app/reverse-record.ts";
import { isApplicable } from "../../../policy/engine/compile.ts";
import { evaluate } from "../../../policy/engine/evaluate.ts";
import type { Context } from "../../context.ts";
import type { Answer } from "../../question.ts";
import { noArithmeticReply } from "../../replies/policy-replies.ts";
import { nothingToUndoReply, undoneReply } from "../../replies/record-replies.ts";
import { unknownPersonReply } from "../../replies/small-replies.ts";
import { policyOf, withoutPolicy } from "../../subject.ts";

/** Takes back one record of the asker's own, if it still stands. */
export async function undoRecord(context: Context, record: string): Promise<Answer> {
  const { asker, deps, turn, voice, today } = context;
  if (!asker) return { reply: unknownPersonReply(voice) };
  const { ledger } = deps.store;
  const by = asker.teacher.id;
  const standing = (await ledger.recordsOf(by)).find((each) => each.record.id === record);
  if (!standing) return { reply: nothingToUndoReply(voice) };
  const policy = await policyOf(context, asker);
  if (!policy) return withoutPolicy(context);
  if (!isApplicable(policy)) return { reply: noArithmeticReply(voice, policy) };
  const effect = await reverseRecord(ledger, standing, { by, at: turn.at, via: turn.via });
  const records = (await ledger.recordsOf(by)).map((each) => each.record);
  const reply = undoneReply({
    voice,
    policy,
    record: standing.record,
    standing: evaluate(policy, { teacher: asker.teacher, records }, today),
  });
  return { reply, effects: [effect], subject: by, thread: { undone: true } };
}
