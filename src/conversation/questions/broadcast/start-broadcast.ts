import type { Person } from "../../../app/access/ports.ts";
import { LONGEST_TEXT, startsLater } from "../../../app/broadcasts/broadcasting.ts";
import { draftBroadcast } from "../../../app/broadcasts/draft-broadcast.ts";
import { fromOf } from "../../../app/broadcasts/plan-broadcast.ts";
import { audienceNames, audienceText } from "../../../wording/audience-wording.ts";
import { audienceMeant, scopesOf } from "../../audience/audience-meant.ts";
import type { Context } from "../../context.ts";
import type { Answer } from "../../question.ts";
import { readBroadcastWords } from "./broadcast-words.ts";
import { previewReply } from "./preview-reply.ts";
import {
  howToReply,
  nobodyReply,
  notPermittedReply,
  notUnderstoodReply,
  tooLongReply,
} from "./reply.ts";

/** Finds out to whom a message is to go, keeps it as a draft and shows it. */
export async function startBroadcast(context: Context, asker: Person): Promise<Answer> {
  const { deps, localizer, turn, today, ownPolicy } = context;
  const { store, broadcasting } = deps;
  const policy = ownPolicy();
  const words = readBroadcastWords(wordsTyped(context));
  const meaning = { sender: asker, scopeOf: scopesOf(policy) };
  const meant = await audienceMeant(store, words?.to ?? "", meaning);
  if (meant.kind === "not-permitted") return { reply: notPermittedReply(localizer) };
  if (!words) return { reply: howToReply(localizer) };
  if (words.text.length > LONGEST_TEXT)
    return { reply: tooLongReply(localizer, words.text.length) };
  if (meant.kind === "not-understood") return { reply: notUnderstoodReply(localizer, meant) };
  const { audience } = meant;
  const { documentOf } = broadcasting;
  const asked = { sender: asker, audience, text: words.text, at: turn.at, today, documentOf };
  const preview = await draftBroadcast(store, asked, broadcasting);
  const names = await audienceNames(localizer, store.roster, audience, policy);
  const whom = audienceText(localizer, audience, names);
  if (preview.id === undefined) return { reply: nobodyReply(localizer, whom), askerOnly: true };
  const reply = previewReply(localizer, {
    ...preview,
    id: preview.id,
    whom,
    text: words.text,
    from: await fromOf(store, asker),
    secondAbove: broadcasting.secondAbove,
    starts: startsLater(broadcasting, turn.at),
  });
  return { reply, askerOnly: true, thread: { broadcast: preview.id } };
}

/** What was typed, with the signs that the normal form changes; of a button, what it says. */
function wordsTyped({ turn: { body }, message }: Context): string {
  if (body.kind === "action") return message.command?.rest ?? "";
  return body.text ?? "";
}
