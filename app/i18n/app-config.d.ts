import type { Locale } from '#db/domain'
import type { Messages } from './catalogue/types'

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Messages
  }
}
