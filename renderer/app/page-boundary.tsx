import { Component, type ReactNode } from 'react'

export interface PageBoundaryProps {
  /** Another address gives the page another chance. */
  readonly address: string
  readonly children: ReactNode
}

interface PageBoundaryState {
  readonly address: string
  readonly hasFailed: boolean
}

/** Keeps a fault in one page from emptying the window: says so in its place, and the way to every other page stays. */
export class PageBoundary extends Component<PageBoundaryProps, PageBoundaryState> {
  override state = { address: this.props.address, hasFailed: false }

  static getDerivedStateFromError(): Partial<PageBoundaryState> {
    return { hasFailed: true }
  }

  static getDerivedStateFromProps({ address }: PageBoundaryProps, state: PageBoundaryState): PageBoundaryState | null {
    return address === state.address ? null : { address, hasFailed: false }
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children
    return (
      <div className="hv-page" role="alert">
        <h1>This page cannot be shown</h1>
        <p>Something in Haversack went wrong. What was saved is safe.</p>
        <p>Open another page. If none opens, close Haversack and start it again.</p>
      </div>
    )
  }
}
