import type { z } from "zod";

type Schema = z.core.$ZodType;

function definitionOf(schema: Schema) {
  return (schema as z.core.$ZodTypes)._zod.def;
}

/** The schemas that one stands for: what it wraps, refers to, or chooses from. */
function opened(schema: Schema): readonly Schema[] {
  const definition = definitionOf(schema);
  switch (definition.type) {
    case "union":
      return definition.options.flatMap(opened);
    case "optional":
    case "default":
    case "prefault":
      return opened(definition.innerType);
    case "pipe":
      return opened(definition.in);
    case "lazy":
      return opened(definition.getter());
    default:
      return [schema];
  }
}

/** The schemas of what stands under a key, or at a place in a list. */
function under(schema: Schema, step: PropertyKey): readonly Schema[] {
  const definition = definitionOf(schema);
  switch (definition.type) {
    case "object":
      return Object.hasOwn(definition.shape, step)
        ? opened(definition.shape[String(step)] as Schema)
        : [];
    case "array":
      return opened(definition.element);
    case "record":
      return opened(definition.valueType);
    default:
      return [];
  }
}

/** The keys that a schema itself names: fields, or the only keys that a table may have. */
function keysOf(schema: Schema): readonly string[] {
  const definition = definitionOf(schema);
  if (definition.type === "object") return Object.keys(definition.shape);
  const key = definition.type === "record" ? definitionOf(definition.keyType) : undefined;
  return key?.type === "enum" ? Object.values(key.entries).map(String) : [];
}

const known = new WeakMap<z.ZodType, Map<string, ReadonlySet<string>>>();

/**
 * The keys that a format knows at a place, to suggest the one that was meant. They are looked up once:
 * reading a policy asks for thousands, and every entry of a list takes the same.
 */
export function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): ReadonlySet<string> {
  const places = known.get(schema) ?? new Map<string, ReadonlySet<string>>();
  known.set(schema, places);
  const place = JSON.stringify(path.map((step) => (typeof step === "number" ? 0 : String(step))));
  const keys = places.get(place) ?? keysUnder(schema, path);
  places.set(place, keys);
  return keys;
}

function keysUnder(schema: z.ZodType, path: readonly PropertyKey[]): ReadonlySet<string> {
  let here = opened(schema);
  for (const step of path) here = here.flatMap((each) => under(each, step));
  return new Set(here.flatMap(keysOf));
}
