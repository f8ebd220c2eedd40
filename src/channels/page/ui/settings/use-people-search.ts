import { useEffect, useRef, useState } from "preact/hooks";
import type { PagePerson } from "../../page-person";
import { getPeople } from "../server";

/** How long a reader pauses between two letters of one name. */
const PAUSE_MS = 200;

/** What a search has found so far. */
export interface PeopleFound {
  readonly people: readonly PagePerson[];
  /** Whether there are more than these. */
  readonly more: boolean;
  /** Whether this is not yet the answer to what is looked for now. */
  readonly waiting: boolean;
  /** Whether the server was asked in vain. */
  readonly failed: boolean;
  /** Asks for the next page, where there is one. */
  readonly showMore: () => void;
}

interface Listed {
  readonly search: string;
  readonly people: readonly PagePerson[];
  readonly next?: string | undefined;
  readonly failed: boolean;
}

/** Asks the server for people as somebody types, a page at a time; asks nothing while closed. */
export function usePeopleSearch(
  open: boolean,
  search: string,
  school: string | undefined,
): PeopleFound {
  const [listed, setListed] = useState<Listed>();
  const asked = useRef(0);

  const load = async (before: Listed | undefined) => {
    asked.current += 1;
    const turn = asked.current;
    const answer = await getPeople({
      ...(search && { search }),
      ...(school && { school }),
      ...(before?.next && { after: before.next }),
    });
    if (turn !== asked.current) return;
    const known = before?.people ?? [];
    if (!answer.ok) return setListed({ search, people: known, failed: true });
    const { people, next } = answer.value;
    setListed({ search, people: [...known, ...people], next, failed: false });
  };

  useEffect(() => {
    if (!open) {
      asked.current += 1;
      setListed(undefined);
      return;
    }
    const timer = setTimeout(() => void load(undefined), search === "" ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [open, search, school]);

  const current = listed?.search === search ? listed : undefined;
  return {
    people: listed?.people ?? [],
    more: current?.next !== undefined,
    waiting: open && !current,
    failed: current?.failed ?? false,
    showMore: () => {
      if (!current?.next) return;
      setListed({ ...current, next: undefined });
      void load(current);
    },
  };
}
