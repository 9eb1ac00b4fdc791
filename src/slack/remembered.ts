// Remembered: an answer that is asked for once in a while. Callers who ask at the same time share one call; a failure
// is forgotten soon, so that it is neither hammered nor believed for long.
const FAILURE_MS = 2000;

export function remembered<Answer>(
  lifeMs: number,
  ask: (key: string) => Promise<Answer>,
): (key: string) => Promise<Answer> {
  const known = new Map<string, { answer: Promise<Answer>; until: number }>();
  return (key) => {
    const now = performance.now();
    const kept = known.get(key);
    if (kept !== undefined && kept.until > now) return kept.answer;
    const entry = { answer: ask(key), until: now + lifeMs };
    known.set(key, entry);
    entry.answer.catch(() => (entry.until = Math.min(entry.until, performance.now() + FAILURE_MS)));
    return entry.answer;
  };
}
