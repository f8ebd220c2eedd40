import { Failure } from "../domain/failure.ts";
import { nearest } from "../domain/nearest.ts";
import { compilePolicy, type Policy } from "./compile.ts";
import { UnknownName } from "./condition.ts";
import { checkContradictions } from "./contradictions.ts";
import { extended } from "./extend.ts";
import { policyFile, sharedKindsFile } from "./policy-file.ts";
import { parseSource, readYaml, type YamlSource } from "./read-yaml.ts";

/** A file of a policies folder. */
export interface PolicyText {
  readonly file: string;
  readonly text: string;
}

/** What the catalogue is made from; `digest` hashes a text, for the version of each policy. */
export interface PolicyTexts {
  readonly policies: readonly PolicyText[];
  /** The kinds that every policy of the folder may use by name. */
  readonly sharedKinds?: PolicyText | undefined;
  readonly digest: (text: string) => string;
}

type Content = Readonly<Record<string, unknown>>;

interface Loading {
  readonly source: YamlSource;
  readonly text: string;
}

function idOf({ source }: Loading): string {
  const id = (source.content as Content | null)?.id;
  return typeof id === "string" ? id : "";
}

function contradiction(source: YamlSource, key: string, problem: string): Failure {
  const line = source.lineOf([key]);
  return new Failure("policy/contradiction", { file: source.file, line, key, problem });
}

/** The policy itself first, then what it extends, then what that extends. */
function lineage(of: Loading, byId: ReadonlyMap<string, Loading>): Loading[] {
  const chain = [of];
  for (let next: Loading = of; ; ) {
    const parent = (next.source.content as Content | null)?.extends;
    if (typeof parent !== "string") return chain;
    const found = byId.get(parent);
    if (!found) {
      const near = nearest(parent, byId.keys());
      const hint = near ? `; did you mean ${near}?` : "";
      throw contradiction(next.source, "extends", `there is no policy ${parent}${hint}`);
    }
    if (chain.includes(found)) {
      const circle = [...chain, found].map(idOf).join(" → ");
      throw contradiction(
        of.source,
        "extends",
        `policies extend each other in a circle: ${circle}`,
      );
    }
    chain.push(found);
    next = found;
  }
}

/** Reads, merges, checks and compiles one policy of a folder. */
function load(of: Loading, byId: ReadonlyMap<string, Loading>, texts: PolicyTexts): Policy {
  const chain = lineage(of, byId);
  let content = chain.at(-1)?.source.content as Content;
  for (const { source } of chain.slice(0, -1).reverse()) content = extended(source, content);
  const source = { ...of.source, content };
  const shared = texts.sharedKinds;
  const kinds = shared
    ? parseSource(readYaml(shared.file, shared.text), sharedKindsFile).kinds
    : {};
  const file = parseSource(source, policyFile);
  checkContradictions(file, of.source);
  const version = texts.digest([...chain.map(({ text }) => text), shared?.text ?? ""].join("\0"));
  try {
    return compilePolicy(file, kinds, version);
  } catch (error) {
    if (!(error instanceof UnknownName)) throw error;
    const known = error.what === "kind" ? { ...kinds, ...file.kinds } : file.measures;
    const near = nearest(error.given, Object.keys(known));
    const hint = near ? `; did you mean ${near}?` : "";
    throw contradiction(of.source, error.what, `${error.message}${hint}`);
  }
}

/** All policies of a folder by id; one that cannot be loaded does not keep the others from it. */
export interface Catalogue {
  readonly ids: readonly string[];
  /** What people call a policy, also one that cannot be loaded. */
  readonly namesOf: (id: string) => readonly string[];
  /** @throws {Failure} why the policy cannot be used, or policy/unknown */
  readonly policy: (id: string) => Policy;
}

/**
 * Opens a folder of policies. Each is read when it is first asked for.
 *
 * @throws {Failure} policy/unreadable if a file is not YAML, policy/contradiction if two share an id
 */
export function openCatalogue(texts: PolicyTexts): Catalogue {
  const byId = new Map<string, Loading>();
  for (const { file, text } of texts.policies) {
    const loading = { source: readYaml(file, text), text };
    const id = idOf(loading);
    const other = byId.get(id);
    if (other) {
      throw contradiction(loading.source, "id", `${other.source.file} has the id "${id}" too`);
    }
    byId.set(id, loading);
  }
  const loaded = new Map<string, Policy>();
  return {
    ids: [...byId.keys()].sort(),
    namesOf: (id) => {
      const aliases = (byId.get(id)?.source.content as Content | null)?.aliases;
      return Array.isArray(aliases) ? aliases.map(String) : [];
    },
    policy: (id) => {
      const known = loaded.get(id);
      if (known) return known;
      const found = byId.get(id);
      if (!found)
        throw new Failure("policy/unknown", { policy: id, nearest: nearest(id, byId.keys()) });
      const policy = load(found, byId, texts);
      loaded.set(id, policy);
      return policy;
    },
  };
}
