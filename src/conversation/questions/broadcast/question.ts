import { hasRoleFor } from "../../../app/access/permissions.ts";
import { readDraftName } from "../../../app/records/draft-name.ts";
import type { Situation } from "../../context.ts";
import { isNo, isYes } from "../../message/yes-no.ts";
import { question } from "../../question.ts";
import { readBroadcastAct } from "./broadcast-words.ts";
import { listBroadcasts, reportBroadcast, showBroadcast } from "./list-broadcasts.ts";
import { droppedReply, notPermittedReply } from "./reply.ts";
import { startBroadcast } from "./start-broadcast.ts";
import { steer } from "./steer.ts";

/** Shows to whom a message would go and what each would get; nothing is sent before it is confirmed. */
export const broadcastStart = question({
  id: "broadcast.start",
  topic: "broadcast",
  commands: ["broadcast"],
  cues: { all: ["says-to-many"] },
  acts: true,
  // Working out who of a county is short takes a while.
  takesLong: true,
  needs: { asker: true },
  find: ({ message }) => (message.command ? isOfMessage(message.command.rest) : true) || undefined,
  answer: async (context) => context.asker && startBroadcast(context, context.asker),
});

/** Whether what follows the command is a message, and does not decide about one. */
const isOfMessage = (rest: string) => rest.trim() !== "" && readBroadcastAct(rest) === undefined;

/** `/群发` alone shows the last ones, with how far they have come. */
export const broadcastList = question({
  id: "broadcast.list",
  topic: "broadcast",
  commands: ["broadcast"],
  needs: { asker: true },
  find: ({ message }) =>
    (message.command ? message.command.rest.trim() === "" : undefined) || undefined,
  async answer(context) {
    const { asker, localizer } = context;
    if (!asker) return undefined;
    if (!hasRoleFor(asker, "broadcast")) return { reply: notPermittedReply(localizer) };
    return listBroadcasts(context, asker);
  },
});

/** `/群发 暂停 <id>` and the buttons that say the same. */
export const broadcastSteer = question({
  id: "broadcast.steer",
  topic: "broadcast",
  commands: ["broadcast"],
  acts: true,
  needs: { asker: true },
  find: ({ message }) => readBroadcastAct(message.command?.rest ?? ""),
  async answer(context, { act, id }) {
    const { asker } = context;
    if (!asker) return undefined;
    if (act === "report") return reportBroadcast(context, asker, id);
    if (act === "show") return showBroadcast(context, asker, id);
    return steer(context, asker, act, id);
  },
});

/** Sends the message that was shown in this thread. */
export const broadcastConfirm = question({
  id: "broadcast.confirm",
  topic: "broadcast",
  acts: true,
  commands: ["confirm"],
  find: shown,
  waits: (situation) => (isYes(situation.message.text) ? situation.thread?.broadcast : undefined),
  answer: async (context, id) => context.asker && steer(context, context.asker, "confirm", id),
});

/** Drops it. */
export const broadcastCancel = question({
  id: "broadcast.cancel",
  topic: "broadcast",
  acts: true,
  commands: ["cancel"],
  find: shown,
  waits: (situation) => (isNo(situation.message.text) ? situation.thread?.broadcast : undefined),
  async answer(context, id) {
    const { asker, localizer } = context;
    if (!asker) return undefined;
    await steer(context, asker, "cancel", id);
    return { reply: droppedReply(localizer) };
  },
});

/** The draft that was shown here, where a command does not name one of records instead. */
function shown({ message, thread }: Situation): string | undefined {
  const namesDraft = readDraftName(message.command?.rest ?? "") !== undefined;
  return namesDraft ? undefined : thread?.broadcast;
}
