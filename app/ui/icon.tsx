import {
  BadgeCheck,
  Ban,
  Bell,
  BellOff,
  Bookmark,
  Building2,
  CalendarDays,
  CalendarPlus,
  Check,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  ChevronUp,
  CircleAlert,
  CircleCheck,
  Clock,
  ClockAlert,
  Download,
  FileText,
  Headphones,
  History,
  Info,
  Languages,
  Lock,
  LockOpen,
  LogOut,
  Mail,
  MapPin,
  Menu,
  MessageSquare,
  Move,
  Pencil,
  Play,
  Plus,
  Printer,
  QrCode,
  RefreshCw,
  Save,
  Scale,
  Search,
  SlidersHorizontal,
  Trash2,
  TriangleAlert,
  Undo2,
  Upload,
  UserRound,
  UserX,
  WifiOff,
  X,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'

/** Without a label an icon is decoration beside a word; with one it stands alone. */
export type IconProps = { label?: string; className?: string }
export type Icon = (props: IconProps) => JSX.Element

const drawn = (Drawing: LucideIcon): Icon =>
  function DrawnIcon({ label, className }) {
    const classes = className ? `i ${className}` : 'i'
    return label ? (
      <Drawing className={classes} strokeWidth={1.75} role="img" aria-label={label} />
    ) : (
      <Drawing className={classes} strokeWidth={1.75} aria-hidden="true" />
    )
  }

export const VerifiedIcon = /*#__PURE__*/ drawn(BadgeCheck)
export const InterpreterIcon = /*#__PURE__*/ drawn(Headphones)
export const PlaceIcon = /*#__PURE__*/ drawn(MapPin)
export const LockIcon = /*#__PURE__*/ drawn(Lock)
export const UnlockIcon = /*#__PURE__*/ drawn(LockOpen)
export const HistoryIcon = /*#__PURE__*/ drawn(History)
export const ExpiringIcon = /*#__PURE__*/ drawn(ClockAlert)
export const ErrorIcon = /*#__PURE__*/ drawn(CircleAlert)
export const ClashIcon = /*#__PURE__*/ drawn(TriangleAlert)
export const CompareIcon = /*#__PURE__*/ drawn(Scale)
export const AlertsIcon = /*#__PURE__*/ drawn(Bell)
export const AlertsOffIcon = /*#__PURE__*/ drawn(BellOff)
export const SaveIcon = /*#__PURE__*/ drawn(Bookmark)
export const AlertIcon = /*#__PURE__*/ drawn(Bell)
export const MeetingIcon = /*#__PURE__*/ drawn(CalendarPlus)
export const PrintIcon = /*#__PURE__*/ drawn(Printer)
export const OfflineIcon = /*#__PURE__*/ drawn(WifiOff)
export const LanguageIcon = /*#__PURE__*/ drawn(Languages)
export const MenuIcon = /*#__PURE__*/ drawn(Menu)
export const CloseIcon = /*#__PURE__*/ drawn(X)
export const CheckIcon = /*#__PURE__*/ drawn(Check)
export const DownIcon = /*#__PURE__*/ drawn(ChevronDown)
export const UpIcon = /*#__PURE__*/ drawn(ChevronUp)
export const NextIcon = /*#__PURE__*/ drawn(ChevronRight)
export const PreviousIcon = /*#__PURE__*/ drawn(ChevronLeft)
export const SearchIcon = /*#__PURE__*/ drawn(Search)
export const FilterIcon = /*#__PURE__*/ drawn(SlidersHorizontal)
export const PersonIcon = /*#__PURE__*/ drawn(UserRound)
export const MailIcon = /*#__PURE__*/ drawn(Mail)
export const EditIcon = /*#__PURE__*/ drawn(Pencil)
export const AddIcon = /*#__PURE__*/ drawn(Plus)
export const DraftIcon = /*#__PURE__*/ drawn(Save)
export const DocumentIcon = /*#__PURE__*/ drawn(FileText)
export const DownloadIcon = /*#__PURE__*/ drawn(Download)
export const UploadIcon = /*#__PURE__*/ drawn(Upload)
export const UndoIcon = /*#__PURE__*/ drawn(Undo2)
export const MoveIcon = /*#__PURE__*/ drawn(Move)
export const RefreshIcon = /*#__PURE__*/ drawn(RefreshCw)
export const QrIcon = /*#__PURE__*/ drawn(QrCode)
export const CalendarIcon = /*#__PURE__*/ drawn(CalendarDays)
export const MessageIcon = /*#__PURE__*/ drawn(MessageSquare)
export const ClockIcon = /*#__PURE__*/ drawn(Clock)
export const SignOutIcon = /*#__PURE__*/ drawn(LogOut)
export const InfoIcon = /*#__PURE__*/ drawn(Info)
export const CancelledIcon = /*#__PURE__*/ drawn(Ban)
export const DoneIcon = /*#__PURE__*/ drawn(CircleCheck)
export const AbsentIcon = /*#__PURE__*/ drawn(UserX)
export const RunningIcon = /*#__PURE__*/ drawn(Play)
export const RemoveIcon = /*#__PURE__*/ drawn(Trash2)
export const OrganisationIcon = /*#__PURE__*/ drawn(Building2)
