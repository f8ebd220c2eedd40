import { Failure } from "../domain/failure.ts";
import { nearest } from "../domain/nearest.ts";
import { SECTIONS } from "./policy-file.ts";
import type { YamlSource } from "./read-yaml.ts";

type Content = Readonly<Record<string, unknown>>;
type Rule = { readonly id?: string; readonly supersedes?: readonly string[] };

/** Sections that are tables by name: a name of the extending policy takes the place of the same name. */
const TABLES = ["measures", "kinds", "baskets", "read-as", "articles"];

function tableOf(content: Content, key: string): Content {
  const value = content[key];
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Content)
    : {};
}

function listOf(content: Content, key: string): readonly unknown[] {
  const value = content[key];
  return Array.isArray(value) ? value : [];
}

function rulesOf(content: Content, section: string): readonly Rule[] {
  return listOf(content, section).filter(
    (each): each is Rule => typeof each === "object" && !!each,
  );
}

/**
 * The rules of one section, the extending policy's own first: where the first match
 * wins, the nearer rule wins. A parent's rule stands until it is superseded by name.
 */
function mergeRules(own: YamlSource, parent: Content, section: string): unknown[] {
  const content = own.content as Content;
  const ownRules = rulesOf(content, section);
  const parentRules = rulesOf(parent, section);
  const parentIds = new Set(parentRules.flatMap(({ id }) => (id ? [id] : [])));
  const superseded = new Set<string>();
  ownRules.forEach((rule, index) => {
    const refuse = (key: string, problem: string) =>
      new Failure("policy/contradiction", {
        file: own.file,
        line: own.lineOf([section, index, key]),
        key: `${section}.${index}.${key}`,
        problem,
      });
    for (const id of rule.supersedes ?? []) {
      if (!parentIds.has(id)) {
        const near = nearest(id, parentIds);
        throw refuse(
          "supersedes",
          `the extended policy has no ${section} rule ${id}${near ? `; did you mean ${near}?` : ""}`,
        );
      }
      superseded.add(id);
    }
    if (rule.id && parentIds.has(rule.id) && !rule.supersedes?.includes(rule.id)) {
      throw refuse(
        "id",
        `the extended policy has a rule ${rule.id} too; write supersedes: [${rule.id}] to replace it`,
      );
    }
  });
  return [...ownRules, ...parentRules.filter(({ id }) => !id || !superseded.has(id))];
}

/** A policy's content with what it extends worked in; titles, sources and examples stay its own. */
export function extended(own: YamlSource, parent: Content): Content {
  const content = own.content as Content;
  const merged: Record<string, unknown> = { ...content };
  for (const key of ["unit", "year", "school-year", "cycle", "options"]) {
    if (content[key] === undefined && parent[key] !== undefined) merged[key] = parent[key];
  }
  for (const key of TABLES) merged[key] = { ...tableOf(parent, key), ...tableOf(content, key) };
  for (const section of SECTIONS) merged[section] = mergeRules(own, parent, section);
  return { ...merged, silent: [...listOf(content, "silent"), ...listOf(parent, "silent")] };
}
