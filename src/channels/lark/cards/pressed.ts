import { z } from "zod";
import { actionRun } from "../../../conversation/state/action-run.ts";
import type { FormValues } from "../../../conversation/turn.ts";
import type { CommandRun, QuestionRun } from "../../../wording/reply.ts";

/** More does not fit on a button. */
export const LONGEST_LABEL = 100;

/** More is not taken of what is typed into one field of a form. */
export const LONGEST_VALUE = 300;

/** Who is shown a card: their account, and the group chat where it is shown in one. */
export interface Reader {
  readonly account: string;
  readonly room?: string | undefined;
}

/** A button that was pressed: for whom the card was made, what stands on the button, what it does. */
export interface Pressed {
  readonly for: string;
  /** The group chat in which the card was shown; none for a private chat. */
  readonly room?: string | undefined;
  readonly label: string;
  readonly run: CommandRun | QuestionRun;
}

const pressed = z.strictObject({
  v: z.literal(1),
  for: z.string().min(1).max(128),
  room: z.string().min(1).max(128).optional(),
  label: z.string().max(LONGEST_LABEL),
  run: actionRun,
});

/** What a button sends back when it is pressed. */
export function buttonValue(button: Pressed): z.input<typeof pressed> {
  const { room, label, run } = button;
  return { v: 1, for: button.for, ...(room !== undefined && { room }), label, run };
}

/**
 * Reads what a button sends back; nothing if it is not one of ours. A card is seen by everybody in
 * its chat: whoever presses must still be compared with `for`.
 */
export function readPressed(value: unknown): Pressed | undefined {
  const { data } = pressed.safeParse(value);
  return data && { for: data.for, room: data.room, label: data.label, run: data.run };
}

const filled = z.record(z.string().max(40), z.string().max(LONGEST_VALUE).nullish());

/** A picked day comes with the time zone of who picked it: `2026-03-05 +0800`. */
const DAY_WITH_ZONE = /^(\d{4}-\d{2}-\d{2}) [+-]\d{4}$/;

/** Reads what was filled into a form, by the names of its fields; nothing if it is not a form of ours. */
export function readFilled(formValue: unknown): FormValues | undefined {
  const { data } = filled.safeParse(formValue);
  return (
    data &&
    Object.fromEntries(
      Object.entries(data).map(([name, value]) => [
        name,
        (value ?? "").replace(DAY_WITH_ZONE, "$1"),
      ]),
    )
  );
}
