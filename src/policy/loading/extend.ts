import { Failure } from "../../domain/failure.ts";
import { SECTIONS } from "../engine/policy-file.ts";
import { PROCEDURES } from "../procedures/procedures.ts";
import { hint } from "../terms/hint.ts";
import type { YamlSource } from "./read-yaml.ts";

type Content = Readonly<Record<string, unknown>>;

/** A rule of the extending policy; its form has not been checked yet. */
interface Rule {
  readonly id?: unknown;
  readonly supersedes?: unknown;
}

/** Sections that are tables by name: a name of the extending policy takes the place of the same name. */
const TABLES = [
  "measures",
  "kinds",
  "anchors",
  "baskets",
  "programmes",
  "read-as",
  "parties",
  "checks",
  "articles",
];

function isTable(value: unknown): value is Content {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What is neither a table nor absent stays as it is written, to be refused for its form. */
function mergeTables(own: unknown, parent: unknown): unknown {
  if (own === undefined) return parent;
  return isTable(own) && isTable(parent) ? { ...parent, ...own } : own;
}

function mergeLists(own: unknown, parent: unknown): unknown {
  if (own === undefined) return parent;
  return Array.isArray(own) && Array.isArray(parent) ? [...own, ...parent] : own;
}

/** The ids of the parent's rules that one section supersedes, each of which there must be. */
function superseded(
  own: YamlSource,
  section: string,
  rules: readonly unknown[],
  parentIds: ReadonlySet<unknown>,
): ReadonlySet<unknown> {
  const found = new Set<unknown>();
  for (const [index, { id, supersedes }] of rules.map((each) => (each ?? {}) as Rule).entries()) {
    const refuse = (key: string, problem: string) => {
      const path = [section, index, key];
      const details = { ...own.placeOf(path), key: path.join("."), problem };
      return new Failure("policy/contradiction", details);
    };
    const named = Array.isArray(supersedes) ? supersedes : [];
    for (const each of named) {
      if (!parentIds.has(each)) {
        const known = [...parentIds].map(String);
        const problem = `the extended policy has no ${section} rule ${each}${hint(String(each), known)}`;
        throw refuse("supersedes", problem);
      }
      found.add(each);
    }
    if (parentIds.has(id) && !named.includes(id)) {
      throw refuse(
        "id",
        `the extended policy has a rule ${id} too; write supersedes: [${id}] to replace it`,
      );
    }
  }
  return found;
}

/**
 * The rules of one section, the extending policy's own first: where the first match
 * wins, the nearer rule wins. A parent's rule stands until it is superseded by name.
 */
function mergeRules(own: YamlSource, parent: Content, section: string): unknown {
  const rules = (own.content as Content)[section];
  const parentRules = (parent[section] ?? []) as readonly Rule[];
  if (!Array.isArray(rules)) return mergeLists(rules, parentRules);
  const gone = superseded(own, section, rules, new Set(parentRules.map(({ id }) => id)));
  return [...rules, ...parentRules.filter(({ id }) => !gone.has(id))];
}

/**
 * A policy's content with what it extends worked in; titles, sources and examples stay its own.
 *
 * @param parent checked already, unlike the policy's own content
 */
export function extended(own: YamlSource, parent: Content): Content {
  const content = own.content as Content;
  const merged: Record<string, unknown> = { ...content };
  for (const key of ["unit", "unit-word", "year", "school-year", "cycle", "options"]) {
    merged[key] = content[key] === undefined ? parent[key] : content[key];
  }
  for (const key of TABLES) merged[key] = mergeTables(content[key], parent[key]);
  for (const section of [...SECTIONS, ...PROCEDURES]) {
    merged[section] = mergeRules(own, parent, section);
  }
  const interpretations = mergeLists(content.interpretations, parent.interpretations);
  return { ...merged, interpretations };
}
