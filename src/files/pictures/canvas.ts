/** The width of a picture in points, that of a phone; it is drawn with two pixels a point. */
export const WIDTH = 360;
export const MARGIN = 20;
export const INNER = WIDTH - 2 * MARGIN;

/** A piece of a picture, drawn from its own top downwards and as wide as the picture. */
export interface Piece {
  readonly svg: string;
  readonly height: number;
}

/** Pieces below each other. */
export function stacked(pieces: readonly Piece[], gap = 0): Piece {
  let height = 0;
  const placed = pieces.map((piece, at) => {
    const top = height + (at > 0 ? gap : 0);
    height = top + piece.height;
    return `<g transform="translate(0 ${round(top)})">${piece.svg}</g>`;
  });
  return { svg: placed.join(""), height };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
  /** The radius of its corners. */
  readonly corner?: number;
}

export function box({ x, y, width, height, fill, corner = 0 }: Box): string {
  const [left, top, wide, high] = [x, y, Math.max(width, 0), Math.max(height, 0)].map(round);
  return `<rect x="${left}" y="${top}" width="${wide}" height="${high}" rx="${corner}" fill="${fill}"/>`;
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
