import type { Localizer } from "../../wording/messages.ts";
import type { Reply } from "../../wording/reply.ts";

/**
 * An answer as it is read at a terminal, where asker and group read the same screen: what only the
 * asker gets is marked so, with what the group reads instead. `below` stands under the answer.
 */
export function answerText(reply: Reply, localizer: Localizer, below = ""): string {
  const { text, publicNote, blocks } = reply;
  const apart = publicNote !== undefined;
  const files = blocks.flatMap((block) => ("name" in block ? [block.name] : []));
  const lines = [
    ...(apart ? [localizer.t("terminal.only-you")] : []),
    text,
    ...files.map((name) => localizer.t("terminal.file", { name })),
    below,
    ...(apart ? [localizer.t("terminal.group-reads", { note: publicNote })] : []),
  ];
  return lines.filter(Boolean).join("\n");
}
