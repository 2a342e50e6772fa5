/** `npm run -s demo:accounts -- --json`: who can sign in to the demo. */
import { accounts } from '#seed/demo/accounts'
import { organisations } from '#seed/demo/organisations'

const nameOf = (key: string) =>
  organisations.find((organisation) => organisation.key === key)?.displayName
const listed = accounts.map(({ role, email, password, organisation }) => ({
  role,
  email,
  password,
  organisation: nameOf(organisation),
}))

if (process.argv.includes('--json')) console.log(JSON.stringify(listed, null, 2))
else
  for (const { role, email, password, organisation } of listed)
    console.log([role, email, password, organisation].join('\t'))
