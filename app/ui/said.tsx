/** What people said to each other, oldest first: the words, and below them who and when. */
export function Said({ lines }: { lines: { id: string; text: string; by: string }[] }) {
  return (
    <ol className="said">
      {lines.map(({ id, text, by }) => (
        <li key={id}>
          <p className="whitespace-pre-line">{text}</p>
          <p className="small mute">{by}</p>
        </li>
      ))}
    </ol>
  )
}
