import type { Procedures } from "./procedures.ts";

/** The party of that id, title or other name. */
export function partyCalled(parties: Procedures["parties"], name: string): string | undefined {
  if (Object.hasOwn(parties, name)) return name;
  const plain = name.toLowerCase();
  const named = ({ title, keywords }: Procedures["parties"][string]) =>
    [title.zh, title.en, ...keywords].some((each) => each.toLowerCase() === plain);
  return Object.entries(parties).find(([, party]) => named(party))?.[0];
}

/** Every party that a text speaks of, longest name first: a deputy is not the head. */
export function partiesIn(parties: Procedures["parties"], text: string): string[] {
  const plain = text.toLowerCase();
  return Object.entries(parties).flatMap(([id, { title, keywords }]) => {
    const names = [title.zh, title.en, ...keywords].map((each) => each.toLowerCase());
    return names.some((each) => isNamed(plain, each)) ? [id] : [];
  });
}

const DEPUTY = /(?:副|vice[- ]|deputy )$/u;
const DEPUTY_LENGTH = "deputy ".length;

function isNamed(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!DEPUTY.test(text.slice(Math.max(0, at - DEPUTY_LENGTH), at))) return true;
  }
  return false;
}
