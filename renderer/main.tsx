import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App, Providers } from './app/app.tsx'
import { followDisplay } from './app/theme.ts'
import './ui/tokens.css'
import './ui/base.css'
import './ui/print.css'

followDisplay({ theme: 'system', roomy: false })

const root = document.querySelector('#app')
if (root === null) throw new Error('index.html has no #app')
createRoot(root).render(
  <StrictMode>
    <Providers>
      <App frame={null} />
    </Providers>
  </StrictMode>,
)
