import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../utils/feeds/parse.ts';
import { rss } from './samples/feeds.ts';
import { AT, bytes } from './samples/sample.ts';

const english = {
  title: 'Search',
  body: '<b>Resolved</b> - It is over.',
  guid: 'old',
  link: 'https://status.example.com/old',
  date: 'Sun, 08 Feb 2026 11:00:00 GMT',
};

/** Reading of one entry of the last hour, above an English one that is a month old. */
function read(title: string, body: string) {
  const recent = { title, body, guid: 'a', link: 'https://status.example.com/a' };
  const feed = rss('Example', [{ ...recent, date: 'Tue, 10 Mar 2026 11:30:00 GMT' }, english]);
  return parseFeed({ documents: [{ url: '', body: bytes(feed) }], at: AT });
}

/** By language: how an outage is told, closed, and not closed yet. */
const LANGUAGES: Record<string, [title: string, closed: string, notYet: string]> = {
  ja: ['ログイン障害', '解決済み', '未解決'],
  zh: ['服务故障', '已解决', '暂未解决'],
  ko: ['로그인 장애', '해결됨', '아직 해결되지 않음'],
  ru: ['Сбой входа', 'Решено', 'Еще не решено'],
  pt: ['Indisponibilidade no login', 'Resolvido', 'Ainda não resolvido'],
  es: ['Interrupción del correo', 'Resuelto', 'Aún no resuelto'],
  de: ['Störung beim Login', 'Gelöst', 'Ungelöst'],
  fr: ['Panne de la messagerie', 'Résolu', 'Pas encore résolu'],
  ar: ['انقطاع الخدمة', 'تم الحل', 'لم تحل بعد'],
  hi: ['लॉगिन में व्यवधान', 'हल हुआ', 'अभी तक हल नहीं हुआ'],
  bn: ['লগইনে বিভ্রাট', 'সমাধান হয়েছে', 'এখনও সমাধান হয়নি'],
};

describe.each(Object.entries(LANGUAGES))('a log in %s', (_, [title, closed, notYet]) => {
  it.each([
    ['alone', title, ''],
    ['under a bracket', `[${notYet}] ${title}`, ''],
    ['on a line of its own', title, `<strong>Status:</strong> ${notYet}`],
    ['in bold', title, `<strong>${notYet}</strong> - …`],
  ])('is open: %s', (_, name, body) => {
    const reading = read(name, body);
    expect(reading.incidents).toHaveLength(1);
    expect(['degraded', 'partial_outage']).toContain(reading.health);
  });

  it.each([
    ['bracket', `[${closed}] ${title}`, ''],
    ['wide bracket', `【${closed}】${title}`, ''],
    ['colon', `${closed}: ${title}`, ''],
    ['line', title, `<strong>Status:</strong> ${closed}`],
    ['bold', title, `<strong>${closed}</strong> - …`],
    ['English words in the title', `[${closed}] API error, server down, Problem`, ''],
  ])('is closed: %s', (_, name, body) => {
    expect(read(name, body)).toMatchObject({ health: 'operational', incidents: [], maintenances: [] });
  });
});

describe('sentences that hold both', () => {
  it.each([
    ['Wartungsarbeiten', 'Die Arbeiten sind abgeschlossen.'],
    ['Störung', 'Die Störungen konnten behoben werden.'],
    ['Störung', 'Der Dienst war nicht erreichbar, die Störung wurde behoben.'],
    ['Problema', 'O problema no login foi resolvido.'],
    ['Сбой', 'Сервис не работал, проблема устранена.'],
    ['【復旧済み】ログインできない不具合について', ''],
    ['定期メンテナンス', '予定されていたメンテナンスは完了しました。'],
    ['로그인 장애', '접속하지 못하는 문제가 해결되었습니다.'],
  ])('closed: %s | %s', (title, body) => {
    expect(read(title, body)).toMatchObject({ health: 'operational', incidents: [], maintenances: [] });
  });

  it.each([
    ['Störung', 'Die Störung wurde noch nicht behoben.'],
    ['Störung', 'Wir melden uns, sobald die Störung behoben ist.'],
    ['ログイン障害', '復旧作業を進めております。復旧までお待ちください。'],
    ['Panne', 'Le problème sera résolu demain.'],
    ['Interrupción', 'La incidencia no se ha resuelto.'],
    ['Сбой', 'Проблема не устранена.'],
  ])('open: %s | %s', (title, body) => {
    expect(read(title, body).incidents).toHaveLength(1);
  });
});

describe('a language that nobody here knows', () => {
  it.each([
    ['Kuzimwa kwa huduma ya barua pepe kwa wateja wote', 'Timu yetu inashughulikia tatizo hilo kwa sasa.'],
    ['ელფოსტა არ მუშაობს', 'ვმუშაობთ პრობლემაზე.'],
    ['[მოგვარებულია] API error', 'ყველაფერი მუშაობს.'],
  ])('is unknown, never green, and no outage: %s', (title, body) => {
    expect(read(title, body)).toMatchObject({ health: 'unknown', incidents: [] });
  });
});

it('takes the end of a cState entry from its category, not from the words', () => {
  const feed = (category: string) =>
    `<rss><channel><title>Status</title><generator>github.com/cstate</generator><item><title>Server down</title><guid>1</guid><pubDate>Tue, 10 Mar 2026 11:30:00 GMT</pubDate><category>${category}</category><description>Die Störung wurde behoben.</description></item></channel></rss>`;
  const at = (category: string) =>
    parseFeed({ documents: [{ url: '', body: bytes(feed(category)) }], at: AT, format: 'rss' });
  expect(at('').incidents).toHaveLength(1);
  expect(at('2026-03-10 11:45:00 +0000 UTC')).toMatchObject({ health: 'operational', incidents: [] });
});
