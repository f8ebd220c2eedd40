import { useLayoutEffect, useRef, useState } from "preact/hooks";

/**
 * Whether a paragraph takes more lines than so many, cut short or not, in the window as it is: that
 * depends on the width, on the size of the letters and on the fonts that the reader has.
 */
export function useIsLonger(lines: number, text: string) {
  const paragraph = useRef<HTMLParagraphElement>(null);
  const [isLonger, setIsLonger] = useState(false);
  // Measures another text too, which may have the height of the one before.
  useLayoutEffect(() => {
    const { current } = paragraph;
    if (!current) return;
    const measure = () => {
      const room = lines * Number.parseFloat(getComputedStyle(current).lineHeight);
      // Heights of elements are whole numbers of pixels, those of lines are not.
      setIsLonger(current.scrollHeight > Math.ceil(room));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [lines, text]);
  return { paragraph, isLonger };
}
