// Remind: a plan that waits is not forgotten: a reply in its thread, and a copy of the card to approvers who cannot see it.
import { isTerminal } from '../../core/person.ts';
import { literal, type Text } from '../../core/words.ts';
import { answer } from '../../reports/answer.ts';
import { lockChange } from '../../state/changes.ts';
import { cardTransaction } from '../changes/card-transaction.ts';
import { mustRead } from '../changes/decide.ts';
import type { Parts } from '../parts.ts';
import { post } from '../messages/post.ts';
import { cardKey, cardOf, planChannels, reply } from '../changes/show.ts';
import { words } from '../words.ts';

export async function remind(parts: Parts, id: number): Promise<void> {
  const change = await mustRead(parts.pool, id);
  const rule = parts.fleet.policy[change.plan.risk];
  const voted = new Set(change.votes.map(({ by }) => by));
  const wanted = (await parts.people.holders(rule.role)).filter(
    (who) => !isTerminal(who) && !voted.has(who) && (rule.requesterMayApprove || who !== change.requestedBy),
  );
  const report = answer(
    words.reminder({
      change: id,
      have: change.votes.length,
      need: change.votesNeeded,
      until: change.expiresAt,
      who: mentions(wanted),
    }),
  );
  const away = await Promise.all((await absent(parts, wanted)).map((user) => parts.people.member(user)));
  await cardTransaction(parts, id, async (db) => {
    // Locked, so that no copy of the card is put beside a decision that would have redrawn it.
    if ((await lockChange(db, id))?.state !== 'proposed') return;
    await reply(parts, db, {
      change: id,
      name: `reminder:${Date.parse(change.requestedAt)}:${change.reminded}`,
      report,
    });
    for (const { id: user, language } of away) {
      const card = await cardOf(parts, db, id);
      await post(parts, db, {
        key: cardKey(id, `direct:${user}`),
        place: { kind: 'direct', user },
        report: card,
        language,
      });
    }
  });
}

function mentions(ids: readonly string[]): Text {
  const [first, ...rest] = ids.map((who) => words.mention({ who }));
  return first === undefined ? literal('') : rest.reduce((all, next) => words.and({ all, next }), first);
}

/** Approvers who are in none of the channels for plans. Who cannot be looked up counts as absent: better told twice. */
async function absent(parts: Parts, ids: readonly string[]): Promise<readonly string[]> {
  const channels = planChannels(parts);
  const away: string[] = [];
  for (const id of ids) {
    const seen = await Promise.all(channels.map((channel) => parts.people.isIn(channel, id)));
    if (!seen.includes(true)) away.push(id);
  }
  return away;
}
