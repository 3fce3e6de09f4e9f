import { describe, expect, it } from 'vitest'
import { findTimes } from '../../../src/core/extract/times.ts'

const timesIn = (text: string, published: string) =>
  findTimes(text, published).map(({ text: words, edtf }) => [words, edtf])

describe('days and months without a year', () => {
  it.each([
    // What was.
    ['2022-04-04', 'The council had been told in May.', ['May', '2021-05']],
    ['2022-10-05', 'Costs have climbed since November.', ['November', '2021-11']],
    ['2022-03-05', 'The bridge was closed on June 3.', ['June 3', '2021-06-03']],
    // What is to come.
    ['2022-10-05', 'The board voted to send the bond to voters in May.', ['May', '2023-05']],
    ['2022-10-05', 'Work will begin in June.', ['June', '2023-06']],
    ['2023-02-14', 'Stay at home until at least Wednesday evening.', ['Wednesday evening', '2023-02-15']],
    ['2023-02-14', 'Forecasters expect the storm to reach Portugal on Thursday.', ['Thursday', '2023-02-16']],
    ['2024-12-03', 'A review meeting was likely on Thursday.', ['Thursday', '2024-12-05']],
    ['2024-02-11', 'Grimsby travel to Gillingham on Tuesday.', ['Tuesday', '2024-02-13']],
    // Where nothing shows, the nearest.
    ['2024-09-10', 'In October the lake is empty.', ['October', '2024-10']],
    ['2023-02-14', 'The storm will pass, forecasters said on Monday.', ['Monday', '2023-02-13']],
  ])('%s: %s', (published, text, time) => {
    expect(timesIn(text, published)).toEqual([time])
  })
})
