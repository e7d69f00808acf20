import type { IDataObject } from 'n8n-workflow';

import { lastPart } from '../../engine/util/links';
import { numberIn } from '../../engine/util/numbers';
import { isObject } from '../../engine/util/path';

/** The list of files of a finished export. Which names its folder and its token have is known from samples only. */

const FOLDERS = ['rootDirectory', 'rootFolder', 'rootPath', 'directory', 'folder'];

/** What opens the files, by each name that it may have. */
const TOKENS = ['sasToken', 'sas', 'accessToken', 'token'];

/** What opens the files, wherever it may be, a folder's query too; never shown unless asked for. */
export const OPENS = [...TOKENS, ...FOLDERS, ...TOKENS.map((name) => `blobs[].${name}`)];

const firstText = (source: IDataObject, names: string[]): string | undefined =>
	names.map((name) => source[name]).find((value): value is string => typeof value === 'string' && value.trim() !== '');

/** The manifest's id in the operation: an object that holds it, or an address that ends with it, under either name. */
export function manifestIdIn({
	resourceLocation,
	'resourceLocation@odata.navigationLink': link,
}: IDataObject): string | undefined {
	const id = isObject(resourceLocation) ? resourceLocation.id : lastPart(String(resourceLocation ?? link ?? ''));
	return id ? String(id) : undefined;
}

/** The manifest where the operation brings it whole. */
export const manifestIn = ({ resourceLocation }: IDataObject): IDataObject | undefined =>
	isObject(resourceLocation) && Array.isArray(resourceLocation.blobs) ? resourceLocation : undefined;

/** The files that a manifest names. */
export const blobsOf = ({ blobs }: IDataObject): IDataObject[] =>
	Array.isArray(blobs) ? (blobs as IDataObject[]).filter(isObject) : [];

/** What is missing, where a manifest names fewer or more files than it says it has. */
export function countWarning(manifest: IDataObject): string | undefined {
	const count = numberIn(manifest.blobCount);
	const named = blobsOf(manifest).length;
	if (count === undefined || count === named) return undefined;
	return `The manifest says that the export has ${count} file${count === 1 ? '' : 's'}, but names ${named}. Get the manifest again before you use them.`;
}

const encoded = (name: string) => name.split('/').map(encodeURIComponent).join('/');

/**
 * The signed address of a file: folder, name and token.
 * @param given what the user named instead of the manifest's own
 * @returns undefined when folder or name is missing
 */
export function addressOf(
	manifest: IDataObject,
	blob: IDataObject,
	given: { folder?: string; token?: string },
): string | undefined {
	const folder = given.folder ?? firstText(manifest, FOLDERS);
	const name = firstText(blob, ['name', 'path']);
	if (name === undefined || folder === undefined) return undefined;
	// A folder may carry a query of its own; what opens the files then is in it.
	const [place, query] = folder.split('?');
	const token = (given.token ?? firstText(manifest, TOKENS) ?? query ?? '').replace(/^\?/, '');
	return `${place.replace(/\/+$/, '')}/${encoded(name.replace(/^\/+/, ''))}${token ? `?${token}` : ''}`;
}
