/** For an element that scrolls within itself: a keyboard reaches it in every browser. */
export const KEYBOARD_SCROLL = { tabIndex: 0 } as const;
