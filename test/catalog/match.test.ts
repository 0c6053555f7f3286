import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { loadCatalog } from '../../tools/catalog-data.ts';

const { match, services } = loadCatalog();

const own = (service: string) => ({ service, kind: 'own' });
const hosted = (service: string) => ({ service, kind: 'hosted' });

describe('a product on a national domain or under a language', () => {
  test.each([
    ['https://maps.google.de/maps?q=Berlin', own('google-maps')],
    ['https://translate.google.co.uk/', own('google-translate')],
    ['https://music.amazon.fr/albums/1', own('amazon-music')],
    ['https://finance.yahoo.fr/', own('yahoo-finance')],
    ['https://www.google.de/maps', own('google-maps')],
    ['https://www.google.de/', own('google-search')],
    ['https://me.blogspot.de/2020/', hosted('blogger')],
    ['https://www.amazon.com.be/gp/video/x', own('prime-video')],
    ['https://maps.google.de.evil.example/', null],
    ['https://www.adobe.com/de/express/', own('adobe-express')],
    ['https://aws.amazon.com/de/kinesis/', own('aws-kinesis')],
    ['https://www.adobe.com/de/expressions/', own('adobe')],
  ])('%s', (url, expected) => expect(match(url)).toEqual(expected));
});

describe("storage in any region is somebody else's site", () => {
  test.each([
    ['https://bucket.s3.eu-west-1.amazonaws.com/key', hosted('aws-s3')],
    ['https://name.eu-west-1.elb.amazonaws.com/', hosted('aws')],
    ['https://name.blob.core.windows.net/file', hosted('azure')],
  ])('%s', (url, expected) => expect(match(url)).toEqual(expected));
});

describe('the longest host wins', () => {
  test.each([
    ['https://www.google.com/search?q=is+it+me', own('google-search')],
    ['https://mail.google.com/mail/u/0/#inbox', own('gmail')],
    ['https://www.amazon.com/dp/B000', own('amazon')],
    ['https://aws.amazon.com/', own('aws')],
    ['https://music.youtube.com/watch?v=1', own('youtube-music')],
    ['https://m.youtube.com/', own('youtube')],
    ['https://chat.openai.com/', own('chatgpt')],
    ['https://platform.openai.com/', own('openai')],
    ['https://gemini.google.com/app', own('gemini')],
    ['https://www.gemini.com/', own('gemini-exchange')],
    ['https://search.yahoo.co.jp/', own('yahoo-japan')],
    ['https://www.tax.service.gov.uk/', own('hmrc')],
    ['https://www.gov.uk/browse', own('gov-uk')],
  ])('%s', (url, expected) => expect(match(url)).toEqual(expected));
});

describe('a host counts, nothing else of the address', () => {
  test.each([
    ['HTTPS://WWW.FLICKR.COM/Photos', own('flickr')],
    ['https://flickr.com.', own('flickr')],
    ['https://user:secret@www.roku.com:8443/x#y', own('roku')],
    ['http://twitter.com', own('x')],
    ['  https://x.com/home  ', own('x')],
    ['https:\\\\x.com\\home', own('x')],
    ['https://ⓧ.com/', own('x')],
    ['https://x.com@evil.example/', null],
    ['https://evil.example/https://x.com/', null],
    ['https://evil.example/?next=https://x.com', null],
    ['https://evil.example#@x.com', null],
  ])('%s', (url, expected) => expect(match(url)).toEqual(expected));
});

describe('look-alikes earn nobody’s badge', () => {
  test.each([
    'https://twitter.com.evil.example/',
    'https://notx.com/',
    'https://x.com.br/',
    'https://x.co/',
    'https://faceb00k.com/',
    'https://paypa1.com/',
    'https://account-paypal.info/',
    'https://xn--pypal-4ve.com/',
    'https://аpple.com/',
    'https://google.evil/',
    'https://google.com.evil.org/maps',
    'https://amazon.co.evil.net/',
    'https://gitlab.company.example/',
    'https://jira.company.net/wiki',
  ])('%s', (url) => expect(match(url)).toBeNull());
});

