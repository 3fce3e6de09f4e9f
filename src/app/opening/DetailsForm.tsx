import { type FormEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { RequestOutput } from '../../contract/index.ts'
import { formatEdtf } from '../../core/date.ts'
import { type DetailsField, type DetailsForm as Form, readForm, readPublished } from '../../core/draft/details-form.ts'
import { shorten } from '../../core/wording.ts'
import { languageName, languages } from './languages.ts'
import type { OpeningTexts } from './use-opening.ts'

type Read = Extract<RequestOutput<'importDocument'>, { ok: true }>['value']

interface DetailsFormProps {
  readonly texts: OpeningTexts
  readonly document: Read
  readonly form: Form
}

const formats: Readonly<Record<Read['format'], string>> = {
  text: 'Plain text',
  markdown: 'Markdown',
  html: 'Web page',
  docx: 'DOCX',
  pdf: 'PDF',
}

/** How much of the text is shown, to know it again. */
const EXCERPT_UNITS = 280

/** Asks what the text is: filled in with what the document says of itself; what it does not say is marked and asked for. */
export function DetailsForm({ texts, document, form }: DetailsFormProps) {
  const [tried, setTried] = useState(false)
  const root = useRef<HTMLFormElement>(null)
  const reading = useMemo(() => readForm(form), [form])
  const faults = tried && !reading.ok ? reading.faults : {}
  const change = (field: DetailsField) => (value: string) => texts.change({ ...form, [field]: value })
  const words = useMemo(() => countWords(document.text), [document])
  const remarks = document.notes.filter(({ code }) => !(code in fieldOfNote) && !code.endsWith('-missing'))
  const noteOn = (field: DetailsField) =>
    document.notes.flatMap(({ code, message }) => (fieldOfNote[code] === field ? [message] : []))

  // First that it is there already, then what is missing; else Enter is all it takes.
  useEffect(() => {
    const shelved = root.current?.querySelector<HTMLElement>('.draft-shelved button')
    const empty = root.current?.querySelector<HTMLElement>('input[data-asked="true"]')
    const next = shelved ?? empty ?? root.current?.querySelector<HTMLElement>('button[type="submit"]')
    next?.focus()
  }, [])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (reading.ok) void texts.draft(reading.details)
    else requestAnimationFrame(() => root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }

  const day = form.published.trim() === '' ? null : readPublished(form.published)
  const missing = { ...document.metadata, authors: undefined }
  return (
    <form ref={root} className="draft-form" aria-label="Details of the text" noValidate onSubmit={submit}>
      <div className="draft-body">
        <p className="draft-facts">
          {formats[document.format]} · {words === 1 ? '1 word' : `${words.toLocaleString('en')} words`}
        </p>
        <blockquote className="draft-excerpt" dir="auto">
          {excerptOf(document.text)}
        </blockquote>
        {document.shelved && <Shelved texts={texts} shelved={document.shelved} />}
        {remarks.length > 0 && (
          <ul className="draft-remarks" aria-label="Notes on the document">
            {remarks.map(({ code, message }) => (
              <li key={code}>{message}</li>
            ))}
          </ul>
        )}
        <div className="draft-fields">
          <Field
            label="Title"
            value={form.title}
            onChange={change('title')}
            asked={missing.title === undefined}
            notes={noteOn('title')}
            fault={faults.title}
            required
            wide
          />
          <Field
            label="Publisher"
            value={form.publisher}
            onChange={change('publisher')}
            asked={missing.publisher === undefined}
            notes={noteOn('publisher')}
            fault={faults.publisher}
            hint="The newspaper, agency or site. Leave it empty if there is none."
          />
          <Field
            label="Authors"
            value={form.authors}
            onChange={change('authors')}
            asked={document.metadata.authors.length === 0}
            notes={noteOn('authors')}
            fault={faults.authors}
            hint="Several are parted by semicolons."
          />
          <Field
            label="Date of publication"
            value={form.published}
            onChange={change('published')}
            asked={missing.published === undefined}
            notes={noteOn('published')}
            fault={
              faults.published ?? (day === null && form.published.trim() !== '' ? 'Not a date so far.' : undefined)
            }
            invalid={faults.published !== undefined}
            hint="2025-08-01, or 2025-08 or 2025 where the day is not known. “Friday” is counted from it; without it, such days stay open."
            said={day === null ? '' : formatEdtf(day, 'long')}
          />
          <LanguageField
            value={form.language}
            onChange={change('language')}
            asked={missing.language === undefined}
            fault={faults.language}
          />
        </div>
      </div>
      <footer className="draft-foot">
        <button type="button" className="btn" onClick={texts.cancel}>
          Cancel
        </button>
        <span className="draft-gap" />
        <button type="submit" className={document.shelved ? 'btn' : 'btn btn-primary'}>
          {document.shelved ? 'Make another article' : 'Find statements'}
        </button>
      </footer>
    </form>
  )
}

interface ShelvedProps {
  readonly texts: OpeningTexts
  readonly shelved: NonNullable<Read['shelved']>
}

/** Says that an article was made of the same text before, and opens it. */
function Shelved({ texts, shelved: { id, title } }: ShelvedProps) {
  const words = useId()
  return (
    <div className="draft-shelved">
      <p id={words}>
        This text is on the shelf already, as <bdi>“{title}”</bdi>.
      </p>
      <button type="button" className="btn btn-primary" aria-describedby={words} onClick={() => texts.openShelved(id)}>
        Open that article
      </button>
    </div>
  )
}

type NoteCode = Read['notes'][number]['code']

/** Notes that are about one field stand beside it; that something is missing is told by the field itself. */
const fieldOfNote: Partial<Record<NoteCode, DetailsField>> = {
  'title-guessed': 'title',
  'date-guessed': 'published',
  'file-date': 'published',
}

/** The beginning of the text, without empty lines. */
const excerptOf = (text: string): string =>
  shorten(
    text
      .slice(0, EXCERPT_UNITS * 2)
      .replace(/\n\s*\n/g, '\n')
      .trim(),
    EXCERPT_UNITS,
  )

function countWords(text: string): number {
  let count = 0
  for (const _ of text.matchAll(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)) count += 1
  return count
}

interface FrameProps {
  readonly label: string
  /** Whether the document does not say it. */
  readonly asked: boolean
  readonly hint?: string
  /** What is understood of what is typed. */
  readonly said?: string
  readonly notes?: readonly string[]
  readonly fault?: string | undefined
  readonly wide?: boolean
  children(ids: { readonly id: string; readonly describedBy: string }): ReactNode
}

/** A field with its label, whether the document says it, and help; all of it read with the field. */
function Frame({ label, asked, hint, said, notes = [], fault, wide, children }: FrameProps) {
  const id = useId()
  return (
    <div className={`draft-field ${wide ? 'draft-field-wide' : ''}`}>
      <div className="draft-label">
        <label htmlFor={id}>{label}</label>
        {asked && <span className="draft-asked">Not in the text</span>}
      </div>
      {children({ id, describedBy: `${id}-help` })}
      <div id={`${id}-help`} className="draft-help">
        {asked && <span className="unseen">Not in the text.</span>}
        {said && <p className="draft-said">{said}</p>}
        {fault !== undefined && <p className="draft-wrong">{fault}</p>}
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        {hint !== undefined && hint !== '' && !said && fault === undefined && <p>{hint}</p>}
      </div>
    </div>
  )
}

interface FieldProps extends Omit<FrameProps, 'children'> {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly required?: boolean
  /** Whether the fault keeps the form from going on, rather than that it may yet be typed right. */
  readonly invalid?: boolean
}

function Field({ value, onChange, required = false, invalid, ...frame }: FieldProps) {
  const wrong = invalid ?? frame.fault !== undefined
  return (
    <Frame {...frame}>
      {({ id, describedBy }) => (
        <input
          id={id}
          className="field"
          type="text"
          autoComplete="off"
          spellCheck={false}
          value={value}
          aria-describedby={describedBy}
          aria-invalid={wrong}
          aria-required={required}
          data-asked={frame.asked && value === ''}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Frame>
  )
}

function LanguageField({ value, onChange, asked, fault }: Pick<FieldProps, 'value' | 'onChange' | 'asked' | 'fault'>) {
  const shown = languages.includes(value) ? languages : [value, ...languages]
  const foreign = !/^en(?:-|$)/.test(value)
  return (
    <Frame
      label="Language"
      asked={asked}
      fault={fault}
      hint={
        foreign
          ? 'Dateline understands English. In other languages it finds what stands in quotation marks, and rarely who says it.'
          : asked
            ? 'Taken for English.'
            : ''
      }
    >
      {({ id, describedBy }) => (
        <select
          id={id}
          className="field draft-select"
          value={value}
          aria-describedby={describedBy}
          onChange={(event) => onChange(event.target.value)}
        >
          {shown.map((code) => (
            <option key={code} value={code}>
              {languageName(code)}
            </option>
          ))}
        </select>
      )}
    </Frame>
  )
}
