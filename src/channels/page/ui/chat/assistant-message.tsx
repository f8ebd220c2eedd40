import type { ComponentChildren } from "preact";
import { Icon } from "../icons";
import { Logo } from "../logo";
import { useLocalizer } from "../texts";

/** What the assistant says, marked by a badge where only one person sees it. */
export function AssistantMessage({
  badge,
  children,
}: {
  badge?: string;
  children: ComponentChildren;
}) {
  const { say } = useLocalizer();
  return (
    <div class={badge === undefined ? "answered" : "answered only-asker"}>
      <Logo />
      <div>
        <p class="speaker">
          <span>{say("assistant")}</span>
          {badge !== undefined && (
            <span class="badge">
              <Icon name="lock" />
              {badge}
            </span>
          )}
        </p>
        {children}
      </div>
    </div>
  );
}
