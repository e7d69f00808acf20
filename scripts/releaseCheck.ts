/**
 * `npm run release:check`: refuses a release whose addresses lead nowhere or whose changelog does not name the version.
 * `npm run address` replaces the address.
 */
import { publishedFiles, type Files } from './published';

/** The host of the addresses until the owner has set them. */
export const PLACEHOLDER = 'example.invalid';

/** Why these files may not be released: a sentence each; none when they may. */
export function whatForbidsRelease(files: Files): string[] {
	const manifest = JSON.parse(files['package.json']) as { version: string; repository?: unknown };
	const placeholders = Object.entries(files).flatMap(([path, text]) => {
		const count = text.split(PLACEHOLDER).length - 1;
		return count > 0 ? [`${path}: ${count} placeholder ${count === 1 ? 'address' : 'addresses'}`] : [];
	});
	const [, latest] = /^## \[([^\]]+)\] - \d{4}-\d{2}-\d{2}$/m.exec(files['CHANGELOG.md']) ?? [];
	return [
		...placeholders,
		...(manifest.repository ? [] : ['package.json: no repository']),
		...(latest === manifest.version
			? []
			: [`CHANGELOG.md: the latest version is ${latest ?? 'missing'}, the package is ${manifest.version}`]),
	];
}

if (require.main === module) {
	const reasons = whatForbidsRelease(publishedFiles());
	for (const reason of reasons) console.error(reason);
	console.log(reasons.length === 0 ? 'Ready to release' : `Not ready to release: ${reasons.length} reasons`);
	process.exitCode = reasons.length === 0 ? 0 : 1;
}
