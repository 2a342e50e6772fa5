/** Tiles where text will be, at its height; only where loading takes over 300 ms. */
export function Skeleton() {
  return (
    <svg className="skel" viewBox="0 0 400 108" preserveAspectRatio="none" aria-hidden="true">
      {[288, 184, 400, 352, 120].map((width, line) => (
        <rect
          key={line}
          y={line === 0 ? 0 : 8 + line * 20}
          width={width}
          height={line === 0 ? 20 : 14}
          rx={2}
        />
      ))}
    </svg>
  )
}
