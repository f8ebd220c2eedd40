import { Failure } from "../domain/failure.ts";
import { nearest } from "../domain/nearest.ts";
import { compilePolicy, type Policy } from "./compile.ts";
import { checkContradictions } from "./contradictions.ts";
import { extended } from "./extend.ts";
import { STATED_MEASURES } from "./measures.ts";
import { policyFile, sharedKindsFile } from "./policy-file.ts";
import { parseSource, readYaml, type YamlSource } from "./read-yaml.ts";
import { UnknownName } from "./unknown-name.ts";

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

/** A file of the folder, parsed when it is first needed. */
interface Loading extends PolicyText {
  readonly id: string;
  /** Another file that states the same id; then neither is used. */
  readonly twin: string | undefined;
  /** @throws {Failure} policy/unreadable if the file is not YAML */
  readonly source: () => YamlSource;
}

/** A line that states the id, in the form nearly every file has. */
const STATED_ID = /^id:[ \t]*([\w-]+)[ \t]*(?:#.*)?$/m;

/** The id a file states. One that states none goes by its own name, so that it can be asked for. */
function idOf(file: string, text: string, source: () => YamlSource): string {
  const [, stated] = STATED_ID.exec(text) ?? [];
  if (stated !== undefined) return stated;
  const id = contentOf(source)?.id;
  return typeof id === "string" && id !== "" ? id : file;
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

function loadingsOf(files: readonly PolicyText[]): ReadonlyMap<string, Loading> {
  const byId = new Map<string, Loading>();
  for (const { file, text } of files) {
    let parsed: YamlSource | undefined;
    const source = () => {
      parsed ??= readYaml(file, text);
      return parsed;
    };
    const id = idOf(file, text, source);
    byId.set(id, { id, file, text, source, twin: byId.get(id)?.file });
  }
  return byId;
}

function contradiction(source: YamlSource, path: readonly PropertyKey[], problem: string): Failure {
  const [line, key] = [source.lineOf(path), path.map(String).join(".")];
  return new Failure("policy/contradiction", { file: source.file, line, key, problem });
}

/** The policy itself first, then what it extends, then what that extends. */
function lineage(of: Loading, byId: ReadonlyMap<string, Loading>): Loading[] {
  const chain = [of];
  for (let next: Loading = of; ; ) {
    if (next.twin) {
      throw contradiction(next.source(), ["id"], `${next.twin} has the id "${next.id}" too`);
    }
    const parent = (next.source().content as Content | null)?.extends;
    if (typeof parent !== "string") return chain;
    const found = byId.get(parent);
    if (!found) {
      const near = nearest(parent, byId.keys());
      const hint = near ? `; did you mean ${near}?` : "";
      throw contradiction(next.source(), ["extends"], `there is no policy ${parent}${hint}`);
    }
    if (chain.includes(found)) {
      const circle = [...chain, found].map(({ id }) => id).join(" → ");
      throw contradiction(
        of.source(),
        ["extends"],
        `policies extend each other in a circle: ${circle}`,
      );
    }
    chain.push(found);
    next = found;
  }
}

/** A policy with what it extends worked in; what is extended is checked before, under its own name. */
function merged(own: YamlSource, parents: readonly Loading[]): YamlSource {
  const [parent, ...others] = parents;
  if (!parent) return own;
  const whole = merged(parent.source(), others);
  parseSource(whole, policyFile);
  return { ...own, content: extended(own, whole.content as Content) };
}

/** Reads, merges, checks and compiles one policy of a folder. */
function load(of: Loading, byId: ReadonlyMap<string, Loading>, texts: PolicyTexts): Policy {
  const chain = lineage(of, byId);
  const source = merged(of.source(), chain.slice(1));
  const shared = texts.sharedKinds;
  const kinds = shared
    ? parseSource(readYaml(shared.file, shared.text), sharedKindsFile).kinds
    : {};
  const file = parseSource(source, policyFile);
  checkContradictions(file, of.source());
  const version = texts.digest([...chain.map(({ text }) => text), shared?.text ?? ""].join("\0"));
  try {
    return compilePolicy(file, kinds, version);
  } catch (error) {
    if (error instanceof RangeError) {
      throw contradiction(of.source(), ["award"], `${error.message}; use rounder ones`);
    }
    if (!(error instanceof UnknownName)) throw error;
    const known = {
      kind: Object.keys({ ...kinds, ...file.kinds }),
      measure: [...STATED_MEASURES, ...Object.keys(file.measures)],
    };
    throw contradiction(of.source(), error.path, unknownName(error, known[error.what]));
  }
}

/** A name that is known and still could not be made out leads back to itself. */
function unknownName({ what, given, message }: UnknownName, known: readonly string[]): string {
  if (known.includes(given)) return `the ${what} ${given} is defined by way of itself`;
  const near = nearest(given, known);
  return near ? `${message}; did you mean ${near}?` : message;
}

/** All policies of a folder by id; one that cannot be loaded does not keep the others from it. */
export interface Catalogue {
  /** A file that states no id goes by its own name. */
  readonly ids: readonly string[];
  /** What people call a policy, also one that cannot be loaded. */
  readonly namesOf: (id: string) => readonly string[];
  /** Where a part of a policy's own file stands, for messages. */
  readonly placeOf: (id: string, path: readonly PropertyKey[]) => { file: string; line: number };
  /** @throws {Failure} why the policy cannot be used, or policy/unknown */
  readonly policy: (id: string) => Policy;
}

/** Opens a folder of policies. Each is parsed and checked when it is first asked for. */
export function openCatalogue(texts: PolicyTexts): Catalogue {
  const byId = loadingsOf(texts.policies);
  const known = (id: string) => {
    const found = byId.get(id);
    if (found) return found;
    throw new Failure("policy/unknown", { policy: id, nearest: nearest(id, byId.keys()) });
  };
  const loaded = new Map<string, Policy>();
  return {
    ids: [...byId.keys()].sort(),
    namesOf: (id) => {
      const { source } = byId.get(id) ?? {};
      const aliases = source && contentOf(source)?.aliases;
      return Array.isArray(aliases) ? aliases.map(String) : [];
    },
    placeOf: (id, path) => {
      const { file, source } = known(id);
      return { file, line: source().lineOf(path) };
    },
    policy: (id) => {
      const before = loaded.get(id);
      if (before) return before;
      const policy = load(known(id), byId, texts);
      loaded.set(id, policy);
      return policy;
    },
  };
}
