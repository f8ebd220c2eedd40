import type { ComponentChildren } from "preact";
import { Icon } from "../icons";
import { Mark } from "../mark";
import { useVoice } from "../texts";

/** What the assistant says, marked by a badge where only one person sees it. */
export function Answered({ badge, children }: { badge?: string; children: ComponentChildren }) {
  const { say } = useVoice();
  return (
    <div class={badge === undefined ? "answered" : "answered only-asker"}>
      <Mark />
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
