import { hasAtSign } from '@/lib/accounts/find-addresses'

// The names of address columns in the languages that exports use. A heading is compared in lowercase,
// with hyphens, dots and underscores as spaces and without text in brackets.

const EMAIL =
  /(^|[^a-z])e ?mails?($|[^a-z])|(^| )mails?( |$)|mail ?adress|mail ?address|courriel|adresse électronique|adresse de messagerie|correo|(^| )mél( |$)|posta elettronica|(^| )e ?posta?|электронн|почт|имейл|пошт|メール|邮箱|郵箱|邮件|郵件|電郵|이메일|메일|sähköposti|ηλεκτρονικ|ईमेल|بريد|דוא|อีเมล/
/** Columns for secondary addresses, or another person's. */
const SECOND =
  /recover|secondary|alternat|backup|other|additional|private|personal|home|work secondary|new primary|forward|alias|wiederherstell|zweit|sekundär|privat|altern|weitere|secours|récup|secondaire|personnel|privé|autre|recuper|secundari|personal|particular|otro|alternativ|recupero|secondari|personale|herstel|persoonlijk|резерв|дополн|личн|запасн|восстан|予備|再設定|個人|サブ|別の|自宅|备用|個人|个人|恢复|복구|보조|개인|e ?mail(?: address)? ?[2-9]|[2-9]$/
const SOMEBODY_ELSES =
  /manager|supervisor|assistant|boss|approver|emergency|parent|guardian|invited by|created by|added by|sponsor|vorgesetzt|führungskraft|leiter|responsable|supérieur|gestionnaire|jefe|gerente|supervisora|responsabile|chef|руковод|менеджер|начальн|上司|管理者|マネージャ|招待者|经理|上级|主管|상사|관리자|gestor/
const PROXY = /prox(y|ies)|smtp/
const ACCOUNT =
  /principal|(^| )upn( |$)|benutzerprinzipal|user ?name|login|log ?on|anmeldename|benutzername|identifiant|usuario|логин|ユーザー名|用户名|사용자/
const STATUS =
  /^(account |user |member |employee |membership )?(status|state|staat|zustand|statut|état|estado|situación|situação|stato|статус|состояние|ステータス|状態|状态|狀態|상태)( |$)/
const BLOCKED =
  /^(is )?(suspended|blocked|disabled|deactivated|deleted|archived|gesperrt|deaktiviert|suspendu|bloqué|désactivé|suspendido|bloqueado|desactivado|заблокирован|отключен|停止|ブロック)( |$)|block (credential|sign ?in)|sign ?in blocked|anmeldung (blockiert|gesperrt)|anmeldeinformationen blockieren|bloquer les informations|bloquear credencial/
const ENABLED =
  /^(is ?)?(active|enabled|aktiv|aktiviert|actif|activé|activo|habilitado|attivo|активен|有効|アクティブ)$|account ?enabled|konto aktiviert|compte activé|cuenta habilitada/
const BOT = /^(is ?)?(bot|app user|ボット|бот)$/

/** What a column holds, by its heading. */
export type Column =
  | 'email'
  | 'proxy'
  | 'account'
  | 'second'
  | 'other'
  | 'status'
  | 'blocked'
  | 'enabled'
  | 'bot'
  | 'rest'

const isOneOf = (text: string, ...patterns: RegExp[]) => patterns.some((one) => one.test(text))

/** Normalizes a heading for comparison. */
export const plainHeading = (heading: string) =>
  heading
    .slice(0, 200)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\[[^\]]*\]|\([^)]*\)/g, ' ')
    .replace(/[-_.‐‑–*:/]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** Returns what a column with this heading holds. */
export function columnOf(heading: string): Column {
  const text = plainHeading(heading)
  if (isOneOf(text, BLOCKED)) return 'blocked'
  if (isOneOf(text, ENABLED)) return 'enabled'
  if (isOneOf(text, BOT)) return 'bot'
  if (isOneOf(text, STATUS)) return 'status'
  const isEmail = isOneOf(text, EMAIL)
  if (isOneOf(text, SOMEBODY_ELSES)) return 'other'
  if (isEmail && isOneOf(text, PROXY)) return 'proxy'
  if (isEmail) return isOneOf(text, SECOND) ? 'second' : 'email'
  if (isOneOf(text, PROXY)) return 'proxy'
  if (isOneOf(text, ACCOUNT)) return 'account'
  return 'rest'
}

/** Whether a cell could be the heading of an address column, and not a sentence about addresses. */
export const isEmailHeading = (cell: string) => {
  if (cell.length > 120) return false
  const text = plainHeading(cell)
  const isShort = text.length <= 60 && text.split(' ').length <= 6 && !/[:!?。]\s*$/.test(cell)
  return isShort && !hasAtSign(cell) && ['email', 'second', 'proxy'].includes(columnOf(cell))
}

const YES = /^(1|true|yes|y|x|wahr|ja|vrai|oui|verdadero|sí|si|vero|да|истина|はい|真|是|예|✓|✔)$/
const NO = /^(0|false|no|n|falsch|nein|faux|non|falso|нет|ложь|いいえ|偽|否|아니요)$/
export const isYes = (cell: string) => YES.test(cell.trim().toLowerCase())
export const isNo = (cell: string) => NO.test(cell.trim().toLowerCase())

/** Returns why the value of a status column speaks against inviting the account. */
export function statusOf(cell: string): 'suspended' | 'deactivated' | 'bot' | undefined {
  const text = plainHeading(cell)
  if (/(^| )(bot|app|integration|robot|бот)( |$)|ボット|机器人|봇/.test(text)) return 'bot'
  if (
    /suspend|gesperrt|blocked|bloqu|bloccat|sospes|приостан|заблок|一時停止|停止|暂停|暫停|정지/.test(
      text,
    )
  )
    return 'suspended'
  if (
    /deactiv|inactiv|disabl|delet|archiv|terminat|removed|deaktiv|inaktiv|gelöscht|désactiv|supprim|desactiv|inactiv|elimina|disattiv|inattiv|отключ|неактив|деактив|удал|уволен|無効|退職|削除|非アクティブ|停用|禁用|已删除|비활성|삭제/.test(
      text,
    )
  )
    return 'deactivated'
  return undefined
}
