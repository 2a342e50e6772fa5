/** The mark: two tiles, one open, one filled, joined by a beam. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 34 22" aria-hidden="true">
      <rect x="1" y="1" width="9" height="20" fill="none" stroke="currentColor" strokeWidth="2" />
      <rect className="fill" x="23" y="0" width="11" height="22" />
      <rect x="10" y="9" width="13" height="4" fill="currentColor" />
    </svg>
  )
}
