import type { ArticleSummary, CommandName } from '../../contract/index.ts'
import type { ThemeChoice } from '../../core/session.ts'
import { runCommand } from '../commands.ts'
import { type Settings, useSettings } from '../settings.ts'
import { articleFacts, articleFile } from '../ui/article-facts.ts'
import { Icon, Logo } from '../ui/icons.tsx'
import { Popover } from '../ui/Popover.tsx'
import { OpenTicked, OpenTogetherNow, Tick, useTicks, useTogetherNames, useTogetherTitle } from './Together.tsx'
import './bar.css'
import type { ReactNode } from 'react'

export interface BarProps {
  readonly settings: Settings
  readonly articles: readonly ArticleSummary[]
  readonly openId: string | null
  readonly onOpen: (id: string) => void
  readonly onAbout: () => void
  /** Search and filters, when an article is open. */
  readonly children?: ReactNode
}

/** The head of the window: which article, search, and everything else behind one button. */
export function Bar({ settings, articles, openId, onOpen, onAbout, children }: BarProps) {
  const together = useTogetherTitle()
  return (
    <div className="bar">
      <button
        type="button"
        className="icon-btn bar-logo"
        aria-label="Library"
        title="Library (Ctrl L)"
        onClick={() => runCommand('library')}
      >
        <Logo />
      </button>
      <h1 className="unseen">{together ?? articles.find((article) => article.id === openId)?.title ?? 'Dateline'}</h1>
      <ArticleSwitcher articles={articles} openId={openId} onOpen={onOpen} />
      <span className="bar-gap" />
      {children}
      <MoreMenu settings={settings} onAbout={onAbout} />
    </div>
  )
}

function ArticleSwitcher({ articles, openId, onOpen }: Pick<BarProps, 'articles' | 'openId' | 'onOpen'>) {
  const open = articles.find((article) => article.id === openId)
  const together = useTogetherTitle()
  const ticks = useTicks()
  const names = useTogetherNames()
  return (
    <Popover
      buttonClass={together === null ? 'switcher' : 'switcher switcher-together'}
      title={open ? `${open.title}. ${articleFacts(open)}` : names}
      button={
        <>
          <span className="switcher-title">{together ?? open?.title ?? 'Dateline'}</span>
          <Icon name="down" />
          {open && <span className="switcher-facts">{articleFacts(open)}</span>}
          {names !== undefined && <span className="switcher-facts">{names}</span>}
        </>
      }
    >
      {(close) => (
        <>
          <OpenTogetherNow close={close} />
          <p className="menu-heading">Articles</p>
          <ul aria-label="Articles">
            {articles.map((article) => (
              <li key={article.id} className="switcher-item">
                <button
                  type="button"
                  className="menu-row switcher-row"
                  aria-pressed={article.id === openId}
                  onClick={() => {
                    close()
                    onOpen(article.id)
                  }}
                >
                  <span className="menu-tick">{article.id === openId && <Icon name="check" />}</span>
                  <span>
                    {article.title}
                    <small>
                      {article.broken ? 'Cannot be opened; choose it to read why' : articleFacts(article)} ·{' '}
                      {articleFile(article)}
                    </small>
                  </span>
                </button>
                {ticks && <Tick ticks={ticks} article={article} />}
              </li>
            ))}
          </ul>
          {ticks && <OpenTicked ticks={ticks} close={close} />}
          <div className="menu-rule" />
          <MenuCommand command="open-text" label="Open a text…" keys="Ctrl Shift O" close={close} />
          <MenuCommand command="new-from-clipboard" label="New from clipboard" keys="Ctrl Shift V" close={close} />
          <MenuCommand command="library" label="Library" keys="Ctrl L" close={close} />
          <MenuCommand command="open-article" label="Open an article file…" keys="Ctrl O" close={close} />
        </>
      )}
    </Popover>
  )
}

function MenuCommand({
  command,
  label,
  keys,
  close,
}: {
  command: CommandName
  label: string
  keys: string
  close: () => void
}) {
  return (
    <button
      type="button"
      className="menu-row"
      onClick={() => {
        close()
        runCommand(command)
      }}
    >
      <span className="menu-tick" />
      {label}
      <span className="menu-count">
        <kbd>{keys}</kbd>
      </span>
    </button>
  )
}

const themes: readonly { readonly value: ThemeChoice; readonly label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'contrast', label: 'High contrast' },
]

export const textScales = [1, 1.15, 1.3, 1.5, 1.75, 2] as const

function MoreMenu({ settings, onAbout }: { readonly settings: Settings; readonly onAbout: () => void }) {
  const theme = useSettings(settings, (store) => store.session.theme)
  const scale = useSettings(settings, (store) => store.session.textScale)
  const { update } = settings.store.getState()
  return (
    <Popover buttonClass="icon-btn" label="Menu" title="Menu" align="end" button={<Icon name="more" />}>
      {(close) => (
        <>
          <MenuCommand command="palette" label="Commands…" keys="Ctrl K" close={close} />
          <MenuCommand command="shortcuts" label="Keyboard shortcuts" keys="?" close={close} />
          <div className="menu-rule" />
          <Radios
            legend="Colours"
            name="theme"
            value={theme}
            choices={themes.map(({ value, label }) => ({ value, label }))}
            onChoose={(value) => update({ theme: value })}
          />
          <div className="menu-rule" />
          <Radios
            legend="Text size"
            name="text-size"
            value={String(scale)}
            choices={textScales.map((value) => ({ value: String(value), label: `${Math.round(value * 100)} %` }))}
            onChoose={(value) => update({ textScale: Number(value) })}
          />
          <div className="menu-rule" />
          <button
            type="button"
            className="menu-row"
            onClick={() => {
              close()
              onAbout()
            }}
          >
            <span className="menu-tick" />
            About Dateline
          </button>
        </>
      )}
    </Popover>
  )
}

interface RadiosProps<T extends string> {
  readonly legend: string
  readonly name: string
  readonly value: T
  readonly choices: readonly { readonly value: T; readonly label: string }[]
  readonly onChoose: (value: T) => void
}

function Radios<T extends string>({ legend, name, value, choices, onChoose }: RadiosProps<T>) {
  return (
    <fieldset className="menu-radios">
      <legend className="menu-heading">{legend}</legend>
      <div className="menu-radio-row">
        {choices.map((choice) => (
          <label key={choice.value} className="chip menu-radio">
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChoose(choice.value)}
            />
            {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
