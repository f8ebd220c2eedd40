import type { Place } from "../../transcript";
import { useLocalizer } from "../texts";

const QUESTIONS = ["suggest.1", "suggest.2", "suggest.3", "suggest.4", "suggest.5"] as const;

/** What to ask in a chat where nothing was said yet. */
export function Suggestions({ place, ask }: { place: Place; ask: (text: string) => void }) {
  const { say } = useLocalizer();
  return (
    <section class="suggestions" aria-label={say("suggestions")}>
      <h3>{say(`empty.${place}`)}</h3>
      <p class="quiet">{say(`empty.${place}.hint`)}</p>
      <ul>
        {QUESTIONS.map((key) => (
          <li key={key}>
            <button type="button" class="chip" onClick={() => ask(say(key))}>
              {say(key)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
