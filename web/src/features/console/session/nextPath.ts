/** Where to go after signing in: a path of the console, never another site. */
export function nextPath(wanted: unknown): string {
  return typeof wanted === 'string' && /^\/console(?:[/?#]|$)/.test(wanted) ? wanted : '/console';
}
