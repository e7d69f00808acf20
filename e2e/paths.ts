import { join } from 'node:path';

/** The folder with package.json of the published package. */
export const projectFolder = join(__dirname, '..');

/** This folder: its package.json and lock pin the real n8n. */
export const e2eFolder = __dirname;

/** Pins the oldest n8n that the package supports. */
export const oldestFolder = join(__dirname, 'oldest');

/** Everything that the runs write: packed tarballs, n8n user folders, logs, pictures. Git ignores it. */
export const workFolder = join(projectFolder, '.work');

/** The package's name as n8n sees it: the prefix of every node type. */
export const packageName = 'n8n-nodes-cloud-marketplace';
