import { useEffect, useState } from 'react'
import type { AppDescription } from '../../contract/index.ts'
import { useDesk } from '../desk.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogHead } from '../ui/DialogHead.tsx'
import { Licences } from './Licences.tsx'
import './about.css'

/** What this copy of Dateline is, and, on request, the licences of everything that ships with it. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const desk = useDesk()
  const [app, setApp] = useState<AppDescription | null>(null)
  const [shows, setShows] = useState<'app' | 'licences'>('app')
  useEffect(() => {
    desk.request('describeApp').then(setApp, () => undefined)
  }, [desk])
  const title = shows === 'app' ? 'About Dateline' : 'Licences'
  return (
    <Dialog label={title} className="about" onClose={onClose}>
      <DialogHead title={title} onClose={onClose} />
      {shows === 'licences' ? (
        <Licences onBack={() => setShows('app')} />
      ) : (
        <div className="dialog-body">
          <p>
            Dateline opens a news article as what it is: people saying things, about places, at times. It works with no
            network at all; nothing you read or do leaves this computer.
          </p>
          {app && (
            <dl className="about-list">
              <dt>Version</dt>
              <dd>{app.version}</dd>
              <dt>Electron</dt>
              <dd>
                {app.electron} (Chromium {app.chrome}, Node {app.node})
                {app.electronOrigin === 'stand-in' && (
                  <small> A stand-in for trying out and testing: not the official, current Electron.</small>
                )}
              </dd>
            </dl>
          )}
          <p>
            MIT licence. Map: made with Natural Earth; water: GSHHG (Wessel &amp; Smith), LGPL; places © GeoNames, CC BY
            4.0. Type: Source Serif 4 and Libre Franklin, SIL OFL. Map view: Leaflet and react-leaflet (Hippocratic
            License 2.1).
          </p>
          <p>
            <button type="button" className="btn" onClick={() => setShows('licences')}>
              Licences of everything shipped
            </button>
          </p>
        </div>
      )}
    </Dialog>
  )
}
