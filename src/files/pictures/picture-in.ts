import type { Language, Messages } from "../../wording/messages.ts";
import type { PictureBlock } from "../../wording/reply.ts";

/** Draws pictures. The fonts take 30 MB of memory: they are loaded with the first picture. */
export function pictureIn(wording: Messages) {
  return async (picture: PictureBlock, language: Language): Promise<Buffer> => {
    const { drawPicture } = await import("./draw-picture.ts");
    return drawPicture(picture, wording.in(language));
  };
}
