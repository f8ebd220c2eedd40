import { Failure } from "../../domain/failure.ts";
import { policyFile } from "../engine/policy-file.ts";
import { hint } from "../terms/hint.ts";
import { keysAt } from "../terms/known-keys.ts";
import { keyOf, type Place, type YamlSource } from "./read-yaml.ts";

/** The key under which words of search stand in a policy; an overlay may name it or leave it out. */
const KEYWORDS = "keywords";

type Path = readonly PropertyKey[];
type Table = Record<string, unknown>;

function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether the format has a text at a place of a policy, which can be written in two languages. */
function isText(path: Path): boolean {
  return keysAt(policyFile, path).has("zh");
}

/** The Chinese of what stands at the place of a text. */
function chineseOf(text: unknown): string | undefined {
  const zh = isTable(text) ? text.zh : text;
  return typeof zh === "string" ? zh : undefined;
}

/** What an overlay calls an entry of a list: its id or, where it has none, its first text in Chinese. */
function nameOf(entry: unknown, path: Path): string | undefined {
  if (isText(path)) return chineseOf(entry);
  if (!isTable(entry)) return undefined;
  if (typeof entry.id === "string") return entry.id;
  const first = Object.keys(entry).find((key) => isText([...path, key]));
  return first === undefined ? undefined : chineseOf(entry[first]);
}

/** A place of the policy that an overlay speaks of. */
interface Target {
  readonly path: Path;
  readonly value: unknown;
  /** Writes something else there. */
  readonly write: (value: unknown) => void;
}

/** What stands under a name: of a table by its key, of a list by the name of the entry. */
function under({ path, value }: Target, name: string): Target | readonly string[] {
  if (Array.isArray(value)) {
    const names = value.map((entry, index) => nameOf(entry, [...path, index]));
    const index = names.indexOf(name);
    if (index < 0) return names.filter((each) => each !== undefined);
    const write = (written: unknown) => value.splice(index, 1, written);
    return { path: [...path, index], value: value[index], write };
  }
  if (!isTable(value)) return [];
  if (!Object.hasOwn(value, name)) return Object.keys(value);
  const write = (written: unknown) => {
    value[name] = written;
  };
  return { path: [...path, name], value: value[name], write };
}

/**
 * Adds to a place what an overlay gives for it.
 *
 * @returns the key under which it was added, or what should have been written; nothing where the
 * place takes no such thing, and what was given is for places within it
 */
type Lay = (
  target: Target,
  given: unknown,
) => { readonly key: string } | { readonly expected: string } | undefined;

interface Overlay {
  readonly source: YamlSource;
  readonly lay: Lay;
  /** Where everything that overlays added stands, by its place in the policy. */
  readonly added: Map<string, Place>;
}

function layAt(overlay: Overlay, target: Target, given: unknown, at: Path): void {
  const { source, lay, added } = overlay;
  const refuse = (path: Path, expected: string) =>
    new Failure("policy/unreadable", { ...source.placeOf(path), key: keyOf(path), expected });
  const laid = lay(target, given);
  if (laid && "expected" in laid) throw refuse(at, laid.expected);
  if (laid) {
    added.set(keyOf([...target.path, laid.key]), source.placeOf(at));
    return;
  }
  if (!isTable(given)) throw refuse(at, "the policy has nothing here to which this could be added");
  for (const [name, within] of Object.entries(given)) {
    const path = [...at, name];
    const next = name === KEYWORDS ? target : under(target, name);
    if (!("write" in next)) {
      throw refuse(path, `the other files of the policy have no such place${hint(name, next)}`);
    }
    layAt(overlay, next, within, path);
  }
}

/** The English of a text, or of the word for the unit: that of one, and that of several. */
const layEnglish: Lay = ({ path, value, write }, given) => {
  const zh = isText(path) ? chineseOf(value) : undefined;
  if (zh === undefined) return undefined;
  if (typeof given === "string" && given !== "") {
    write({ ...(isTable(value) ? value : { zh }), en: given });
    return { key: "en" };
  }
  const known = keysAt(policyFile, path);
  if (!isTable(given) || !Object.keys(given).every((key) => key !== "zh" && known.has(key))) {
    return { expected: "write the English text" };
  }
  write({ zh, ...given });
  return { key: "en" };
};

/** Words by which people ask for something. */
const layWords: Lay = ({ path, value }, given) => {
  if (!Array.isArray(given)) return undefined;
  if (!isTable(value) || !keysAt(policyFile, path).has(KEYWORDS)) return undefined;
  value[KEYWORDS] = given;
  return { key: KEYWORDS };
};

/** Writes into a policy what an overlay says of places in it, and notes where each came from. */
function layOver(lay: Lay) {
  return (whole: Table, source: YamlSource, added: Map<string, Place>): void => {
    const root: Target = { path: [], value: whole, write: () => undefined };
    layAt({ source, lay, added }, root, source.content, []);
  };
}

/** Adds the English of `en.yaml`: texts by their place. */
export const layEnglishOver = layOver(layEnglish);

/** Adds the words of `words.yaml`: lists by the place of what they ask for. */
export const layWordsOver = layOver(layWords);
