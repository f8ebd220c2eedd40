import { useLocalizer } from "../texts";
import { Clock } from "./clock";

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
