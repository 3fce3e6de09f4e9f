import { describe, expect, it } from 'vitest'
import { extract } from '../../../src/core/extract/extract.ts'
import { saidIn } from './said.ts'

const INTRO = 'The novelist Tamsin Okoro talks to us about her book.'
const turnsIn = (...lines: string[]) => saidIn(lines.join('\n\n')).statements

describe('an interview that names nobody before its turns', () => {
  it('is read by questions that stand alone and what follows them', () => {
    const text = [
      INTRO,
      'You wrote the book in eleven weeks. Was that a relief?',
      'A worry. I thought I had stolen it.',
      'Where had you found it?',
      'In a box. My aunt left me her letters.',
      'There were four hundred of them.',
      'And now?',
      'Sleep.',
      'The book is out on 6 July.',
    ]
    expect(turnsIn(...text)).toEqual([
      'You wrote the book in eleven weeks. Was that a relief? | Interviewer | –',
      'A worry. I thought I had stolen it. | Tamsin Okoro | –',
      'Where had you found it? | Interviewer | –',
      'In a box. My aunt left me her letters. | Tamsin Okoro | –',
      'There were four hundred of them. | Tamsin Okoro | –',
      'And now? | Interviewer | –',
      'Sleep. | Tamsin Okoro | –',
    ])
    const [question, answer] = extract(text.join('\n\n')).statements
    expect(question?.found).toEqual({ confidence: 0.54, why: ['unmarked-question', 'asks'] })
    expect(answer?.found.confidence).toBeLessThan(0.5)
    expect(answer?.found.why[0]).toBe('unmarked-answer')
  })

  it.each([
    ['dashes', '– ', ''],
    ['bold type', '**', '**'],
  ])('is read by questions set apart by %s, and by requests among them', (_, lead, tail) => {
    const set = (question: string) => `${lead}${question}${tail}`
    expect(
      turnsIn(
        INTRO,
        set('Could you have stopped?'),
        'No.',
        set('Tell me about your aunt.'),
        'She was kind.',
        set('Is that all?'),
        'Yes.',
      ),
    ).toEqual([
      'Could you have stopped? | Interviewer | –',
      'No. | Tamsin Okoro | –',
      'Tell me about your aunt. | Interviewer | –',
      'She was kind. | Tamsin Okoro | –',
      'Is that all? | Interviewer | –',
      'Yes. | Tamsin Okoro | –',
    ])
  })

  it('has none where a writer asks, where nobody is named, or where the questions are few', () => {
    const rhetorical = [
      'Who pays?',
      'The council pays.',
      'Who gains?',
      'The firm gains.',
      'Who loses?',
      'The town loses.',
    ]
    expect(turnsIn(INTRO, ...rhetorical)).toEqual([])
    const asked = ['Do you write?', 'I do.', 'Where do you write?', 'I write at home.', 'Do you sleep?', 'I never do.']
    expect(turnsIn('A novelist talks.', ...asked)).toEqual([])
    expect(turnsIn(INTRO, ...asked.slice(0, 4))).toEqual([])
    expect(turnsIn(INTRO, ...asked)).toHaveLength(6)
  })
})

describe('a transcript', () => {
  const namesIn = (...lines: string[]) => turnsIn(...lines).map((line) => line.split(' | ')[1])

  it('that sets its labels in capitals and not gives each speaker one name', () => {
    expect(
      namesIn(
        'CHAIRMAN FOSTER: Order.',
        'Captain Ruiz: Yes.',
        'FOSTER: When?',
        'RUIZ: At ten.',
        'MS. OYELARAN: Thanks.',
      ),
    ).toEqual(['Foster', 'Ruiz', 'Foster', 'Ruiz', 'Oyelaran'])
  })

  it('that sets all of them in capitals keeps them', () => {
    expect(namesIn('MR. HALE: Order.', 'ORTIZ: Yes.', 'HALE: When?')).toEqual(['HALE', 'ORTIZ', 'HALE'])
  })
})
