import type { z } from "zod";

/** The schemas inside one: what it wraps, its branches, its fields. */
function inside(schema: z.core.$ZodType): { keys: string[]; schemas: z.core.$ZodType[] } {
  const definition = (schema as z.core.$ZodTypes)._zod.def;
  switch (definition.type) {
    case "object":
      return { keys: Object.keys(definition.shape), schemas: Object.values(definition.shape) };
    case "array":
      return { keys: [], schemas: [definition.element] };
    case "union":
      return { keys: [], schemas: [...definition.options] };
    case "record":
      return { keys: [], schemas: [definition.valueType] };
    case "optional":
    case "default":
      return { keys: [], schemas: [definition.innerType] };
    case "pipe":
      return { keys: [], schemas: [definition.in, definition.out] };
    case "lazy":
      return { keys: [], schemas: [definition.getter()] };
    default:
      return { keys: [], schemas: [] };
  }
}

/** Every key that a format knows anywhere, to suggest the one that was meant. */
export function knownKeys(schema: z.ZodType): ReadonlySet<string> {
  const keys = new Set<string>();
  const seen = new Set<z.core.$ZodType>();
  const open: z.core.$ZodType[] = [schema];
  for (let next = open.pop(); next; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const found = inside(next);
    for (const key of found.keys) keys.add(key);
    open.push(...found.schemas);
  }
  return keys;
}
