import { useEffect, useState } from 'react'
import type { CrashReportSummary } from '../contract/index.ts'
import { useDesk } from './desk.ts'
import { Dialog } from './ui/Dialog.tsx'
import { DialogHead } from './ui/DialogHead.tsx'
import './crash-reports.css'

/** The crash reports on this computer: to read, to copy, to find in their folder. */
export function CrashReports({ onClose }: { readonly onClose: () => void }) {
  const desk = useDesk()
  const [listed, setListed] = useState<readonly CrashReportSummary[] | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [said, setSaid] = useState('')

  useEffect(() => {
    desk.request('listCrashReports').then(
      (list) => {
        setListed(list)
        setChosen(list.find((report) => report.kind === 'report')?.name ?? null)
      },
      () => setListed([]),
    )
  }, [desk])
  useEffect(() => {
    if (chosen === null) return
    let live = true
    desk.request('readCrashReport', chosen).then(
      (answer) => live && setText(answer.ok ? answer.value : `${answer.failure.message} ${answer.failure.hint}`),
      () => live && setText('This report could not be read. Choose another one.'),
    )
    return () => {
      live = false
    }
  }, [desk, chosen])

  const copy = async () => {
    const answer = await desk.request('copyText', text).catch(() => null)
    setSaid(answer?.ok ? 'Copied.' : 'Nothing was copied: the clipboard did not take it. Try once more.')
  }
  const showFolder = async () => {
    const answer = await desk.request('showCrashReports').catch(() => null)
    if (answer && !answer.ok) setSaid(`${answer.failure.message} ${answer.failure.hint}`)
  }
  const reports = listed?.filter((report) => report.kind === 'report') ?? []
  const dumps = listed?.filter((report) => report.kind === 'dump') ?? []
  return (
    <Dialog label="Crash reports" className="crash-reports" onClose={onClose}>
      <DialogHead title="Crash reports" onClose={onClose} />
      <div className="dialog-body">
        <p>
          When something goes wrong, Dateline writes down what it knows, without the text of your articles. Nothing is
          sent: to report a fault, copy a report and send it yourself.
        </p>
        {listed !== null && reports.length === 0 && <p>There are no reports on this computer.</p>}
        {reports.length > 0 && (
          <>
            <ul className="crash-reports-list" aria-label="Reports">
              {reports.map((report) => (
                <li key={report.name}>
                  <button
                    type="button"
                    className="chip"
                    aria-pressed={report.name === chosen}
                    onClick={() => setChosen(report.name)}
                  >
                    {formatReport(report)}
                  </button>
                </li>
              ))}
            </ul>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
            <section className="crash-reports-text" tabIndex={0} aria-label="The report">
              {text}
            </section>
          </>
        )}
        {dumps.length > 0 && (
          <p>
            The folder also holds {dumps.length === 1 ? 'one memory dump' : `${dumps.length} memory dumps`} for
            developers. A dump may contain text that was open: give it only to someone you trust.
          </p>
        )}
        <p className="crash-reports-ways">
          <button type="button" className="btn" disabled={text === ''} onClick={() => void copy()}>
            Copy report
          </button>
          <button type="button" className="btn" onClick={() => void showFolder()}>
            Show folder
          </button>
          <span role="status">{said}</span>
        </p>
      </div>
    </Dialog>
  )
}

const kinds: Readonly<Record<string, string>> = {
  'window-crashed': 'Window stopped',
  'window-stuck': 'Window did not answer',
  'view-failed': 'View not drawn',
  'process-crashed': 'Process stopped',
  'main-exception': 'Fault inside',
  'main-rejection': 'Task given up',
  'main-stuck': 'Did not answer',
  'start-failed': 'Did not start',
}

/** “Window stopped, 1 Aug, 14:05”, in the computer's own time. */
function formatReport({ name, when }: CrashReportSummary): string {
  const kind = / ([a-z-]+)\.json$/.exec(name)?.[1] ?? ''
  const time = new Date(when).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  return `${kinds[kind] ?? 'Fault'}, ${time}`
}
