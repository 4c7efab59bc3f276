import { Suspense } from 'react'
import { matchRoute, useLocation, useRouter } from 'wouter'
import { Loading } from '../ui/messages/loading.tsx'
import { PlaceContext } from '../ui/place.ts'
import { currentPlace } from './history.ts'
import { PageBoundary } from './page-boundary.tsx'
import { lazyPage, type LazyPage, type RouteParams } from './lazy-page.tsx'

export interface AppRoute {
  /** As wouter writes them: '/people/:id/notes', '*?' for the rest. */
  readonly path: string
  readonly page: LazyPage
  /** The parameter whose change makes it another page, such as 'id'; without it every other address is another page. */
  readonly keyedBy?: string
  /** Without top bar and status bar: first run, unlock and damage. */
  readonly bare?: boolean
}

/** Every page of the product; the first that fits the address is shown. */
export const routes: readonly AppRoute[] = [
  { path: '/today', page: lazyPage(async () => (await import('../features/today/today-page.tsx')).TodayPage) },
  { path: '/caseload', page: lazyPage(async () => (await import('../features/caseload/caseload-page.tsx')).CaseloadPage) },
  { path: '/search', page: lazyPage(async () => (await import('../features/search/search-page.tsx')).SearchPage) },
  { path: '/unlock', page: lazyPage(async () => (await import('../features/vault/unlock-page.tsx')).UnlockPage), bare: true },
  { path: '/first-run/:aim?', page: lazyPage(async () => (await import('../features/vault/first-run/first-run-page.tsx')).FirstRunPage), bare: true },
  { path: '/recover/:id', page: lazyPage(async () => (await import('../features/vault/recovery-code/recover-page.tsx')).RecoverPage), bare: true },
  { path: '/new-code', page: lazyPage(async () => (await import('../features/vault/recovery-code/new-code-page.tsx')).NewCodePage), bare: true },
  { path: '/open-backup', page: lazyPage(async () => (await import('../features/vault/backups/open-backup-page.tsx')).OpenBackupPage), bare: true },
  { path: '/damage/:id/:fault', page: lazyPage(async () => (await import('../features/vault/backups/damage-page.tsx')).DamagePage), bare: true },
  // No parameter of that name: its tabs are one page, so that the focus stays on them.
  { path: '/settings/:section?', keyedBy: 'tabs', page: lazyPage(async () => (await import('../features/settings/settings-page.tsx')).SettingsPage) },
  { path: '/sync/set-up', page: lazyPage(async () => (await import('../features/sync/set-up-page.tsx')).SetUpPage) },
  { path: '/sync/sheet', page: lazyPage(async () => (await import('../features/team/sheet/sheet-page.tsx')).SheetPage) },
  { path: '/sync/join', page: lazyPage(async () => (await import('../features/team/joining/join-page.tsx')).JoinPage) },
  { path: '/sync/invite', page: lazyPage(async () => (await import('../features/team/inviting/invite-page.tsx')).InvitePage) },
  { path: '/sync/approve/:id', page: lazyPage(async () => (await import('../features/team/inviting/approve-page.tsx')).ApprovePage) },
  { path: '/computers', page: lazyPage(async () => (await import('../features/team/computers/computers-page.tsx')).ComputersPage) },
  { path: '/team', page: lazyPage(async () => (await import('../features/handover/team-page.tsx')).TeamPage) },
  { path: '/sync/recover', page: lazyPage(async () => (await import('../features/team/sheet/recover-team-page.tsx')).RecoverTeamPage) },
  { path: '/reports', page: lazyPage(async () => (await import('../features/reports/reports-page.tsx')).ReportsPage) },
  { path: '/settle', page: lazyPage(async () => (await import('../features/settle/settle-list-page.tsx')).SettleListPage) },
  { path: '/settle/:entity/:record/:group', page: lazyPage(async () => (await import('../features/settle/settle-page.tsx')).SettlePage) },
  { path: '/people/:id/duplicates', page: lazyPage(async () => (await import('../features/person/doubles/duplicates-page.tsx')).DuplicatesPage) },
  { path: '/people/:id/erase', page: lazyPage(async () => (await import('../features/erasure/erase-person-page.tsx')).ErasePersonPage) },
  { path: '/erasures/deleted/:id', page: lazyPage(async () => (await import('../features/erasure/erase-deleted-page.tsx')).EraseDeletedPage) },
  { path: '/erasures', page: lazyPage(async () => (await import('../features/erasure/erasures-page.tsx')).ErasuresPage) },
  { path: '/people/:id/merge/:otherId', page: lazyPage(async () => (await import('../features/person/doubles/merge-page.tsx')).MergePage) },
  { path: '/book', page: lazyPage(async () => (await import('../features/consultations/booking-page.tsx')).BookingPage) },
  { path: '/week', page: lazyPage(async () => (await import('../features/consultations/week/week-page.tsx')).WeekPage) },
  { path: '/consultations/:id', page: lazyPage(async () => (await import('../features/consultations/consultation-page.tsx')).ConsultationPage) },
  { path: '/referrals', page: lazyPage(async () => (await import('../features/referrals/referrals-page.tsx')).ReferralsPage) },
  { path: '/referrals/new/:personId?', page: lazyPage(async () => (await import('../features/referrals/new-referral-page.tsx')).NewReferralPage) },
  { path: '/referrals/import/:importId?', page: lazyPage(async () => (await import('../features/referrals/import-page.tsx')).ImportPage) },
  { path: '/referrals/:id', page: lazyPage(async () => (await import('../features/referrals/referral-page.tsx')).ReferralPage) },
  { path: '/people/:id/:tab?/:item?', keyedBy: 'id', page: lazyPage(async () => (await import('../features/person/person-page.tsx')).PersonPage) },
]

export interface MatchedRoute {
  readonly route: AppRoute
  readonly params: RouteParams
}

/** The route of the address on screen, the first that fits; null if none does. */
export function useMatchedRoute(): MatchedRoute | null {
  const [location] = useLocation()
  const { parser } = useRouter()
  for (const route of routes) {
    const [matches, params] = matchRoute(parser, route.path, location)
    if (matches) return { route, params: namedOnly(params) }
  }
  return null
}

/** The page of a route. Another person or another address makes a new page, so that nothing typed about one shows at the next. */
export function RouteView({ matched }: { matched: MatchedRoute }) {
  const [location] = useLocation()
  const { route, params } = matched
  const key = route.keyedBy === undefined ? location : `${route.path} ${params[route.keyedBy] ?? ''}`
  return (
    <PlaceContext value={currentPlace()}>
      <PageBoundary address={location}>
        <Suspense fallback={<Loading words="Opening the page…" />}>
          <route.page.Page key={key} params={params} />
        </Suspense>
      </PageBoundary>
    </PlaceContext>
  )
}

function namedOnly(params: object): RouteParams {
  return Object.fromEntries(
    Object.entries(params).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !/^\d+$/.test(entry[0])),
  )
}
