/** The words of a list in an attribute; undefined where there is none, also where it was removed. */
export function namesIn(list: string | null | undefined): readonly string[] | undefined {
  return list?.split(/\s+/).filter(Boolean);
}
