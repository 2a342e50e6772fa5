import { useTranslations } from 'use-intl'

type Props = { level: number; words?: string }

const tiles = (level: number, width: number, height: number, gap: number) =>
  Array.from({ length: 9 }, (_, index) => (
    <rect
      key={index}
      className={index < level ? 'on' : undefined}
      x={0.5 + index * (width + gap)}
      y={0.5}
      width={width}
      height={height}
    />
  ))

/** Readiness in a line: the number said, nine small tiles filled to it. */
export function TrlMeter({ level, words }: Props) {
  const t = useTranslations('ui')
  return (
    <span className="trl">
      <span>
        <span className="vh">{t('trlOf', { level })}</span>
        <span aria-hidden="true">
          {t('trl')} <b className="num">{level}</b>/9
        </span>
      </span>
      <svg viewBox="0 0 88 14" aria-hidden="true">
        {tiles(level, 7.5, 13, 2.5)}
      </svg>
      {words && <span>{words}</span>}
    </span>
  )
}

/** Readiness as a section of its own: a large figure, what it means, the evidence, a wide bar. */
export function TrlStatement({
  level,
  words,
  evidence,
}: Props & { words: string; evidence?: string }) {
  return (
    <div>
      <div className="trl wide">
        <b className="num">{level}</b>
        <span>
          {words}
          {evidence && <span className="small faint block">{evidence}</span>}
        </span>
      </div>
      <svg className="trlbar" viewBox="0 0 369 12" preserveAspectRatio="none" aria-hidden="true">
        {tiles(level, 37, 11, 4)}
      </svg>
    </div>
  )
}
