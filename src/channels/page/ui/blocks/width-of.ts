/** How wide a text is, in Latin letters; a Chinese character takes the room of two. */
export function widthOf(text: string): number {
  return text.length + (text.match(/[\u2e80-\uffef]/g)?.length ?? 0);
}
