import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { Router } from 'wouter'
import { Announcer } from '../ui/messages/announce.tsx'
import { NoticeProvider } from '../ui/messages/notice.tsx'
import { ToastProvider } from '../ui/messages/toast.tsx'
import { useCommandKeys } from './use-command.tsx'
import { Frame, type FrameData } from './frame/frame.tsx'
import { useHashAddress } from './hash-address.ts'
import { keepThenNavigate } from './history.ts'
import { useRegionKeys } from './frame/regions.ts'
import { RouteView, useMatchedRoute } from './routes.tsx'

/** Everything that pages may rely on besides the core: the address, toasts, notices, announcements and keys. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <I18nProvider locale="en-GB">
      {/* The router takes the hook that reads the address as a value. */}
      {/* oxlint-disable-next-line react/hooks */}
      <Router hook={useHashAddress} aroundNav={keepThenNavigate}>
        <NoticeProvider>
          <ToastProvider>
            <Keys />
            <Announcer />
            {children}
          </ToastProvider>
        </NoticeProvider>
      </Router>
    </I18nProvider>
  )
}

export interface AppProps {
  /** What the frame shows; null while no caseload is open, when only bare pages are shown. */
  readonly frame: FrameData | null
}

/** The page of the address on screen, in the frame if it has one. */
export function App({ frame }: AppProps) {
  const matched = useMatchedRoute()
  if (matched?.route.bare === true) {
    return (
      <main data-scroller="" data-region="page">
        <RouteView matched={matched} />
      </main>
    )
  }
  if (frame === null) return null
  return <Frame {...frame}>{matched !== null && <RouteView matched={matched} />}</Frame>
}

function Keys() {
  useCommandKeys()
  useRegionKeys()
  return null
}
