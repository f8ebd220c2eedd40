import { deflateRawSync, inflateRawSync } from "node:zlib";
import { CFB } from "@e965/xlsx";

/** A part of a workbook that unpacks to more than this is no sheet of people. */
const MOST_BYTES_PER_PART = 256 * 1024 * 1024;

/** What Node gives with `info`, which its types leave out. */
interface Unpacked {
  readonly buffer: Buffer;
  /** How many packed bytes it took; more may follow. */
  readonly engine: { readonly bytesWritten: number };
}

/** What the workbook library asks of a decompressor. */
class BoundedInflate {
  bytesRead = 0;

  _processChunk(packed: Uint8Array): Buffer {
    const options = { info: true, maxOutputLength: MOST_BYTES_PER_PART };
    const { buffer, engine } = inflateRawSync(packed, options) as unknown as Unpacked;
    this.bytesRead = engine.bytesWritten;
    return buffer;
  }
}

/**
 * Makes the workbook library unpack with Node's zlib. Its own decompressor never ends on some
 * damaged files, and no limit can be set for it.
 */
export function useBoundedInflate(): void {
  CFB.utils.use_zlib({ InflateRaw: BoundedInflate, deflateRawSync });
}
