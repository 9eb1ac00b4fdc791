// host.uptime: a recent restart is worth knowing, and needs nobody.
import { noticed, ok } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import type { HostSession } from '../session.ts';
import { words } from '../words.ts';

const HOUR_SECONDS = 3600;

export const uptime: Check<HostSession> = {
  id: 'host.uptime',
  facet: 'health',
  title: words.uptime(),
  async run(session) {
    const uptimeSeconds = Math.floor(session.uptimeSeconds());
    const ms = uptimeSeconds * 1000;
    if (uptimeSeconds >= session.thresholds.rebootHours * HOUR_SECONDS) return ok(words.up({ uptime: ms }));
    return noticed([{ subject: '', severity: 'info', values: { uptimeSeconds }, text: words.rebooted({ ago: ms }) }]);
  },
};
