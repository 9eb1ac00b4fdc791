// host.services: units that systemd holds as failed.
import { notChecked, noticed } from '../../../core/finding.ts';
import type { Check } from '../../../core/system.ts';
import type { HostSession } from '../session.ts';
import { words } from '../words.ts';

export const services: Check<HostSession> = {
  id: 'host.services',
  facet: 'health',
  title: words.services(),
  needs: words.mayAskServices(),
  async run(session) {
    const units = await session.units();
    if (units.kind === 'no-systemd') return notChecked(words.noSystemd({ first: units.first }));
    return noticed(
      units.failed.map(({ unit, description }) => ({
        subject: unit,
        severity: 'warning',
        values: { unit, description },
        text: words.serviceFailed({ unit, description }),
      })),
    );
  },
};
