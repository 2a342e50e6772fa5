export { approveRegistration, decideRegistration } from './decide-registration.server'
export { registrationOf } from './find-registration.server'
export type { RegistrationRow } from './find-registration.server'
export { changeRegistration } from './change-registration.server'
export { exportList } from './export-list.server'
export { readDelegate } from './delegate-query.server'
export { findToRegister } from './find-to-register.server'
export { readDeskPage, readOwnPage } from './form-queries.server'
export { letterAsPdf } from './make-letter.server'
export { paintAvailability } from './paint-availability.server'
export { readManyToRegister } from './many-query.server'
export { approveMany, registerMany } from './register-many.server'
export { registerFromForm } from './register-from-form.server'
export { registerOrganisation } from './register-organisation.server'
export type { RegisterOrganisation } from './schema'
export { setAbsences } from './set-absences.server'
export { changeDays, updateEvent } from './update-event.server'
export { withdrawRegistration } from './withdraw-registration.server'
export { readParticipants } from './queries.server'
export type { Participant, Participants } from './queries.server'
export { dropDelegate, saveDelegate } from './save-delegate.server'
export {
  decideSchema,
  delegateActSchema,
  manyActSchema,
  registerFormSchema,
  registrationActSchema,
} from './schema'
export type {
  AvailabilityDay,
  DelegatePage,
  ManyPage,
  RegistrationPage,
  ShownQuestion,
} from './shown'
export { addDelegate, removeDelegate, removeRegistration } from './imported-delegates.server'
