import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))
const icons = fileURLToPath(
  new URL('../node_modules/nhsuk-frontend/dist/nhsuk/assets/images/', import.meta.url),
)

/** `vite build --mode gallery` builds only the pattern gallery, into .cache/gallery; the product never carries it. */
export default defineConfig(({ mode }) => ({
  root: here,
  plugins: [react()],
  resolve: { alias: [{ find: /^nhsuk-icons\//, replacement: icons }] },
  css: {
    preprocessorOptions: {
      scss: { loadPaths: [fileURLToPath(new URL('../node_modules', import.meta.url))], quietDeps: true },
    },
  },
  build: {
    outDir: mode === 'gallery' ? '.cache/gallery' : 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The server's content security policy allows images and fonts from files only, never data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: mode === 'gallery' ? `${here}gallery.html` : `${here}index.html` },
  },
  server: { proxy: { '/api': process.env.RUNG_API ?? 'http://127.0.0.1:3000' } },
}))
