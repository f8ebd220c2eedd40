import { deflateRawSync, inflateRawSync } from "node:zlib";
import { CFB } from "@e965/xlsx";
import { BeyondLimit } from "./beyond-limit.ts";

/** What Node gives with `info`, which its types leave out. */
interface Unpacked {
  readonly buffer: Buffer;
  /** How many packed bytes it took; more may follow. */
  readonly engine: { readonly bytesWritten: number };
}

const MEGABYTE = 1024 * 1024;

/**
 * Makes the workbook library unpack with Node's zlib, from now until the next call. Its own
 * decompressor never ends on some damaged files, and no limit can be set for it.
 *
 * The limit is for all parts of an archive together, so call this before each archive.
 */
export function useBoundedInflate(mostMegabytes: number): void {
  let left = mostMegabytes * MEGABYTE;
  class BoundedInflate {
    bytesRead = 0;

    _processChunk(packed: Uint8Array): Buffer {
      const { buffer, engine } = unpack(packed, left, mostMegabytes);
      left -= buffer.length;
      this.bytesRead = engine.bytesWritten;
      return buffer;
    }
  }
  CFB.utils.use_zlib({ InflateRaw: BoundedInflate, deflateRawSync });
}

function unpack(packed: Uint8Array, left: number, mostMegabytes: number): Unpacked {
  try {
    const options = { info: true, maxOutputLength: Math.max(1, left) };
    return inflateRawSync(packed, options) as unknown as Unpacked;
  } catch (cause) {
    const isTooLarge = cause instanceof RangeError && "code" in cause;
    if (!isTooLarge) throw cause;
    throw new BeyondLimit(`it unpacks to more than ${mostMegabytes} MB`, { cause });
  }
}
