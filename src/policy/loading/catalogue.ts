import { Failure } from "../../domain/failure.ts";
import { nearest } from "../../domain/nearest.ts";
import { createWorkingCalendar, type WorkingCalendar } from "../../domain/working-days.ts";
import { compilePolicy, isApplicable, type Policy } from "../engine/compile.ts";
import { answersOf } from "../engine/policy-answers.ts";
import { type PolicyDocument, silentPoints } from "../engine/policy-document.ts";
import { policyFile, setsCredits, sharedKindsFile } from "../engine/policy-file.ts";
import { hint } from "../terms/hint.ts";
import { STATED_MEASURES } from "../terms/measures.ts";
import { UnknownName } from "../terms/unknown-name.ts";
import { extended } from "./extend.ts";
import { type PolicyText, textsOf } from "./policy-folder.ts";
import { type Content, type Loading, loadingsOf } from "./policy-texts.ts";
import { parseSource, readYaml, type YamlSource } from "./read-yaml.ts";
import { type UnsoundExample, unsoundExamples } from "./unsound-examples.ts";
import { checkContradictions } from "./validate.ts";
import { readWorkingDays } from "./working-days-file.ts";

/** What the catalogue is made from; `digest` hashes a text, for the version of each policy. */
export interface PolicyTexts {
  readonly policies: readonly PolicyText[];
  /** Policies that take the place of those with the same id, as for a preview. */
  readonly changed?: readonly PolicyText[] | undefined;
  /** The kinds that every policy of the folder may use by name. */
  readonly sharedKinds?: PolicyText | undefined;
  /** Days off and make-up workdays; without it every weekday is worked. */
  readonly workingDays?: PolicyText | undefined;
  readonly digest: (text: string) => string;
}

function contradiction(source: YamlSource, path: readonly PropertyKey[], problem: string): Failure {
  const key = path.map(String).join(".");
  return new Failure("policy/contradiction", { ...source.placeOf(path), key, problem });
}

/** A school extends its county, that its city, its province and the nation; more is a mistake. */
const MOST_EXTENDED = 8;

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
      const problem = `there is no policy ${parent}${hint(parent, byId.keys())}`;
      throw contradiction(next.source(), ["extends"], problem);
    }
    if (chain.includes(found)) {
      const circle = [...chain, found].map(({ id }) => id).join(" → ");
      throw contradiction(
        of.source(),
        ["extends"],
        `policies extend each other in a circle: ${circle}`,
      );
    }
    if (chain.length > MOST_EXTENDED) {
      const problem = `more than ${MOST_EXTENDED} policies extend one another; write it out here`;
      throw contradiction(of.source(), ["extends"], problem);
    }
    chain.push(found);
    next = found;
  }
}

/** A policy with what it extends worked in. */
function merged(own: YamlSource, parents: readonly Loading[]): YamlSource {
  const [parent, ...others] = parents;
  if (!parent) return own;
  const whole = merged(parent.source(), others);
  return { ...own, content: extended(own, whole.content as Content) };
}

/**
 * Reads, merges and checks one policy of a folder, and compiles it where it sets credits. What it
 * extends is checked before, so that what is wrong there is told of the file it stands in.
 */
function load(of: Loading, byId: ReadonlyMap<string, Loading>, texts: PolicyTexts): PolicyDocument {
  const chain = lineage(of, byId);
  const [, parent] = chain;
  if (parent) load(parent, byId, texts);
  const source = merged(of.source(), chain.slice(1));
  const shared = texts.sharedKinds;
  const kinds = shared
    ? parseSource(readYaml(shared.file, shared.text), sharedKindsFile).kinds
    : {};
  const file = parseSource(source, policyFile);
  checkContradictions(file, of.source());
  const own = chain.flatMap(textsOf).map(({ text }) => text);
  const version = texts.digest([...own, shared?.text ?? ""].join("\0"));
  if (!setsCredits(file)) {
    return {
      ...answersOf(file),
      ...{ id: file.id, version, file, kinds: file.kinds, silent: silentPoints(file) },
    };
  }
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
      anchor: Object.keys(file.anchors),
      dimension: file.dimensions,
    };
    throw contradiction(of.source(), error.path, unknownName(error, known[error.what]));
  }
}

