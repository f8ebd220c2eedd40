import type { TargetedKeyboardEvent } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { PagePerson } from "../../page-person";
import { Icon } from "../icons";
import { useVoice } from "../texts";
import { matchingPeople } from "./matching-people";

/** A select with a search: type, or open with the arrow, and choose. */
export function PersonPicker({
  people,
  me,
  become,
}: {
  people: readonly PagePerson[];
  me: PagePerson;
  become: (id: string) => void;
}) {
  const { say } = useVoice();
  const [search, setSearch] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const { shown, count } = matchingPeople(people, search);
  const current = shown[active];

  const show = (at: number) => {
    setOpen(true);
    setActive(Math.max(0, Math.min(at, shown.length - 1)));
  };
  const close = () => {
    setOpen(false);
    setSearch("");
    setActive(0);
  };
  const choose = (person: PagePerson) => {
    close();
    become(person.id);
  };

  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => show(open ? active + 1 : people.indexOf(me)),
    ArrowUp: () => show(active - 1),
    Home: () => show(0),
    End: () => show(shown.length - 1),
    Enter: () => (open && current ? choose(current) : show(0)),
    Escape: close,
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    const act = event.isComposing ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  useEffect(() => {
    if (open && current)
      document.getElementById(`who-${current.id}`)?.scrollIntoView({ block: "nearest" });
  }, [open, current]);

  return (
    <div class="picker">
      <label for="who">{say("who")}</label>
      <input
        id="who"
        role="combobox"
        aria-expanded={open}
        aria-controls="who-list"
        aria-autocomplete="list"
        aria-activedescendant={open && current ? `who-${current.id}` : undefined}
        autocomplete="off"
        placeholder={open ? say("who.search") : ""}
        value={open ? search : me.name}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onClick={() => show(people.indexOf(me))}
        onInput={(event) => {
          setSearch(event.currentTarget.value);
          setOpen(true);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <Icon name="down" />
      <div id="who-list" role="listbox" aria-label={say("who")} hidden={!open}>
        {shown.map((person, at) => (
          <button
            type="button"
            key={person.id}
            id={`who-${person.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={person.id === me.id}
            class={at === active ? "option active" : "option"}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(person)}
          >
            <span>{person.name}</span>
            <span class="hint">
              {person.id} · {person.group ?? person.school.name} · {say(`role.${person.role}`)}
            </span>
          </button>
        ))}
      </div>
      <p class="hidden" aria-live="polite">
        {open && (count > 0 ? say("who.found", { count }) : say("who.none", { text: search }))}
      </p>
      {open && count === 0 && <p class="none">{say("who.none", { text: search })}</p>}
    </div>
  );
}
