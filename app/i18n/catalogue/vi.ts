import common from '../messages/vi/common.json'
import domain from '../messages/vi/domain.json'
import errors from '../messages/vi/errors.json'
import home from '../messages/vi/home.json'
import search from '../messages/vi/search.json'
import listing from '../messages/vi/listing.json'
import match from '../messages/vi/match.json'
import account from '../messages/vi/account.json'
import secondStep from '../messages/vi/secondStep.json'
import events from '../messages/vi/events.json'
import report from '../messages/vi/report.json'
import ui from '../messages/vi/ui.json'
import imports from '../messages/vi/imports.json'
import requests from '../messages/vi/requests.json'
import schedule from '../messages/vi/schedule.json'
import agenda from '../messages/vi/agenda.json'
import board from '../messages/vi/board.json'
import brief from '../messages/vi/brief.json'
import keeping from '../messages/vi/keeping.json'
import company from '../messages/vi/company.json'
import organiser from '../messages/vi/organiser.json'
import setup from '../messages/vi/setup.json'
import shortlist from '../messages/vi/shortlist.json'
import registration from '../messages/vi/registration.json'
import chase from '../messages/vi/chase.json'
import bulk from '../messages/vi/bulk.json'
import admin from '../messages/vi/admin.json'
import editor from '../messages/vi/editor.json'
import reviews from '../messages/vi/reviews.json'
import media from '../messages/vi/media.json'
import comments from '../messages/vi/comments.json'
import profile from '../messages/vi/profile.json'
import mail from '../messages/vi/mail.json'
import link from '../messages/vi/link.json'
import members from '../messages/vi/members.json'
import privacy from '../messages/vi/privacy.json'
import organisation from '../messages/vi/organisation.json'
import administration from '../messages/vi/administration.json'
import type { AccountMessages, MailMessages, PublicMessages, WorkMessages } from './types'

export const publicMessages: PublicMessages = {
  common,
  domain,
  errors,
  home,
  search,
  listing,
  match,
  events,
  report,
  ui,
}
export const workMessages: WorkMessages = {
  imports,
  requests,
  schedule,
  board,
  keeping,
  brief,
  agenda,
  company,
  organiser,
  setup,
  shortlist,
  registration,
  chase,
  bulk,
  admin,
  administration,
  editor,
  reviews,
  media,
  comments,
}
export const accountMessages: AccountMessages = {
  account,
  secondStep,
  link,
  members,
  privacy,
  organisation,
}
export const mailMessages: MailMessages = { mail, profile }
