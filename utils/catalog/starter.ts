/**
 * Services that a fresh install offers to follow: the ones most people would miss first, of many
 * kinds, with a public feed or a well-known provider behind most of them.
 */
export const STARTER: readonly string[] = [
  'google-search',
  'youtube',
  'facebook',
  'instagram',
  'whatsapp',
  'x',
  'reddit',
  'gmail',
  'outlook',
  'discord',
  'slack',
  'zoom',
  'microsoft-teams',
  'chatgpt',
  'netflix',
  'spotify',
  'twitch',
  'steam',
  'amazon',
  'paypal',
  'github',
  'wikipedia',
];
