import { namesInText } from "../../../app/access/names-in-text.ts";
import { hasRoleFor } from "../../../app/access/permissions.ts";
import type { Policy } from "../../../policy/engine/compile.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import type { Reply } from "../../../wording/reply.ts";
import { type Context, withSlots } from "../../context.ts";
import type { Answer } from "../../question.ts";
import { resolveSubject, type Subject } from "../../subject.ts";

/** A name in a message, with what stands around it up to the names beside it: 语文组王芳. */
interface Named {
  readonly name: string;
  readonly around: string;
}

/** What stands between the names of people who are asked about together. */
const JOINED = /(?:[和跟与及、,;&]|还有|\band\b)[^。?!]{0,8}$/iu;
/** More people are a list. */
const MOST = 5;

/**
 * How each of several people stands who are named together, a line for each: 李敏和张小艳够了没. Nothing
 * where fewer are named, or where the asker may look at nobody else.
 */
export async function answerSeveral(
  context: Context,
  standingOf: (subject: Subject) => Reply,
): Promise<Answer | undefined> {
  const { asker, about, message, localizer } = context;
  if (!asker || about !== undefined || !hasRoleFor(asker, "view-figures")) return undefined;
  const named = await namedTogether(context);
  if (named.length < 2) return undefined;
  const replies: Reply[] = [];
  const policies: Policy[] = [];
  for (const { name, around } of named.slice(0, MOST)) {
    const slots = { ...message.slots, person: name };
    const of = withSlots({ ...context, message: { ...message, text: around } }, slots);
    const subject = await resolveSubject(of, "standing");
    replies.push(subject.kind === "known" ? standingOf(subject) : subject.answer.reply);
    if (subject.kind === "known") policies.push(subject.policy);
  }
  const [lead = "", ...lines] = replies.map(({ text }) => text.split("\n")[0] ?? "");
  const [policy] = policies;
  const citations = replies.flatMap((reply) => reply.citations);
  const articles = citations.flatMap((each) => (each.policy === policy?.id ? [each.article] : []));
  const together = composeReply(localizer, { lead, lines, articles, policy, personal: true });
  return { reply: { ...together, citations }, askerOnly: true };
}

async function namedTogether({ deps, message }: Context): Promise<readonly Named[]> {
  const { text } = message;
  const found = (await namesInText(deps.store.roster, text))
    .map((name) => ({ name, start: text.indexOf(name), end: text.indexOf(name) + name.length }))
    .filter(
      ({ start, end, name }, _, all) =>
        !all.some((one) => one.name !== name && one.start <= start && end <= one.end),
    )
    .sort((a, b) => a.start - b.start);
  const isJoined = found.every(({ start }, index) => {
    const before = found[index - 1];
    return before === undefined || JOINED.test(text.slice(before.end, start));
  });
  if (!isJoined) return [];
  return found.map(({ name }, index) => ({
    name,
    around: text.slice(found[index - 1]?.end ?? 0, found[index + 1]?.start),
  }));
}
