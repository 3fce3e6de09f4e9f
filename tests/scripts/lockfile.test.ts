import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { findAbsentOptional, platformOf } from '../../scripts/complete-lockfile.mjs'

const lockIn = (folder: string) =>
  JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../..', folder, 'package-lock.json'), 'utf8'))

test('the lockfile names the binaries of every platform (else: node scripts/complete-lockfile.mjs)', () => {
  for (const folder of ['.', 'scripts/scan']) expect(findAbsentOptional(lockIn(folder).packages)).toEqual([])
})

test('a lockfile without another platform’s binary is noticed', () => {
  const packages = { 'node_modules/tool': { dev: true, optionalDependencies: { 'tool-win32-x64': '1.0.0' } } }
  expect(findAbsentOptional(packages)).toEqual([{ name: 'tool-win32-x64', range: '1.0.0', dev: true }])
})

test('the lockfile names no registry', () => {
  for (const folder of ['.', 'scripts/scan']) expect(JSON.stringify(lockIn(folder))).not.toMatch(/"resolved"/)
})

test('platforms are read from package names', () => {
  expect(platformOf('@biomejs/cli-linux-arm64-musl')).toEqual({ os: ['linux'], cpu: ['arm64'], libc: ['musl'] })
  expect(platformOf('@oxc-parser/binding-win32-x64-msvc')).toEqual({ os: ['win32'], cpu: ['x64'] })
  expect(platformOf('@biomejs/cli-darwin-arm64')).toEqual({ os: ['darwin'], cpu: ['arm64'] })
})
