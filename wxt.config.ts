import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'edge', 'firefox'],
  vite: () => ({ plugins: [preact()] }),
  manifest: ({ browser }) => ({
    name: 'Is It Me?',
    permissions: ['storage', 'alarms', 'notifications', 'webNavigation'],
    optional_host_permissions: ['https://*/*'],
    ...(browser === 'firefox' ? {} : { minimum_chrome_version: '120' }),
  }),
});
