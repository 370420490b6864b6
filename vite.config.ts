import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import packageJson from './package.json' with { type: 'json' };
import remixOptions from './remix.config.js';

export default defineConfig({
  define: { VERSION: JSON.stringify(packageJson.version) },
  plugins: [remix(remixOptions)],
  build: { target: 'es2020', sourcemap: false, assetsInlineLimit: 0 },
  // Remix's packages are bundled with the pages: one copy of React's context on the server.
  server: { middlewareMode: true },
});
