/**
 * The words of a list in an attribute, however they are divided, or of one that a script set the property to; undefined
 * where there is none, also where it was removed.
 */
export function namesIn(list: string | readonly string[] | null | undefined): readonly string[] | undefined {
  return list
    ?.toString()
    .split(/[\s,]+/)
    .filter(Boolean);
}
