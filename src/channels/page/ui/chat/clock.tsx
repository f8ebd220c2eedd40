import { useLocalizer } from "../texts";

/** When something was said, where the school is: the time of day, perhaps after the day. */
export function Clock({
  at,
  timeZone,
  withDay = false,
}: {
  at: string;
  timeZone: string;
  withDay?: boolean;
}) {
  const { language } = useLocalizer();
  const instant = new Date(at);
  const day = new Intl.DateTimeFormat(language, { timeZone, dateStyle: "full" });
  const time = new Intl.DateTimeFormat(language, {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    ...(withDay && { month: "short", day: "numeric" }),
  });
  return (
    <time dateTime={at} title={day.format(instant)}>
      {time.format(instant)}
    </time>
  );
}
