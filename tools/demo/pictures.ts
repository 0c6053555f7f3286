import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import type { Translate } from '../../utils/i18n/translate.ts';
import { GLYPH_COLOR, ICON_COLORS } from '../../utils/notify/icon.ts';
import { lookOf, type Standing } from '../../utils/notify/look.ts';
import type { Notice } from '../../utils/notify/rows.ts';
import { PIECES } from '../../utils/notify/shapes.ts';
import type { BadgeState } from './extension-probe.ts';
import { clockTime } from './print.ts';

/** A folder of pictures with a page that shows them in order. */
export type Album = {
  folder: string;
  badge: (seen: { at: number; url: string; badge: BadgeState; standing: Standing | null }) => void;
  notice: (seen: { at: number; notice: Notice }) => void;
  panel: (seen: { at: number; service: string; png: Uint8Array }) => void;
  /** Draws what was collected; the browser is started once, in the background. */
  finish: (program: string) => Promise<void>;
};

type Picture = { name: string; at: number; says: string; html?: string };

export function createAlbum(folder: string, translate: Translate): Album {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const pictures: Picture[] = [];
  const known = new Set<string>();
  const stamp = (at: number) => new Date(at).toISOString().slice(5, 16).replace(/[T:]/g, '');

  function add(picture: Omit<Picture, 'name'>, name: string): string {
    const full = `${String(pictures.length + 1).padStart(3, '0')}-${stamp(picture.at)}-${name}.png`;
    pictures.push({ ...picture, name: full });
    return join(folder, full);
  }

  return {
    folder,
    badge: ({ at, url, badge, standing }) => {
      const { host } = new URL(url);
      const key = JSON.stringify([host, badge]);
      if (known.has(key)) return;
      known.add(key);
      add({ at, says: badge.title, html: toolbars(host, badge, standing) }, `badge-${host}`);
    },
    notice: ({ at, notice }) => {
      const [title, body] = [translate(notice.title), translate(notice.body)];
      add({ at, says: title, html: bubble(title, body) }, `notice-${notice.kind}`);
    },
    panel: ({ at, service, png }) => writeFileSync(add({ at, says: service }, `panel-${service}`), png),
    finish: async (program) => {
      const browser = await puppeteer.launch({
        executablePath: program,
        headless: true,
        args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND'],
        defaultViewport: { width: 460, height: 300, deviceScaleFactor: 2 },
      });
      try {
        const page = await browser.newPage();
        for (const { name, html } of pictures) {
          if (html === undefined) continue;
          await page.setContent(html);
          const picture = await page.$('main');
          await picture?.screenshot({ path: join(folder, name) });
        }
      } finally {
        await browser.close();
      }
      writeFileSync(join(folder, 'index.html'), indexOf(pictures));
    },
  };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

const STYLE = `<style>
  body { margin: 0; font: 13px/1.4 "Noto Sans", system-ui, sans-serif; }
  main { width: 440px; padding: 10px; background: #fff; }
  .bar { display: flex; align-items: center; gap: 10px; padding: 6px 10px; border-radius: 8px; margin-bottom: 6px; }
  .light { background: #f1f3f4; color: #202124; } .dark { background: #35363a; color: #e8eaed; }
  .url { flex: 1; background: #8883; border-radius: 12px; padding: 3px 10px; }
  .button { position: relative; width: 16px; height: 16px; }
  .text { position: absolute; right: -6px; bottom: -6px; min-width: 8px; padding: 0 2px; border-radius: 3px;
    font-size: 9px; line-height: 12px; text-align: center; color: #fff; }
  .tip { display: inline-block; background: #202124; color: #fff; border-radius: 4px; padding: 3px 8px; }
  .bubble { border: 1px solid #dadce0; border-radius: 10px; padding: 12px 14px; box-shadow: 0 2px 8px #0003; }
  .bubble b { display: block; font-size: 14px; margin-bottom: 4px; }
</style>`;

/** The toolbar in both themes with icon and badge as the browser lays them over each other, and the title. */
function toolbars(host: string, { text, color, title }: BadgeState, standing: Standing | null): string {
  const badge =
    text === '' ? '' : `<span class="text" style="background:${color}">${escapeHtml(text)}</span>`;
  const bar = (theme: string) =>
    `<div class="bar ${theme}"><span class="url">${escapeHtml(host)}</span>` +
    `<span class="button">${icon(standing)}${badge}</span></div>`;
  return `${STYLE}<main>${bar('light')}${bar('dark')}<span class="tip">${escapeHtml(title)}</span></main>`;
}

function icon(standing: Standing | null): string {
  const { shape, tone } = lookOf(standing);
  const pieces = PIECES[shape].map(({ path, paint, stroke }) => {
    const color = paint === 'tone' ? ICON_COLORS[tone] : GLYPH_COLOR;
    return stroke === undefined
      ? `<path d="${path}" fill="${color}"/>`
      : `<path d="${path}" fill="none" stroke="${color}" stroke-width="${stroke}" stroke-linecap="round" stroke-linejoin="round"/>`;
  });
  return `<svg width="16" height="16" viewBox="0 0 16 16">${pieces.join('')}</svg>`;
}

function bubble(title: string, body: string): string {
  return `${STYLE}<main><div class="bubble"><b>${escapeHtml(title)}</b>${escapeHtml(body)}</div></main>`;
}

function indexOf(pictures: readonly Picture[]): string {
  const figures = pictures.map(
    ({ name, at, says }) =>
      `<figure><figcaption>${clockTime(at)} UTC · ${escapeHtml(says)}</figcaption><img src="${name}" alt=""></figure>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>Is It Me? — the demonstration</title>
<style>body{font:15px/1.5 system-ui;margin:2rem}img{max-width:440px;border:1px solid #ddd}figure{display:inline-block;vertical-align:top;margin:0 1rem 1.5rem 0;width:440px}</style>
<h1>The day, moment by moment</h1>${figures.join('\n')}`;
}
