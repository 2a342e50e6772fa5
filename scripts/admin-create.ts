/** `npm run admin:create -- --email you@host --name "Your Name"`: makes a person an administrator of DATA_DIR. */
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { compose, DemoWithoutConsent } from '#app/compose.server'
import { createAdministrator } from '#app/features/accounts'
import { isLocale } from '#app/i18n/locale'
import { paths } from '#app/i18n/paths'
import { DomainError } from '#app/platform/domain-error'
import { BadEnvironment, readEnv } from '#app/platform/env.server'
import { carrying } from '#app/platform/link-code'
import { createLog } from '#app/platform/log.server'
import { systemContext } from '#app/system-context.server'

const USAGE = 'npm run -s admin:create -- --email ADDRESS [--name NAME] [--locale ko|vi|en]'

const { values } = parseArgs({
  options: { email: { type: 'string' }, name: { type: 'string' }, locale: { type: 'string' } },
})
const locale = isLocale(values.locale) ? values.locale : 'en'
if (!values.email) {
  console.error(USAGE)
  process.exit(2)
}

try {
  const env = readEnv(process.env)
  mkdirSync(env.dataDir, { recursive: true })
  const running = compose(env, createLog('error'))
  const { isNew, token } = createAdministrator(systemContext(running.services), {
    email: values.email,
    name: values.name ?? values.email.split('@')[0] ?? '',
    locale,
  })
  console.log(
    isNew
      ? `${values.email} has an account now and is an administrator.`
      : `${values.email} had an account already and is an administrator.`,
  )
  if (token)
    console.log(
      `Set a password within an hour (works once): ${env.publicOrigin}${carrying(paths(locale).setNewPassword, token)}`,
    )
  else console.log('Too many links were made within this hour. Ask for one on the sign-in page.')
  await running.close()
} catch (error) {
  if (error instanceof DomainError) console.error(`${USAGE}\n${error.field ?? ''}: ${error.code}`)
  else if (error instanceof BadEnvironment || error instanceof DemoWithoutConsent)
    console.error(error.message)
  else throw error
  process.exit(2)
}
