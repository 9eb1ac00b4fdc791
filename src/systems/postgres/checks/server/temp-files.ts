// Sorts and joins that did not fit into memory and went to the disk, between two looks.
import { notChecked, noticed, type Noticed } from '../../../../core/finding.ts';
import type { Check } from '../../../../core/system.ts';
import { serverCounters } from '../../server-counters.ts';
import type { Session } from '../../session.ts';
import { words } from '../../words-server.ts';
import { rise } from './rise.ts';

const HOUR_MS = 3_600_000;

export const tempFiles: Check<Session> = {
  id: 'postgres.temp-files',
  facet: 'performance',
  title: words.tempFiles(),
  async run(session, context) {
    const { tempBytes, workMemBytes } = await serverCounters(session);
    const written = rise(context, 'postgres.temp-bytes', tempBytes);
    if (written === undefined) return notChecked(words.firstLook());
    const { amount: bytes, ms: window } = written;
    // At least an hour's worth: one report in five minutes is not twelve in an hour.
    const perHour = (bytes / Math.max(window, HOUR_MS)) * HOUR_MS;
    const values = { bytes, bytesPerHour: perHour, workMemBytes };
    const text = words.tempFilesMany({ bytes, window, memory: workMemBytes });
    const found: Noticed[] =
      perHour >= session.limits.tempBytesPerHour ? [{ subject: '', severity: 'warning', values, text }] : [];
    return noticed(found, words.tempFilesLooked({ bytes, window }));
  },
};
