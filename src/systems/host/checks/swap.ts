// host.swap: how much of the memory lies on disk.
import { noticed, ok } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import type { HostSession } from '../session.ts';
import { graded } from '../../../core/graded.ts';
import { words } from '../words.ts';

export const swap: Check<HostSession> = {
  id: 'host.swap',
  facet: 'capacity',
  title: words.swap(),
  async run(session, { past }) {
    const { swapTotal: total, swapUsed: used } = await session.memory();
    if (total === 0) return ok(words.swapNone());
    const percent = (used * 100) / total;
    const { swapWarningPercent: warning, swapCriticalPercent: critical } = session.thresholds;
    const severity = graded(percent, { warning, critical }, past.finding('host.swap', '')?.severity);
    if (severity === undefined) return ok(words.swapFine({ used, total }));
    const values = { usedPercent: percent, usedBytes: used, totalBytes: total };
    return noticed([{ subject: '', severity, values, text: words.swapHigh({ percent, used, total }) }]);
  },
};
