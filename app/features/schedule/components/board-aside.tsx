import { memo } from 'react'
import { useTranslations } from 'use-intl'
import type { FormErrors } from '#app/ui/form-errors'
import { SidePart, UnplacedList } from '#app/ui/unplaced-list'
import type { Board, UnplacedMeeting } from '../shown'
import type { BoardAddress } from './board-address'
import { partyOf } from './board-tiles'
import { ChosenMeeting } from './chosen-meeting'
import { Interpreters } from './interpreters-part'
import { usePairWords } from './pair-words'
import { Remedies } from './remedies'
import { ViewButton } from './view-button'

type Props = { board: Board; address: BoardAddress; errors: FormErrors }

/** Beside the grid: the chosen meeting, what found no place and what would help, the interpreters. */
export const BoardAside = memo(function BoardAside({ board, address, errors }: Props) {
  const t = useTranslations('schedule')
  return (
    <div className="aside">
      <SidePart title={t('selected')}>
        <ChosenMeeting board={board} address={address} errors={errors} />
      </SidePart>
      <Unplaced board={board} address={address} />
      <Interpreters board={board} />
    </div>
  )
})

/** Drawn anew only with another board: it may be long. */
const Unplaced = memo(function Unplaced({ board, address }: Omit<Props, 'errors'>) {
  const t = useTranslations('schedule')
  const reason = useReason()
  return (
    <SidePart title={t('unplaced')} count={board.unplaced.length}>
      {/* Above the list: where much is left out, what would help is what one comes for. */}
      <Remedies board={board} />
      {board.unplaced.length === 0 ? (
        <p className="small mute">{t('unplacedNone')}</p>
      ) : (
        <UnplacedList
          meetings={board.unplaced.map((one) => ({
            id: one.id,
            supplier: partyOf(one.from),
            buyer: partyOf(one.to),
            priority: one.priority,
            reason: reason(one),
            acts: board.rules && (
              <ViewButton address={address} show={{ meeting: one.id, carry: true }}>
                {t('place')}
              </ViewButton>
            ),
          }))}
        />
      )}
    </SidePart>
  )
})

/** Why a meeting found no place, as a sentence. */
export function useReason(): (
  meeting: Pick<UnplacedMeeting, 'reason' | 'who' | 'limit'>,
) => string {
  const t = useTranslations('schedule')
  const languages = usePairWords()
  return ({ reason, who, limit }) =>
    t(`reason.${reason}`, {
      who: reason === 'noInterpreter' ? languages(who) : who,
      limit: limit ?? 'none',
    })
}
