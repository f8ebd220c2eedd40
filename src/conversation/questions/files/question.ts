import { composeReply } from "../../../wording/compose-reply.ts";
import { question } from "../../question.ts";

/** Answers a file that was sent: it was not read, so nobody is to think that it was taken in. */
export const filesReceived = question({
  id: "files.received",
  topic: "record",
  find: ({ files }) => files,
  async answer({ localizer }, files) {
    const lead = localizer.t("files.not-read", { count: files.length });
    return { reply: composeReply(localizer, { lead, lines: [localizer.t("files.instead")] }) };
  },
});
