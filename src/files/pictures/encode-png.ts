import { promisify } from "node:util";
import { crc32, deflate } from "node:zlib";

/** What was drawn: four bytes a pixel, red, green, blue and how opaque it is. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
/** A palette has no more colours. */
const MOST_COLOURS = 256;
const BY_PALETTE = 3;
const BITS = 8;
/** Red is the lowest byte, how opaque a pixel is the highest. */
const WITHOUT_OPACITY = 0xffffff;

const compressed = promisify(deflate);

/**
 * A PNG with a palette, a third as large as one that states the colour of every pixel; nothing where
 * there are more colours than a palette has. All pixels are taken as opaque.
 */
export async function encodePng({ width, height, bytes }: Pixels): Promise<Buffer | undefined> {
  const pixels = new Uint32Array(Uint8Array.from(bytes).buffer);
  const colours = new Map<number, number>();
  const lines = Buffer.alloc((width + 1) * height);
  let [last, index] = [-1, 0];
  // Each line begins with a byte that says how it is filtered: not at all.
  for (let y = 0, at = 1; y < height; y += 1, at += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      const colour = (pixels[y * width + x] ?? 0) & WITHOUT_OPACITY;
      if (colour !== last) {
        index = colours.get(colour) ?? colours.size;
        if (index === MOST_COLOURS) return undefined;
        colours.set(colour, index);
        last = colour;
      }
      lines[at] = index;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([BITS, BY_PALETTE], 8);
  const palette = Buffer.alloc(3 * colours.size);
  for (const [colour, at] of colours) palette.writeUIntLE(colour, 3 * at, 3);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("PLTE", palette),
    chunk("IDAT", await compressed(lines)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
