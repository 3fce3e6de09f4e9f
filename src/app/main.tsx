import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { giveBackAtRest } from './at-rest.ts'
import { bridgeDesk } from './bridge.ts'
import { askForStart } from './start.ts'

/** For so long an empty window is better than one that says it is opening and then changes at once. */
const MOST_EMPTY_MS = 150

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
const desk = bridgeDesk()
const { desk: startingDesk, start } = askForStart(desk)
const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), MOST_EMPTY_MS))
void Promise.race([start, late]).then((known) =>
  createRoot(root).render(
    <StrictMode>
      <App desk={known ? desk : startingDesk} start={known} />
    </StrictMode>,
  ),
)
giveBackAtRest(() => window.dateline?.giveBackMemory())
