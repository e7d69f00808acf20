import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';

/**
 * n8n-core reads its settings from the environment when its services are first asked for. This file
 * gives it a folder of its own, so that a run neither reads nor writes the user's n8n. jest hands
 * every test file a copy of the environment, so nothing of this reaches other test files.
 */
const folder = mkdtempSync(join(tmpdir(), 'n8n-core-'));

for (const name of Object.keys(process.env)) {
	if (/^N8N_/.test(name) || /^(https?|all)_proxy$/i.test(name)) delete process.env[name];
}
process.env.N8N_USER_FOLDER = folder;
process.env.N8N_LOG_LEVEL = 'silent';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface ServiceContainer {
	get<T>(service: abstract new (...args: never[]) => T): T;
}

// The container must be the very copy that n8n-core uses: another copy holds other services.
const { Container } = createRequire(require.resolve('n8n-core'))('@n8n/di') as {
	Container: ServiceContainer;
};

let storage: Promise<void> | undefined;

/** Prepares n8n's file-system storage for binary data below the temporary folder, once per test file. */
export async function prepareBinaryStorage(): Promise<void> {
	storage ??= Container.get(BinaryDataService).init();
	await storage;
}

/**
 * Reads what a node stored with `prepareBinaryData`.
 *
 * @param binary one entry of an item's `binary`
 */
export async function readBinary(binary: IBinaryData): Promise<Buffer> {
	return await Container.get(BinaryDataService).getAsBuffer(binary);
}

/** The temporary user folder of n8n-core in this test file. */
export const userFolder = folder;
