import type { OrganisationUnit } from "../app/access/ports.ts";
import type { DigestOrder } from "../app/digest/ports.ts";
import { timeOfDay } from "../domain/time-of-day.ts";
import { listed } from "./formatting.ts";
import type { Localizer } from "./messages.ts";

/** What a digest is about, such as `示例县`; of several units, the first and how many they are. */
export function topsText(localizer: Localizer, tops: readonly OrganisationUnit[]): string {
  const [first] = tops;
  if (!first) return "";
  if (tops.length === 1) return first.name;
  return localizer.t("digest.several", { first: first.name, count: tops.length });
}

/** How often and when a digest comes: `每个工作日 08:30`. */
export function whenText(
  localizer: Localizer,
  { weekdays, minute }: Pick<DigestOrder, "weekdays" | "minute">,
): string {
  const time = timeOfDay(minute);
  if (weekdays.length === 0) return localizer.t("digest.each-working-day", { time });
  const names = weekdays.map((each) => localizer.name("weekday", String(each)));
  return localizer.t("digest.each-week", { weekdays: listed(localizer, names), time });
}
