import { describe, expect, it } from 'vitest'
import { saidIn } from './said.ts'

const statementsOf = (text: string) => saidIn(text).statements

describe('what was said, and where it ends', () => {
  it.each([
    // A verb that is rare, or whose sentence ends with it.
    [
      'A leader of the union alleged on Monday that the pier was unsafe.',
      ['that the pier was unsafe | leader of the union | alleged'],
    ],
    ['The clerk alleged the pier was unsafe.', ['the pier was unsafe | clerk | alleged']],
    [
      'The bank’s Ola Brandt pointed out Monday that prices had gone up.',
      ['that prices had gone up | Ola Brandt | pointed out'],
    ],
    [
      'A ferry has run aground off the islands, local media report.',
      ['A ferry has run aground off the islands | local media | report'],
    ],
    // What follows the verb tells when, and no more.
    [
      'The road is closed for now, his office said on Sunday as rain fell on the hills.',
      ['The road is closed for now | his office | said'],
    ],
    // A day and “this” begin what is said.
    ['The mayor warned Tuesday would be worse.', ['Tuesday would be worse | mayor | warned']],
    ['Kern says this will need more money.', ['this will need more money | Kern | says']],
    ['Kern said last week’s storm was the worst.', ['last week’s storm was the worst | Kern | said']],
    // A clause before the main one ends at its comma.
    ['When the mayor said the bridge was safe, people in the hall laughed.', ['the bridge was safe | mayor | said']],
    // What somebody did is nothing said.
    ['She found an old key and saw smoke over the town. Kern said it was hers.', ['it was hers | Kern | said']],
    [
      'The leak was small; however, according to locals, it had been mended, and nobody was told.',
      ['it had been mended, and nobody was told | locals | according to'],
    ],
    [
      'Footage circulating on social media shows the wall had cracks.',
      ['the wall had cracks | Footage circulating on social media | shows'],
    ],
    [
      'Some 82 per cent of traders said they were against it.',
      ['they were against it | Some 82 per cent of traders | said'],
    ],
    [
      'Director Albert Mogol said in preparation for the coming storm, the harbour will be closed.',
      ['in preparation for the coming storm, the harbour will be closed | Albert Mogol | said'],
    ],
    ['It came after Mr Barr described the strike as unwise.', ['the strike as unwise | Barr | described']],
    ['The reporter asked the mayor about the cost of the pier.', ['about the cost of the pier | reporter | asked']],
    ['Tunui said Saturday began for her at noon.', ['Saturday began for her at noon | Tunui | said']],
    ['Thursday will see thousands walk out across the town.', []],
    // A thing with a name speaks of nothing; an aside does not end what was said.
    [
      'Dogs pick up signs called markers in the air, Lee said.',
      ['Dogs pick up signs called markers in the air | Lee | said'],
    ],
    [
      'The wall gave way, Lee said, and the noise grew.',
      ['The wall gave way | Lee | said', 'and the noise grew | Lee | said'],
    ],
    // A first sentence is no headline where it is too long for one.
    [
      'Harbour boss Fred Smith expressed doubts about the new crane, which came by sea from Rostock in May, at a meeting with traders.\n\nHe left.',
      [
        'doubts about the new crane, which came by sea from Rostock in May, at a meeting with traders | Fred Smith | expressed',
      ],
    ],
    // Who says it stands at the beginning, whatever comes between.
    [
      'Mayor Odell while thanking the crews, especially the young, said that they had worked all night.',
      ['that they had worked all night | Odell | said'],
    ],
    [
      'The harbour master, Ann Lee who had seen it, said the crane, the shed and the gate were lost.',
      ['the crane, the shed and the gate were lost | Ann Lee | said'],
    ],
    [
      'Dover’s mayor, who left early to catch a train, albeit slowly, to save time, says he “did not leave at all”.',
      ['he “did not leave at all” | Dover’s mayor | says'],
    ],
    [
      'She thanked the crew and said that the sea had been kind.',
      ['the crew | She | thanked', 'that the sea had been kind | She | said'],
    ],
    ['The minister on Monday told the press to stop asking.', ['to stop asking | minister | told']],
    ['He urged the farmers, above all those by the river, to leave.', ['to leave | He | urged']],
    ['The inquest heard the lamp had been out for days.', ['the lamp had been out for days | inquest | heard']],
    // A place and an agency before it, and a list’s mark, are none of it.
    [
      'DOVER, Del. (WXYZ) — A barn burned down overnight, deputies said Monday.',
      ['A barn burned down overnight | deputies | said'],
    ],
    ['• Kern said the pier was sound.', ['the pier was sound | Kern | said']],
  ])('%s', (text, statements) => {
    expect(statementsOf(text)).toEqual(statements)
  })

  it('leaves a quotation to the one beside it, where the sentence then says who reports it', () => {
    const { quotations } = saidIn(
      'Ana Ruiz left early. “Do you really want it now?” she snapped, according to The Herald.',
    )
    expect(quotations).toEqual(['“Do you really want it now?” | Ana Ruiz | snapped'])
  })

  it('takes a paragraph without marks below “said:” for what was said', () => {
    const { statements } = saidIn(
      'The mill burned down on Monday.\n\nAnn Lee, the mill’s owner said:\n\nWe lost it all, the wheel too',
    )
    expect(statements).toEqual(['We lost it all, the wheel too | Ann Lee | –'])
  })

  it.each([
    // A place that leads a report, and a paper under its picture, say nothing.
    'NEW DELHI: Two men were held on Monday over a theft at the old market near the river, where traders had long been afraid.',
    'The mill burned down on Monday.\n\nHull Herald: The mill by the old river (Image: NQ Staff)\n\nHull Herald: The wheel (Image: NQ Staff)',
  ])('finds no speaker in %s', (text) => {
    expect(saidIn(text).statements).toEqual([])
  })

  it('lets a quotation that begins a sentence and never closes go on to the end of its paragraph', () => {
    const { quotations } = saidIn(
      'Clash in the hills\n\nGhosh claimed he had helped everybody. "We went to all the houses. There was no favour.\n\nHe left.',
    )
    expect(quotations).toEqual(['"We went to all the houses. There was no favour. | Ghosh | claimed'])
  })

  it.each([
    ['Old bridge was never safe: report', ['Old bridge was never safe | report | :']],
    ['Ferry may sail again - Ana Ruiz', ['Ferry may sail again | Ana Ruiz | -']],
    ['Rovers beat United 2-1: match report', []],
  ])('reads who says it at the end of a headline: %s', (headline, statements) => {
    expect(
      statementsOf(`${headline}\n\nIt has been shut since the storm of last winter, and nobody goes there.`),
    ).toEqual(statements)
  })

  it('reads whose quotation a headline opens with', () => {
    const { quotations } = saidIn(
      '“We will wait”: Dover mayor after pier falls\n\nIt has been shut since the storm of last winter.',
    )
    expect(quotations).toEqual(['“We will wait” | Dover mayor | :'])
  })

  it('keeps all of a paragraph that the next one takes up', () => {
    const { quotations } = saidIn(
      'Pier stays shut\n\nAna Ruiz said: “We are sorry. It was our fault.\n\n“It will not happen again.”',
    )
    expect(quotations).toEqual([
      '“We are sorry. It was our fault. | Ana Ruiz | said:',
      '“It will not happen again.” | Ana Ruiz | said:',
    ])
  })

  it.each([
    'It was loud, although no group claimed responsibility.',
    'No one said that the pier was safe.',
    'It was a storm that threatened to end the fair.',
  ])('finds nobody who speaks: %s', (text) => expect(statementsOf(text)).toEqual([]))

  it('finds who does: a ministry that says so', () => {
    expect(statementsOf('It was the ministry that said the pier was safe.')).toHaveLength(1)
  })

  it('reads single marks that the next paragraph takes up, and no headings in them', () => {
    const { quotations } = saidIn(
      'Town in shock\n\nNell Ostler said: ‘They were good people. I’ll miss them.\n\n‘You’d have them living beside you.’\n\nThey had been in the town for many years, and were known to all of us.',
    )
    expect(quotations).toEqual([
      '‘They were good people. I’ll miss them. | Nell Ostler | said:',
      '‘You’d have them living beside you.’ | Nell Ostler | said:',
    ])
  })

  it.each([
    'Advertisement',
    'Article continues after this advertisement',
    'ALSO READ | Minister said pier was safe',
    'Read more: Minister said pier was safe',
  ])('finds nothing said in “%s”', (line) => {
    expect(
      saidIn(`Pier shut\n\nThe pier is shut since the storm of last winter.\n\n${line}\n\nNobody goes there.`)
        .statements,
    ).toEqual([])
  })
})
