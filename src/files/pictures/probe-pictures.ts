import type { Localizer } from "../../wording/messages.ts";
import { drawPicture } from "./draw-picture.ts";
import { fontOf } from "./fonts.ts";

/** What pictures are drawn with. */
export interface PictureProbe {
  readonly font: string;
  /** How many characters it has. */
  readonly characters: number;
}

/**
 * Draws a picture, and says in which font.
 *
 * @throws what keeps pictures from being drawn
 */
export async function probePictures(localizer: Localizer): Promise<PictureProbe> {
  const nothing = { name: "", alt: "", note: "", parts: [], notes: [] };
  await drawPicture({ kind: "picture", title: "学", ...nothing }, localizer);
  const { name, characters } = fontOf("regular");
  return { font: name, characters };
}
