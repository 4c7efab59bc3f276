import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { connectCore } from './api/core-client.ts'
import { CoreProvider } from './api/core-context.tsx'
import { Providers } from './app/app.tsx'
import { noteReason } from './features/vault/session/lock-memory.ts'
import { watchSaves } from './features/vault/session/save-watch.ts'
import { Session } from './features/vault/session/session.tsx'
import { watchFocus } from './ui/focus-back.ts'
import './ui/tokens.css'
import './ui/base.css'
import './ui/printing/print.css'

const root = document.querySelector('#app')
if (root === null) throw new Error('index.html has no #app')
noteReason(window.location.hash)
watchFocus(root)
const core = watchSaves(connectCore())
createRoot(root).render(
  <StrictMode>
    <CoreProvider core={core}>
      <Providers>
        <Session />
      </Providers>
    </CoreProvider>
  </StrictMode>,
)
