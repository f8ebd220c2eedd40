import type { Localizer } from "../../wording/messages.ts";
import type { Reply } from "../../wording/reply.ts";

/**
 * An answer as it is read at a terminal, where asker and group read the same screen: what only the
 * asker gets is marked so, with what the group reads instead. `below` stands under the answer.
 */
export function answerText({ text, publicNote }: Reply, localizer: Localizer, below = ""): string {
  const apart = publicNote !== undefined;
  const lines = [
    ...(apart ? [localizer.t("terminal.only-you")] : []),
    text,
    below,
    ...(apart ? [localizer.t("terminal.group-reads", { note: publicNote })] : []),
  ];
  return lines.filter(Boolean).join("\n");
}
