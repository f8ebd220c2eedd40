import { Failure } from "../../domain/failure.ts";
import { decode } from "./decode.ts";

/**
 * Reads plain text line by line, in the encodings that programs in China save.
 *
 * @throws {Failure} document/unreadable
 */
export function readText(file: string, bytes: Uint8Array): readonly string[] {
  const text = decode(bytes);
  if (text === undefined || /\p{Cc}/u.test(text.replace(/[\t\r\n\f]/g, ""))) {
    throw new Failure("document/unreadable", { file, problem: "it is no text" });
  }
  return text.split(/\r\n|[\r\n\f]/);
}
