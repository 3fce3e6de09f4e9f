// Makes an rpm with rpmbuild.
import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { filesBelow } from './fpm-arguments.mjs'

// Debian's name for an architecture, as electron-builder gives it, and rpm's.
const architectures = { amd64: 'x86_64', arm64: 'aarch64' }

// What % begins in a spec file is a macro, unless doubled.
const plain = (/** @type {string} */ text) => text.replaceAll('%', '%%')

/** @param {import('./fpm-arguments.mjs').FpmRequest} request @param {string[]} files absolute paths in the package */
export const formatSpec = ({ options, depends }, files) => {
  const script = (/** @type {string | undefined} */ file) => (file ? plain(readFileSync(file, 'utf8')) : '')
  return `Name: ${options.name}
Version: ${options.version}
Release: ${options.iteration ?? 1}
Summary: ${plain(options['rpm-summary'] ?? options.description ?? '')}
License: ${options.license}
Vendor: ${options.vendor}
Packager: ${options.maintainer}
URL: ${options.url}
AutoReqProv: no
${depends.map((name) => `Requires: ${name}`).join('\n')}

%description
${plain(options.description ?? '')}

%post
${script(options['after-install'])}
%postun
${script(options['after-remove'])}
%files
%defattr(-,root,root,-)
${files.map((file) => `"${plain(file)}"`).join('\n')}
`
}

/**
 * @param {import('./fpm-arguments.mjs').FpmRequest} request
 * @param {string} root the laid-out files
 * @param {string} work a temporary folder
 */
export const buildRpm = (request, root, work) => {
  const spec = path.join(work, 'package.spec')
  writeFileSync(
    spec,
    formatSpec(
      request,
      filesBelow(root).map((file) => `/${file}`),
    ),
  )
  const macros = {
    _topdir: path.join(work, 'rpm'),
    _build_id_links: 'none',
    __os_install_post: '%{nil}', // stripping and compressing would change Electron's own files
    _binary_payload: 'w6T0.zstdio', // fast: a release is made by fpm itself
    debug_package: '%{nil}',
  }
  const defines = Object.entries(macros).flatMap(([name, value]) => ['--define', `${name} ${value}`])
  const given = request.options.architecture ?? ''
  const architecture = architectures[/** @type {keyof typeof architectures} */ (given)] ?? given
  execFileSync(
    'rpmbuild',
    ['-bb', '--quiet', '--target', `${architecture}-linux`, '--buildroot', root, ...defines, spec],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const made = path.join(work, 'rpm/RPMS', architecture)
  const [name] = readdirSync(made)
  if (name === undefined) throw new Error('rpmbuild left no package.')
  cpSync(path.join(made, name), request.options.package ?? '')
}
