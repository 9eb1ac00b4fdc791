// Boundaries: the named moments of a run at which a process may die. The durability tests kill at every one of them.

export const boundaries = [
  'claimed', // the change is ours, nothing was looked at
  'measured-before',
  'act:intended', // the intent is in the journal, the target untouched
  'act:effected', // the target is changed, the journal does not know it
  'act:recorded',
  'test:intended',
  'test:effected',
  'test:recorded',
  'back:intended', // on the way back
  'back:effected',
  'back:recorded',
  'measured-after',
  'ended',
] as const;
export type Boundary = (typeof boundaries)[number];
