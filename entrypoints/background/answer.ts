import { followPage } from '../../utils/engine/follow-page.ts';
import type { Answer, Message } from '../../utils/messages.ts';
import { forgetCatalog } from '../../utils/platform/assets.ts';
import type { Background } from '../../utils/platform/engine.ts';
import { politeFetch } from '../../utils/platform/fetch.ts';
import { lock } from '../../utils/platform/lock.ts';
import { announceChange } from '../../utils/platform/messages.ts';
import { forgetSettings } from '../../utils/platform/settings.ts';
import { hostId } from '../../utils/settings/watched.ts';
import { LOCKS } from '../../utils/store/row-registry.ts';
import { TABLES } from '../../utils/store/store.ts';

const OK: Answer = { ok: true };

/** Does what one of our pages asks for. */
export async function answerTo(message: Message, background: Background): Promise<Answer> {
  const { engine, painter, store, settings } = background;
  switch (message.type) {
    case 'check':
      await engine.check(message.service);
      return OK;
    case 'check-host':
      await engine.check(hostId(message.host));
      return OK;
    case 'follow':
      await engine.follow(message.service);
      return OK;
    case 'unfollow':
      await engine.unfollow(message.service);
      return OK;
    case 'watch':
      await engine.watch(message.service, message.on);
      return OK;
    case 'report':
      await engine.report(message.service, message.symptom);
      return OK;
    case 'mute':
      await settings.save(({ muted: { [message.service]: _, ...others } }) => ({
        muted: message.until === null ? others : { ...others, [message.service]: message.until },
      }));
      return OK;
    case 'refresh':
      await (message.service === undefined ? engine.tick() : engine.read(message.service));
      return OK;
    case 'follow-page': {
      const adopted = await followPage(message.url, message.service ?? null, {
        ...background,
        fetch: politeFetch,
      });
      return adopted === null ? { ok: false, reason: 'not-found' } : OK;
    }
    case 'delete-everything':
      // first: what is followed no more brings no rows
      await forgetSettings(lock);
      await LOCKS.reduceRight<() => Promise<void>>(
        (work, name) => () => lock(name, work),
        async () => {
          for (const table of TABLES) {
            const rows = await store.readAll(table);
            await store.commit(rows.map(([key]) => ({ table, key, remove: true })));
          }
        },
      )();
      forgetCatalog();
      announceChange();
      await painter.paintTabs();
      return OK;
  }
}
