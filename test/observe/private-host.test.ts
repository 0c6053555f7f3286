import { describe, expect, it } from 'vitest';
import { isPrivateHost } from '../../utils/net/private-host.ts';

describe('isPrivateHost', () => {
  it.each([
    'intranet',
    'printer.local',
    'wiki.corp',
    'router.home.arpa',
    'nas.lan',
    'localhost',
    'a.localhost',
    'vault.internal',
    'x.onion',
    '10.1.2.3',
    '172.20.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.1.1',
    '127.0.0.1',
    '0x7f.1',
    '2130706433',
    '[::1]',
    '[fd00::1]',
    '[fe80::1]',
    '[2002:c0a8:1::1]',
    '[2001::1]',
    '[2001:0:4136:e378::1]',
    'fritz.box',
    'nas.fritz.box',
    'a.alt',
    'srv.intra',
    'pc.localnet',
    'mx.mail',
    '[::ffff:10.0.0.1]',
    '',
    'a b.com',
    'example.com/path',
    'user@example.com',
    'host.com:8080',
  ])('%j is named to nobody', (host) => {
    expect(isPrivateHost(host)).toBe(true);
  });

  it.each([
    'wikipedia.org',
    'www.facebook.com',
    'WWW.Example.COM',
    'bücher.de',
    '8.8.8.8',
    '172.32.0.1',
    'afritz.box',
    'mail.com',
    '[2606:4700::1111]',
  ])('%s is public', (host) => {
    expect(isPrivateHost(host)).toBe(false);
  });
});
