import { Icon } from "../icons";
import { useLocalizer } from "../texts";
import type { BlockOf } from "./kinds";
import { widthOf } from "./width-of";

/** A wider lead than this tells a whole article: it is set as text to read, not as a heading. */
const LONG = 120;

/** The answer in one line; its tone shows in colour, in a sign, and in a word for screen readers. */
export function LeadBlock({ text, tone }: BlockOf<"lead">) {
  const { say } = useLocalizer();
  return (
    <p class={widthOf(text) > LONG ? `lead long ${tone}` : `lead ${tone}`}>
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