describe('what is no web page of anybody', () => {
  test.each([
    '',
    'x.com',
    'about:blank',
    'file:///etc/hosts',
    'chrome://settings/',
    'chrome-extension://abcdef/x.html',
    'moz-extension://abcdef/x.html',
    'view-source:https://x.com/',
    'data:text/html,https://x.com/',
    'blob:https://x.com/1',
    'javascript:location="https://x.com"',
    'mailto:someone@gmail.com',
    'ftp://x.com/',
    'ws://x.com/',
    'https://',
    'https:///',
    'https://localhost:3000/',
    'https://x/',
    'http://printer.local/',
    'http://facebook.com.test/',
    'http://192.168.1.1/',
    'http://8.8.8.8/',
    'http://[2606:4700:4700::1111]/',
    'https://xn--/',
    'https://ex ample.com/',
  ])('%j', (url) => expect(match(url)).toBeNull());

  it('but the resolvers that answer under their address are known', () => {
    expect(match('https://1.1.1.1/help')).toEqual(own('cloudflare'));
    expect(match('http://9.9.9.9/')).toEqual(own('quad9'));
  });
});

describe('path rules refine the host that they belong to', () => {
  test.each([
    ['https://www.google.com/maps/@48.8,2.3,12z', own('google-maps')],
    ['https://www.google.de/maps?q=x', own('google-maps')],
    ['https://www.google.co.uk/mapsy', own('google-search')],
    ['https://www.google.com/search?q=/maps', own('google-search')],
    ['https://mail.google.com/maps', own('gmail')],
    ['https://www.google.com/x/../maps', own('google-maps')],
    ['https://www.google.com/ma\tps', own('google-maps')],
    ['https://www.amazon.com/gp/video/storefront', own('prime-video')],
    ['https://www.amazon.de/gp/video/detail/x', own('prime-video')],
    ['https://www.amazon.de/gp/help', own('amazon')],
    ['https://www.amazon.co.jp/music/player', own('amazon-music')],
    ['https://www.facebook.com/messages/t/1', own('messenger')],
    ['https://x.com/i/grok', own('grok')],
    ['https://x.com/i/bookmarks', own('x')],
    ['https://www.bbc.co.uk/iplayer/episodes/x', own('bbc-iplayer')],
    ['https://www.adobe.com/express/', own('adobe-express')],
    ['https://github.com/copilot', own('github-copilot')],
    ['https://github.com/copilot-thing', own('github')],
    ['https://company.atlassian.net/wiki/spaces/X', own('confluence')],
    ['https://company.atlassian.net/browse/X-1', own('jira')],
    ['https://www.epicgames.com/fortnite/en-US/home', own('fortnite')],
    ['https://store.epicgames.com/en-US/fortnite', own('fortnite')],
    ['https://www.epicgames.com/zh-Hans/fortnite', own('fortnite')],
    ['https://store.epicgames.com/en-US/p/fortnite', own('epic-games')],
    ['https://eu-west-1.console.aws.amazon.com/kinesis/home', own('aws-kinesis')],
    ['https://us-east-1.console.aws.amazon.com/kinesis/home', own('aws-kinesis')],
    ['https://us-east-1.console.aws.amazon.com/ec2/home', own('aws-us-east-1')],
  ])('%s', (url, expected) => expect(match(url)).toEqual(expected));
});

