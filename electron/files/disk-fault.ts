/** What the system's error means for a reader who wants a file written: what is wrong, and what helps. */
export interface DiskFault {
  readonly what: string
  readonly hint: string
}

const full: DiskFault = { what: 'the disk is full', hint: 'Free some room on the disk.' }
const denied: DiskFault = {
  what: 'you do not have permission to write there',
  hint: 'Change the permissions of the folder.',
}
const gone: DiskFault = {
  what: 'its folder is gone; it may be on a drive that was removed',
  hint: 'Connect the drive again, or put the folder back.',
}

const faults: Readonly<Record<string, DiskFault>> = {
  ENOSPC: full,
  EDQUOT: { what: 'your share of the disk is used up', hint: 'Free some of your room on the disk.' },
  EACCES: denied,
  EPERM: denied,
  EROFS: { what: 'the disk can only be read', hint: 'Make the disk writable.' },
  ENOENT: gone,
  ENOTDIR: gone,
  ENODEV: gone,
  ENXIO: gone,
  ESTALE: gone,
  EIO: { what: 'the disk reports an error', hint: 'Check the disk; it may be failing.' },
  EBUSY: { what: 'another program holds it', hint: 'Close the other program.' },
}

/** Explains a system's error code, `ENOSPC`. */
export const explainDiskFault = (code: string): DiskFault =>
  faults[code] ?? { what: `the system refused it (${code})`, hint: 'Check the disk or the network folder.' }
