import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { createEditing } from '../../src/app/editing.ts'
import { SavingNotice } from '../../src/app/SavingNotice.tsx'
import { createViewStore } from '../../src/app/store.ts'
import { notesArticle } from '../core/edit/notes-article.ts'
import { fakeDesk } from './with-article.tsx'

const changed = {
  ok: false,
  failure: {
    kind: 'changed',
    title: '“Talks by the lake” was changed by another program',
    message: 'Its file is not as it was read.',
    hint: 'Choose what to keep.',
  },
}

function start() {
  const theirs = { ...notesArticle(), title: 'Their title' }
  let known = false
  const desk = fakeDesk({
    saveArticle: () => (known ? { ok: true, value: null } : changed),
    readArticle: () => {
      known = true
      return { ok: true, value: theirs }
    },
  })
  const view = createViewStore(notesArticle())
  const editing = createEditing({ desk, id: 'notes', view })
  editing.getState().settle('shelf')
  const copies: (string | undefined)[] = []
  render(
    <SavingNotice
      editing={editing}
      onKeepCopy={async (title) => {
        copies.push(title)
      }}
    />,
  )
  const edit = async () => {
    editing.getState().perform({ type: 'accept-all' })
    await editing.getState().flush()
    await screen.findByRole('alert')
  }
  const saves = () => desk.asked.filter(({ name }) => name === 'saveArticle').length
  return { desk, view, editing, copies, edit, saves, user: userEvent.setup() }
}

describe('a file that others changed while it was corrected', () => {
  it('asks; mine goes over theirs only when told to', async () => {
    const { edit, editing, saves, user } = start()
    await edit()
    expect(screen.getByRole('alert').textContent).toContain('was changed by another program')
    expect(saves()).toBe(1)
    await user.click(screen.getByRole('button', { name: 'Keep mine' }))
    expect(saves()).toBe(2)
    expect(editing.getState().saving.status).toBe('saved')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('theirs takes the place of mine, in every view', async () => {
    const { edit, editing, view, saves, user } = start()
    await edit()
    await user.click(screen.getByRole('button', { name: 'Take theirs' }))
    expect(editing.getState().history).toMatchObject({ article: { title: 'Their title' }, past: [], future: [] })
    expect(view.getState().index.article.title).toBe('Their title')
    expect(saves()).toBe(1)
    expect(await editing.getState().flush()).toBe(true)
  })

  it('both are kept, mine under a name of its own', async () => {
    const { edit, copies, user } = start()
    await edit()
    await user.click(screen.getByRole('button', { name: 'Keep both' }))
    expect(copies).toEqual(['Talks by the lake (my corrections)'])
  })
})

describe('corrections', () => {
  it('keep every view in step, and say why one cannot be made', () => {
    const { editing, view } = start()
    const { perform, undo, redo } = editing.getState()
    perform({ type: 'delete-statement', statement: 's4' })
    expect(view.getState().index.order).toEqual(['s1', 's2', 's3'])
    expect(perform({ type: 'delete-statement', statement: 's4' })).toBe(false)
    expect(editing.getState().fault).toContain('no longer in the article')
    expect(undo()).toBe('delete statement')
    expect(view.getState().index.order).toHaveLength(4)
    expect(editing.getState().fault).toBeNull()
    expect([undo(), redo(), redo()]).toEqual([null, 'delete statement', null])
  })
})
