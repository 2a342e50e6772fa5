export { cancelMeeting } from './cancel-meeting.server'
