import type { ListingKind, Locale } from '#db/domain'

const query = (parameters: Record<string, string | undefined>) => {
  const set = Object.entries(parameters).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  )
  return set.length > 0 ? `?${new URLSearchParams(set).toString()}` : ''
}

/** Every address of the site in one language, so that no page spells one out. */
export const paths = (locale: Locale) => {
  const event = (slug: string) => `/${locale}/events/${slug}`
  const ownListings = (kind: ListingKind) =>
    `/${locale}/work/${kind === 'technology' ? 'technologies' : 'needs'}`
  const desk = (slug: string) => `/${locale}/organiser/events/${slug}`
  return {
    home: `/${locale}`,
    signIn: (next?: string) => `/${locale}/sign-in${query({ next })}`,
    signInAgain: (next?: string) => `/${locale}/sign-in${query({ next, done: 'late' })}`,
    signOut: `/${locale}/sign-out`,
    signInCode: (sent?: 'sent', next?: string) =>
      `/${locale}/sign-in/code${query({ sent: sent && '1', next })}`,
    signInSecondFactor: (next?: string) => `/${locale}/sign-in/second-factor${query({ next })}`,
    signInHandedCode: (next?: string) => `/${locale}/sign-in/code${query({ next, handed: '1' })}`,
    signInMailCode: (next?: string, done?: string) =>
      `/${locale}/sign-in/mail-code${query({ next, done })}`,
    signInPassword: (next?: string) => `/${locale}/sign-in/password${query({ next })}`,
    signInNewPassword: (next?: string) => `/${locale}/sign-in/new-password${query({ next })}`,
    register: (next?: string) => `/${locale}/register${query({ next })}`,
    confirmRegistration: `/${locale}/register/confirm`,
    checkMail: (sent: string) => `/${locale}/check-mail${query({ sent })}`,
    resetPassword: `/${locale}/reset-password`,
    setNewPassword: `/${locale}/reset-password/set`,
    confirmEmail: `/${locale}/email-change`,
    undoEmail: `/${locale}/email-undo`,
    invitation: `/${locale}/invitation`,
    privacy: `/${locale}/privacy`,
    account: `/${locale}/account`,
    accountPassword: `/${locale}/account/password`,
    accountEmail: `/${locale}/account/email`,
    accountDetails: `/${locale}/account/details`,
    ownData: `/${locale}/account/data`,
    erased: `/${locale}/account-erased`,
    ownDataFile: `/${locale}/account/data.zip`,
    secondFactor: `/${locale}/account/second-factor`,
    sessions: `/${locale}/account/sessions`,
    members: (slug: string) => `/${locale}/organisations/${slug}/members`,
    member: (slug: string, personId: string) =>
      `/${locale}/organisations/${slug}/members/${personId}`,
    organisationOwner: (slug: string) => `/${locale}/organisations/${slug}/owner`,
    registerOrganisation: (parameters: Record<string, string | undefined> = {}) =>
      `/${locale}/register/organisation${query(parameters)}`,
    joinOrganisation: (slug: string) => `/${locale}/organisations/${slug}/join`,
    editOrganisation: (slug: string) => `/${locale}/organisations/${slug}/edit`,
    logo: (slug: string) => `/${locale}/organisations/${slug}/logo`,
    verification: (slug: string) => `/${locale}/organisations/${slug}/verification`,
    evidenceFile: (slug: string, caseId: string) =>
      `/${locale}/organisations/${slug}/verification/${caseId}/file`,
    exclusions: (slug: string, parameters: Record<string, string | undefined> = {}) =>
      `/${locale}/organisations/${slug}/exclusions${query(parameters)}`,
    actsFor: (slug: string) => `/${locale}/organisations/${slug}/acts`,
    organisationData: (slug: string) => `/${locale}/organisations/${slug}/data.zip`,
    claims: `/${locale}/organiser/claims`,
    technologies: (parameters: Record<string, string | undefined> = {}) =>
      `/${locale}/technologies${query(parameters)}`,
    technology: (slug: string) => `/${locale}/technologies/${slug}`,
    technologyProfile: (slug: string) => `/${locale}/technologies/${slug}/profile.pdf`,
    organisationProfile: (slug: string) => `/${locale}/organisations/${slug}/profile.pdf`,
    document: (slug: string, id: string) => `/${locale}/technologies/${slug}/documents/${id}`,
    needs: (parameters: Record<string, string | undefined> = {}) =>
      `/${locale}/needs${query(parameters)}`,
    need: (slug: string) => `/${locale}/needs/${slug}`,
    listing: (kind: ListingKind, slug: string) =>
      `/${locale}/${kind === 'technology' ? 'technologies' : 'needs'}/${slug}`,
    organisation: (slug: string) => `/${locale}/organisations/${slug}`,
    shortlist: (parameters: Record<string, string | undefined> = {}) =>
      `/${locale}/shortlist${query(parameters)}`,
    shortlistFile: (format: 'xlsx' | 'csv', parameters: Record<string, string | undefined> = {}) =>
      `/${locale}/shortlist.${format}${query(parameters)}`,
    events: `/${locale}/events`,
    event,
    answer: `/${locale}/answer`,
    registration: (slug: string) => `${event(slug)}/registration`,
    newDelegate: (slug: string, registrationId?: string) =>
      `${event(slug)}/registration/delegates/new${query({ for: registrationId })}`,
    delegate: (slug: string, id: string) => `${event(slug)}/registration/delegates/${id}`,
    letter: (slug: string, id: string, lang: Locale) =>
      `${event(slug)}/registration/delegates/${id}/letter.pdf?lang=${lang}`,
    partners: (slug: string) => `${event(slug)}/partners`,
    report: (slug: string) => `${event(slug)}/report`,
    reportRecords: (slug: string, figure: string) => `${event(slug)}/report/${figure}`,
    concept: (id: string) => `/${locale}/concepts/${id}`,
    compare: (slugs: string[] = []) =>
      `/${locale}/compare${query({ ids: slugs.join(',') || undefined })}`,
    suggestions: (scope?: 'technologies' | 'needs') =>
      `/${locale}/suggestions${query({ in: scope })}`,
    about: `/${locale}/about`,
    searches: (parameters: Record<string, string | undefined> = {}) =>
      `/${locale}/searches${query(parameters)}`,
    work: `/${locale}/work`,
    newListing: (kind: ListingKind, parameters: Record<string, string | undefined> = {}) =>
      `${ownListings(kind)}/new${query(parameters)}`,
    editListing: (
      kind: ListingKind,
      slug: string,
      step: string,
      parameters: Record<string, string | undefined> = {},
    ) => `${ownListings(kind)}/${slug}/${step}${query(parameters)}`,
    listingHistory: (kind: ListingKind, slug: string) => `${ownListings(kind)}/${slug}/history`,
    listingPreview: (kind: ListingKind, slug: string) => `${ownListings(kind)}/${slug}/preview`,
    listingMedia: (slug: string) => `${ownListings('technology')}/${slug}/media`,
    listingMediaItem: (slug: string, kind: 'picture' | 'document', id: string) =>
      `${ownListings('technology')}/${slug}/media/${kind}/${id}`,
    requests: (slug: string) => `${event(slug)}/requests`,
    newRequest: (slug: string, parameters: Record<string, string | undefined> = {}) =>
      `${event(slug)}/requests/new${query(parameters)}`,
    request: (slug: string, id: string) => `${event(slug)}/requests/${id}`,
    agenda: (slug: string) => `${event(slug)}/agenda`,
    meeting: (slug: string, meetingId: string) => `${event(slug)}/meetings/${meetingId}`,
    agendaOf: (slug: string, delegateId: string) => `${event(slug)}/agenda/${delegateId}`,
    organiser: `/${locale}/organiser`,
    imports: `/${locale}/organiser/imports`,
    newImport: `/${locale}/organiser/imports/new`,
    import: (id: string) => `/${locale}/organiser/imports/${id}`,
    desk,
    newEvent: (parameters: Record<string, string | undefined> = {}) =>
      `/${locale}/organiser/events/new${query(parameters)}`,
    setup: (slug: string, part = 'basics') =>
      `${desk(slug)}/setup${part === 'basics' ? '' : `/${part}`}`,
    deskRequests: (slug: string) => `${desk(slug)}/requests`,
    deskNewRequest: (slug: string) => `${desk(slug)}/requests/new`,
    deskMatched: (slug: string) => `${desk(slug)}/requests/matched`,
    deskMany: (slug: string) => `${desk(slug)}/participants/many`,
    deskParticipants: (slug: string) => `${desk(slug)}/participants`,
    deskRegistration: (slug: string, id: string) => `${desk(slug)}/participants/${id}`,
    deskRegister: (slug: string, parameters: Record<string, string | undefined> = {}) =>
      `${desk(slug)}/participants/new${query(parameters)}`,
    deskList: (slug: string, format: 'xlsx' | 'csv') => `${desk(slug)}/participants.${format}`,
    deskMatrix: (slug: string, parameters: Record<string, string | undefined> = {}) =>
      `${desk(slug)}/matrix${query(parameters)}`,
    deskExposure: (slug: string) => `${desk(slug)}/exposure`,
    chaseHistory: (slug: string) => `${desk(slug)}/chase/history`,
    deskMatching: (slug: string, parameters: Record<string, string | undefined> = {}) =>
      `${desk(slug)}/matching${query(parameters)}`,
    chase: (slug: string, parameters: Record<string, string | undefined> = {}) =>
      `${desk(slug)}/chase${query(parameters)}`,
    deskSchedule: (slug: string, parameters: Record<string, string | undefined> = {}) =>
      `${desk(slug)}/schedule${query(parameters)}`,
    deskBoard: (slug: string, parameters: Record<string, string | undefined> = {}) =>
      `${desk(slug)}/schedule/board.json${query(parameters)}`,
    deskScheduleStream: (slug: string) => `${desk(slug)}/schedule/stream`,
    deskVersions: (slug: string, parameters: Record<string, string | undefined> = {}) =>
      `${desk(slug)}/schedule/versions${query(parameters)}`,
    deskRepair: (slug: string, parameters: Record<string, string | undefined> = {}) =>
      `${desk(slug)}/schedule/repair${query(parameters)}`,
    deskConfirmations: (slug: string, parameters: Record<string, string | undefined> = {}) =>
      `${desk(slug)}/confirmations${query(parameters)}`,
    deskCodes: (slug: string) => `${desk(slug)}/codes`,
    admin: `/${locale}/admin`,
    adminMail: `/${locale}/admin/mail`,
    reviews: `/${locale}/admin/reviews`,
    review: (id: string) => `/${locale}/admin/reviews/${id}`,
    adminVocabulary: `/${locale}/admin/vocabulary`,
    adminPeople: (parameters: Record<string, string | undefined> = {}) =>
      `/${locale}/admin/people${query(parameters)}`,
    adminPerson: (id: string) => `/${locale}/admin/people/${id}`,
    adminOrganisations: (parameters: Record<string, string | undefined> = {}) =>
      `/${locale}/admin/organisations${query(parameters)}`,
    adminMerge: (parameters: Record<string, string | undefined> = {}) =>
      `/${locale}/admin/organisations/merge${query(parameters)}`,
    adminVerifications: (parameters: Record<string, string | undefined> = {}) =>
      `/${locale}/admin/verifications${query(parameters)}`,
    adminVerification: (id: string) => `/${locale}/admin/verifications/${id}`,
    adminAudit: (parameters: Record<string, string | undefined> = {}) =>
      `/${locale}/admin/audit${query(parameters)}`,
    adminOutbox: `/${locale}/admin/outbox`,
    adminPrivacy: `/${locale}/admin/privacy-requests`,
  }
}
