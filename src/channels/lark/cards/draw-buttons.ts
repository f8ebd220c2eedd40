import type { Action } from "../../../wording/reply.ts";
import type { Button, Column, ColumnSet } from "./card.ts";
import { buttonValue, LONGEST_LABEL, type Reader } from "./pressed.ts";
import { plainText, shortened } from "./text.ts";

/** A button, which bears whole what it does, or opens a page. */
export function drawButton({ label, run, style }: Action, { account, room }: Reader): Button {
  const shown = shortened(label, LONGEST_LABEL);
  return {
    tag: "button",
    type: style ?? "default",
    text: plainText(shown),
    behaviors: [
      "url" in run
        ? { type: "open_url", default_url: run.url }
        : { type: "callback", value: buttonValue({ for: account, room, label: shown, run }) },
    ],
  };
}

/** Buttons beside one another, in as many rows as they need. */
export function buttonRow(buttons: readonly Button[]): ColumnSet[] {
  const columns = buttons.map(
    (button): Column => ({ tag: "column", width: "auto", elements: [button] }),
  );
  return columns.length > 0 ? [{ tag: "column_set", flex_mode: "flow", columns }] : [];
}
