/** The path as the router reads it: `%61dmin` is `admin`, so that no rule about a path is passed by writing it otherwise. */
export function routedPath(url: string): string {
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  if (!path.includes('%')) return path
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
