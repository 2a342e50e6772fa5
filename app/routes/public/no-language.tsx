/** Answers every address that nothing else does, so that it gets the site's own page. */
export function loader() {
  throw new Response(null, { status: 404 })
}

export default function NotFound() {
  return null
}
