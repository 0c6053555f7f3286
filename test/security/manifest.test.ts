import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import config from '../../wxt.config.ts';
import { projectFiles, ROOT, readText } from '../support/files.ts';

type Manifest = Record<string, unknown> & {
  permissions: string[];
  host_permissions: string[];
  content_security_policy: { extension_pages: string };
};

const manifestFor = (browser: string): Manifest => {
  if (typeof config.manifest !== 'function') throw new Error('the manifest is made by a function');
  return config.manifest({ browser, mode: 'production', command: 'build', manifestVersion: 3 }) as Manifest;
};
const BUILT = ['chrome', 'firefox'].filter((name) =>
  existsSync(join(ROOT, `.output/${name}-mv3/manifest.json`)),
);
const builtFiles = (name: string) =>
  readdirSync(join(ROOT, `.output/${name}-mv3`), { recursive: true, encoding: 'utf8' });
const builtText = (name: string, file: string) =>
  readFileSync(join(ROOT, `.output/${name}-mv3`, file), 'utf8');

const HARMLESS = ['storage', 'alarms', 'notifications', 'webNavigation', 'contextMenus'];
/** What only one of the browsers knows. */
const ITS_OWN: Record<string, string> = { chrome: 'sidePanel', firefox: 'captivePortal' };

describe.each(['chrome', 'firefox'])('the manifest for %s', (browser) => {
  const manifest = manifestFor(browser);

  it('asks for nothing beyond what is used, and for no host in general', () => {
    expect(manifest.permissions.filter((name) => !HARMLESS.includes(name))).toEqual([ITS_OWN[browser]]);
    expect(manifest.optional_permissions).toEqual(['webRequest']);
    for (const host of manifest.host_permissions) expect(host).toMatch(/^https:\/\/[a-z0-9.-]+\/\*$/);
  });

  it('opens no door: no page may speak to us, load our files, or be given scripts', () => {
    for (const door of ['externally_connectable', 'web_accessible_resources', 'content_scripts', 'sandbox']) {
      expect(manifest[door]).toBeUndefined();
    }
  });

  it('lets run only what is in the package', () => {
    const policy = manifest.content_security_policy.extension_pages;
    const directives = new Map(
      policy.split('; ').map((directive) => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sources];
      }),
    );
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('script-src')).toEqual(["'self'"]);
    expect(directives.get('object-src')).toEqual(["'none'"]);
    expect(policy).not.toMatch(/unsafe|blob:|\*\./);
    const plain = directives.get('connect-src')?.filter((source) => source.startsWith('http://'));
    expect(plain?.every((source) => /localhost|127\.0\.0\.1|gstatic|cloudflare|apple/.test(source))).toBe(
      true,
    );
  });
});

describe('our code', () => {
  const sources = projectFiles(['utils', 'components', 'entrypoints']).filter((path) =>
    /\.(tsx?|html)$/.test(path),
  );
  it.each([
    ['turns text into code', /\beval\(|new Function\(|setTimeout\(\s*['"`]|import\(\s*[^'"./\s]/],
    [
      'turns text into markup',
      /dangerouslySetInnerHTML|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write/,
    ],
    ['loads from elsewhere', /<script[^>]+src="https?:|<link[^>]+href="https?:|importScripts/],
  ])('never %s', (_, pattern) => {
    expect(sources.filter((path) => pattern.test(readText(path)))).toEqual([]);
  });
});

describe.runIf(BUILT.length > 0).each(BUILT)('what was built for %s', (name) => {
  it('has the doors that the source names', () => {
    const built = JSON.parse(builtText(name, 'manifest.json')) as Manifest;
    const { content_security_policy, host_permissions, permissions } = manifestFor(name);
    expect(built).toMatchObject({ permissions, host_permissions, content_security_policy });
    for (const door of ['externally_connectable', 'web_accessible_resources', 'content_scripts']) {
      expect(built[door]).toBeUndefined();
    }
  });

  it('holds no remote code and no inline script', () => {
    for (const file of builtFiles(name)) {
      if (!/\.(js|html)$/.test(file)) continue;
      const text = builtText(name, file);
      expect({
        file,
        found: /\beval\(|new Function\(|import\(["'`]https?:|importScripts\(/.exec(text)?.[0],
      }).toEqual({
        file,
        found: undefined,
      });
      if (!file.endsWith('.html')) continue;
      for (const [tag] of text.matchAll(/<script\b[^>]*>/g)) expect(tag).toMatch(/ src="\/[^/]/);
      expect(text).not.toMatch(/<style|\son\w+=/);
    }
  });
});
