import type { Messages } from "../../wording/messages.ts";
import type { DrawPicture } from "../../wording/reply.ts";

/** Draws pictures. The fonts take 30 MB of memory: they are loaded with the first picture. */
export function pictureIn(wording: Messages): DrawPicture {
  return async (picture, language) => {
    const { drawPicture } = await import("./draw-picture.ts");
    return drawPicture(picture, wording.in(language));
  };
}