describe('other people’s sites are hosted, not the host’s own', () => {
  test.each([
    ['https://someone.github.io/project/', hosted('github-pages')],
    ['https://shop.myshopify.com/', hosted('shopify')],
    ['https://x.workers.dev/', hosted('cloudflare')],
    ['https://app.vercel.app/', hosted('vercel')],
    ['https://a-b-uc.a.run.app/', hosted('gcp')],
    ['https://d111111abcdef8.cloudfront.net/x.js', hosted('aws-cloudfront')],
    ['https://bucket.s3.amazonaws.com/x', hosted('aws-s3')],
    ['https://someone.blogspot.com/', hosted('blogger')],
    ['https://someone.blogspot.co.uk/', hosted('blogger')],
    ['https://twitter-com.translate.goog/', hosted('google-translate')],
    ['https://someone.wordpress.com/', hosted('wordpress-com')],
    ['https://wordpress.com/post', own('wordpress-com')],
    ['https://www.wordpress.com/', own('wordpress-com')],
    ['https://someone.substack.com/p/x', hosted('substack')],
    ['https://medium.com/@someone/x', own('medium')],
    ['https://someone.medium.com/x', hosted('medium')],
    ['https://raw.githubusercontent.com/a/b', own('github')],
    ['https://company.slack.com/', own('slack')],
    ['https://company.zendesk.com/hc', own('zendesk')],
    ['https://company.sharepoint.com/sites/x', own('microsoft-365')],
  ])('%s', (url, expected) => expect(match(url)).toEqual(expected));
});

describe('shorteners', () => {
  test.each([
    ['https://t.co/abc', 'x'],
    ['https://youtu.be/abc', 'youtube'],
    ['https://redd.it/abc', 'reddit'],
    ['https://lnkd.in/abc', 'linkedin'],
    ['https://fb.me/abc', 'facebook'],
    ['https://wa.me/1', 'whatsapp'],
    ['https://t.me/abc', 'telegram'],
    ['https://amzn.to/abc', 'amazon'],
    ['https://pin.it/abc', 'pinterest'],
    ['https://flic.kr/p/abc', 'flickr'],
    ['https://discord.gg/abc', 'discord'],
    ['https://spoti.fi/abc', 'spotify'],
    ['https://bit.ly/abc', 'bitly'],
    ['https://tinyurl.com/abc', 'tinyurl'],
    ['https://ow.ly/abc', 'hootsuite'],
  ])('%s', (url, service) => expect(match(url)).toEqual(own(service)));
});

it('finds every host of the catalogue, bare and under any name, whatever the path', () => {
  for (const { id, hosts, hosting = [], regional = [] } of services.values()) {
    for (const host of [...hosts, ...regional]) {
      expect(match(`https://${host}/`)?.service, host).toBe(id);
      if (/\d$/.test(host)) continue;
      const under = match(`https://some-thing.${host}/some/page?x=1`);
      expect(under?.service, host).toBe(id);
      if (!hosting.includes(host) && id !== 'blogger') expect(under?.kind, host).toBe('own');
    }
    for (const host of hosting) {
      expect(match(`https://some-thing.${host}/`), host).toEqual({ service: id, kind: 'hosted' });
    }
  }
});

it('gives no host of the catalogue to a name that only contains it', () => {
  for (const { hosts, hosting = [], regional = [] } of services.values()) {
    for (const host of [...hosts, ...hosting, ...regional]) {
      expect(match(`https://${host}.evil.example/`), host).toBeNull();
      expect(match(`https://evil.example/${host}`), host).toBeNull();
      expect(match(`https://${host}@evil.example/`), host).toBeNull();
      const parent = host.slice(host.indexOf('.') + 1);
      if (match(`https://${parent}/`) === null) expect(match(`https://not-${host}/`), host).toBeNull();
      expect(match(`https://${host.replace('.', '-')}.zz/`), host).toBeNull();
    }
  }
});

it('never throws and never looks beyond the host name, for any text', () => {
  const runs = Number(process.env.FC_RUNS ?? 100);
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl()), (text) => {
      const found = match(text);
      if (found) expect(new URL(text).protocol).toMatch(/^https?:$/);
    }),
    { numRuns: runs },
  );
}, 120_000);
