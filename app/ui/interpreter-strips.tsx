type Interpreter = {
  id: string
  number: number
  name: string
  lang?: string
  /** One a slot, in order. */
  slots: ('busy' | 'free' | 'pause')[]
  /** "Nguyễn Thu Hà, 7회" */
  summary: string
}

/** Each interpreter's day as a strip of tiles. */
export function InterpreterStrips({ interpreters }: { interpreters: Interpreter[] }) {
  return (
    <ul className="ints">
      {interpreters.map(({ id, number, name, lang, slots, summary }) => (
        <li key={id}>
          <b className="num">{number}</b>
          <span lang={lang}>{name}</span>
          <svg
            className="strip"
            viewBox={`0 0 ${slots.length * 13 - 2} 14`}
            role="img"
            aria-label={summary}
          >
            {slots.map(
              (slot, index) =>
                slot !== 'pause' && (
                  <rect
                    key={index}
                    className={slot === 'busy' ? 'on' : undefined}
                    x={index * 13}
                    width={11}
                    height={14}
                  />
                ),
            )}
          </svg>
        </li>
      ))}
    </ul>
  )
}
