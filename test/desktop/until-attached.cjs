/*
 * Comes before the application where Playwright starts it: holds back that Electron is ready until Playwright says that it
 * has hold of it, as Playwright's own beginning does for a program whose path it is not given. Without that a window may go
 * to its first page just while Playwright attaches to it; Playwright misses that, and waits for the window for ever.
 */
const { app } = require('electron')

const isStartedByPlaywright = process.argv.includes('--inspect=0')
if (isStartedByPlaywright) holdBack()

function holdBack() {
  const emit = app.emit.bind(app)
  const attached = new Promise((resolve) => {
    globalThis['__playwright_run'] = resolve
  })
  app.emit = (event, ...details) => {
    if (event !== 'ready') return emit(event, ...details)
    void attached.then(() => emit(event, ...details))
    return true
  }
}
