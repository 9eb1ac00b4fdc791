// Checkpoints that the size of the write-ahead log forced, between two looks: each writes whole pages again.
import { notChecked, noticed, type Noticed } from '../../../../core/finding.ts';
import type { Check } from '../../../../core/system.ts';
import { checkpointCounters } from '../../server-counters.ts';
import type { Session } from '../../session.ts';
import { words } from '../../words-server.ts';
import { severityOf } from '../severity.ts';
import { rise } from './rise.ts';

/** A base backup or an administrator asks for one now and then. */
const FEW = 3;

export const checkpoints: Check<Session> = {
  id: 'postgres.checkpoints',
  facet: 'performance',
  title: words.checkpoints(),
  async run(session, context) {
    const counted = await checkpointCounters(session);
    const timed = rise(context, 'postgres.checkpoints-timed', counted.timed);
    const requested = rise(context, 'postgres.checkpoints-requested', counted.requested);
    if (timed === undefined || requested === undefined) return notChecked(words.firstLook());
    const { limits } = session;
    const all = timed.amount + requested.amount;
    const percent = all === 0 ? 0 : (requested.amount / all) * 100;
    const severity =
      requested.amount < FEW
        ? undefined
        : severityOf(percent, limits.requestedCheckpointsPercent, Number.POSITIVE_INFINITY);
    const about = { requested: requested.amount, all, window: timed.ms };
    const values = { requested: requested.amount, timed: timed.amount, requestedPercent: percent };
    const text = words.checkpointsForced({ ...about, percent, size: counted.maxWalBytes });
    const found: Noticed[] = severity === undefined ? [] : [{ subject: '', severity, values, text }];
    return noticed(found, words.checkpointsLooked(about));
  },
};
