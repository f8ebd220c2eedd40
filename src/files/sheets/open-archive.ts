import { CFB } from "@e965/xlsx";
import { BeyondLimit } from "./beyond-limit.ts";
import { useBoundedInflate } from "./bounded-inflate.ts";

/** The parts of a ZIP archive, unpacked. */
export interface Archive {
  /** What the workbook library takes for an archive. */
  readonly container: object;
  /** A part's bytes; nothing where there is none. */
  part(path: string): Buffer | undefined;
  replace(path: string, content: Buffer): void;
}

interface Container {
  readonly FullPaths: readonly string[];
  readonly FileIndex: readonly { content: Uint8Array }[];
}

/** How many elements a part may hold; the workbook library makes an object of most of them. */
const MOST_ELEMENTS: readonly (readonly [RegExp, number])[] = [
  [/sharedStrings\.xml$/i, 12_000_000],
  [/\/worksheets?\/|^content\.xml$|\/document\.xml$/i, 24_000_000],
  [/\.(?:xml|rels)$/i, 2_000_000],
];
const LESS_THAN = 0x3c;

/**
 * Unpacks an archive, as far as its parts together stay within the limit.
 *
 * @throws {BeyondLimit} where they do not, or hold more elements than can be read
 */
export function openArchive(bytes: Buffer, mostMegabytes: number): Archive {
  useBoundedInflate(mostMegabytes);
  const container: Container = CFB.read(bytes, { type: "buffer" });
  for (const [index, path] of container.FullPaths.entries()) {
    const content = container.FileIndex[index]?.content;
    if (content) refuseTooMany(path, content);
  }
  const find = (path: string): { content: Uint8Array } | null => CFB.find(container, path);
  return {
    container,
    part(path) {
      const content = find(path)?.content;
      return content && Buffer.from(content.buffer, content.byteOffset, content.byteLength);
    },
    replace(path, content) {
      const part = find(path);
      if (part) part.content = content;
    },
  };
}

function refuseTooMany(path: string, content: Uint8Array): void {
  const most = MOST_ELEMENTS.find(([form]) => form.test(path))?.[1];
  if (most === undefined || content.length <= most) return;
  let found = 0;
  for (const byte of content) if (byte === LESS_THAN) found++;
  if (found > most) throw new BeyondLimit(`${path.split("/").at(-1)} in it is too long`);
}
