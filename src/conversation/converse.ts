import { isDraftId } from "../app/new-draft-id.ts";
import { isFailure } from "../domain/failure.ts";
import { picked } from "./follow/pick.ts";
import { createTurnstile } from "./in-turn.ts";
import { languageOf } from "./language-of.ts";
import { readDrafts } from "./memory/drafts.ts";
import { keepThread, readThread, type Thread } from "./memory/thread.ts";
import { brokenReply, failedReply, tooLongReply } from "./replies/small-replies.ts";
import type { Reply } from "./reply.ts";
import type { Conversation, Outcome, Turn } from "./turn.ts";
import { answerTurn } from "./turns/answer-turn.ts";
import type { Answer, ConversationDeps, Scene } from "./turns/scene.ts";
import type { Language } from "./understand/meaning.ts";
import { normalise } from "./understand/normalise.ts";

const LONGEST = 2000;
const CONTROL = /\p{Cc}(?<![\t\n\r])/gu;

/**
 * The one door for every channel: a message in, an answer out.
 *
 * Messages of one person are answered one after the other. Whatever a person types is answered;
 * what fails on the way is said in one sentence, and what nobody expected goes to `onError`.
 */
export function createConversation(deps: ConversationDeps): Conversation {
  const aliases = policyAliases(deps);
  const inTurn = createTurnstile();
  return {
    say: (turn) =>
      inTurn(turn.speaker.person ?? `room:${turn.room}`, () => converse(deps, aliases, turn)),
  };
}

/** Every name that people use for a policy, its id among them. */
function policyAliases({ catalogue }: ConversationDeps): ReadonlyMap<string, string> {
  return new Map(
    catalogue.ids.flatMap((id) =>
      [id, ...catalogue.namesOf(id)].map((name): [string, string] => [name, id]),
    ),
  );
}

async function converse(
  deps: ConversationDeps,
  aliases: ReadonlyMap<string, string>,
  turn: Turn,
): Promise<Outcome> {
  const said = turn.text.replace(CONTROL, "").trim();
  let language = languageOf(said);
  try {
    if ([...said].length > LONGEST) {
      const reply = tooLongReply(deps.wording.in(language), LONGEST);
      return { intent: "unknown", reply: inPlace(reply, turn), effects: [] };
    }
    const scene = await setScene(deps, aliases, turn, said);
    language = scene.voice.language;
    const answer = await answerTurn(scene);
    const { intent = scene.meaning.intent, effects = [] } = answer;
    const reply = forAsker(scene, answer);
    await remember(scene, { ...answer, reply }).catch(deps.onError);
    return { intent, reply: inPlace(reply, turn), effects };
  } catch (error) {
    return { intent: "unknown", reply: trouble(deps, language, error), effects: [] };
  }
}

function trouble(deps: ConversationDeps, language: Language, error: unknown): Reply {
  const voice = deps.wording.in(language);
  if (isFailure(error, "policy/unknown")) return failedReply(voice, error);
  deps.onError(error);
  return isFailure(error) ? failedReply(voice, error) : brokenReply(voice);
}

/** Whatever shows somebody's figures, or names people, is for the asker alone. */
function forAsker({ voice }: Scene, { reply, subject, apart }: Answer): Reply {
  if (!reply.private && subject === undefined && !apart) return reply;
  return {
    ...reply,
    private: true,
    publicNote: voice.say("common.answered-privately"),
  };
}

/** The note for the group belongs to a private answer that was asked for there, to no other. */
function inPlace({ publicNote, ...reply }: Reply, { place }: Turn): Reply {
  const apart = reply.private && place === "group" && publicNote !== undefined;
  return apart ? { ...reply, publicNote } : reply;
}

async function setScene(
  deps: ConversationDeps,
  aliases: ReadonlyMap<string, string>,
  turn: Turn,
  said: string,
): Promise<Scene> {
  const { roster, threads } = deps.store;
  const { person } = turn.speaker;
  const asker = person === undefined ? undefined : await roster.person(person);
  const thread = asker && (await readThread(threads, asker.teacher.id, turn));
  const drafts = asker ? await readDrafts(threads, asker.teacher.id) : [];
  const open = drafts.find((each) => each.id === thread?.draft);
  const takesNumbers = open?.asking !== undefined && open.asking.needed !== "activity";
  const choice = takesNumbers ? undefined : picked(normalise(said));
  const chosen = choice === undefined ? undefined : thread?.choices[choice - 1];
  const text = normalise(chosen ?? said);
  const context = { today: turn.today, policyAliases: aliases };
  const meaning =
    text === ""
      ? ({ intent: "help", confidence: 1, slots: {}, others: [] } as const)
      : deps.understanding.understand(text, context);
  const rest = meaning.command?.rest.trim() ?? "";
  const named = isDraftId(rest) ? rest : undefined;
  return {
    deps,
    turn,
    text,
    voice: deps.wording.in(languageOf(text, thread?.language)),
    context,
    meaning,
    asker,
    thread,
    draft: named === undefined ? open : drafts.find(({ id }) => id === named),
  };
}

/** Keeps what the next message may go on from. */
async function remember(scene: Scene, answer: Answer): Promise<void> {
  const { asker, turn, deps } = scene;
  if (!asker) return;
  const apart = turn.place === "group" && answer.reply.private;
  const next = threadAfter(scene, answer, asker.teacher.id);
  await keepThread(deps.store.threads, asker.teacher.id, { room: turn.room, apart }, next);
}

function threadAfter(scene: Scene, answer: Answer, asker: string): Thread {
  const { thread, turn, voice, meaning, text } = scene;
  const { subject, undoing, correction, undone = thread?.undone } = answer;
  const draft = answer.draft === undefined ? thread?.draft : answer.draft;
  const intent = answer.intent ?? meaning.intent;
  const said = answer.aside
    ? thread?.said
    : { intent, slots: answer.slots ?? meaning.slots, question: text, ...(subject && { subject }) };
  const person = subject && subject !== asker ? subject : thread?.person;
  const buttons = answer.reply.blocks.flatMap((block) =>
    block.kind === "actions" ? block.actions.map(({ says }) => says) : [],
  );
  return {
    at: turn.at,
    language: voice.language,
    choices: buttons,
    ...(said && { said }),
    ...(person && { person }),
    ...(draft && { draft }),
    ...(correction && { correction }),
    ...(undoing && { undoing }),
    ...(undone && { undone }),
  };
}
