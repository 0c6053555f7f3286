/** What a person can say is wrong, in one click. */
export const SYMPTOMS = ['cannot_open', 'errors', 'login', 'slow', 'app_only', 'media'] as const;
export type Symptom = (typeof SYMPTOMS)[number];
