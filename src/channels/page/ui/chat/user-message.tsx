import { useLocalizer } from "../texts";

/** The time of day of an instant, where the school is. */
function Clock({ at, timeZone }: { at: string; timeZone: string }) {
  const { language } = useLocalizer();
  const instant = new Date(at);
  const day = new Intl.DateTimeFormat(language, { timeZone, dateStyle: "full" });
  const time = new Intl.DateTimeFormat(language, {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return (
    <time dateTime={at} title={day.format(instant)}>
      {time.format(instant)}
    </time>
  );
}

/** What a person said. */
export function UserMessage({
  mine,
  name,
  text,
  when,
}: {
  mine: boolean;
  name: string;
  text: string;
  when?: { readonly at: string; readonly timeZone: string };
}) {
  const { say } = useLocalizer();
  return (
    <div class={mine ? "said mine" : "said"}>
      <span class="avatar" aria-hidden="true">
        {[...name][0]}
      </span>
      <div>
        <p class="speaker">
          <span>{mine ? say("me") : name}</span> {when && <Clock {...when} />}
        </p>
        <p class="bubble">{text}</p>
      </div>
    </div>
  );
}
