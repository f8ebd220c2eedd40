import { inflateSync } from "node:zlib";

/** A PNG with a palette, as `encode-png.ts` writes it: the colour of each pixel as `#rrggbb`. */
export interface ReadPng {
  readonly width: number;
  readonly height: number;
  colourAt(x: number, y: number): string;
}

function chunksOf(png: Buffer): ReadonlyMap<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.set(png.toString("latin1", at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return chunks;
}

export function readPng(png: Buffer): ReadPng {
  const chunks = chunksOf(png);
  const [header, palette, data] = ["IHDR", "PLTE", "IDAT"].map((type) => chunks.get(type));
  if (!header || !palette || !data) throw new Error("this is no PNG with a palette");
  const width = header.readUInt32BE(0);
  const lines = inflateSync(data);
  return {
    width,
    height: header.readUInt32BE(4),
    colourAt: (x, y) => {
      const index = lines[y * (width + 1) + 1 + x] ?? 0;
      return `#${palette.toString("hex", 3 * index, 3 * index + 3)}`;
    },
  };
}
