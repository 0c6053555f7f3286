import { describe, expect, it } from 'vitest';
import { messagesOf } from '../../tools/assets.ts';
import { LANGUAGES } from '../../utils/i18n/keys.ts';
import config from '../../wxt.config.ts';
import { readText } from '../support/files.ts';

/** The longest short description and name that the Chrome Web Store takes, characters. */
const LONGEST = { short: 132, name: 75 };

const asked = ['chrome', 'firefox'].flatMap((browser) => {
  if (typeof config.manifest !== 'function') throw new Error('the manifest is made by a function');
  const manifest = config.manifest({ browser, mode: 'production', command: 'build', manifestVersion: 3 });
  const { permissions, optional_permissions, optional_host_permissions } = manifest as Record<
    string,
    string[]
  >;
  return [...(permissions ?? []), ...(optional_permissions ?? []), ...(optional_host_permissions ?? [])];
});

describe.each(LANGUAGES)('the listing in %s', (language) => {
  const listing = readText(`.github/store/${language}.md`);
  const sections = listing.split(/^## .*$/m).map((section) => section.trim());
  const messages = messagesOf(language);

  it('begins with the name and the short description of the package itself', () => {
    expect(sections[1]).toBe(messages['notice.badge.plain']);
    expect(sections[2]).toBe(messages['notice.about']);
    expect([...(sections[1] ?? '')].length).toBeLessThanOrEqual(LONGEST.name);
    expect([...(sections[2] ?? '')].length).toBeLessThanOrEqual(LONGEST.short);
  });

  it('says of every permission what it is for', () => {
    for (const permission of new Set(asked)) expect(listing).toContain(`\`${permission}\``);
  });

  it('calls what a person presses by the names that they see', () => {
    for (const key of ['panel.check', 'panel.report', 'notice.menu'] as const)
      expect(listing).toContain(`“${messages[key]}”`);
  });
});