/** A name that is known and still could not be made out leads back to itself. */
function unknownName({ what, given, message }: UnknownName, known: readonly string[]): string {
  if (known.includes(given)) return `the ${what} ${given} is defined by way of itself`;
  return `${message}${hint(given, known)}`;
}

/** A policy whose rules hold together, and which of its examples do not hold. */
interface Loaded {
  readonly policy: PolicyDocument;
  readonly unsound: readonly UnsoundExample[];
}

/** All policies of a folder by id; one that cannot be loaded does not keep the others from it. */
export interface Catalogue {
  /** A file that states no id goes by its own name. */
  readonly ids: readonly string[];
  /** What people call a policy, also one that cannot be loaded. */
  readonly namesOf: (id: string) => readonly string[];
  /**
   * The examples that a policy does not bear out; it may be used only where there are none.
   *
   * @throws {Failure} why its rules cannot be read, or policy/unknown
   */
  readonly unsoundExamples: (id: string) => readonly UnsoundExample[];
  /**
   * A policy to read and look up in, whether it sets credits or not.
   *
   * @throws {Failure} why the policy cannot be used, policy/example-fails for the first example that
   * does not hold, or policy/unknown
   */
  readonly document: (id: string) => PolicyDocument;
  /**
   * A policy to apply.
   *
   * @throws {Failure} as {@link Catalogue.document}, and policy/no-arithmetic where it sets no credits
   */
  readonly policy: (id: string) => Policy;
  /**
   * A policy to try out, also where its examples do not hold: nobody is told a figure by it.
   *
   * @throws {Failure} why its rules cannot be read, policy/unknown or policy/no-arithmetic
   */
  readonly draft: (id: string) => Policy;
  /**
   * Which days are worked, for everything that is counted in working days.
   *
   * @throws {Failure} policy/unreadable if its file is wrong
   */
  readonly workingCalendar: () => WorkingCalendar;
}

/** Opens a folder of policies. Each is parsed, checked and tried on its examples when it is first asked for. */
export function openCatalogue(texts: PolicyTexts): Catalogue {
  const byId = loadingsOf(texts.policies, texts.changed);
  const known = (id: string) => {
    const found = byId.get(id);
    if (found) return found;
    throw new Failure("policy/unknown", { policy: id, nearest: nearest(id, byId.keys()) });
  };
  let calendar: WorkingCalendar | undefined;
  const workingCalendar = () => {
    const { file, text } = texts.workingDays ?? {};
    calendar ??= file && text ? readWorkingDays(file, text) : createWorkingCalendar();
    return calendar;
  };
  const loaded = new Map<string, Loaded>();
  const loadOnce = (id: string) => {
    const before = loaded.get(id);
    if (before) return before;
    const policy = load(known(id), byId, texts);
    const unsound = unsoundExamples(policy, known(id).source(), workingCalendar);
    const now = { policy, unsound };
    loaded.set(id, now);
    return now;
  };
  const document = (id: string) => {
    const { policy, unsound } = loadOnce(id);
    if (unsound[0]) throw unsound[0];
    return policy;
  };
  const applicable = (policy: PolicyDocument) => {
    if (isApplicable(policy)) return policy;
    throw new Failure("policy/no-arithmetic", { policy: policy.id });
  };
  return {
    ids: [...byId.keys()].sort(),
    namesOf: (id) => byId.get(id)?.names() ?? [],
    unsoundExamples: (id) => loadOnce(id).unsound,
    document,
    workingCalendar,
    policy: (id) => applicable(document(id)),
    draft: (id) => applicable(loadOnce(id).policy),
  };
}
