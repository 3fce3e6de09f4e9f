import { type FormEvent, useState } from 'react'
import { formatEdtf, parseEdtf } from '../../core/date.ts'
import { reviewItems, reviewProgress } from '../../core/edit/review.ts'
import type { ArticleIndex } from '../../core/explore.ts'
import { useEditing } from '../editing.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogHead } from '../ui/DialogHead.tsx'
import { useReader, useReaderState } from './reader-store.ts'
import { readerKeys } from './use-reader-keys.ts'

interface ReaderDialogsProps {
  readonly index: ArticleIndex
  readonly onBack: () => void
}

export function ReaderDialogs({ index, onBack }: ReaderDialogsProps) {
  const dialog = useReaderState((state) => state.dialog)
  const { act } = useReader()
  const close = () => act.show(null)
  if (dialog === 'keys') return <KeysDialog onClose={close} />
  if (dialog === 'details') return <DetailsDialog index={index} onClose={close} />
  if (dialog === 'done') return <DoneDialog index={index} onClose={close} onBack={onBack} />
  return null
}

function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog label="Keys for checking a text" className="rd-keys" onClose={onClose}>
      <DialogHead title="Keys for checking a text" onClose={onClose} />
      <div className="rd-keys-groups">
        {readerKeys.map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.keys.map(([key, does]) => (
                <div key={does}>
                  <dt>
                    {key.split(', ').map((one) => (
                      <kbd key={one}>{one}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="rd-keys-note">
        On the small map a place’s point is moved with the arrow keys once it has the focus. On a Mac, ⌘ stands for
        Ctrl.
      </p>
    </Dialog>
  )
}

/** What the article is and where it comes from; asked for where the document did not say. */
function DetailsDialog({ index, onClose }: { readonly index: ArticleIndex; readonly onClose: () => void }) {
  const { act } = useReader()
  const { title, source, event: happened, sections, places } = index.article
  const fault = useEditing((editing) => editing.fault)
  const [form, setForm] = useState({
    title,
    headline: source.title,
    publisher: source.publisher ?? '',
    authors: source.authors.join('; '),
    published: source.published ?? '',
    language: source.language,
    event: happened?.name ?? '',
    eventDate: happened?.edtf ?? '',
  })
  const [eventPlace, setEventPlace] = useState(happened?.place ?? '')
  const [headings, setHeadings] = useState(sections)
  const field = (name: keyof typeof form, label: string, hint?: string) => (
    <label className="rd-field">
      {label}
      <input
        className="field"
        value={form[name]}
        spellCheck={false}
        onChange={(event) => setForm((held) => ({ ...held, [name]: event.target.value }))}
      />
      {hint !== undefined && <small>{hint}</small>}
    </label>
  )
  const save = (event: FormEvent) => {
    event.preventDefault()
    const { headline, publisher, published, language } = form
    const authors = form.authors.split(';')
    const edit = {
      type: 'set-details' as const,
      title: form.title,
      source: { title: headline, publisher, authors, published, language },
      event:
        form.event.trim() === ''
          ? null
          : {
              name: form.event,
              edtf: form.eventDate.trim() || published,
              ...(eventPlace === '' ? {} : { place: eventPlace }),
            },
      sections: headings,
    }
    if (act.perform(edit, 'The details are kept')) onClose()
  }
  const parsed = parseEdtf(form.published)
  const day =
    form.published.trim() === ''
      ? 'Left empty while it is not known; words such as “Friday” cannot be dated then.'
      : parsed.ok
        ? formatEdtf(form.published, 'long')
        : parsed.reason
  return (
    <Dialog label="Details of the article" className="rd-details" onClose={onClose}>
      <DialogHead title="Details of the article" onClose={onClose} />
      <form className="dialog-body rd-details-form" onSubmit={save}>
        {field('title', 'Title, in your own words')}
        {field('headline', 'Headline, as it was published')}
        {field('publisher', 'Publisher')}
        {field('authors', 'Authors', 'Several are parted by a semicolon.')}
        {field('published', 'Date of publication (EDTF)', day)}
        {field('language', 'Language', 'A tag such as en, uk or de-AT.')}
        {field('event', 'Event at which it was said', 'In your own words; left empty where there was none.')}
        {form.event.trim() !== '' && (
          <>
            {field('eventDate', 'Date of the event (EDTF)', 'Left empty, the date of publication.')}
            <label className="rd-field">
              Place of the event
              <select className="field" value={eventPlace} onChange={(event) => setEventPlace(event.target.value)}>
                <option value="">Not known</option>
                {places.map((place) => (
                  <option key={place.id} value={place.id}>
                    {place.name}
                  </option>
                ))}
              </select>
            </label>
          </>
        )}
        {headings.map((section, at) => (
          <label key={section.id} className="rd-field">
            Section {at + 1}
            <input
              className="field"
              value={section.title}
              onChange={(event) =>
                setHeadings((held) => held.map((item, n) => (n === at ? { ...item, title: event.target.value } : item)))
              }
            />
          </label>
        ))}
        {fault !== null && (
          <p role="alert" className="rd-fault">
            {fault}
          </p>
        )}
        <div className="rd-buttons">
          <button type="submit" className="btn btn-primary">
            Keep the details
          </button>
          <button type="button" className="btn" onClick={onClose}>
            Leave them
          </button>
        </div>
      </form>
    </Dialog>
  )
}

/** What to do with what nobody has checked. */
function DoneDialog({ index, onClose, onBack }: ReaderDialogsProps & { readonly onClose: () => void }) {
  const { act } = useReader()
  const { items, checked, doubtful } = reviewProgress(reviewItems(index.article))
  const open = items - checked
  return (
    <Dialog label="Done with checking" onClose={onClose}>
      <DialogHead title="Done with checking" onClose={onClose} />
      <div className="dialog-body">
        <p>
          {open === 1 ? 'One mark is' : `${open} marks are`} not checked yet
          {doubtful > 0 ? `, ${doubtful} of them in doubt` : ''}. Accepting takes them as they were found; it can be
          undone.
        </p>
        <div className="rd-buttons">
          <button
            type="button"
            className="btn btn-primary"
            onClick={() => {
              act.acceptAll()
              onClose()
              onBack()
            }}
          >
            Accept the rest and finish
          </button>
          <button
            type="button"
            className="btn"
            onClick={() => {
              onClose()
              onBack()
            }}
          >
            Leave them open
          </button>
          <button type="button" className="btn" onClick={onClose}>
            Keep checking
          </button>
        </div>
      </div>
    </Dialog>
  )
}
