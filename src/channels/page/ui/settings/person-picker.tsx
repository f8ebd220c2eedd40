import type { TargetedKeyboardEvent } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { PagePerson } from "../../page-person";
import { Icon } from "../icons";
import { useLocalizer } from "../texts";
import { usePeopleSearch } from "./use-people-search";

/** The longest search that the server takes. */
const SEARCH_MAX = 64;

/** How near the end of the list, in pixels, a reader wants the next page. */
const NEAR_END = 200;

/** A box to search for a person in: type, or open with the arrow, and choose. */
export function PersonPicker({
  id,
  label,
  chosen,
  choose,
  school,
}: {
  id: string;
  label: string;
  chosen: PagePerson;
  choose: (person: PagePerson) => void;
  /** Looks in this school alone. */
  school?: string;
}) {
  const { say } = useLocalizer();
  const [search, setSearch] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const chooseFirst = useRef(false);
  const { people, more, waiting, failed, showMore } = usePeopleSearch(open, search.trim(), school);
  const at = Math.min(active, people.length - 1);
  const current = people[at];
  const optionId = (person: PagePerson) => `${id}-${person.id}`;
  const nobody = open && !waiting && people.length === 0;

  const show = (index: number) => {
    setOpen(true);
    // One beyond the last is the first of the next page, as soon as that is there.
    setActive(Math.max(0, Math.min(index, people.length)));
    if (index >= people.length - 1) showMore();
  };
  const close = () => {
    setOpen(false);
    setSearch("");
    setActive(0);
    chooseFirst.current = false;
  };
  const take = (person: PagePerson) => {
    close();
    choose(person);
  };
  const enter = () => {
    if (!open) show(0);
    else if (waiting) chooseFirst.current = true;
    else if (current) take(current);
  };

  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => show(open ? at + 1 : 0),
    ArrowUp: () => show(at - 1),
    Home: () => show(0),
    End: () => show(people.length - 1),
    Enter: enter,
    Escape: close,
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    const act = event.isComposing ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  useEffect(() => {
    const [first] = people;
    if (waiting || !chooseFirst.current) return;
    chooseFirst.current = false;
    if (first) take(first);
  }, [waiting]);
  useEffect(() => {
    if (open && current)
      document.getElementById(optionId(current))?.scrollIntoView({ block: "nearest" });
  }, [open, current]);

  const told = () => {
    if (failed) return say("who.failed");
    if (nobody) return say("who.none", { text: search });
    return say(more ? "who.found.more" : "who.found", { count: people.length });
  };

  return (
    <div class="picker">
      <label for={id}>{label}</label>
      <input
        id={id}
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && current ? optionId(current) : undefined}
        autocomplete="off"
        maxLength={SEARCH_MAX}
        placeholder={open ? say("who.search") : ""}
        value={open ? search : chosen.name}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onClick={() => setOpen(true)}
        onInput={(event) => {
          setSearch(event.currentTarget.value);
          setOpen(true);
          setActive(0);
          chooseFirst.current = false;
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      <Icon name="down" />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        aria-busy={waiting}
        hidden={!open}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          if (scrollHeight - scrollTop - clientHeight < NEAR_END) showMore();
        }}
      >
        {people.map((person, index) => (
          <button
            type="button"
            key={person.id}
            id={optionId(person)}
            role="option"
            tabIndex={-1}
            aria-selected={person.id === chosen.id}
            class={index === at ? "option active" : "option"}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(person)}
          >
            <span>{person.name}</span>
            <span class="hint">
              {[person.id, person.school.name, person.group, say(`role.${person.role}`)]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </button>
        ))}
      </div>
      <p class="hidden" aria-live="polite">
        {open && !waiting && told()}
      </p>
      {(nobody || (open && failed)) && <p class="none">{told()}</p>}
    </div>
  );
}
