/** The longest message that is taken, in characters as a person counts them. */
export const TEXT_MAX = 2_000;
