import type { Mention, NewMessage, Person, World } from "./world.ts";

/** What somebody writes or sends. */
export type Content =
  | { readonly text: string }
  | { readonly post: { readonly title: string; readonly content: readonly unknown[] } }
  /** A rich text of some words and a picture below them. */
  | { readonly words: string; readonly picture: Buffer }
  | { readonly image: Buffer }
  | { readonly file: { readonly name: string; readonly bytes: Buffer } }
  | { readonly audio: { readonly bytes: Buffer; readonly milliseconds: number } }
  | { readonly sticker: string }
  | { readonly mergeForward: true };

/** The type and the JSON of what somebody sends, and the files that belong to it. */
export function contentOf(
  world: World,
  owner: Person,
  what: Content,
  mentions: readonly Mention[],
): Pick<NewMessage, "type" | "content" | "resources"> {
  const sent = (
    type: string,
    content: object,
    ...resources: NonNullable<NewMessage["resources"]>
  ) => ({
    type,
    content: JSON.stringify(content),
    resources,
  });
  if ("text" in what) {
    const unplaced = mentions.filter(({ key }) => !what.text.includes(key));
    return sent("text", { text: [...unplaced.map(({ key }) => key), what.text].join(" ") });
  }
  if ("post" in what) return sent("post", what.post);
  if ("words" in what) {
    const bytes = what.picture;
    const picture = world.addResource({ kind: "image", name: "image.png", bytes, owner });
    const ats = mentions.map(({ key }) => ({ tag: "at", user_id: key }));
    const content = [
      [...ats, { tag: "text", text: what.words }],
      [{ tag: "img", image_key: picture.key }],
    ];
    return sent("post", { title: "", content }, picture);
  }
  if ("sticker" in what) return sent("sticker", { file_key: what.sticker });
  if ("mergeForward" in what) {
    return sent("merge_forward", { content: "Merged and Forwarded Message" });
  }
  if ("image" in what) {
    const image = world.addResource({ kind: "image", name: "image.png", bytes: what.image, owner });
    return sent("image", { image_key: image.key }, image);
  }
  if ("file" in what) {
    const file = world.addResource({ kind: "file", ...what.file, owner });
    return sent("file", { file_key: file.key, file_name: file.name }, file);
  }
  const { bytes, milliseconds: duration } = what.audio;
  const audio = world.addResource({ kind: "file", name: "audio.opus", bytes, owner });
  return sent("audio", { file_key: audio.key, duration }, audio);
}
