import { readdirSync } from "node:fs";
import { parse } from "yaml";
import type { FileText, PolicyText } from "../../src/policy/loading/policy-folder.ts";
import { document } from "./document.ts";

const FOLDER = "docs/example-policies";
const RULES = "policy.yaml";

/** The policies that the pages on the format explain. */
export const EXAMPLE_IDS = ["example-school", "example-class", "example-points"] as const;

type ExampleId = (typeof EXAMPLE_IDS)[number];

/** Every file of an example policy, its rules first, by its path from the root of the repository. */
export function exampleFiles(id: ExampleId): FileText[] {
  const names = readdirSync(new URL(`../../${FOLDER}/${id}`, import.meta.url));
  const rulesFirst = [...names].sort((a, b) => Number(b === RULES) - Number(a === RULES));
  return rulesFirst.map((name) => {
    const file = `${FOLDER}/${id}/${name}`;
    return { file, text: document(file) };
  });
}

/** The files of one policy as the loader takes them. */
export function asPolicy(files: readonly FileText[]): PolicyText {
  const named = files.map((each) => [each.file.split("/").at(-1) ?? "", each] as const);
  const { [RULES]: main, ...beside } = Object.fromEntries(named);
  return { ...(main ?? { file: RULES, text: "" }), beside };
}

/** What the files of an example policy say: its rules and everything beside them, the words, the English. */
export function exampleContents(id: ExampleId): Readonly<Record<string, unknown>>[] {
  const files = exampleFiles(id).map(({ file, text }) => ({
    file,
    content: parse(text) as object,
  }));
  const isOverlay = ({ file }: { file: string }) => /\/(?:words|en)\.yaml$/.test(file);
  const rules = files.filter((each) => !isOverlay(each)).map(({ content }) => content);
  const overlays = files.filter(isOverlay).map(({ content }) => ({ ...content }));
  return [Object.assign({}, ...rules), ...overlays];
}
