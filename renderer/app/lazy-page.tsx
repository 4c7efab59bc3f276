import { lazy, useState, type ComponentType } from 'react'

export type RouteParams = Readonly<Record<string, string>>
export type RoutePage = ComponentType<{ params: RouteParams }>

/** A page whose code is loaded when it is first opened, or ahead of that. */
export interface LazyPage {
  readonly Page: RoutePage
  readonly load: () => Promise<unknown>
}

/**
 * Makes a page load late: `lazyPage(async () => (await import('../features/x/x-page.tsx')).XPage)`. Once loaded it is
 * drawn at once; React would otherwise hold a page back for 300 ms after showing that it waits, even for nothing.
 */
export function lazyPage(fetchPage: () => Promise<RoutePage>): LazyPage {
  let loaded: RoutePage | null = null
  const load = async () => {
    loaded ??= await fetchPage()
    return { default: loaded }
  }
  const Late = lazy(load)

  function Page({ params }: { params: RouteParams }) {
    // Kept while the page stands: a change of component would throw away what is typed in it.
    const [Kept] = useState<RoutePage>(() => loaded ?? Late)
    return <Kept params={params} />
  }

  return { Page, load }
}
