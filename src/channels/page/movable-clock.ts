import type { Day } from "../../domain/day.ts";

/** What a day of a made-up school was like. */
export interface DayShown {
  readonly day: Day;
  /** On a day off nobody is sent anything. */
  readonly isWorkingDay: boolean;
  /** Who was sent something that they did not ask for. */
  readonly told: readonly { readonly id: string; readonly name: string }[];
}

/** The clock of a made-up school, which can be moved to see what its people are sent. */
export interface MovableClock {
  /** The first and the last day to which it can be moved. */
  readonly from: Day;
  readonly to: Day;
  /** Moves to a day, and shows in the chats what is sent on it. */
  moveTo(day: Day): Promise<DayShown>;
  /** Moves to the next day on which anything is sent; nothing where that is too far off. */
  moveOn(): Promise<DayShown | undefined>;
}
