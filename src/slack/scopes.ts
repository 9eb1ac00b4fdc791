// Scopes: the fewest that every method called here and every event heard here need; the manifest asks for exactly these.

export const neededScopes = [
  'app_mentions:read', // being spoken to in a thread
  'channels:read', // doctor: is the channel joined, is an approver in it
  'chat:write',
  'commands',
  'files:write', // the whole plan as a file in the thread
  'groups:read', // the same for private channels
  'im:write', // a card for an approver who is not in the channel
  'usergroups:read', // approver groups
  'users:read', // language, guests, deactivated people
] as const;
