// Refused: why somebody may not decide, and who can.
import type { Refusal } from '../../core/policy.ts';
import type { Text } from '../../core/words.ts';
import { answers } from '../../reports/answers.ts';
import type { StoredChange } from '../../state/changes.ts';
import type { Parts } from '../parts.ts';

export async function refusedText(
  parts: Parts,
  { change, refused, who }: { change: StoredChange; refused: Refusal; who: string },
): Promise<Text> {
  const rule = parts.fleet.policy[change.plan.risk];
  const holders = await parts.people.holders(rule.role);
  const others = holders.filter((id) => id !== who && (rule.requesterMayApprove || id !== change.requestedBy));
  return answers.notAllowed({ change, refusal: refused, holders: others });
}
