// host.memory: what programs could still get (available), not what lies idle (free): a full cache is not a shortage.
import { noticed, ok } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import type { HostSession } from '../session.ts';
import { graded } from '../../../core/graded.ts';
import { words } from '../words.ts';

export const memory: Check<HostSession> = {
  id: 'host.memory',
  facet: 'capacity',
  title: words.memory(),
  async run(session, { past }) {
    const { total, available } = await session.memory();
    const percent = ((total - available) * 100) / total;
    const { memoryWarningPercent: warning, memoryCriticalPercent: critical } = session.thresholds;
    const severity = graded(percent, { warning, critical }, past.finding('host.memory', '')?.severity);
    if (severity === undefined) return ok(words.memoryFine({ available, total }));
    const values = { usedPercent: percent, availableBytes: available, totalBytes: total };
    return noticed([{ subject: '', severity, values, text: words.memoryHigh({ percent, available, total }) }]);
  },
};
