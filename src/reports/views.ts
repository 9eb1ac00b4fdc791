// Views: what the reports are told beside the nouns of core.
import type { Gauge, System } from '../core/system.ts';
import type { Text } from '../core/words.ts';
import type { WindowState } from '../core/window.ts';
import { literal } from '../core/words.ts';

export type { FreezeView, MuteView } from '../core/quiet.ts';

export interface TargetWindow {
  readonly target: string;
  readonly state: WindowState;
}

/** Of a System, what reports name things by; `checks` lets them count what a target that does not answer hides. */
export type NamedSystem = Pick<System, 'kind' | 'title' | 'gauges' | 'remedies'> & Partial<Pick<System, 'checks'>>;

export type NamedGauge = Pick<Gauge<never>, 'id' | 'unit' | 'title' | 'better'>;

export function gaugeOf(systems: readonly NamedSystem[], id: string): NamedGauge | undefined {
  return systems.flatMap((system) => system.gauges).find((gauge) => gauge.id === id);
}

/** A gauge's title; its id where the system is not known here. */
export function gaugeTitle(systems: readonly NamedSystem[], id: string): Text {
  return gaugeOf(systems, id)?.title ?? literal(id);
}

export function remedyTitle(systems: readonly NamedSystem[], id: string): Text {
  return systems.flatMap((system) => system.remedies).find((remedy) => remedy.id === id)?.title ?? literal(id);
}
