#!/usr/bin/env node
// Stands in for fpm, which electron-builder calls to make deb and rpm, where fpm itself cannot be downloaded: takes the same
// arguments (`-s dir -t deb|rpm`) and needs only dpkg-deb or rpmbuild. electron-builder finds it by CUSTOM_FPM_PATH.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildDeb } from './deb.mjs'
import { parseFpmArguments, placeFiles } from './fpm-arguments.mjs'
import { buildRpm } from './rpm.mjs'

const formats = { deb: buildDeb, rpm: buildRpm }

const request = parseFpmArguments(process.argv.slice(2))
const build = formats[/** @type {keyof typeof formats} */ (request.format)]
if (request.source !== 'dir' || build === undefined) {
  console.error(`fpm stand-in: only -s dir -t deb or -t rpm, not -s ${request.source} -t ${request.format}.`)
  process.exitCode = 2
} else {
  const work = mkdtempSync(path.join(os.tmpdir(), 'dateline-fpm-'))
  try {
    const root = path.join(work, 'root')
    placeFiles(request.files, root)
    build(request, root, work)
  } catch (error) {
    console.error(`fpm stand-in: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
