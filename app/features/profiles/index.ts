export { organisationProfilePdf, technologyProfilePdf } from './profile-pdf.server'
