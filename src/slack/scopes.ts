// Scopes: the fewest that every method called here and every event heard here need. The manifest asks for exactly these.

export const neededScopes = [
  'app_mentions:read', // being spoken to in a thread
  'channels:read', // doctor: is the channel joined; is an approver in it
  'chat:write',
  'commands',
  'files:write', // the whole plan as a file in the thread
  'groups:read', // the same as channels:read for private channels
  'im:write', // a card for an approver who is not in the channel
  'usergroups:read', // approver groups
  'users:read', // language, guests, deactivated people
] as const;

/** For looking up whether a message arrived (find.ts). People object to an app that may read; it works without them. */
export const optionalScopes = ['channels:history', 'groups:history', 'im:history'] as const;
