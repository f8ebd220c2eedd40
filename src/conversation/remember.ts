import type { Action } from "./reply.ts";
import { keepThread, type Thread } from "./state/thread.ts";
import type { Answer, Scene } from "./turns/scene.ts";

/** Keeps what the next message may go on from. */
export async function remember(scene: Scene, answer: Answer): Promise<void> {
  const { keeper, turn } = scene;
  if (!keeper) return;
  const apart = turn.place === "group" && answer.reply.private;
  const next = threadAfter(scene, answer, keeper.person);
  await keepThread(keeper.threads, keeper.person, { room: turn.room, apart }, next);
}

function threadAfter(scene: Scene, answer: Answer, asker: string): Thread {
  const { thread, turn, voice, meaning, text } = scene;
  const { subject, undoing, correction, saved = thread?.saved, question = text } = answer;
  const draft = answer.draft === undefined ? thread?.draft : answer.draft;
  const intent = answer.intent ?? meaning.intent;
  const said = answer.aside
    ? thread?.said
    : { intent, slots: answer.slots ?? meaning.slots, question, ...(subject && { subject }) };
  const person = subject && subject !== asker ? subject : thread?.person;
  const buttons = answer.reply.blocks.flatMap((block) =>
    block.kind === "actions" ? block.actions.map(pickedByNumber) : [],
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
    ...(saved && { saved }),
  };
}

/** What cannot easily be taken back is said, never picked by a number. */
function pickedByNumber({ says, style }: Action): string {
  return style === "danger" ? "" : says;
}
