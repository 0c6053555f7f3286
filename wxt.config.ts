import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { generatedAssets, ICON_SIZES } from './tools/assets.ts';
import { chunkOf } from './tools/chunks.ts';
import { requiredHosts } from './tools/hosts.ts';
import { OLDEST } from './tools/oldest.ts';
import { contentSecurityPolicy } from './tools/policy.ts';

const icons = Object.fromEntries(ICON_SIZES.map((size) => [size, `icon-${size}.png`]));

/** The same panel, as wide as the person makes it, which goes along with the tab that is looked at. */
const SIDE_PANEL = 'popup.html?surface=side';

/** The panel's script asks for its data while the style sheets are still on their way. */
const eagerPanel = {
  name: 'eager-panel',
  transformIndexHtml: {
    order: 'post' as const,
    handler: (html: string, { path }: { path: string }) =>
      path.includes('popup') ? html.replace('<script type="module"', '<script type="module" async') : html,
  },
};

/** What is loaded later finds its style sheets and most of its imports there already: nothing of Vite's goes before it. */
const plainImports = {
  name: 'plain-imports',
  enforce: 'pre' as const,
  load: {
    filter: { id: /vite\/preload-helper/ },
    handler: () => 'export const __vitePreload = (load) => load();',
  },
};

/** A browser never meets the errors of another one: only its own table comes with it. */
const ownErrors = (browser: string) => {
  const [other, table] =
    browser === 'firefox' ? ['chromium', 'CHROMIUM_ERRORS'] : ['firefox', 'FIREFOX_ERRORS'];
  return {
    name: 'own-errors',
    enforce: 'pre' as const,
    load: {
      filter: { id: new RegExp(`/observe/data/${other}-errors\\.ts$`) },
      handler: () => `export const ${table} = {};`,
    },
  };
};

export default defineConfig({
  imports: false,
  // Firefox too: in a version 2 build the optional host permissions would be lost
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'edge', 'firefox'],
  // what runs leave behind is no source; folders with a dot are left out by themselves
  zip: { excludeSources: ['screenshots/**', '**/*.log', '**/*.sqlite*'] },
  vite: ({ browser }) => ({
    plugins: [preact(), eagerPanel, plainImports, ownErrors(browser)],
    build: {
      // the oldest browsers that the manifest lets in
      target: [`chrome${OLDEST.chromium}`, `firefox${OLDEST.firefox}`],
      rolldownOptions: {
        // no getter here does more than get
        treeshake: { propertyReadSideEffects: false },
        output: {
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [{ name: chunkOf, debugName: 'shared', minShareCount: 2 }],
          },
        },
      },
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_, files, { hostType }) => (hostType === 'html' ? files : []),
      },
    },
  }),
  manifest: ({ browser, command }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    icons,
    action: { default_icon: icons, default_title: '__MSG_name__' },
    permissions: [
      'storage',
      'alarms',
      'notifications',
      'webNavigation',
      // none of these shows a warning; Firefox lets nobody ask for its detector of login pages later
      'contextMenus',
      browser === 'firefox' ? 'captivePortal' : 'sidePanel',
    ],
    omnibox: { keyword: 'down' },
    commands: { _execute_action: { suggested_key: { default: 'Alt+Shift+D' } } },
    ...(browser === 'firefox' ? {} : { storage: { managed_schema: 'managed.json' } }),
    host_permissions: requiredHosts(),
    content_security_policy: {
      extension_pages: contentSecurityPolicy(command === 'serve' ? 'development' : 'production'),
    },
    optional_permissions: ['webRequest'],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    ...(browser === 'firefox'
      ? {
          sidebar_action: { default_panel: SIDE_PANEL, default_icon: icons, open_at_install: false },
          browser_specific_settings: {
            gecko: {
              id: 'is-it-me@is-it-me.example',
              strict_min_version: `${OLDEST.firefox}.0`,
              // nothing leaves by itself; a report and a check send the service's name when asked to
              data_collection_permissions: { required: ['none'], optional: ['websiteActivity'] },
            },
            gecko_android: { strict_min_version: `${OLDEST.firefoxAndroid}.0` },
          },
        }
      : { minimum_chrome_version: String(OLDEST.chromium), side_panel: { default_path: SIDE_PANEL } }),
  }),
  hooks: {
    'build:done': (wxt) => {
      for (const { path, contents } of generatedAssets()) {
        const file = resolve(wxt.config.outDir, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, contents);
      }
    },
  },
});
