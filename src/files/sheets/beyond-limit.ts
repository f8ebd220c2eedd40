/**
 * A file holds more than any sheet or document of a school does. The message goes into the
 * sentence that refuses the file, so it names the limit.
 */
export class BeyondLimit extends RangeError {}
