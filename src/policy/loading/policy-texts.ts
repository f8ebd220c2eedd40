import { Failure } from "../../domain/failure.ts";
import { type PolicyText, readPolicySource } from "./policy-folder.ts";
import { readYaml, type YamlSource } from "./read-yaml.ts";

export type Content = Readonly<Record<string, unknown>>;

/** A file of the folder, parsed when it is first needed. */
export interface Loading extends PolicyText {
  readonly id: string;
  /** Another file that states the same id; then neither is used. */
  readonly twin: string | undefined;
  /** What people call the policy; empty where that cannot be read. */
  readonly names: () => readonly string[];
  /** @throws {Failure} policy/unreadable if the file is not YAML */
  readonly source: () => YamlSource;
}

/** A line that states the id, in the form nearly every file has. */
const STATED_ID = /^id:[ \t]*([\w-]+)[ \t]*(?:#.*)?$/m;
/** The names, in that form: the line and all that is indented under it. */
const STATED_NAMES = /^aliases:[^\n]*(?:\n(?:[ \t\r#-][^\n]*)?)*/m;

/** The id a file states. One that states none goes by its own name, so that it can be asked for. */
function idOf(file: string, text: string, source: () => YamlSource): string {
  const [, stated] = STATED_ID.exec(text) ?? [];
  if (stated !== undefined) return stated;
  const id = contentOf(source)?.id;
  return typeof id === "string" && id !== "" ? id : file;
}

/** Read apart from the rest, for every start asks each policy of the folder, and few are used. */
function namesIn(file: string, text: string): readonly string[] {
  const [stated] = STATED_NAMES.exec(text) ?? [];
  if (stated === undefined && !text.includes("aliases")) return [];
  const aliases = contentOf(() => readYaml(file, stated ?? text))?.aliases;
  return Array.isArray(aliases) ? aliases.map(String) : [];
}

/** What a file says; nothing where it cannot be parsed. */
function contentOf(source: () => YamlSource): Content | undefined {
  try {
    return (source().content as Content | null) ?? undefined;
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

function atFirstNeed<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function loadingOf(written: PolicyText): Omit<Loading, "twin"> {
  const { file, text } = written;
  const source = atFirstNeed(() => readPolicySource(written));
  const names = atFirstNeed(() => namesIn(file, text));
  return { ...written, id: idOf(file, text, source), source, names };
}

/** Rules alone, as somebody tries a change of them, with the other files of the policy they replace. */
function completed(written: PolicyText, replaced: Loading | undefined): PolicyText | undefined {
  const { file, text, beside = {} } = written;
  if (!replaced?.beside || Object.keys(beside).length > 0) return undefined;
  const content = contentOf(() => readYaml(file, text));
  const isRulesAlone = content !== undefined && !Object.hasOwn(content, "articles");
  return isRulesAlone ? { ...written, beside: replaced.beside } : undefined;
}

/**
 * The files of a folder by the id that each states.
 *
 * @param changed files that take the place of those with the same id
 */
export function loadingsOf(
  files: readonly PolicyText[],
  changed: readonly PolicyText[] = [],
): ReadonlyMap<string, Loading> {
  const byId = new Map<string, Loading>();
  for (const list of [files, changed]) {
    const own = new Map<string, Loading>();
    for (const written of list) {
      const each = loadingOf(written);
      const whole = completed(written, byId.get(each.id));
      own.set(each.id, { ...(whole ? loadingOf(whole) : each), twin: own.get(each.id)?.file });
    }
    for (const [id, loading] of own) byId.set(id, loading);
  }
  return byId;
}
