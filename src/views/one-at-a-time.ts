/**
 * Has something done again whenever it is asked for, but never twice at once: what is asked for meanwhile is done next, once.
 * @param act Reads what is wanted when it is called.
 * @returns Asks for it; resolves once it has been done, and nothing more was asked for. Rejects where it fails.
 */
export function oneAtATime(act: () => Promise<void>): () => Promise<void> {
  let doing: Promise<void> | undefined;
  let asked = 0;
  const run = async (): Promise<void> => {
    try {
      for (let answered = -1; answered !== asked;) {
        answered = asked;
        await act();
      }
    } finally {
      doing = undefined;
    }
  };
  return () => {
    asked++;
    return (doing ??= run());
  };
}
