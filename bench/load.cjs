// Loads one package with n8n's own loader, as n8n does at its start, and prints how long that took and how large each
// description is, in bytes of JSON. A process of its own for each run: what was loaded once is not read again.
const { PackageDirectoryLoader } = require('n8n-core');

async function main(folder) {
	const loader = new PackageDirectoryLoader(folder);
	const started = performance.now();
	await loader.loadAll();
	const seconds = (performance.now() - started) / 1000;
	const sizes = loader.types.nodes.map((description) => Buffer.byteLength(JSON.stringify(description)));
	process.stdout.write(JSON.stringify({ seconds, sizes }));
}

main(process.argv[2]);
