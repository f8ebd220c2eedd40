import { useState } from "preact/hooks";
import { useVoice } from "../texts";
import type { BlockOf } from "./kinds";
import { widthOf } from "./width-of";

/** A wider gist than this is cut to two lines until the reader wants it all. */
const LONG = 120;

/** What an answer rests on: the article and, in short, what it says. */
export function CitationBlock({ article, title, gist }: BlockOf<"citation">) {
  const { say } = useVoice();
  const [open, setOpen] = useState(false);
  const long = widthOf(gist) > LONG;
  return (
    <aside class="citation" aria-label={`${say("citation")} ${article}`}>
      <div class="where">
        <p>
          {say("citation")} <b>{article}</b> <cite>{title}</cite>
        </p>
        {long && (
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            {say(open ? "citation.less" : "citation.more")}
          </button>
        )}
      </div>
      {gist !== "" && <p class={long && !open ? "clamped" : undefined}>{gist}</p>}
    </aside>
  );
}
