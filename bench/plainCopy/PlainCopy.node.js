const { createWriteStream } = require('node:fs');
const { stat } = require('node:fs/promises');
const { get } = require('node:http');
const { pipeline } = require('node:stream/promises');

const text = (displayName, name) => ({ displayName, name, type: 'string', default: '' });

/** A plain stream copy inside n8n's process: what that process itself takes for a file, without n8n's sender and storage. */
class PlainCopy {
	description = {
		displayName: 'Plain Copy',
		name: 'plainCopy',
		group: ['input'],
		version: 1,
		description: 'Copies a file to the disk',
		defaults: { name: 'Plain Copy' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [text('URL', 'url'), text('File', 'file')],
	};

	async execute() {
		const file = this.getNodeParameter('file', 0);
		const response = await new Promise((resolve, reject) =>
			get(this.getNodeParameter('url', 0), resolve).on('error', reject),
		);
		await pipeline(response, createWriteStream(file));
		return [[{ json: { size: (await stat(file)).size }, pairedItem: { item: 0 } }]];
	}
}

module.exports = { PlainCopy };
