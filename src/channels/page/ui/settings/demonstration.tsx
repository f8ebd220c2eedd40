import { useEffect, useState } from "preact/hooks";
import type { DayShown } from "../../movable-clock";
import type { PagePerson } from "../../page-person";
import { type ClockShown, getClock, getPerson, moveClock } from "../server";
import { useLocalizer } from "../texts";

/** What became of the last move. */
type Moved = DayShown | "nothing-ahead" | "failed";

/**
 * Moves the clock of a made-up school, and says who was sent something on that day; nothing where
 * people are real.
 */
export function Demonstration({ visit }: { visit: (person: PagePerson) => void }) {
  const { say } = useLocalizer();
  const [clock, setClock] = useState<ClockShown>();
  const [moved, setMoved] = useState<Moved>();
  const [isMoving, setMoving] = useState(false);

  useEffect(() => {
    void getClock().then((answer) => answer.ok && setClock(answer.value));
  }, []);
  if (!clock?.from) return null;

  const move = async (to: { readonly day: string } | { readonly next: true }) => {
    if (isMoving) return;
    setMoving(true);
    const answer = await moveClock(to);
    setMoving(false);
    if (!answer.ok) return setMoved("failed");
    const { shown } = answer.value;
    if (shown) setClock({ ...clock, day: shown.day });
    setMoved(shown ?? "nothing-ahead");
  };

  return (
    <section class="demonstration">
      <h2>{say("clock")}</h2>
      <p class="hint">{say("clock.hint")}</p>
      <label>
        <span>{say("clock.day")}</span>
        <input
          type="date"
          value={clock.day}
          min={clock.from}
          max={clock.to}
          disabled={isMoving}
          onChange={({ currentTarget: { value } }) => value && void move({ day: value })}
        />
      </label>
      <button
        type="button"
        class="button"
        disabled={isMoving}
        onClick={() => void move({ next: true })}
      >
        {say(isMoving ? "clock.moving" : "clock.next")}
      </button>
      <div aria-live="polite">{moved && !isMoving && <Outcome moved={moved} visit={visit} />}</div>
    </section>
  );
}

function Outcome({ moved, visit }: { moved: Moved; visit: (person: PagePerson) => void }) {
  const { say } = useLocalizer();
  if (moved === "failed") return <p class="hint">{say("clock.failed")}</p>;
  if (moved === "nothing-ahead") return <p class="hint">{say("clock.nothing-ahead")}</p>;
  if (moved.told.length === 0) {
    return <p class="hint">{say(moved.isWorkingDay ? "clock.nobody" : "clock.day-off")}</p>;
  }
  const open = async (id: string) => {
    const answer = await getPerson(id);
    if (answer.ok) visit(answer.value.person);
  };
  return (
    <>
      <p class="hint">{say("clock.told", { count: moved.told.length })}</p>
      <ul class="told">
        {moved.told.map(({ id, name }) => (
          <li key={id}>
            <button type="button" class="button" onClick={() => void open(id)}>
              {name} <span class="quiet">{id}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
