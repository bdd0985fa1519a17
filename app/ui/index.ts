export { Logo } from './brand/logo';
export { CaseLine, type CaseStep, caseSteps } from './case-line/case-line';
export { type FlowBox, FlowDiagram, type FlowStream } from './charts/flow-diagram';
export { carried } from './editor/carried';
export { EditedText } from './editor/edited-text';
export { type EditedFinding, partsOf } from './editor/finding';
export { FindingMark } from './editor/finding-mark';
export { type LiveMark, MarkedTextArea } from './editor/marked-text-area';
export { replaceTyped } from './editor/replace-typed';
export { SideBySide } from './editor/side-by-side';
export { Button, type ButtonKind, LinkButton } from './forms/button';
export { Checkboxes, type Choice, Radios } from './forms/choices';
export { Confirm } from './forms/confirm';
export { ErrorSummary, type SummaryError, summaryOf } from './forms/error-summary';
export { controlState, describedBy, Field, FieldGroup, type QuestionProps } from './forms/field';
export { DateInput, FileInput, MoneyInput, type Option, Select, TextArea, TextInput } from './forms/inputs';
export { Icon, type IconName, iconNames } from './icons/icon';
export { MilestoneIcon, type MilestoneKind, milestoneKinds } from './icons/milestone-icon';
export { type NeedCategory, NeedIcon, needCategories, needWord } from './icons/need-icon';
export { type FormatMoneyOptions, formatMoney } from './money/format-money';
export { Money } from './money/money';
export { Breadcrumbs, type Crumb } from './navigation/breadcrumbs';
export { Pagination } from './navigation/pagination';
export { type Tab, Tabs } from './navigation/tabs';
export { NeedCard, type NeedCardProps, NeedFigures, NeedKinds } from './needs/need-card';
export { Badge, type BadgeTone } from './notices/badge';
export { EmptyState } from './notices/empty-state';
export { Notice, type NoticeTone } from './notices/notice';
export { type Definition, DefinitionList } from './records/definition-list';
export { FilePreview } from './records/file-preview';
export { ProgressStep } from './records/progress-step';
export { type Column, Table } from './records/table';
export { Timeline, type TimelineItem } from './records/timeline';
export { ErrorPage, type ErrorStatus } from './shell/error-page';
export { PageHeading } from './shell/page-heading';
export { type LanguageLink, type NavGroup, type NavItem, PublicShell } from './shell/public-shell';
export { type StaffNavItem, StaffShell, type WaitingItem } from './shell/staff-shell';
export { Still } from './shell/still';
export { firstViewFonts } from './type/first-view';
export { LoadingLine } from './way-home/loading-line';
export type { NeedProgress, WayStop } from './way-home/progress';
export { WayHome, type WayHomeVariant } from './way-home/way-home';
export { WayHomeLegend } from './way-home/way-home-legend';
export {
  fillMessage,
  PublicWordsProvider,
  type UiWord,
  usePublicLanguage,
  usePublicWords,
  useWords,
} from './words/words';
