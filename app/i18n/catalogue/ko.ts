import common from '../messages/ko/common.json'
import domain from '../messages/ko/domain.json'
import errors from '../messages/ko/errors.json'
import home from '../messages/ko/home.json'
import search from '../messages/ko/search.json'
import listing from '../messages/ko/listing.json'
import match from '../messages/ko/match.json'
import account from '../messages/ko/account.json'
import secondStep from '../messages/ko/secondStep.json'
import events from '../messages/ko/events.json'
import report from '../messages/ko/report.json'
import ui from '../messages/ko/ui.json'
import imports from '../messages/ko/imports.json'
import requests from '../messages/ko/requests.json'
import schedule from '../messages/ko/schedule.json'
import agenda from '../messages/ko/agenda.json'
import board from '../messages/ko/board.json'
import brief from '../messages/ko/brief.json'
import keeping from '../messages/ko/keeping.json'
import company from '../messages/ko/company.json'
import organiser from '../messages/ko/organiser.json'
import setup from '../messages/ko/setup.json'
import shortlist from '../messages/ko/shortlist.json'
import registration from '../messages/ko/registration.json'
import chase from '../messages/ko/chase.json'
import bulk from '../messages/ko/bulk.json'
import admin from '../messages/ko/admin.json'
import editor from '../messages/ko/editor.json'
import reviews from '../messages/ko/reviews.json'
import media from '../messages/ko/media.json'
import comments from '../messages/ko/comments.json'
import profile from '../messages/ko/profile.json'
import mail from '../messages/ko/mail.json'
import link from '../messages/ko/link.json'
import members from '../messages/ko/members.json'
import privacy from '../messages/ko/privacy.json'
import organisation from '../messages/ko/organisation.json'
import administration from '../messages/ko/administration.json'
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
