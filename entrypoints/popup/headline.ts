import type { Verdict } from '../../utils/assess/types.ts';
import { type Text, text } from '../../utils/i18n/text.ts';
export function headline(verdict: Verdict, name: string): Text {
  return text('panel.headline.new', { service: `${name} ${verdict.scope}` });
}
export function nextSteps(_verdict: Verdict): Text[] {
  return [];
}
export function confidenceWords(_verdict: Verdict): Text | null {
  return null;
}
