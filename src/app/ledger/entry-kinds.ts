import type { z } from "zod";
import { Failure } from "../../domain/failure.ts";
import type { Entry, NewEntry, Provenance } from "./ports.ts";

/** What a kind of entry consists of. */
interface EntryForm<Body> {
  /** The kind of what such entries are about. */
  readonly stream: string;
  /** Of the form that `schema` describes; a change of the form is the next version. */
  readonly version: number;
  readonly schema: z.ZodType<Body>;
  /** Brings a body of an earlier version to the form of this one; needed from version 2 on. */
  readonly upgrade?: (body: unknown, version: number) => unknown;
  /** The id of what such an entry changes; where it is absent, that is what the entry is about. */
  readonly changes?: (body: Body) => string;
}

/** Something that was changed, by the id of what it changed. */
export interface Effect {
  /** That of the entry which changed it. */
  readonly kind: string;
  readonly id: string;
}

/** A kind of entry: makes entries, recognises them, and says what they changed. */
export interface EntryKind<Body = unknown> extends Omit<EntryForm<Body>, "changes"> {
  readonly name: string;
  /** An entry of this kind about the stream of that id. */
  entry(id: string, body: Body, written: Provenance & { readonly key: string }): NewEntry<Body>;
  /** Whether an entry that was read is of this kind, and so has such a body. */
  isKindOf<E extends Entry>(entry: E): entry is E & Entry<Body>;
  effectOf(entry: NewEntry<Body>): Effect;
}

/**
 * Describes a kind of entry of a feature. It can be written once it is in the list of all kinds.
 *
 * @example
 * entryKind("record.submitted", { stream: "teacher", version: 1, schema });
 */
export function entryKind<Body>(name: string, form: EntryForm<Body>): EntryKind<Body> {
  const { changes, ...rest } = form;
  return {
    name,
    ...rest,
    entry: (id, body, { key, by, at, via }) => ({
      key,
      stream: { kind: form.stream, id },
      kind: name,
      version: form.version,
      body,
      by,
      at,
      via,
    }),
    isKindOf: <E extends Entry>(entry: E): entry is E & Entry<Body> =>
      entry.isKnown && entry.kind === name,
    effectOf: ({ stream, body }) => ({ kind: name, id: changes ? changes(body) : stream.id }),
  };
}

/** All kinds of entries that the program knows. */
export interface EntryKinds {
  /**
   * The entry with its body parsed, before it is written.
   *
   * @throws {Failure} `ledger/unreadable`
   */
  parseNew(entry: NewEntry): NewEntry;
  /**
   * The body of an entry that was stored, in today's form; as it is where nothing is known of the
   * kind.
   *
   * @throws {Failure} `ledger/unreadable`
   */
  parseStored(entry: Omit<Entry, "hash" | "isKnown">): Pick<Entry, "body" | "isKnown">;
}

/** Kinds by their names, of which each has one. */
export function createEntryKinds(list: readonly EntryKind[]): EntryKinds {
  const byName = new Map(list.map((kind) => [kind.name, kind]));
  if (byName.size < list.length) throw new Error("two kinds of entries have the same name");
  return {
    parseNew(entry) {
      const kind = byName.get(entry.kind);
      if (!kind) throw new Error(`${entry.kind} is not in the list of the kinds of entries`);
      if (entry.version < kind.version) {
        throw unreadable(entry, `it is of version ${entry.version}, not ${kind.version}`);
      }
      return { ...entry, body: bodyOf(kind, entry) };
    },
    parseStored(entry) {
      const kind = byName.get(entry.kind);
      if (!kind) return { body: entry.body, isKnown: false };
      return { body: bodyOf(kind, entry), isKnown: true };
    },
  };
}

type Parsed = NewEntry & Partial<Pick<Entry, "number">>;

/** The body in today's form, once everything about the entry fits its kind. */
function bodyOf(kind: EntryKind, entry: Parsed): unknown {
  if (entry.stream.kind !== kind.stream) {
    throw unreadable(entry, `it is about a ${entry.stream.kind}, not a ${kind.stream}`);
  }
  const { data, error } = kind.schema.safeParse(upgraded(kind, entry));
  if (error) throw unreadable(entry, firstProblem(error));
  return data;
}

function upgraded({ version: current, upgrade }: EntryKind, entry: Parsed): unknown {
  const { version, body } = entry;
  if (version === current) return body;
  if (version > current) {
    throw unreadable(entry, `it is of version ${version}, and this program knows up to ${current}`);
  }
  if (!upgrade) throw unreadable(entry, `nothing brings version ${version} to ${current}`);
  return upgrade(body, version);
}

function unreadable({ number, kind }: Parsed, problem: string): Failure {
  return new Failure("ledger/unreadable", { entry: number, kind, problem });
}

function firstProblem({ issues: [issue] }: z.ZodError): string {
  const { path = [], message = "" } = issue ?? {};
  return [...(path.length > 0 ? [path.map(String).join(".")] : []), message].join(": ");
}
