import { Failure } from "../../domain/failure.ts";
import { nearest } from "../../domain/nearest.ts";
import { renameOldKeys } from "./old-keys.ts";
import { layEnglishOver, layWordsOver } from "./overlays.ts";
import { keyOf, type Place, readYaml, type YamlSource } from "./read-yaml.ts";

/** A file, and what it says. */
export interface FileText {
  readonly file: string;
  readonly text: string;
}

/** A policy as it is written: `policy.yaml`, and the other files of its folder by name. */
export interface PolicyText extends FileText {
  /** Absent where a policy is one file. */
  readonly beside?: Readonly<Record<string, FileText>> | undefined;
}

/** What may stand in the files beside `policy.yaml`; that one may have every key. */
export const PARTS: Readonly<Record<string, readonly string[]>> = {
  "procedures.yaml": ["parties", "deadlines", "workflows", "routes", "calculations", "checks"],
  "articles.yaml": ["articles"],
  "answers.yaml": ["answers"],
  "interpretations.yaml": ["interpretations"],
  "examples.yaml": ["examples"],
};

/** Files that add to what stands in the others, in this order: the words of search, English. */
const OVERLAYS = { "words.yaml": layWordsOver, "en.yaml": layEnglishOver };

/** The files that a policy's folder may have beside `policy.yaml`. */
const FILES_BESIDE: readonly string[] = [...Object.keys(PARTS), ...Object.keys(OVERLAYS)];

/** Every file of a policy. */
export function textsOf({ file, text, beside = {} }: PolicyText): readonly FileText[] {
  return [{ file, text }, ...Object.values(beside)];
}

type Content = Record<string, unknown>;

function unreadable(place: Place, path: readonly PropertyKey[], expected: string): Failure {
  return new Failure("policy/unreadable", { ...place, key: keyOf(path), expected });
}

/** The keys and values of a file beside `policy.yaml`; one that is empty adds nothing. */
function contentOf(source: YamlSource): Content {
  const { content } = source;
  if (content === null) return {};
  if (typeof content === "object" && !Array.isArray(content)) return content as Content;
  throw unreadable(source.placeOf([]), [], "write keys and values");
}

/** Where a key belongs that a file may not have. */
function rightFile(key: string): string {
  const [file = "policy.yaml"] = Object.entries(PARTS).find(([, keys]) => keys.includes(key)) ?? [];
  return `does not belong in this file; write it in ${file}`;
}

/** Adds a file's keys to those of the policy, and says which file each came from. */
function addPart(
  whole: Content,
  sources: Map<string, YamlSource>,
  source: YamlSource,
  keys: readonly string[],
): void {
  for (const [key, value] of Object.entries(contentOf(source))) {
    const refuse = (expected: string) => unreadable(source.placeOf([key]), [key], expected);
    if (!keys.includes(key)) throw refuse(rightFile(key));
    if (Object.hasOwn(whole, key)) throw refuse("stands in policy.yaml too; keep one");
    whole[key] = value;
    sources.set(key, source);
  }
}

/** A file that nobody would read, although it is nearly called like one of a policy. */
function refuseMisnamed(beside: Readonly<Record<string, FileText>>): void {
  for (const [name, { file }] of Object.entries(beside)) {
    if (FILES_BESIDE.includes(name)) continue;
    const meant = nearest(name, FILES_BESIDE);
    if (meant) throw unreadable({ file, line: 1 }, [], `name this file ${meant}`);
  }
}

/**
 * Reads a policy, from one file or from the files of its folder, into one content.
 *
 * @throws {Failure} policy/unreadable, naming file and line, if a file is not YAML or holds what
 * does not belong in it
 */
export function readPolicySource({ file, text, beside = {} }: PolicyText): YamlSource {
  const main = readYaml(file, text, renameOldKeys);
  refuseMisnamed(beside);
  const { content } = main;
  const isMap = typeof content === "object" && content !== null && !Array.isArray(content);
  if (!isMap || Object.keys(beside).length === 0) return main;
  const whole = { ...content } as Content;
  const sources = new Map<string, YamlSource>();
  for (const [name, keys] of Object.entries(PARTS)) {
    const part = beside[name];
    if (part) addPart(whole, sources, readYaml(part.file, part.text, renameOldKeys), keys);
  }
  const overlaid = new Map<string, Place>();
  for (const [name, layOver] of Object.entries(OVERLAYS)) {
    const overlay = beside[name];
    if (!overlay) continue;
    const source = readYaml(overlay.file, overlay.text);
    layOver(whole, { ...source, content: contentOf(source) }, overlaid);
  }
  const placeOf = (path: readonly PropertyKey[]) => {
    for (let depth = path.length; depth > 0; depth--) {
      const place = overlaid.get(keyOf(path.slice(0, depth)));
      if (place) return place;
    }
    return (sources.get(String(path[0])) ?? main).placeOf(path);
  };
  return { content: whole, placeOf };
}
