import { useLocation } from 'wouter'
import { useCommand } from '../../app/use-command.tsx'

/** Ctrl Shift F goes to the search page from anywhere. */
export function SearchCommand() {
  const [, navigate] = useLocation()
  useCommand('search', () => navigate('/search?'))
  return null
}
