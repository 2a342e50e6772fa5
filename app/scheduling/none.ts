/* What an index outside of a list stands for, so that hot loops need no assertions. */
export const noNumbers = new Int32Array()
export const noFlags = new Uint8Array()
