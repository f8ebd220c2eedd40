import { useState } from "preact/hooks";
import { useLocalizer } from "../texts";
import type { BlockOf } from "./kinds";
import { useIsLonger } from "./use-is-longer";

/** More of a summary than this is cut until the reader wants it all. */
const LINES = 2;

/** What an answer rests on: the article and, in short, what it says. */
export function CitationBlock({ article, title, summary }: BlockOf<"citation">) {
  const { say } = useLocalizer();
  const [open, setOpen] = useState(false);
  const { paragraph, isLonger } = useIsLonger(LINES, summary);
  return (
    <aside class="citation" aria-label={`${say("citation")} ${article}`}>
      <div class="where">
        <p>
          {say("citation")} <b>{article}</b> <cite>{title}</cite>
        </p>
        {isLonger && (
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {say(open ? "citation.less" : "citation.more")}
          </button>
        )}
      </div>
      {summary !== "" && (
        <p ref={paragraph} class={open ? undefined : "clamped"}>
          {summary}
        </p>
      )}
    </aside>
  );
}
