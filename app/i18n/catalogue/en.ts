import common from '../messages/en/common.json'
import domain from '../messages/en/domain.json'
import errors from '../messages/en/errors.json'
import home from '../messages/en/home.json'
import search from '../messages/en/search.json'
import listing from '../messages/en/listing.json'
import match from '../messages/en/match.json'
import account from '../messages/en/account.json'
import secondStep from '../messages/en/secondStep.json'
import events from '../messages/en/events.json'
import report from '../messages/en/report.json'
import ui from '../messages/en/ui.json'
import imports from '../messages/en/imports.json'
import requests from '../messages/en/requests.json'
import schedule from '../messages/en/schedule.json'
import agenda from '../messages/en/agenda.json'
import board from '../messages/en/board.json'
import brief from '../messages/en/brief.json'
import keeping from '../messages/en/keeping.json'
import company from '../messages/en/company.json'
import organiser from '../messages/en/organiser.json'
import setup from '../messages/en/setup.json'
import shortlist from '../messages/en/shortlist.json'
import registration from '../messages/en/registration.json'
import chase from '../messages/en/chase.json'
import bulk from '../messages/en/bulk.json'
import admin from '../messages/en/admin.json'
import editor from '../messages/en/editor.json'
import reviews from '../messages/en/reviews.json'
import media from '../messages/en/media.json'
import comments from '../messages/en/comments.json'
import profile from '../messages/en/profile.json'
import mail from '../messages/en/mail.json'
import link from '../messages/en/link.json'
import members from '../messages/en/members.json'
import privacy from '../messages/en/privacy.json'
import organisation from '../messages/en/organisation.json'
import administration from '../messages/en/administration.json'

export const publicMessages = {
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
export const workMessages = {
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
export const accountMessages = { account, secondStep, link, members, privacy, organisation }
export const mailMessages = { mail, profile }
