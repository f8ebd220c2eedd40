import type { ComponentChildren } from "preact";
import { Icon } from "../icons";
import { Logo } from "../logo";
import { useLocalizer } from "../texts";
import { Clock } from "./clock";

/** What the assistant says, marked by a badge where only one person sees it. */
export function AssistantMessage({
  badge,
  sentOn,
  children,
}: {
  badge?: string;
  /** Of what nobody asked for: when it was sent. */
  sentOn?: { readonly at: string; readonly timeZone: string };
  children: ComponentChildren;
}) {
  const { say } = useLocalizer();
  return (
    <div class={badge === undefined ? "answered" : "answered only-asker"}>
      <Logo />
      <div>
        <p class="speaker">
          <span>{say("assistant")}</span>
          {sentOn && <Clock {...sentOn} withDay />}
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
