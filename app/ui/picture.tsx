/** A picture that is kept here: its files lie under its id, one for each width. */
export type PictureFace = {
  id: string
  width: number
  height: number
  widths: number[]
  alt: { text: string; lang?: string }
}

const fileOf = (id: string, width: number) => `/pictures/${id}/${width}.webp`

/** A picture in the size that the screen needs; its place is kept free while it loads. */
export function Picture({
  picture: { id, width, height, widths, alt },
  sizes,
  eager,
  className,
}: {
  picture: PictureFace
  /** How wide it is shown, as the attribute `sizes` says it. */
  sizes: string
  /** Seen at once, without scrolling. */
  eager?: boolean
  className?: string
}) {
  return (
    <img
      className={className}
      src={fileOf(id, widths[0] ?? width)}
      // A small picture has one file and is not blown up.
      {...(widths.length > 1 && {
        srcSet: widths.map((each) => `${fileOf(id, each)} ${each}w`).join(', '),
        sizes,
      })}
      width={width}
      height={height}
      alt={alt.text}
      lang={alt.lang}
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
    />
  )
}

/** Where the largest file of a picture is. */
export const largestFile = ({ id, width }: Pick<PictureFace, 'id' | 'width'>): string =>
  fileOf(id, width)
