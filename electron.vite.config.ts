import { globSync } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const root = import.meta.dirname
const outputFolder = join(root, 'out/main')

export default defineConfig({
  main: {
    build: {
      target: 'node20',
      outDir: outputFolder,
      sourcemap: false,
      rolldownOptions: {
        input: { index: join(root, 'main/shell/index.ts'), core: join(root, 'main/core/index.ts'), ...workerInputs() },
        // Chunks lie beside the entries, so that a path relative to import.meta.dirname is the same in both. The text of
        // what runs stays in memory as long as it runs; reports of bugs need its names.
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', minify: { compress: true, mangle: false, codegen: true } },
      },
    },
    plugins: [copyMigrations()],
  },
  preload: {
    build: {
      target: 'node20',
      outDir: join(root, 'out/preload'),
      sourcemap: false,
      // A sandboxed preload script cannot require packages: whatever it uses is bundled.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: join(root, 'main/shell/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: join(root, 'renderer'),
    build: {
      target: 'chrome130',
      outDir: join(root, 'out/renderer'),
      sourcemap: false,
      // Less to read at the start; and the Temporal polyfill takes unminified code for development, in which it writes
      // out a text for every date it makes.
      minify: true,
      // Inlined assets would need data: addresses, which the content security policy allows for images alone.
      assetsInlineLimit: 0,
      rolldownOptions: { input: join(root, 'renderer/index.html') },
    },
    plugins: [react(), letReloadingWork()],
  },
})

/** Every worker thread of the core is an entry of its own, named by its file. */
function workerInputs(): Record<string, string> {
  const files = globSync('main/core/**/*-worker.ts', { cwd: root })
  return Object.fromEntries(files.map((file) => [basename(file, '.ts'), resolve(root, file)]))
}

/** The core reads its migrations from `migrations` beside it. */
function copyMigrations(): Plugin {
  return {
    name: 'haversack:migrations',
    apply: 'build',
    async writeBundle() {
      const target = join(outputFolder, 'migrations')
      await mkdir(target, { recursive: true })
      const files = globSync('main/core/database/migrations/*.sql', { cwd: root })
      await Promise.all(files.map((file) => copyFile(join(root, file), join(target, basename(file)))))
    },
  }
}

/** While developing, the page takes inline scripts and a socket from the development server; its own policy would refuse both. */
function letReloadingWork(): Plugin {
  return {
    name: 'haversack:reloading',
    apply: 'serve',
    transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
  }
}
