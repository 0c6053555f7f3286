import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a small content blocker, another extension, that keeps one host from loading. Returns its folder. */
export function writeBlocker(folder: string, host: string): string {
  const place = join(folder, 'blocker');
  mkdirSync(place);
  const rules = [
    {
      id: 1,
      priority: 1,
      action: { type: 'block' },
      condition: { urlFilter: `||${host}^`, resourceTypes: ['main_frame', 'sub_frame', 'xmlhttprequest'] },
    },
  ];
  const manifest = {
    manifest_version: 3,
    name: 'A content blocker',
    version: '1.0',
    permissions: ['declarativeNetRequest'],
    host_permissions: ['https://*/*'],
    declarative_net_request: { rule_resources: [{ id: 'rules', enabled: true, path: 'rules.json' }] },
  };
  writeFileSync(join(place, 'rules.json'), JSON.stringify(rules));
  writeFileSync(join(place, 'manifest.json'), JSON.stringify(manifest));
  return place;
}
