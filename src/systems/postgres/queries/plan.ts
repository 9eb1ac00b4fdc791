// The plan that the server would take for a statement whose values are not known. It is never executed. It hides what
// rare and frequent values would change.
import { isFault } from '../../../core/fault.ts';
import { messageOf } from '../refusal.ts';
import type { Session } from '../session.ts';
import { redactedPlan } from './redact.ts';

const SHOWN = 2000;

/** Its author's names are looked for where applications mostly look. */
const SEARCH_PATH = '"$user", public';
const NAME = 'aegis_plan';

/** Lines of the plan, or the server's reason for none. */
export async function genericPlan(session: Session, text: string): Promise<{ plan: string } | { noPlan: string }> {
  await session.composed('BEGIN READ ONLY');
  try {
    const lines = await explained(session, text);
    return { plan: redactedPlan(lines.join('\n')).slice(0, SHOWN) };
  } catch (error) {
    if (!isFault(error, 'not-available')) throw error;
    return { noPlan: messageOf(error.cause) };
  } finally {
    await session.composed('ROLLBACK');
    await session.composed('DEALLOCATE ALL');
  }
}

// PREPARE rather than EXPLAIN (GENERIC_PLAN): it takes exactly one statement, and the same way works from 13 on.
async function explained({ composed, rows }: Session, text: string): Promise<string[]> {
  await rows('explain-begin', [SEARCH_PATH]);
  await composed(`PREPARE ${NAME} AS ${text}`);
  const [{ count } = { count: 0 }] = await rows<{ count: number }>('explain-parameters', [NAME]);
  const values = count === 0 ? '' : `(${Array.from({ length: count }, () => 'NULL').join(', ')})`;
  const lines = await composed<{ 'QUERY PLAN': string }>(`EXPLAIN EXECUTE ${NAME}${values}`);
  return lines.map((line) => line['QUERY PLAN']);
}
