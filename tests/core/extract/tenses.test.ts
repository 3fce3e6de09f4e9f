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
    ['2024-05-15', 'Tuesday will be worse.', ['Tuesday', '2024-05-21']],
    ['2024-05-15', 'Showers are predicted for Friday.', ['Friday', '2024-05-17']],
    ['2024-05-15', 'On Sunday the council will meet.', ['Sunday', '2024-05-19']],
    ['2024-05-15', 'On Sunday the mayor said he will go.', ['Sunday', '2024-05-12']],
    ['2024-05-15', 'On Tuesday, a second day of nursing strikes will begin.', ['Tuesday', '2024-05-21']],
    ['2024-05-15', 'They had wanted to head for the hills on Saturday.', ['Saturday', '2024-05-11']],
    // The day of publication may be what is to come.
    ['2024-05-15', 'He will visit the port on Wednesday.', ['Wednesday', '2024-05-15']],
    // Where nothing shows, the nearest.
    ['2024-09-10', 'In October the lake is empty.', ['October', '2024-10']],
    ['2023-02-14', 'The storm will pass, forecasters said on Monday.', ['Monday', '2023-02-13']],
  ])('%s: %s', (published, text, time) => {
    expect(timesIn(text, published)).toEqual([time])
  })
})

describe('dates in figures', () => {
  it.each([
    ['21/7/2021', '2021-07-21'],
    ['7/21/2021', '2021-07-21'],
    ['05.06.2024', '2024-06-05'],
    ['2020/11/13', '2020-11-13'],
    ['2014/2015', '2014/2015'],
    ['2014/15', '2014/2015'],
    // Either reading will do, and one alone was near.
    ['05/06/2024', '2024-05-06'],
    ['04/05/2024', null],
    ['01/02/2003', null],
  ])('%s', (words, edtf) => {
    expect(timesIn(`It was seen on ${words}.`, '2024-05-15')).toEqual([[words, edtf]])
  })

  it('are none where nothing else is meant by them', () => {
    expect(timesIn('Mr. Monday Okafor feared a 500-year flood; 31/31/2021 is no day.', '2024-05-15')).toEqual([])
    expect(timesIn('Updated 05:42:05 AM', '2024-05-15')).toEqual([['05:42:05 AM', null]])
  })
})
