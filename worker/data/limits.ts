/** Most examples that a dataset may have. */
export const MAX_COUNT = 2 ** 24;

/** Longest side, in pixels, of an image that is taken as it comes. */
export const MAX_SIDE = 1024;

/** Most bytes that the examples of a file may take in memory. */
export const MAX_BYTES = 2 ** 30;

/** Most files that may be given. */
export const MAX_FILES = 2 ** 16;
