import { useVoice } from "../texts";
import type { BlockOf } from "./kinds";

/** What an answer rests on: the article and, in a line, what it says. */
export function CitationBlock({ article, policy, gist }: BlockOf<"citation">) {
  const { say } = useVoice();
  return (
    <aside class="citation" aria-label={`${say("citation")} ${article}`}>
      <p class="where">
        <span class="quiet">{say("citation")}</span> <b>{article}</b> <code>{policy}</code>
      </p>
      <p>{gist}</p>
    </aside>
  );
}
