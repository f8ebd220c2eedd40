/**
 * JSON that is the same text for the same content: keys sorted, absent ones left out.
 *
 * @throws {TypeError} for what JSON cannot say, such as NaN or a Date, instead of
 *   quietly writing something else.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object" && value !== null) return canonicalObject(value);
  const isSayable =
    value === null ||
    typeof value === "string" ||
    typeof value === "boolean" ||
    Number.isFinite(value);
  if (!isSayable) throw new TypeError(`JSON cannot say ${String(value)}`);
  return JSON.stringify(value);
}

function canonicalObject(value: object): string {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError(`JSON cannot say a ${prototype.constructor.name}`);
  }
  const pairs = Object.entries(value)
    .filter(([, content]) => content !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, content]) => `${JSON.stringify(key)}:${canonicalJson(content)}`);
  return `{${pairs.join(",")}}`;
}
