import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../icons";
import { KEYBOARD_SCROLL } from "../keyboard-scroll";
import { useLocalizer } from "../texts";

/** How near the end, in pixels, a reader still counts as following along. */
const NEAR = 120;

/**
 * The messages. Follows the newest while the reader is at the end; who has scrolled up to
 * read is left there and told that there is more. An answer taller than the window is shown
 * from its question on.
 */
export function MessageList({
  count,
  waiting,
  children,
}: {
  count: number | undefined;
  waiting: boolean;
  children: ComponentChildren;
}) {
  const { say } = useLocalizer();
  const log = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const [newer, setNewer] = useState(false);

  const toEnd = () => {
    const { current } = log;
    const last = current?.lastElementChild;
    if (!current || !last) return;
    current.scrollTop = current.scrollHeight;
    const tall = last.getBoundingClientRect().top < current.getBoundingClientRect().top;
    if (tall) last.scrollIntoView({ block: "start" });
    following.current = true;
    setNewer(false);
  };

  useLayoutEffect(() => {
    if (waiting || following.current) toEnd();
    else if (count) setNewer(true);
  }, [count, waiting]);

  return (
    <div class="log-frame">
      <div
        class="log"
        ref={log}
        role="log"
        aria-live="polite"
        aria-label={say("log")}
        {...KEYBOARD_SCROLL}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          following.current = scrollHeight - scrollTop - clientHeight < NEAR;
          if (following.current) setNewer(false);
        }}
      >
        {children}
      </div>
      {newer && (
        <button type="button" class="newer" onClick={toEnd}>
          <Icon name="down" /> {say("newer")}
        </button>
      )}
    </div>
  );
}
