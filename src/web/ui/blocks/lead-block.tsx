import { Icon } from "../icons";
import { useVoice } from "../texts";
import type { BlockOf } from "./kinds";

/** The answer in one line; its tone shows in colour, in a sign, and in a word for screen readers. */
export function LeadBlock({ text, tone }: BlockOf<"lead">) {
  const { say } = useVoice();
  return (
    <p class={`lead ${tone}`}>
      {tone !== "plain" && (
        <span class="sign">
          <Icon name={tone} />
          <span class="hidden">{say(`tone.${tone}`)}</span>
        </span>
      )}
      <span>{text}</span>
    </p>
  );
}
