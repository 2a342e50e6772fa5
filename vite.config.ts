import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import { compression } from 'vite-plugin-compression2'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    tailwindcss(),
    remix({
      ignoredRouteFiles: ['**/*'],
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
    // Compressed once and well rather than at each request: a page's scripts are a seventh smaller so.
    !isSsrBuild &&
      compression({ include: /\.(js|css|svg)$/, algorithms: ['brotliCompress', 'gzip'] }),
  ],
  // Databases change at every write; watching them would reload the page.
  server: { watch: { ignored: ['**/data/**', '**/build/**'] } },
  // Server packages that the optimiser would otherwise pull into the browser.
  optimizeDeps: { exclude: ['better-sqlite3', 'drizzle-orm', '@remix-run/node'] },
}))
